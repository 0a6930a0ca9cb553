package fopt.compiler.eval;

import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.eval.Value.Quantity.Dimension;

/// Units of measure: seconds, bits, and bits per second.
final class Units {
    private Units() {}

    static Value quantity(Expr.Number n) {
        String unit = n.unit().orElseThrow();
        return switch (unit) {
            case "s" -> seconds(n, 1);
            case "ms" -> seconds(n, 1e-3);
            case "us" -> seconds(n, 1e-6);
            case "min" -> seconds(n, 60);
            case "h" -> seconds(n, 3600);
            case "bit" -> bits(n, 1);
            case "kbit" -> bits(n, 1e3);
            case "Mbit" -> bits(n, 1e6);
            case "Gbit" -> bits(n, 1e9);
            case "B" -> bits(n, 8);
            case "KiB" -> bits(n, 8.0 * 1024);
            case "MiB" -> bits(n, 8.0 * 1024 * 1024);
            case "GiB" -> bits(n, 8.0 * 1024 * 1024 * 1024);
            case "kbps" -> rate(n, 1e3);
            case "Mbps" -> rate(n, 1e6);
            case "Gbps" -> rate(n, 1e9);
            default -> throw new IllegalStateException("a unit that the grammar does not know: " + unit);
        };
    }

    static Value apply(Operator op, Value a, Value b, Span place) {
        if (a instanceof Value.Quantity q && b instanceof Value.Quantity r && q.dimension() == r.dimension()) {
            return switch (op) {
                case ADD -> new Value.Quantity(q.value() + r.value(), q.dimension());
                case SUB -> new Value.Quantity(q.value() - r.value(), q.dimension());
                case DIV -> Value.of(q.value() / r.value());
                default -> throw mismatch(op, place);
            };
        }
        if (op == Operator.MUL && a instanceof Value.Num n && b instanceof Value.Quantity q) {
            return new Value.Quantity(n.value() * q.value(), q.dimension());
        }
        if (op == Operator.MUL && b instanceof Value.Num n && a instanceof Value.Quantity q) {
            return new Value.Quantity(n.value() * q.value(), q.dimension());
        }
        if (op == Operator.DIV && b instanceof Value.Num n && a instanceof Value.Quantity q) {
            return new Value.Quantity(q.value() / n.value(), q.dimension());
        }
        throw mismatch(op, place);
    }

    private static EvaluationError mismatch(Operator op, Span place) {
        return Evaluator.error("E316", place, "`" + op.text() + "` does not combine these units; multiply a quantity by a number, or add two of the same kind");
    }

    private static Value seconds(Expr.Number n, double scale) {
        return new Value.Quantity(n.value() * scale, Dimension.SECONDS);
    }

    private static Value bits(Expr.Number n, double scale) {
        return new Value.Quantity(n.value() * scale, Dimension.BITS);
    }

    private static Value rate(Expr.Number n, double scale) {
        return new Value.Quantity(n.value() * scale, Dimension.BITS_PER_SECOND);
    }
}
