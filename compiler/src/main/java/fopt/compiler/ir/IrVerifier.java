package fopt.compiler.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What every program keeps, before and after every pass.
///
/// - Variables are those of [Ir#vars], with their home, kind and length; kinds and lengths fit the operation.
/// - A place reads and writes only what it has: rows of nodes belong to regions, rows of edges to edge loops, what all know is written by
///   [Step.Solo] and [Step.Collect] and read everywhere.
/// - A SCRATCH variable is written before it is read, in the same region; a REGISTER lives within one [Op.Fused].
/// - No node writes in a region what another node reads there through a communication primitive.
/// - Measuring changes no state and sends nothing.
public final class IrVerifier {
    private static final int DEEPEST_ON = 7;

    private final Ir ir;
    private final List<String> problems = new ArrayList<>();
    private final Set<Integer> registers = new HashSet<>();
    private boolean observing;

    private IrVerifier(Ir ir) {
        this.ir = ir;
    }

    /// What is wrong with a program: one sentence each, none if it is well-formed.
    public static List<String> problems(Ir ir) {
        IrVerifier verifier = new IrVerifier(ir);
        verifier.program();
        return List.copyOf(verifier.problems);
    }

    /// The program itself. @param stage what made it, for the message
    /// @throws IllegalStateException if it is not well-formed: an error of the compiler
    public static Ir verified(Ir ir, String stage) {
        List<String> problems = problems(ir);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("ill-formed IR of " + ir.name() + " after " + stage + ": " + String.join("; ", problems));
        }
        return ir;
    }

    void that(boolean condition, String problem) {
        if (!condition) {
            problems.add(problem);
        }
    }

    Ir ir() {
        return ir;
    }

    /// Notes that a register lives in one more loop.
    void register(Var v) {
        that(registers.add(v.id()), "register " + v + " in two loops");
    }

    // ---- the whole

    private void program() {
        that(ir.output() != null && (ir.output().home() == Var.Home.ONE || ir.output().home() == Var.Home.NODE), "output " + ir.output());
        that(ir.nodePoints() == null || ir.nodePoints().home() == Var.Home.NODE, "node points " + ir.nodePoints());
        for (Ir.OwnMetric m : ir.metrics()) {
            that(m.value().isScalar() && m.value().home() == Var.Home.ONE, "metric " + m.name() + " in " + m.value());
        }
        for (Ir.DelayLine line : ir.delayLines()) {
            known(line.source());
            that(line.length() >= 0 && (line.source().kind() == Var.Kind.NUMBERS || line.source().kind() == Var.Kind.MESSAGE), "delay line of " + line.source());
        }
        ir.parts().forEach(s -> steps(s, 0));
        observing = true;
        steps(ir.observe(), 0);
        stateIsKept();
    }

    private void stateIsKept() {
        Access round = Access.ofSteps(Stream.concat(ir.round().stream(), ir.phases().stream().flatMap(p -> p.steps().stream())).toList());
        for (Var v : Access.ofSteps(ir.observe()).writes()) {
            that(v.temporary() || !round.touches(v), "measuring writes " + v + ", which is state");
        }
    }

    /// The variable is one of the program's.
    void known(Var v) {
        boolean known = v.id() < ir.vars().size() && ir.vars().get(v.id()).equals(v);
        that(known, v + " is not variable " + v.id() + " of the program: " + (v.id() < ir.vars().size() ? ir.vars().get(v.id()).home() : "none"));
    }

    // ---- steps

    private void steps(List<Step> steps, int depth) {
        steps.forEach(s -> step(s, depth));
    }

    private void step(Step step, int depth) {
        Reach together = new Reach(this, Reach.Place.SERVER);
        switch (step) {
            case Step.Region(List<Op> ops) -> {
                new PlaceVerifier(this, Reach.Place.NODE, observing).ops(ops);
                noConflict(ops);
            }
            case Step.Solo(List<Op> ops) -> new PlaceVerifier(this, Reach.Place.SERVER, observing).ops(ops);
            case Step.Collect(Var into, Fn.Gather fn, Var from) -> collect(into, fn, from, together);
            case Step.If(Scalar condition, List<Step> then, List<Step> otherwise) -> {
                together.scalar(condition);
                steps(then, depth);
                steps(otherwise, depth);
            }
            case Step.Repeat(Scalar count, Var counter, List<Step> body) -> {
                together.scalar(count);
                counter(counter, body, together);
                steps(body, depth);
            }
            case Step.While(List<Step> test, Scalar condition, Scalar max, Var counter, List<Step> body) -> {
                together.scalar(max);
                counter(counter, body, together);
                counter(counter, test, together);
                steps(test, depth);
                together.scalar(condition);
                steps(body, depth);
            }
            case Step.DrawCohort(Var into, int law, DrawKey draw) -> {
                together.kind(into, Var.Kind.COHORT);
                together.key(draw);
            }
            case Step.FormCohort(Var into, List<Scalar> numbers) -> {
                together.kind(into, Var.Kind.COHORT);
                numbers.forEach(together::scalar);
            }
            case Step.CopyCohort(Var into, Var from) -> {
                together.kind(into, Var.Kind.COHORT);
                together.kind(from, Var.Kind.COHORT);
            }
            case Step.On(Var cohort, List<Step> body) -> {
                together.kind(cohort, Var.Kind.COHORT);
                that(depth < DEEPEST_ON, "more than " + DEEPEST_ON + " cohorts inside each other");
                steps(body, depth + 1);
            }
            case Step.Aggregate(Var into, int rule, Var from, DrawKey draw) -> {
                that(from.kind() == Var.Kind.NUMBERS, "a rule of " + from);
                collect(into, Fn.Gather.MEAN, from, together);
                together.key(draw);
            }
            case Step.Attack(Var rows, DrawKey draw) -> {
                known(rows);
                that((rows.home() == Var.Home.NODE || rows.home() == Var.Home.EDGE) && rows.kind() == Var.Kind.NUMBERS, "attack on " + rows);
                together.key(draw);
            }
            case Step.AtDepth(int outer, List<Step> body) -> {
                that(outer <= depth && depth < DEEPEST_ON, "cohort " + outer + " seen from depth " + depth);
                steps(body, depth + 1);
            }
            case Step.Swap(Var a, Var b) -> {
                known(a);
                known(b);
                that(a.home() != Var.Home.SCRATCH && a.home() != Var.Home.REGISTER, "swap of " + a + ", which has no rows of its own");
            }
            case Step.Remember(int line, Var source) -> {
                known(source);
                that(source(line) != null && source(line).id() == source.id(), "delay line " + line + " remembers " + source);
            }
            case Step.Lose l -> that(!observing, "measuring loses something");
            case Step.Arrived a -> together.kind(a.into(), Var.Kind.COHORT);
            case Step.Deliver d -> that(!observing, "measuring sends something");
            case Step.Noise(int place, int source, int draw, Scalar lag, Scalar std) -> {
                together.scalar(lag);
                together.scalar(std);
            }
            case Step.Release(int place, Scalar sensitivity) -> together.scalar(sensitivity);
            case Step.Recall(Var into, int line, Scalar lag) -> {
                known(into);
                together.scalar(lag);
                Var source = source(line);
                that(source != null && source.home() == into.home() && source.kind() == into.kind() && source.length() == into.length(), "delay line " + line + " into " + into);
            }
        }
    }

    /// What a delay line remembers, or null.
    Var source(int line) {
        return line < ir.delayLines().size() ? ir.delayLines().get(line).source() : null;
    }

    private void noConflict(List<Op> ops) {
        Access access = Access.ofOps(ops);
        for (Var v : access.remote()) {
            that(!Access.contains(access.writes(), v), v + " is written in the region in which other nodes read it");
        }
    }

    private void collect(Var into, Fn.Gather fn, Var from, Reach together) {
        known(into);
        known(from);
        boolean message = from.kind() == Var.Kind.MESSAGE;
        that(from.home() == Var.Home.NODE && (message || from.kind() == Var.Kind.NUMBERS), "collect from " + from);
        that(into.home() == Var.Home.ONE && into.kind() == Var.Kind.NUMBERS && into.length() == from.length(), "collect into " + into);
        that(!message || fn == Fn.Gather.SUM || fn == Fn.Gather.MEAN, fn + " of messages");
    }

    private void counter(Var counter, List<Step> body, Reach together) {
        together.counter(counter);
        that(counter == null || !Access.ofSteps(body).writes(counter), "the loop changes its counter " + counter);
    }
}
