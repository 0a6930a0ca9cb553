package fopt.compiler.lower;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.runtime.sim.Setup;
import java.util.BitSet;
import java.util.List;

/// Which variables may hold values that are still on their way: what primitives deliver, copies of that, what the server computes from it, and what
/// delay lines remember of it.
final class OnTheWay {
    private final BitSet variables = new BitSet();
    private final List<Ir.DelayLine> lines;

    OnTheWay(List<Step> steps, List<Ir.DelayLine> lines) {
        this.lines = lines;
        int before;
        do {
            before = variables.cardinality();
            steps.forEach(this::find);
        } while (variables.cardinality() > before);
    }

    boolean contains(Var v) {
        return variables.get(v.id());
    }

    boolean contains(int slot) {
        return variables.get(slot);
    }

    /// What a run needs to know of them. @param measuring code that computes what is measured
    Setup.Waiting waiting(List<Var> vars, List<Step> measuring) {
        List<Integer> rows = vars.stream().filter(v -> contains(v) && v.home() != Home.EDGE).map(Var::id).toList();
        List<Integer> edges = vars.stream().filter(v -> contains(v) && v.home() == Home.EDGE).map(Var::id).toList();
        List<Integer> shown = Access.ofSteps(measuring).reads().stream().filter(this::contains).map(Var::id).distinct().toList();
        return new Setup.Waiting(vars.size(), rows, edges, shown, lines.stream().map(l -> contains(l.source()) ? l.source().id() : -1).toList());
    }

    /// The variable whose row an operation of a node copies; null for any other operation.
    static Var copied(Op op) {
        Var target;
        Var source;
        switch (op) {
            case Op.Assign(Var t, Element.Load(Var s)) -> {
                target = t;
                source = s;
            }
            case Op.Set(Var t, Scalar.Load(Var s)) -> {
                target = t;
                source = s;
            }
            default -> {
                return null;
            }
        }
        return source.home() == target.home() || source.home() == Home.ONE && target.home() == Home.NODE ? source : null;
    }

    // ---- finding them

    private void find(Step step) {
        switch (step) {
            case Step.Deliver d when d.slot() >= 0 -> variables.set(d.slot());
            case Step.Region r -> r.ops().forEach(this::atNode);
            case Step.Solo s -> s.ops().forEach(op -> flows(Access.of(op)));
            case Step.Collect c -> flows(Access.ofSteps(List.of(c)));
            case Step.Aggregate a -> flows(Access.ofSteps(List.of(a)));
            case Step.If i -> {
                i.then().forEach(this::find);
                i.otherwise().forEach(this::find);
            }
            case Step.Repeat r -> r.body().forEach(this::find);
            case Step.While w -> {
                w.test().forEach(this::find);
                w.body().forEach(this::find);
            }
            case Step.On on -> on.body().forEach(this::find);
            case Step.AtDepth a -> a.body().forEach(this::find);
            case Step.Recall r when contains(lines.get(r.line()).source()) -> variables.set(r.into().id());
            case Step.Deliver _, Step.Lose _, Step.Arrived _, Step.Recall _, Step.FormCohort _, Step.Attack _, Step.DrawCohort _, Step.CopyCohort _, Step.Swap _, Step.Remember _,
                    Step.Noise _, Step.Release _ -> { }
        }
    }

    private void flows(Access access) {
        if (access.reads().stream().anyMatch(this::contains)) {
            access.writes().forEach(v -> variables.set(v.id()));
        }
    }

    private void atNode(Op op) {
        switch (op) {
            case Op.When w -> {
                w.then().forEach(this::atNode);
                w.otherwise().forEach(this::atNode);
            }
            case Op.Times t -> t.body().forEach(this::atNode);
            case Op.While w -> {
                w.test().forEach(this::atNode);
                w.body().forEach(this::atNode);
            }
            case Op.EdgeLoop e -> e.body().forEach(this::atNode);
            case Op.Recall r when contains(r.source()) -> variables.set(r.target().id());
            case Op other when copied(other) instanceof Var source && contains(source) -> Access.of(other).writes().forEach(v -> variables.set(v.id()));
            default -> { }
        }
    }
}
