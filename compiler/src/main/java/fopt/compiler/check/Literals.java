package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import java.util.OptionalDouble;

/// Numbers that can be read off the program.
final class Literals {
    private Literals() {}

    static OptionalDouble value(Expr e) {
        return switch (e) {
            case Expr.Number n when n.unit().isEmpty() -> OptionalDouble.of(n.value());
            case Expr.Percent p -> OptionalDouble.of(p.share());
            case Expr.Negate n -> negated(value(n.operand()));
            case Expr.Binary b when b.operator() == Operator.DIV && b.left() instanceof Expr.Number x && b.right() instanceof Expr.Number y ->
                OptionalDouble.of(x.value() / y.value());
            case Expr other -> OptionalDouble.empty();
        };
    }

    /// Whether it is written as a whole number, thus as a count.
    static boolean isCount(Expr e) {
        return e instanceof Expr.Number n && n.integer() || e instanceof Expr.Negate m && isCount(m.operand());
    }

    private static OptionalDouble negated(OptionalDouble v) {
        return v.isPresent() ? OptionalDouble.of(-v.getAsDouble()) : v;
    }
}
