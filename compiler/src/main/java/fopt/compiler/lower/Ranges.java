package fopt.compiler.lower;

import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Between which values a number stays, as far as the form of its expression tells.
final class Ranges {
    private final int nodes;
    private final long rounds;
    private final Map<Integer, Range> known = new HashMap<>();

    /// @param rounds the length of the run, or -1 if it is not known before
    Ranges(int nodes, long rounds) {
        this.nodes = nodes;
        this.rounds = rounds;
    }

    /// @param whole whether only whole numbers occur
    record Range(double low, double high, boolean whole) {
        static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

        static Range point(double value) {
            return new Range(value, value, value == Math.rint(value));
        }
    }

    /// `v` will never hold anything else.
    void note(Var v, Range range) {
        known.put(v.id(), range);
    }

    Range of(Scalar s) {
        return switch (s) {
            case Scalar.Const(double value) -> Range.point(value);
            case Scalar.Load(Var v) -> known.getOrDefault(v.id(), Range.ANY);
            case Scalar.Round r -> new Range(0, rounds < 0 ? Double.POSITIVE_INFINITY : rounds, true);
            case Scalar.NodeNumber n -> new Range(1, nodes, true);
            case Scalar.NeighbourNumber n -> new Range(1, nodes, true);
            case Scalar.Rank r -> new Range(1, nodes, true);
            case Scalar.CohortSize c -> new Range(1, nodes, true);
            case Scalar.Degree d -> new Range(0, nodes, true);
            case Scalar.MemberAt m -> new Range(1, nodes, true);
            case Scalar.Member m -> new Range(0, 1, true);
            case Scalar.Chance c -> new Range(0, 1, false);
            case Scalar.PerNode(String name, double[] values) -> new Range(Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(0),
                    Arrays.stream(values).allMatch(v -> v == Math.rint(v)));
            case Scalar.Select(Scalar condition, Scalar a, Scalar b) -> either(of(a), of(b));
            case Scalar.One(Fn.One fn, Scalar a) -> of(fn, of(a));
            case Scalar.Two(Fn.Two fn, Scalar a, Scalar b) -> of(fn, of(a), of(b));
            default -> Range.ANY;
        };
    }

    private static Range either(Range a, Range b) {
        return new Range(Math.min(a.low, b.low), Math.max(a.high, b.high), a.whole && b.whole);
    }

    private static Range of(Fn.One fn, Range a) {
        return switch (fn) {
            case FLOOR -> new Range(Math.floor(a.low), Math.floor(a.high), true);
            case CEIL -> new Range(Math.ceil(a.low), Math.ceil(a.high), true);
            case NEG -> new Range(-a.high, -a.low, a.whole);
            default -> Range.ANY;
        };
    }

    private static Range of(Fn.Two fn, Range a, Range b) {
        boolean whole = a.whole && b.whole;
        return switch (fn) {
            case ADD -> new Range(a.low + b.low, a.high + b.high, whole);
            case SUB -> new Range(a.low - b.high, a.high - b.low, whole);
            case MUL -> a.low >= 0 && b.low >= 0 ? new Range(a.low * b.low, a.high * b.high, whole) : Range.ANY;
            case DIV -> a.low >= 0 && b.low > 0 ? new Range(a.low / b.high, a.high / b.low, false) : Range.ANY;
            case MIN -> new Range(Math.min(a.low, b.low), Math.min(a.high, b.high), whole);
            case MAX -> new Range(Math.max(a.low, b.low), Math.max(a.high, b.high), whole);
            case MOD -> b.low > 0 ? new Range(0, Math.min(whole ? b.high - 1 : b.high, a.low >= 0 ? a.high : b.high), whole) : Range.ANY;
            default -> Range.ANY;
        };
    }
}
