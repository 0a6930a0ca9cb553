package fopt.compiler.pass;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Op;
import java.util.ArrayList;
import java.util.List;

/// `for c: x[c] = …; for c: t[c] = …` → one loop over c that does both.
///
/// Vector assignments read other vectors at the same entry only, so the order of entries does not matter, and no bit changes. Numbers in
/// them (`x[3]`) are evaluated before the loop, so none may depend on what an earlier assignment of the loop changes. What the
/// first loop stored, the second finds in a register. An operation between two loops goes first if it has nothing to do with the former one; signals, which
/// change what numbers like the staleness of a job are, stay where they are. Loops are
/// not made longer than [#LIMIT] operations: beyond that the JIT compiler stops vectorising them.
final class FuseVectorOps extends StepRewriter {
    /// Arithmetic operations in a loop body at most.
    private static final int LIMIT = 16;

    @Override
    List<Op> ops(List<Op> ops) {
        List<Op> out = new ArrayList<>();
        List<Op.Assign> group = new ArrayList<>();
        for (Op op : ops) {
            List<Op.Assign> loop = loop(op);
            if (loop.isEmpty() && !group.isEmpty() && !signals(op) && areIndependent(Access.ofOps(List.copyOf(group)), Access.of(op))) {
                out.add(op);
                continue;
            }
            if (loop.isEmpty() || !fits(group, loop)) {
                close(group, out);
            }
            group.addAll(loop);
            if (loop.isEmpty()) {
                out.add(op);
            }
        }
        close(group, out);
        return out;
    }

    private static List<Op.Assign> loop(Op op) {
        return switch (op) {
            case Op.Assign a -> List.of(a);
            case Op.Fused f -> f.assigns();
            case Op other -> List.of();
        };
    }

    private static boolean signals(Op op) {
        return switch (op) {
            case Op.Signal s -> true;
            case Op.When w -> signals(w.then()) || signals(w.otherwise());
            case Op.Times t -> signals(t.body());
            case Op.While w -> signals(w.test()) || signals(w.body());
            case Op other -> false;
        };
    }

    private static boolean signals(List<Op> ops) {
        return ops.stream().anyMatch(FuseVectorOps::signals);
    }

    private static boolean areIndependent(Access a, Access b) {
        return !Access.meet(a.writes(), b.writes()) && !Access.meet(a.reads(), b.writes()) && !Access.meet(a.writes(), b.reads());
    }

    private static boolean fits(List<Op.Assign> group, List<Op.Assign> next) {
        if (group.isEmpty()) {
            return true;
        }
        if (group.stream().anyMatch(a -> next.stream().anyMatch(b -> Access.ofBroadcasts(b.value()).reads(a.target())))) {
            return false;
        }
        return group.getFirst().target().length() == next.getFirst().target().length() && size(group) + size(next) <= LIMIT;
    }

    private static int size(List<Op.Assign> loop) {
        return loop.stream().mapToInt(a -> Sizes.of(a.value())).sum();
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
