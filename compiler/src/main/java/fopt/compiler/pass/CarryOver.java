package fopt.compiler.pass;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Lines;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Renaming;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `round { region a; …; region b; t }` → `round { region t of the last round; a; …; region b }`, and t before anything is measured.
///
/// t are last operations of a round by which each node changes rows of its own, long ones. At the beginning of the next round they share a pass over
/// memory with its first operations; nobody sees the state in between but who measures, and for them [Ir#finish] does t first. Whether the last round
/// left something is kept in a number.
///
/// Only what is the same in whatever round it runs: no draw, no message, nothing that is counted, no weight of a graph, no round number. And only if the
/// first region reads nothing at other nodes that t writes.
final class CarryOver implements Pass {
    /// Shorter rows stay in the cache anyway.
    private static final int LONG = 1024;

    @Override
    public Ir apply(Ir ir) {
        List<Step> round = ir.round();
        if (round.size() < 2 || !(round.getFirst() instanceof Step.Region first) || !(round.getLast() instanceof Step.Region last)) {
            return ir;
        }
        List<Op> tail = tail(last.ops(), first);
        return tail.stream().anyMatch(CarryOver::isLong) ? carried(ir, first, last, tail) : ir;
    }

    // ---- what can wait

    /// As many of the last operations as can.
    private static List<Op> tail(List<Op> ops, Step.Region first) {
        int from = ops.size();
        while (from > 0 && canWait(ops.get(from - 1), first)) {
            from--;
        }
        while (readsScratchFromBefore(ops.subList(from, ops.size()))) {
            from++;
        }
        return ops.subList(from, ops.size());
    }

    private static boolean canWait(Op op, Step.Region first) {
        boolean own = op instanceof Op.Assign || op instanceof Op.Fused || op instanceof Op.Accumulate;
        return own && SameEveryRound.test(op) && !Access.meet(Access.ofOps(first.ops()).remote(), Access.of(op).writes());
    }

    private static boolean readsScratchFromBefore(List<Op> ops) {
        List<Var> written = new ArrayList<>();
        for (Op op : ops) {
            Access a = Access.of(op);
            if (a.reads().stream().anyMatch(v -> v.home() == Home.SCRATCH && !Access.contains(written, v))) {
                return true;
            }
            written.addAll(a.writes());
        }
        return false;
    }

    private static boolean isLong(Op op) {
        return !(op instanceof Op.Accumulate) && Access.of(op).writes().getFirst().length() >= LONG;
    }

    // ---- the new round

    private static Ir carried(Ir ir, Step.Region first, Step.Region last, List<Op> tail) {
        List<Var> vars = new ArrayList<>(ir.vars());
        Var left = new Var(vars.size(), "left", Home.ONE, Var.Kind.NUMBERS, 1, true);
        vars.add(left);
        List<Op> both = new ArrayList<>(copy(tail, vars, ir.lines()));
        both.addAll(copy(first.ops(), vars, ir.lines()));
        List<Step> round = new ArrayList<>();
        round.add(new Step.If(new Scalar.Load(left), List.of(new Step.Region(both)), List.of(first)));
        round.addAll(ir.round().subList(1, ir.round().size() - 1));
        List<Op> before = last.ops().subList(0, last.ops().size() - tail.size());
        if (!before.isEmpty()) {
            round.add(new Step.Region(before));
        }
        round.add(set(left, 1));
        List<Step> init = new ArrayList<>(ir.init());
        init.add(set(left, 0));
        Step finish = new Step.If(new Scalar.Load(left), List.of(new Step.Region(tail), set(left, 0)), List.of());
        return ir.withVars(vars).withRound(init, round, List.of(finish));
    }

    private static Step set(Var v, double value) {
        return new Step.Solo(List.of(new Op.Set(v, new Scalar.Const(value))));
    }

    /// With registers of its own: a register lives in one loop.
    private static List<Op> copy(List<Op> ops, List<Var> vars, Lines lines) {
        Map<Integer, Var> registers = new HashMap<>();
        return new Renaming(v -> v.home() == Home.REGISTER ? registers.computeIfAbsent(v.id(), id -> register(v, vars)) : v, lines).ops(ops);
    }

    private static Var register(Var v, List<Var> vars) {
        Var copy = new Var(vars.size(), v.name(), Home.REGISTER, v.kind(), v.length(), v.temporary(), v.single());
        vars.add(copy);
        return copy;
    }
}
