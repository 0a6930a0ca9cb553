package fopt.compiler.pass;

import fopt.compiler.ir.Access;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Lines;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Renaming;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `t = …; … x = t` → `x = …; …`, for vectors and scalars.
///
/// Only where the copy is all that reads t (and does not round less than t did), t is written once, x has t's home, and nothing in between (the first statement included)
/// touches x.
final class ForwardCopies extends StepRewriter {
    private Usage usage;
    private Lines lines;

    @Override
    public Ir apply(Ir ir) {
        ForwardCopies pass = new ForwardCopies();
        pass.usage = new Usage(ir);
        pass.lines = ir.lines();
        return pass.rewrite(ir);
    }

    private Ir rewrite(Ir ir) {
        return super.apply(ir);
    }

    @Override
    List<Op> ops(List<Op> ops) {
        List<Op> out = new ArrayList<>(ops);
        for (int k = 1; k < out.size(); k++) {
            if (copy(out.get(k)) instanceof Copy c && producer(out, k, c) instanceof Integer p) {
                out.set(p, renamed(out.get(p), c));
                out.remove(k--);
            }
        }
        return out;
    }

    @Override
    List<Step> steps(List<Step> steps) {
        List<Step> out = new ArrayList<>(steps);
        for (int k = 1; k < out.size(); k++) {
            Optional<Op> single = single(out.get(k));
            if (single.isPresent() && copy(single.get()) instanceof Copy c && stepProducer(out, k, c) instanceof Integer p) {
                out.set(p, new Renaming(v -> v.id() == c.from().id() ? c.to() : v, lines).step(out.get(p)));
                out.remove(k--);
            }
        }
        return out;
    }

    private record Copy(Var from, Var to) {}

    private static Optional<Op> single(Step s) {
        return switch (s) {
            case Step.Region r when r.ops().size() == 1 -> Optional.of(r.ops().getFirst());
            case Step.Solo o when o.ops().size() == 1 -> Optional.of(o.ops().getFirst());
            default -> Optional.empty();
        };
    }

    private Copy copy(Op op) {
        Copy c = switch (op) {
            case Op.Assign(Var x, Element.Load(Var t)) -> new Copy(t, x);
            case Op.Set(Var x, Scalar.Load(Var t)) -> new Copy(t, x);
            case Op other -> null;
        };
        boolean fits = c != null && c.from().home() == c.to().home() && c.from().length() == c.to().length() && (c.to().single() || !c.from().single())
                && usage.isPrivate(c.from()) && usage.reads(c.from()) == 1 && usage.writes(c.from()) == 1;
        return fits ? c : null;
    }

    /// The position before k of the operation that writes the copied variable, if nothing from there on touches the copy's target.
    private static Integer producer(List<Op> ops, int k, Copy c) {
        for (int p = k - 1; p >= 0; p--) {
            Access a = Access.of(ops.get(p));
            if (a.touches(c.to())) {
                return null;
            }
            if (a.writes(c.from())) {
                return nested(ops.get(p)) ? null : p;
            }
        }
        return null;
    }

    private static Integer stepProducer(List<Step> steps, int k, Copy c) {
        for (int p = k - 1; p >= 0; p--) {
            Access a = Access.ofSteps(List.of(steps.get(p)));
            if (a.touches(c.to())) {
                return null;
            }
            if (a.writes(c.from())) {
                return single(steps.get(p)).filter(op -> !nested(op)).isPresent() || steps.get(p) instanceof Step.Collect ? p : null;
            }
        }
        return null;
    }

    private static boolean nested(Op op) {
        return op instanceof Op.When || op instanceof Op.Times || op instanceof Op.While || op instanceof Op.EdgeLoop;
    }

    private Op renamed(Op op, Copy c) {
        return new Renaming(v -> v.id() == c.from().id() ? c.to() : v, lines).op(op);
    }
}
