package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import java.util.Optional;

/// Follows names that stand for a function, such as the parameter of an algorithm, to the function itself.
final class Callees {
    private final Analysis analysis;

    Callees(Analysis analysis) {
        this.analysis = analysis;
    }

    /// A [Symbol.BuiltIn], [Symbol.Fun], [Symbol.Lambda], function of the problem ([Symbol.Ambient]), or a variable of the script; empty
    /// if the value is not known, or is no function.
    Optional<Symbol> follow(Symbol symbol) {
        return switch (symbol) {
            case Symbol.BuiltIn b -> Optional.of(b);
            case Symbol.Fun f -> Optional.of(f);
            case Symbol.Lambda l -> Optional.of(l);
            case Symbol.Extern e -> Optional.of(e);
            case Symbol.Ambient a -> Ambient.of(a.id()).isFunction() ? Optional.of(a) : Optional.empty();
            case Symbol.OwnCompressor o -> Optional.of(o);
            case Symbol.OwnProblem p -> Optional.of(p);
            case Symbol.ScriptVariable v -> Optional.of(v);
            case Symbol.Parameter p -> p.value.flatMap(e -> of(e, p.written()));
            case Symbol.Local l -> Optional.empty();
            case Symbol.State s -> Optional.empty();
        };
    }

    /// The function that an expression is: a name, a lambda, or a call of a function that returns one, as in `clag(rank_r(1), 0.5)`.
    Optional<Symbol> of(Expr e, String written) {
        return switch (e) {
            case Expr.Lambda l -> Optional.of(new Symbol.Lambda(l, written));
            case Expr.Ref r when analysis.typing.symbol(r) != null -> follow(analysis.typing.symbol(r));
            case Expr.Call c when analysis.typing.expansion(c).isPresent() -> of(analysis.typing.expansion(c).get().value(), written);
            case Expr.Call c when analysis.typing.target(c).orElse(null) instanceof Symbol.BuiltIn b && isRule(b) -> Optional.of(b);
            case Expr.Each each -> each(each, written);
            default -> Optional.empty();
        };
    }

    private static boolean isRule(Symbol.BuiltIn b) {
        return Builtins.named(b.id()).filter(f -> f.family() == Builtin.Family.RULE).isPresent();
    }

    /// Of `each [f, g]` the first one stands for all, until each has a run of its own.
    private Optional<Symbol> each(Expr.Each each, String written) {
        return each.values() instanceof Expr.ListOf list && !list.items().isEmpty() ? of(list.items().getFirst(), written) : Optional.empty();
    }
}
