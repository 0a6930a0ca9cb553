package fopt.compiler.diff;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// A random formula of one sample (a, b) in the variables `W: matrix(3, 5), c: vector(3), s: real`: as text, and as plain arithmetic of its own.
record RandomFormula(String text, Meaning meaning) {
    static final int VARIABLES = 3 * 5 + 3 + 1;
    static final String HEADER = "f(W: matrix(3, 5), c: vector(3), s: real)";

    interface Meaning {
        double of(double[] x, double[] a, double b);
    }

    private interface VectorMeaning {
        double[] of(double[] x, double[] a, double b);
    }

    private record Vector(String text, VectorMeaning meaning) {}

    static RandomFormula of(long seed) {
        return number(new Random(seed), 4);
    }

    private static RandomFormula number(Random random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        RandomFormula u = number(random, depth - 1);
        RandomFormula v = number(random, depth - 1);
        return switch (random.nextInt(17)) {
            case 0 -> two("(%s + %s)", u, v, (p, q) -> p + q);
            case 1 -> two("(%s - %s)", u, v, (p, q) -> p - q);
            case 2 -> two("%s * %s", u, v, (p, q) -> p * q);
            case 3 -> two("(%s) / (2 + (%s)^2)", u, v, (p, q) -> p / (2 + q * q));
            case 4 -> two("(%s if %s <= 0.3 else 1)", u, v, (p, q) -> q <= 0.3 ? p : 1);
            case 5 -> two("max(%s, %s)", u, v, Math::max);
            case 6 -> one("tanh(%s)", u, Math::tanh);
            case 7 -> one("log1p(exp(%s))", u, t -> Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t))));
            case 8 -> one("sin(3 * tanh(%s))", u, t -> Math.sin(3 * Math.tanh(t)));
            case 9 -> one("1/(1 + exp(-(%s)))", u, t -> 1 / (1 + Math.exp(-t)));
            case 10 -> one("sqrt(1 + (%s)^2)", u, t -> Math.sqrt(1 + t * t));
            case 11 -> one("log(1 + (%s)^2)", u, t -> Math.log(1 + t * t));
            case 12 -> one("exp(-(%s)^2)", u, t -> Math.exp(-t * t));
            default -> reduced(random, vector(random, depth - 1), vector(random, depth - 1));
        };
    }

    private static RandomFormula reduced(Random random, Vector u, Vector v) {
        return switch (random.nextInt(5)) {
            case 0 -> new RandomFormula("sum(" + u.text + ")", (x, a, b) -> sum(u.meaning.of(x, a, b)));
            case 1 -> new RandomFormula("⟨" + u.text + ", " + v.text + "⟩", (x, a, b) -> dot(u.meaning.of(x, a, b), v.meaning.of(x, a, b)));
            case 2 -> new RandomFormula("‖" + u.text + "‖", (x, a, b) -> Math.sqrt(dot(u.meaning.of(x, a, b), u.meaning.of(x, a, b))));
            case 3 -> new RandomFormula("logsumexp(" + u.text + ")", (x, a, b) -> logSumExp(u.meaning.of(x, a, b)));
            default -> new RandomFormula("cross_entropy(" + u.text + ", b)", (x, a, b) -> logSumExp(u.meaning.of(x, a, b)) - u.meaning.of(x, a, b)[(int) b]);
        };
    }

    private static Vector vector(Random random, int depth) {
        if (depth <= 0) {
            return switch (random.nextInt(4)) {
                case 0 -> new Vector("(W * a)", (x, a, b) -> times(x, a));
                case 1 -> new Vector("c", (x, a, b) -> new double[] {x[15], x[16], x[17]});
                case 2 -> new Vector("a[2..4]", (x, a, b) -> new double[] {a[1], a[2], a[3]});
                default -> new Vector("(W * a + c)", (x, a, b) -> map(times(x, a), new double[] {x[15], x[16], x[17]}, (p, q) -> p + q));
            };
        }
        Vector u = vector(random, depth - 1);
        Vector v = vector(random, depth - 1);
        RandomFormula t = number(random, depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> new Vector("(" + u.text + " + " + v.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), v.meaning.of(x, a, b), (p, q) -> p + q));
            case 1 -> new Vector("(" + u.text + " .* " + v.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), v.meaning.of(x, a, b), (p, q) -> p * q));
            case 2 -> new Vector("(" + u.text + " .+ " + t.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), p -> p + t.meaning.of(x, a, b)));
            case 3 -> new Vector("(" + t.text + " * " + u.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), p -> p * t.meaning.of(x, a, b)));
            case 4 -> new Vector("tanh(" + u.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), Math::tanh));
            case 5 -> new Vector("relu(" + u.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), p -> Math.max(p, 0)));
            case 6 -> new Vector("softmax(" + u.text + ")", (x, a, b) -> {
                double[] z = u.meaning.of(x, a, b);
                double all = logSumExp(z);
                return map(z, p -> Math.exp(p - all));
            });
            case 7 -> new Vector("(W * (W' * " + u.text + "))", (x, a, b) -> times(x, transposed(x, u.meaning.of(x, a, b))));
            default -> new Vector("(W * (W' * " + u.text + ") .^ 3)", (x, a, b) -> times(x, map(transposed(x, u.meaning.of(x, a, b)), p -> p * p * p)));
        };
    }

    private static RandomFormula leaf(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new RandomFormula("s", (x, a, b) -> x[18]);
            case 1 -> new RandomFormula("b", (x, a, b) -> b);
            case 2 -> new RandomFormula("c[2]", (x, a, b) -> x[16]);
            case 3 -> new RandomFormula("⟨a, W[2, :]⟩", (x, a, b) -> times(x, a)[1]);
            case 4 -> new RandomFormula("‖c‖^2", (x, a, b) -> x[15] * x[15] + x[16] * x[16] + x[17] * x[17]);
            default -> new RandomFormula("0.7", (x, a, b) -> 0.7);
        };
    }

    private interface Two {
        double of(double p, double q);
    }

    private static RandomFormula one(String form, RandomFormula u, DoubleUnaryOperator f) {
        return new RandomFormula(form.formatted(u.text), (x, a, b) -> f.applyAsDouble(u.meaning.of(x, a, b)));
    }

    private static RandomFormula two(String form, RandomFormula u, RandomFormula v, Two f) {
        return new RandomFormula(form.formatted(u.text, v.text), (x, a, b) -> f.of(u.meaning.of(x, a, b), v.meaning.of(x, a, b)));
    }

    private static double[] times(double[] x, double[] a) {
        double[] out = new double[3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 5; c++) {
                out[r] += x[5 * r + c] * a[c];
            }
        }
        return out;
    }

    private static double[] transposed(double[] x, double[] v) {
        double[] out = new double[5];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 5; c++) {
                out[c] += x[5 * r + c] * v[r];
            }
        }
        return out;
    }

    private static double sum(double[] v) {
        return java.util.Arrays.stream(v).sum();
    }

    private static double dot(double[] u, double[] v) {
        return sum(map(u, v, (p, q) -> p * q));
    }

    private static double logSumExp(double[] z) {
        double most = java.util.Arrays.stream(z).max().orElseThrow();
        return most + Math.log(sum(map(z, p -> Math.exp(p - most))));
    }

    private static double[] map(double[] v, DoubleUnaryOperator f) {
        return java.util.Arrays.stream(v).map(f).toArray();
    }

    private static double[] map(double[] u, double[] v, Two f) {
        double[] out = new double[u.length];
        java.util.Arrays.setAll(out, k -> f.of(u[k], v[k]));
        return out;
    }
}
