package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import java.util.OptionalDouble;

/// Comparisons of `round` with a number that have one answer for all rounds, since rounds count from 1.
final class RoundRules {
    private final Analysis analysis;

    RoundRules(Analysis analysis) {
        this.analysis = analysis;
    }

    /// W008, within a round; at the start, `round` is 0.
    void check(Expr.Binary e, Site at) {
        if (!at.context().isRound() || !analysis.isRound()) {
            return;
        }
        OptionalDouble right = isRound(e.left()) ? Literals.value(e.right()) : OptionalDouble.empty();
        if (right.isPresent() && constant(e.operator(), right.getAsDouble())) {
            boolean never = e.operator() == Operator.EQ || e.operator() == Operator.LT || e.operator() == Operator.LE;
            analysis.fail(Diagnostic.of("W008", e.span(), "`" + PlacementErrors.one(e.span()) + "` is " + (never ? "never" : "always") + " true")
                    .note("rounds are counted from 1").help("the first round is `round == 1`"));
        }
    }

    private boolean isRound(Expr e) {
        return e instanceof Expr.Ref r && analysis.typing.symbol(r) instanceof Symbol.Ambient a && a.id().equals("round");
    }

    private static boolean constant(Operator operator, double right) {
        return switch (operator) {
            case EQ, NE, LE, GT -> right < 1;
            case LT, GE -> right <= 1;
            default -> false;
        };
    }
}
