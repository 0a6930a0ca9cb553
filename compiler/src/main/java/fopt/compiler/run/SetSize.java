package fopt.compiler.run;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Expr;
import fopt.runtime.Parameter;
import java.util.Optional;

/// How many coordinates a set of an algorithm has, as far as that is known before it runs.
final class SetSize {
    private final Execution run;
    private final Typing typing;

    SetSize(Execution run) {
        this.run = run;
        typing = run.plan().typing();
    }

    /// @param exact whether there are always as many; otherwise it is a mean
    record Size(double members, boolean exact) {}

    /// Of `1..k`, `largest(k, v)` and `choose(1..d, k)`, also by a name.
    Optional<Size> of(Expr set) {
        Expr e = typing.meant(set);
        if (run.constant(e).orElse(null) instanceof Value.Range r) {
            return Optional.of(new Size(r.to() - r.from() + 1.0, true));
        }
        return switch (e) {
            case Expr.Placed p -> of(p.draw());
            case Expr.Call c when calls(c, "choose") || calls(c, "largest") -> count(typing.arguments(c).named().get("k"));
            default -> Optional.empty();
        };
    }

    /// Also of sets that share the coordinates out among so many nodes: `template(s)` gives each coordinate to s of them, `perm_k` to one.
    Optional<Size> ofOneOf(Expr set, double nodes) {
        int d = run.plan().problem().dimension();
        Expr e = typing.meant(set);
        return switch (e instanceof Expr.Placed p ? p.draw() : e) {
            case Expr.Call c when calls(c, "template") -> number(typing.arguments(c).named().get("s")).map(s -> new Size(d * s.value() / nodes, false));
            case Expr.Call c when calls(c, "perm_k") -> Optional.of(new Size(d / nodes, d % nodes == 0));
            default -> of(set);
        };
    }

    /// A whole number is a count, another one a share of d.
    private Optional<Size> count(Expr k) {
        int d = run.plan().problem().dimension();
        return k == null ? Optional.empty()
                : number(k).map(n -> new Size(Math.min(d, Parameter.count(n.integer() ? (Number) (int) n.value() : (Number) n.value(), d)), true));
    }

    private Optional<Value.Num> number(Expr e) {
        return run.constant(e).filter(Value.Num.class::isInstance).map(Value.Num.class::cast);
    }

    private boolean calls(Expr.Call c, String builtIn) {
        return typing.target(c).orElse(null) instanceof Symbol.BuiltIn b && b.id().equals(builtIn);
    }
}
