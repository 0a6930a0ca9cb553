package fopt.compiler.pass;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Lines;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import java.util.ArrayList;
import java.util.List;

/// `for all nodes: x = t` → exchange the storage of x and t.
///
/// Only where the copy is all that reads t, where every row of t was written by all nodes in the same list of steps before, and
/// not inside `on` (the others keep their rows).
final class CopyToSwap implements Pass {
    @Override
    public Ir apply(Ir ir) {
        Usage usage = new Usage(ir);
        return ir.map(steps -> rewrite(steps, usage, ir.lines())).withObserve(ir.observe()).withPhases(ir.phases());
    }

    private static List<Step> rewrite(List<Step> steps, Usage usage, Lines lines) {
        List<Step> out = new ArrayList<>();
        for (Step s : steps) {
            out.add(lines.moved(s, switch (s) {
                case Step.If i -> new Step.If(i.condition(), rewrite(i.then(), usage, lines), rewrite(i.otherwise(), usage, lines));
                case Step.Repeat r -> new Step.Repeat(r.count(), r.counter(), rewrite(r.body(), usage, lines));
                case Step.While w -> new Step.While(rewrite(w.test(), usage, lines), w.condition(), w.max(), w.counter(), rewrite(w.body(), usage, lines));
                case Step.Region r when copy(r, usage, out) -> lines.moved(r.ops().getFirst(), swap(r));
                case Step other -> other;
            }));
        }
        return out;
    }

    private static boolean copy(Step.Region r, Usage usage, List<Step> before) {
        return r.ops().size() == 1 && r.ops().getFirst() instanceof Op.Assign(Var x, Element.Load(Var t))
                && x.home() == Home.NODE && t.home() == Home.NODE && x.single() == t.single() && usage.isPrivate(t) && usage.reads(t) == 1
                && before.stream().anyMatch(s -> s instanceof Step.Region w && writesRow(w, t));
    }

    private static boolean writesRow(Step.Region r, Var t) {
        return r.ops().stream().anyMatch(op -> !(op instanceof Op.When || op instanceof Op.Times || op instanceof Op.While)
                && Access.of(op).writes(t));
    }

    private static Step swap(Step.Region r) {
        Op.Assign a = (Op.Assign) r.ops().getFirst();
        return new Step.Swap(a.target(), ((Element.Load) a.value()).var());
    }
}
