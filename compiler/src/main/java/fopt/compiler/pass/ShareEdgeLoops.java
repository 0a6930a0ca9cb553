package fopt.compiler.pass;

import fopt.compiler.ir.Op;
import java.util.ArrayList;
import java.util.List;

/// `for each edge: a; for each edge: b` → `for each edge: a; b`. Edge code reads and writes rows of its own edge only.
final class ShareEdgeLoops extends StepRewriter {
    @Override
    List<Op> ops(List<Op> ops) {
        List<Op> out = new ArrayList<>();
        for (Op op : ops) {
            if (op instanceof Op.EdgeLoop next && !out.isEmpty() && out.getLast() instanceof Op.EdgeLoop last) {
                List<Op> body = new ArrayList<>(last.body());
                body.addAll(next.body());
                out.set(out.size() - 1, new Op.EdgeLoop(body));
            } else {
                out.add(op);
            }
        }
        return out;
    }
}
