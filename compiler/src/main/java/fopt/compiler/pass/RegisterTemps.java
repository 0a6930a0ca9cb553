package fopt.compiler.pass;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Renaming;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A temporary that lives within one fused loop is a number in a register: no row, no store.
final class RegisterTemps implements Pass {
    @Override
    public Ir apply(Ir ir) {
        Usage usage = new Usage(ir);
        Set<Integer> registers = new HashSet<>();
        new StepRewriter() {
            @Override
            List<Op> ops(List<Op> ops) {
                ops.forEach(op -> collect(op, usage, registers));
                return ops;
            }
        }.apply(ir);
        Renaming renaming = new Renaming(v -> registers.contains(v.id()) ? v.at(Home.REGISTER) : v, ir.lines());
        List<Var> vars = ir.vars().stream().map(renaming.of()).toList();
        return ir.map(renaming::steps).withVars(vars);
    }

    private static void collect(Op op, Usage usage, Set<Integer> registers) {
        if (!(op instanceof Op.Fused f)) {
            return;
        }
        Access all = Access.of(f);
        for (int k = 0; k < f.assigns().size(); k++) {
            Var v = f.assigns().get(k).target();
            long readsHere = all.reads().stream().filter(w -> w.id() == v.id()).count();
            long writesHere = all.writes().stream().filter(w -> w.id() == v.id()).count();
            boolean writtenFirst = f.assigns().subList(0, k + 1).stream().noneMatch(a -> Access.of(a).reads(v));
            boolean inside = usage.isPrivate(v) && readsHere == usage.reads(v) && writesHere == usage.writes(v) && writesHere == 1;
            if (inside && writtenFirst && (v.home() == Home.NODE || v.home() == Home.SCRATCH || v.home() == Home.ONE)) {
                registers.add(v.id());
            }
        }
    }
}
