package fopt.compiler.run;

import fopt.Limits;
import fopt.compiler.ir.Access;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Layout;
import fopt.compiler.ir.Var;
import fopt.runtime.UserError;
import fopt.runtime.topology.Schedule;
import java.util.stream.Stream;

/// The bytes that the rounds of a run work with, in numbers: state, temporaries, and the past. Messages come on top, as long as they are, and the problem's data.
///
/// @param state of variables that live from round to round
/// @param working of temporaries
/// @param past of delay lines
record Memory(long state, long working, long past) {
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
        return new Memory(state, working, past);
    }

    /// @throws UserError E835 if it is more than a run may have
    void check(Limits limits) {
        long all = state + working + past;
        if (all > limits.stateBytes()) {
            throw new UserError("E835", "this run needs " + text(all) + " for its variables, more than the host's limit of " + text(limits.stateBytes())
                    + ": use fewer nodes, or a smaller dimension");
        }
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
