package fopt.compiler.numpy;

import fopt.compiler.check.Builtin;
import fopt.compiler.check.Builtins;
import fopt.compiler.check.Symbol;
import fopt.compiler.check.Tree;
import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;

/// Which parameters are the same in all rounds.
final class Changing {
    private Changing() {}

    /// Whether the value is computed once: vectors always are, numbers unless they depend on the round or are drawn.
    static boolean once(Expr value, Typing typing) {
        return typing.of(value).type() instanceof Type.Real(Shape.Vector v, boolean whole) || !changes(value, typing);
    }

    private static boolean changes(Expr e, Typing typing) {
        if (e instanceof Expr.Ref r) {
            return switch (typing.symbol(r)) {
                case Symbol.Ambient a -> a.id().equals("round");
                case Symbol.Parameter p -> p.value.filter(v -> changes(v, typing)).isPresent();
                case null, default -> false;
            };
        }
        if (e instanceof Expr.Call c && typing.expansion(c).isPresent()) {
            Typing.Expansion x = typing.expansion(c).get();
            return !x.body().isEmpty() || changes(x.value(), typing) || x.arguments().stream().anyMatch(a -> changes(a, typing));
        }
        return isDraw(e, typing) || Tree.children(e).stream().anyMatch(child -> changes(child, typing));
    }

    private static boolean isDraw(Expr e, Typing typing) {
        return e instanceof Expr.Call c && typing.target(c).orElse(null) instanceof Symbol.BuiltIn b
                && Builtins.named(b.id()).filter(k -> k.family() == Builtin.Family.DRAW).isPresent();
    }
}
