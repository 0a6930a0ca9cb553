package fopt.compiler.run;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Stmt;

/// `assert`: what does not hold is shown with the values on both sides.
final class Assertions {
    private final Evaluator evaluator;

    Assertions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /// @throws EvaluationError E328 if the condition does not hold
    void check(Stmt.Assert a) {
        if (!evaluator.truth(a.condition())) {
            Expr guilty = guilty(a.condition());
            Diagnostic d = Diagnostic.of("E328", guilty.span(), "this does not hold: " + text(guilty));
            throw new EvaluationError(guilty instanceof Expr.Binary b && b.operator() != Operator.OR ? side(b.right(), side(b.left(), d)) : d);
        }
    }

    /// Of `a and b` the one that does not hold.
    private Expr guilty(Expr condition) {
        if (condition instanceof Expr.Binary b && b.operator() == Operator.AND) {
            return guilty(evaluator.truth(b.left()) ? b.right() : b.left());
        }
        return condition;
    }

    /// Adds the value of one side, unless it is written there.
    private Diagnostic side(Expr e, Diagnostic d) {
        return switch (e) {
            case Expr.Number n -> d;
            case Expr.Percent p -> d;
            case Expr.Text t -> d;
            case Expr.Bool b -> d;
            case Expr.Negate(var span, Expr.Number n) -> d;
            default -> d.note("`" + text(e) + "` is " + evaluator.eval(e).show());
        };
    }

    private static String text(Expr e) {
        return e.span().text().replaceAll("\\s+", " ");
    }
}
