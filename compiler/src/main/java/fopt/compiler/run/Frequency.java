package fopt.compiler.run;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// How often a statement is carried out in a round, on average, as far as its conditions and loops tell: coins, `mod(round, T) == k`, counts.
final class Frequency {
    private final Execution run;
    private final Typing typing;

    Frequency(Execution run) {
        this.run = run;
        typing = run.plan().typing();
    }

    /// Empty if it is not known before the run.
    OptionalDouble of(List<Typing.Condition> conditions) {
        double product = 1;
        for (Typing.Condition c : conditions) {
            OptionalDouble one = c.source().map(e -> c.isLoop() ? turns(e) : holds(c, e)).orElse(OptionalDouble.empty());
            if (one.isEmpty()) {
                return one;
            }
            product *= one.getAsDouble();
        }
        return OptionalDouble.of(product);
    }

    private OptionalDouble holds(Typing.Condition c, Expr e) {
        OptionalDouble p = chance(e);
        return p.isPresent() && c.isOtherwise() ? OptionalDouble.of(1 - p.getAsDouble()) : p;
    }

    /// The share of rounds (or evaluations) in which a condition holds.
    OptionalDouble chance(Expr e) {
        Optional<Value> known = run.constant(e);
        if (known.isPresent()) {
            return known.get() instanceof Value.Bool(boolean b) ? OptionalDouble.of(b ? 1 : 0) : OptionalDouble.empty();
        }
        return switch (e) {
            case Expr.Not n -> {
                OptionalDouble p = chance(n.operand());
                yield p.isPresent() ? OptionalDouble.of(1 - p.getAsDouble()) : p;
            }
            case Expr.Placed p -> chance(p.draw());
            case Expr.Call c when calls(c, "coin") -> number(c.args().getFirst().value());
            case Expr.Binary b when b.operator() == Operator.EQ && b.left() instanceof Expr.Call c && calls(c, "mod") -> once(c);
            default -> OptionalDouble.empty();
        };
    }

    /// Of `mod(round, T) == k`.
    private OptionalDouble once(Expr.Call mod) {
        OptionalDouble period = mod.args().size() == 2 ? number(mod.args().get(1).value()) : OptionalDouble.empty();
        boolean round = mod.args().getFirst().value() instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.Ambient a && a.id().equals("round");
        return round && period.isPresent() && period.getAsDouble() >= 1 ? OptionalDouble.of(1 / period.getAsDouble()) : OptionalDouble.empty();
    }

    /// The turns of a loop over a count or a domain.
    private OptionalDouble turns(Expr e) {
        Optional<Value> known = run.constant(e);
        if (known.isPresent()) {
            List<Value> items = Evaluator.items(known.get());
            return items != null ? OptionalDouble.of(items.size()) : known.get() instanceof Value.Num n ? OptionalDouble.of(n.value()) : OptionalDouble.empty();
        }
        return switch (e) {
            case Expr.Placed p -> turns(p.draw());
            case Expr.Call c when calls(c, "geometric") -> {
                OptionalDouble p = number(c.args().getFirst().value());
                yield p.isPresent() ? OptionalDouble.of(1 / p.getAsDouble()) : p;
            }
            default -> OptionalDouble.empty();
        };
    }

    private boolean calls(Expr.Call c, String builtIn) {
        return typing.target(c).orElse(null) instanceof Symbol.BuiltIn b && b.id().equals(builtIn) && !c.args().isEmpty();
    }

    private OptionalDouble number(Expr e) {
        return run.constant(e).orElse(null) instanceof Value.Num n ? OptionalDouble.of(n.value()) : OptionalDouble.empty();
    }
}
