package fopt.compiler.run;

import fopt.Limits;
import fopt.compiler.ir.Access;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Layout;
import fopt.compiler.ir.Var;
import fopt.runtime.UserError;
import fopt.runtime.topology.Schedule;
import java.util.stream.Stream;

/// The bytes that the rounds of a run work with, in numbers: state, temporaries, the past, the problem's data, and the points that are kept. Messages come on top, as long as they are.
///
/// @param state of variables that live from round to round
/// @param working of temporaries
/// @param past of delay lines
/// @param data of the problem: samples, coefficients
/// @param kept of the points of all rows that are known before the run, where it keeps them
record Memory(long state, long working, long past, long data, long kept) {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    static Memory of(Execution x) {
        Ir ir = x.code();
        Schedule graph = x.plan().mixing();
        long edges = graph == null ? 0 : graph.at(1, x.plan().seed()).topology().directedEdges();
        long state = 0;
        long working = 0;
        Access round = Access.ofSteps(Stream.concat(ir.round().stream(), ir.phases().stream().flatMap(p -> p.steps().stream())).toList());
        for (Var v : ir.vars().stream().filter(v -> round.touches(v) && !x.lowered().constants().containsKey(v.id())).toList()) {
            long bytes = bytes(v, ir, edges, x.plan().threads());
            state += v.temporary() ? 0 : bytes;
            working += v.temporary() ? bytes : 0;
        }
        long past = ir.delayLines().stream().mapToLong(l -> (l.length() + 1) * bytes(l.source(), ir, edges, 1)).sum();
        return new Memory(state, working, past, x.plan().problem().bytes(), kept(x.plan()));
    }

    /// The most that rows may need whose number is known: one point each, or one for each node.
    private static long kept(RunPlan plan) {
        if (!plan.iterates()) {
            return 0;
        }
        boolean rounds = plan.limit().kind() == RunPlan.Limit.Kind.ROUNDS && plan.everySeconds() == 0;
        double rows = rounds ? plan.limit().amount() / plan.every() + 2 : 2;
        return (long) (rows * Double.BYTES * plan.problem().dimension());
    }

    /// @throws UserError E835 if it is more than a run may have
    void check(Limits limits) {
        check(state + working + past, "for its variables", "use fewer nodes, or a smaller dimension", limits);
        check(state + working + past + data, "with the data of its problem", "take fewer samples", limits);
        check(state + working + past + data + kept, "with the points that `iterates()` keeps", "take rows more seldom: `measure … every 100`", limits);
    }

    private static void check(long all, String what, String wayOut, Limits limits) {
        if (all > limits.stateBytes()) {
            throw new UserError("E835", "this run needs " + text(all) + " " + what + ", more than the host's limit of " + text(limits.stateBytes()) + ": " + wayOut);
        }
    }

    /// For a problem with drawn coefficients, before it is made: two rows of numbers for each node. @throws UserError E835
    static void checkDrawn(double nodes, double dimension, Limits limits) {
        check((long) (2.0 * Double.BYTES * nodes * dimension), "for the coefficients of the problem", "use fewer nodes, or a smaller dimension", limits);
    }

    /// For one that grows while the run goes on. @param kept points until now, of `numbers` each
    static void checkKept(long kept, int numbers, Limits limits) {
        check(Math.multiplyExact(kept, (long) numbers * Double.BYTES), "for the points that `iterates()` keeps", "take rows more seldom: `measure … every 100`", limits);
    }

    private static long bytes(Var v, Ir ir, long edges, int threads) {
        if (v.kind() != Var.Kind.NUMBERS) {
            return 0;
        }
        return Double.BYTES * switch (v.home()) {
            case NODE -> (long) ir.nodes() * v.length();
            case EDGE -> edges * v.length();
            case ONE -> v.length();
            case SCRATCH -> (long) threads * Layout.stride(v);
            case REGISTER -> 0L;
        };
    }

    @Override
    public String toString() {
        return text(state) + " of state, " + text(working) + " that a round works with" + (past == 0 ? "" : ", " + text(past) + " of the past");
    }

    private static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return fopt.runtime.report.Figures.number(value) + " " + UNITS[unit];
    }
}
