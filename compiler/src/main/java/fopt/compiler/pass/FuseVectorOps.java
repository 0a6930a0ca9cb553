package fopt.compiler.pass;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Op;
import java.util.ArrayList;
import java.util.List;

/// `for c: x[c] = …; for c: t[c] = …` → one loop over c that does both.
///
/// Vector assignments read other vectors at the same entry only, so the order of entries does not matter, and no bit changes. Numbers in
/// them (`x[3]`) are evaluated before the loop, so none may depend on what an earlier assignment of the loop changes. What the
/// first loop stored, the second finds in a register. Loops are not made longer than [#LIMIT] operations: beyond that the JIT compiler
/// stops vectorising them.
final class FuseVectorOps extends StepRewriter {
    /// Arithmetic operations in a loop body at most.
    private static final int LIMIT = 16;

    @Override
    List<Op> ops(List<Op> ops) {
        List<Op> out = new ArrayList<>();
        List<Op.Assign> group = new ArrayList<>();
        for (Op op : ops) {
            if (op instanceof Op.Assign a && fits(group, a)) {
                group.add(a);
                continue;
            }
            close(group, out);
            if (op instanceof Op.Assign a) {
                group.add(a);
            } else {
                out.add(op);
            }
        }
        close(group, out);
        return out;
    }

    private static boolean fits(List<Op.Assign> group, Op.Assign next) {
        if (group.isEmpty()) {
            return true;
        }
        if (group.stream().anyMatch(a -> Access.ofBroadcasts(next.value()).reads(a.target()))) {
            return false;
        }
        int size = group.stream().mapToInt(a -> Sizes.of(a.value())).sum() + Sizes.of(next.value());
        return group.getFirst().target().length() == next.target().length() && size <= LIMIT;
    }

    private static void close(List<Op.Assign> group, List<Op> out) {
        if (group.size() == 1) {
            out.add(group.getFirst());
        } else if (!group.isEmpty()) {
            out.add(new Op.Fused(List.copyOf(group)));
        }
        group.clear();
    }
}
