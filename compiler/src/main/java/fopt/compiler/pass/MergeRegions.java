package fopt.compiler.pass;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Step;
import java.util.ArrayList;
import java.util.List;

/// `Region a; Region b` → `Region a; b`, so that each node runs both with its data in cache and nobody waits in between.
///
/// Only if no node writes in one of them what another node reads in the other: remote reads see what was held when the region began.
/// Adjacent Solo steps become one as well.
final class MergeRegions extends StepRewriter {
    @Override
    List<Step> steps(List<Step> steps) {
        List<Step> out = new ArrayList<>();
        for (Step next : steps) {
            Step last = out.isEmpty() ? null : out.getLast();
            if (last instanceof Step.Region a && next instanceof Step.Region b && independent(a, b)) {
                out.set(out.size() - 1, new Step.Region(joined(a.ops(), b.ops())));
            } else if (last instanceof Step.Solo a && next instanceof Step.Solo b) {
                out.set(out.size() - 1, new Step.Solo(joined(a.ops(), b.ops())));
            } else {
                out.add(next);
            }
        }
        return out;
    }

    /// A region that calls hooks stays by itself: its calls keep their order, and the others their threads.
    private static boolean independent(Step.Region a, Step.Region b) {
        if (Op.Hook.isIn(a.ops()) || Op.Hook.isIn(b.ops())) {
            return false;
        }
        Access first = Access.ofOps(a.ops());
        Access second = Access.ofOps(b.ops());
        return !Access.meet(first.remote(), second.writes()) && !Access.meet(first.writes(), second.remote());
    }

    private static List<Op> joined(List<Op> a, List<Op> b) {
        List<Op> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
