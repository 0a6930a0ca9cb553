package fopt.compiler.check;

import fopt.compiler.syntax.Expr;

/// Whether a value is the same in every round.
final class Constancy {
    private Constancy() {}

    /// Made of numbers, parameters, and what the run knows, without the round and without draws.
    static boolean isConstant(Expr e, Typing typing) {
        boolean[] constant = {true};
        Tree.forEach(e, part -> {
            if (part instanceof Expr.Ref r) {
                constant[0] &= switch (typing.symbol(r)) {
                    case Symbol.Parameter p -> p.value.map(v -> isConstant(v, typing)).orElse(true);
                    case Symbol.Ambient a -> !a.id().equals("round") && !a.id().equals("now");
                    case Symbol.BuiltIn b -> Builtins.named(b.id()).filter(f -> f.family() == Builtin.Family.DRAW).isEmpty();
                    case Symbol.OwnCompressor o -> true;
                    case Symbol.Extern x -> false;
                    case Symbol.OwnProblem p -> true;
                    case Symbol.ScriptVariable v -> true;
                    case null, default -> false;
                };
            }
        });
        return constant[0];
    }
}
