package fopt.compiler.check;

import fopt.compiler.check.Builtin.Family;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Placement;
import java.util.Optional;

/// Looks for the draw that makes a value each node's own.
final class OwnDraws {
    private OwnDraws() {}

    /// The draw in `e`, if nothing but draws without a placement word put it at the nodes.
    static Optional<Expr> only(Expr e, Typing typing) {
        if (!typing.has(e) || typing.of(e).place() != Placement.NODE) {
            return Optional.empty();
        }
        if (e instanceof Expr.Call c && typing.target(c).flatMap(OwnDraws::builtin).filter(b -> b.family() == Family.DRAW).isPresent()) {
            return Optional.of(e);
        }
        if (e instanceof Expr.Ref || e instanceof Expr.Placed || e instanceof Expr.Call) {
            return Optional.empty();
        }
        Optional<Expr> found = Optional.empty();
        for (Expr child : Tree.children(e)) {
            if (typing.has(child) && typing.of(child).place() == Placement.NODE) {
                found = only(child, typing);
                if (found.isEmpty()) {
                    return found;
                }
            }
        }
        return found;
    }

    private static Optional<Builtin> builtin(Symbol symbol) {
        return symbol instanceof Symbol.BuiltIn b ? Builtins.named(b.id()) : Optional.empty();
    }
}
