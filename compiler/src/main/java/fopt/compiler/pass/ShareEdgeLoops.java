package fopt.compiler.pass;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Var;
import java.util.ArrayList;
import java.util.List;

/// `for each edge: a; for each edge: b` → `for each edge: a; b`. Edge code reads and writes rows of its own edge only.
///
/// Not if both call hooks, whose calls keep their order. Not if both count the same message of a node: the second loop finds it sent once the first one has gone through all edges.
final class ShareEdgeLoops extends StepRewriter {
    @Override
    List<Op> ops(List<Op> ops) {
        List<Op> out = new ArrayList<>();
        for (Op op : ops) {
            if (op instanceof Op.EdgeLoop next && !out.isEmpty() && out.getLast() instanceof Op.EdgeLoop last && !Access.meet(sent(last), sent(next))
                    && !(Op.Hook.isIn(last.body()) && Op.Hook.isIn(next.body()))) {
                List<Op> body = new ArrayList<>(last.body());
                body.addAll(next.body());
                out.set(out.size() - 1, new Op.EdgeLoop(body));
            } else {
                out.add(op);
            }
        }
        return out;
    }

    private static List<Var> sent(Op.EdgeLoop loop) {
        List<Op> charges = loop.body().stream().filter(op -> op instanceof Op.Charge || op instanceof Op.When).toList();
        return Access.ofOps(charges).reads().stream().filter(v -> v.kind() == Var.Kind.MESSAGE).toList();
    }
}
