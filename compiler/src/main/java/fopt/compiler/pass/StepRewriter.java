package fopt.compiler.pass;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Step;
import java.util.List;

/// Walks all step lists and op lists of a program, innermost first. A pass overrides the kind of list that it changes.
abstract class StepRewriter implements Pass {

    @Override
    public Ir apply(Ir ir) {
        return ir.map(this::walk);
    }

    /// A list of steps whose inner lists were rewritten already.
    List<Step> steps(List<Step> steps) {
        return steps;
    }

    /// A list of operations of one place whose inner lists were rewritten already.
    List<Op> ops(List<Op> ops) {
        return ops;
    }

    final List<Step> walk(List<Step> list) {
        return steps(list.stream().map(this::walk).toList());
    }

    private Step walk(Step step) {
        return switch (step) {
            case Step.Region r -> new Step.Region(walkOps(r.ops()));
            case Step.Solo s -> new Step.Solo(walkOps(s.ops()));
            case Step.If i -> new Step.If(i.condition(), walk(i.then()), walk(i.otherwise()));
            case Step.Repeat r -> new Step.Repeat(r.count(), r.counter(), walk(r.body()));
            case Step.While w -> new Step.While(walk(w.test()), w.condition(), w.max(), w.counter(), walk(w.body()));
            case Step.On on -> new Step.On(on.cohort(), walk(on.body()));
            case Step.Aggregate a -> a;
            case Step.Attack a -> a;
            case Step.AtDepth a -> new Step.AtDepth(a.depth(), walk(a.body()));
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

    final List<Op> walkOps(List<Op> list) {
        return ops(list.stream().map(this::walk).toList());
    }

    private Op walk(Op op) {
        return switch (op) {
            case Op.EdgeLoop e -> new Op.EdgeLoop(walkOps(e.body()));
            case Op.When w -> new Op.When(w.condition(), walkOps(w.then()), walkOps(w.otherwise()));
            case Op.Times t -> new Op.Times(t.count(), t.counter(), walkOps(t.body()));
            case Op.While w -> new Op.While(walkOps(w.test()), w.condition(), w.max(), w.counter(), walkOps(w.body()));
            case Op other -> other;
        };
    }
}
