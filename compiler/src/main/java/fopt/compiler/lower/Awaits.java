package fopt.compiler.lower;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Op.Arrival;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import java.util.ArrayList;
import java.util.List;

/// Puts into the code of a round where nodes, and the server, wait: before they first compute with a value that may be on its way.
///
/// Copies do not wait; the copy arrives with what it copies. What the server computes, or all compute alike, is there for each as soon as what it is
/// computed from; the server itself waits in the order of the text.
final class Awaits {
    private final OnTheWay values;
    private final Code code;

    Awaits(OnTheWay values, Code code) {
        this.values = values;
        this.code = code;
    }

    // ---- steps

    List<Step> steps(List<Step> steps) {
        List<Step> out = new ArrayList<>();
        for (Step s : steps) {
            int before = out.size();
            add(s, out);
            out.subList(before, out.size()).forEach(made -> code.instead(s, made));
        }
        return out;
    }

    private void add(Step step, List<Step> out) {
        switch (step) {
            case Step.Region r -> out.add(new Step.Region(ops(r.ops(), Home.NODE)));
            case Step.Solo s -> out.add(new Step.Solo(ops(s.ops(), Home.ONE)));
            case Step.Collect c -> gathered(c, c.into(), c.from(), out);
            case Step.Aggregate a -> gathered(a, a.into(), a.from(), out);
            case Step.If i -> {
                all(i.condition(), out);
                out.add(new Step.If(i.condition(), steps(i.then()), steps(i.otherwise())));
            }
            case Step.Repeat r -> {
                all(r.count(), out);
                out.add(new Step.Repeat(r.count(), r.counter(), steps(r.body())));
            }
            case Step.While w -> {
                all(w.max(), out);
                List<Step> test = steps(w.test());
                all(w.condition(), test);
                out.add(new Step.While(test, w.condition(), w.max(), w.counter(), steps(w.body())));
            }
            case Step.On on -> out.add(new Step.On(on.cohort(), steps(on.body())));
            case Step.AtDepth a -> out.add(new Step.AtDepth(a.depth(), steps(a.body())));
            case Step.FormCohort f -> {
                f.numbers().forEach(number -> all(number, out));
                out.add(f);
            }
            case Step.Recall r -> {
                out.add(r);
                if (values.contains(r.into())) {
                    out.add(at(r.into().home(), recalled(r.into(), r.line(), r.lag())));
                }
            }
            case Step.Deliver _, Step.Lose _, Step.Arrived _, Step.Attack _, Step.DrawCohort _, Step.CopyCohort _, Step.Swap _, Step.Remember _, Step.Noise _, Step.Release _ ->
                out.add(step);
        }
    }

    private void gathered(Step step, Var into, Var from, List<Step> out) {
        out.add(step);
        List<Op> marks = new ArrayList<>();
        computed(into, List.of(), marks);
        if (values.contains(from)) {
            marks.add(new Arrival(Arrival.Kind.WITH, into.id(), from.id(), null));
        }
        if (!marks.isEmpty()) {
            out.add(new Step.Solo(marks));
        }
    }

    /// All wait for a number that rules what they do together.
    private void all(Scalar ruling, List<Step> out) {
        List<Op> awaits = awaits(Access.of(ruling).reads());
        if (!awaits.isEmpty()) {
            out.add(new Step.Region(awaits));
            out.add(new Step.Solo(awaits(Access.of(ruling).reads())));
        }
    }

    private static Step at(Home home, List<Op> ops) {
        return switch (home) {
            case ONE -> new Step.Solo(ops);
            case EDGE -> new Step.Region(List.of(new Op.EdgeLoop(ops)));
            case NODE, SCRATCH, REGISTER -> new Step.Region(ops);
        };
    }

    // ---- operations

    private List<Op> ops(List<Op> ops, Home place) {
        List<Op> out = new ArrayList<>();
        for (Op op : ops) {
            add(op, place, out);
        }
        return out;
    }

    private void add(Op op, Home place, List<Op> out) {
        switch (op) {
            case Op.When w -> {
                out.addAll(awaits(Access.of(w.condition()).reads()));
                out.add(code.instead(w, new Op.When(w.condition(), ops(w.then(), place), ops(w.otherwise(), place))));
            }
            case Op.Times t -> {
                out.addAll(awaits(Access.of(t.count()).reads()));
                out.add(code.instead(t, new Op.Times(t.count(), t.counter(), ops(t.body(), place))));
            }
            case Op.While w -> {
                out.addAll(awaits(Access.of(w.max()).reads()));
                List<Op> test = ops(w.test(), place);
                test.addAll(awaits(Access.of(w.condition()).reads()));
                out.add(code.instead(w, new Op.While(test, w.condition(), w.max(), w.counter(), ops(w.body(), place))));
            }
            case Op.EdgeLoop e -> out.add(code.instead(e, new Op.EdgeLoop(ops(e.body(), Home.EDGE))));
            case Op.Recall r -> {
                out.add(r);
                if (values.contains(r.target())) {
                    out.addAll(recalled(r.target(), r.line(), r.lag()));
                }
            }
            case Arrival a when a.kind() == Arrival.Kind.AWAIT -> {
                if (values.contains(a.slot())) {
                    out.add(a);
                }
            }
            case Arrival a -> out.add(a);
            case Op other when OnTheWay.copied(other) instanceof Var source && place != Home.ONE -> copy(other, source, out);
            case Op other -> plain(other, place, out);
        }
    }

    private void copy(Op op, Var source, List<Op> out) {
        out.add(op);
        Var target = Access.of(op).writes().getFirst();
        computed(target, List.of(), out);
        if (values.contains(source)) {
            out.add(new Arrival(Arrival.Kind.WITH, target.id(), source.id(), null));
        }
    }

    private void plain(Op op, Home place, List<Op> out) {
        Access access = Access.of(op);
        List<Var> needed = access.reads().stream().filter(v -> values.contains(v) && !(op instanceof Op.MixMessages m && m.target().id() == v.id())).toList();
        out.addAll(awaits(needed));
        out.add(op);
        for (Var target : access.writes().stream().distinct().toList()) {
            computed(target, access.reads(), out);
            if (place == Home.ONE && values.contains(target)) {
                needed.stream().distinct().filter(v -> v.id() != target.id()).forEach(v -> out.add(new Arrival(Arrival.Kind.WITH, target.id(), v.id(), null)));
            }
        }
    }

    /// A value that was computed afresh; what changes step by step was waited for before.
    private void computed(Var target, List<Var> from, List<Op> out) {
        if (values.contains(target) && !Access.contains(from, target)) {
            out.add(new Arrival(Arrival.Kind.AT_ONCE, target.id(), -1, null));
        }
    }

    private List<Op> recalled(Var into, int line, Scalar lag) {
        return List.of(new Arrival(Arrival.Kind.AT_ONCE, into.id(), -1, null), new Arrival(Arrival.Kind.PAST, into.id(), line, lag));
    }

    private List<Op> awaits(List<Var> reads) {
        return reads.stream().filter(values::contains).distinct().<Op>map(v -> new Arrival(Arrival.Kind.AWAIT, v.id(), -1, null)).toList();
    }
}
