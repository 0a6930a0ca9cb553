package fopt.compiler.pass;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Op;
import java.util.ArrayList;
import java.util.List;

/// Removes assignments to temporaries that nothing reads. Oracles stay: they are counted.
final class DropDeadStores extends StepRewriter {
    private Usage usage;

    @Override
    public Ir apply(Ir ir) {
        DropDeadStores pass = new DropDeadStores();
        pass.usage = new Usage(ir);
        return pass.rewrite(ir);
    }

    private Ir rewrite(Ir ir) {
        return super.apply(ir);
    }

    @Override
    List<Op> ops(List<Op> ops) {
        List<Op> out = new ArrayList<>();
        for (Op op : ops) {
            switch (op) {
                case Op.Assign a when dead(a.target()) -> { }
                case Op.Set s when dead(s.target()) -> { }
                case Op.Apply a when dead(a.target()) -> { }
                case Op.Fused f when f.assigns().stream().anyMatch(a -> dead(a.target())) -> {
                    List<Op.Assign> rest = f.assigns().stream().filter(a -> !dead(a.target())).toList();
                    if (rest.size() == 1) {
                        out.add(rest.getFirst());
                    } else if (!rest.isEmpty()) {
                        out.add(new Op.Fused(rest));
                    }
                }
                case Op other -> out.add(other);
            }
        }
        return out;
    }

    private boolean dead(fopt.compiler.ir.Var v) {
        return usage.isPrivate(v) && usage.reads(v) == 0;
    }
}
