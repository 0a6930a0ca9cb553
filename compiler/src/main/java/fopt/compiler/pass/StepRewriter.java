package fopt.compiler.pass;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Lines;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Step;
import java.util.List;

/// Walks all step lists and op lists of a program, innermost first. A pass overrides the kind of list that it changes.
abstract class StepRewriter implements Pass {

    @Override
    public Ir apply(Ir ir) {
        return ir.map(steps -> walk(steps, ir.lines()));
    }

    /// A list of steps whose inner lists were rewritten already.
    List<Step> steps(List<Step> steps) {
        return steps;
    }

    /// A list of operations of one place whose inner lists were rewritten already.
    List<Op> ops(List<Op> ops) {
        return ops;
    }

    private List<Step> walk(List<Step> list, Lines lines) {
        return steps(list.stream().map(s -> lines.moved(s, walk(s, lines))).toList());
    }

    private Step walk(Step step, Lines lines) {
        return switch (step) {
            case Step.Region r -> new Step.Region(walkOps(r.ops(), lines));
            case Step.Solo s -> new Step.Solo(walkOps(s.ops(), lines));
            case Step.If i -> new Step.If(i.condition(), walk(i.then(), lines), walk(i.otherwise(), lines));
            case Step.Repeat r -> new Step.Repeat(r.count(), r.counter(), walk(r.body(), lines));
            case Step.While w -> new Step.While(walk(w.test(), lines), w.condition(), w.max(), w.counter(), walk(w.body(), lines));
            case Step.On on -> new Step.On(on.cohort(), walk(on.body(), lines));
            case Step.Aggregate a -> a;
            case Step.Attack a -> a;
            case Step.AtDepth a -> new Step.AtDepth(a.depth(), walk(a.body(), lines));
            case Step.Collect c -> c;
            case Step.DrawCohort d -> d;
            case Step.FormCohort f -> f;
            case Step.CopyCohort c -> c;
            case Step.Swap s -> s;
            case Step.Remember r -> r;
            case Step.Deliver d -> d;
            case Step.Lose l -> l;
            case Step.Arrived a -> a;
            case Step.Recall r -> r;
            case Step.Noise n -> n;
            case Step.Release r -> r;
        };
    }

    private List<Op> walkOps(List<Op> list, Lines lines) {
        return ops(list.stream().map(op -> lines.moved(op, walk(op, lines))).toList());
    }

    private Op walk(Op op, Lines lines) {
        return switch (op) {
            case Op.EdgeLoop e -> new Op.EdgeLoop(walkOps(e.body(), lines));
            case Op.When w -> new Op.When(w.condition(), walkOps(w.then(), lines), walkOps(w.otherwise(), lines));
            case Op.Times t -> new Op.Times(t.count(), t.counter(), walkOps(t.body(), lines));
            case Op.While w -> new Op.While(walkOps(w.test(), lines), w.condition(), w.max(), w.counter(), walkOps(w.body(), lines));
            case Op other -> other;
        };
    }
}
