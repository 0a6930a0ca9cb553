package fopt.compiler.diff;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/// A random formula of one sample (a, b) in the variables `W: matrix(3, 5), c: vector(3), s: real`: as text, and as arithmetic on the
/// numbers of Hipparchus, which carry their derivatives with them.
record RandomFormula(String text, Meaning meaning) {
    static final int VARIABLES = 3 * 5 + 3 + 1;
    static final String HEADER = "f(W: matrix(3, 5), c: vector(3), s: real)";

    interface Meaning {
        DerivativeStructure of(DerivativeStructure[] x, double[] a, double b);
    }

    private interface VectorMeaning {
        DerivativeStructure[] of(DerivativeStructure[] x, double[] a, double b);
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
            case 0 -> two("(%s + %s)", u, v, DerivativeStructure::add);
            case 1 -> two("(%s - %s)", u, v, DerivativeStructure::subtract);
            case 2 -> two("%s * %s", u, v, DerivativeStructure::multiply);
            case 3 -> two("(%s) / (2 + (%s)^2)", u, v, (p, q) -> p.divide(q.square().add(2)));
            case 4 -> two("(%s if %s <= 0.3 else 1)", u, v, (p, q) -> q.getReal() <= 0.3 ? p : p.newInstance(1));
            case 5 -> two("max(%s, %s)", u, v, (p, q) -> p.getReal() >= q.getReal() ? p : q);
            case 6 -> one("tanh(%s)", u, DerivativeStructure::tanh);
            case 7 -> one("log1p(exp(%s))", u, RandomFormula::softplus);
            case 8 -> one("sin(3 * tanh(%s))", u, t -> t.tanh().multiply(3).sin());
            case 9 -> one("1/(1 + exp(-(%s)))", u, t -> t.negate().exp().add(1).reciprocal());
            case 10 -> one("sqrt(1 + (%s)^2)", u, t -> t.square().add(1).sqrt());
            case 11 -> one("log(1 + (%s)^2)", u, t -> t.square().add(1).log());
            case 12 -> one("exp(-(%s)^2)", u, t -> t.square().negate().exp());
            default -> reduced(random, vector(random, depth - 1), vector(random, depth - 1));
        };
    }

    private static RandomFormula reduced(Random random, Vector u, Vector v) {
        return switch (random.nextInt(5)) {
            case 0 -> new RandomFormula("sum(" + u.text + ")", (x, a, b) -> sum(u.meaning.of(x, a, b)));
            case 1 -> new RandomFormula("⟨" + u.text + ", " + v.text + "⟩", (x, a, b) -> dot(u.meaning.of(x, a, b), v.meaning.of(x, a, b)));
            case 2 -> new RandomFormula("‖" + u.text + "‖", (x, a, b) -> dot(u.meaning.of(x, a, b), u.meaning.of(x, a, b)).sqrt());
            case 3 -> new RandomFormula("logsumexp(" + u.text + ")", (x, a, b) -> logSumExp(u.meaning.of(x, a, b)));
            default -> new RandomFormula("cross_entropy(" + u.text + ", b)", (x, a, b) -> logSumExp(u.meaning.of(x, a, b)).subtract(u.meaning.of(x, a, b)[(int) b]));
        };
    }

    private static Vector vector(Random random, int depth) {
        if (depth <= 0) {
            return switch (random.nextInt(4)) {
                case 0 -> new Vector("(W * a)", (x, a, b) -> times(x, a));
                case 1 -> new Vector("c", (x, a, b) -> new DerivativeStructure[] {x[15], x[16], x[17]});
                case 2 -> new Vector("a[2..4]", (x, a, b) -> new DerivativeStructure[] {x[0].newInstance(a[1]), x[0].newInstance(a[2]), x[0].newInstance(a[3])});
                default -> new Vector("(W * a + c)", (x, a, b) -> map(times(x, a), new DerivativeStructure[] {x[15], x[16], x[17]}, DerivativeStructure::add));
            };
        }
        Vector u = vector(random, depth - 1);
        Vector v = vector(random, depth - 1);
        RandomFormula t = number(random, depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> new Vector("(" + u.text + " + " + v.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), v.meaning.of(x, a, b), DerivativeStructure::add));
            case 1 -> new Vector("(" + u.text + " .* " + v.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), v.meaning.of(x, a, b), DerivativeStructure::multiply));
            case 2 -> new Vector("(" + u.text + " .+ " + t.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), p -> p.add(t.meaning.of(x, a, b))));
            case 3 -> new Vector("(" + t.text + " * " + u.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), p -> p.multiply(t.meaning.of(x, a, b))));
            case 4 -> new Vector("tanh(" + u.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), DerivativeStructure::tanh));
            case 5 -> new Vector("relu(" + u.text + ")", (x, a, b) -> map(u.meaning.of(x, a, b), p -> p.getReal() > 0 ? p : p.newInstance(0)));
            case 6 -> new Vector("softmax(" + u.text + ")", (x, a, b) -> {
                DerivativeStructure[] z = u.meaning.of(x, a, b);
                DerivativeStructure all = logSumExp(z);
                return map(z, p -> p.subtract(all).exp());
            });
            case 7 -> new Vector("(W * (W' * " + u.text + "))", (x, a, b) -> times(x, transposed(x, u.meaning.of(x, a, b))));
            default -> new Vector("(W * (W' * " + u.text + ") .^ 3)", (x, a, b) -> times(x, map(transposed(x, u.meaning.of(x, a, b)), p -> p.multiply(p).multiply(p))));
        };
    }

    private static RandomFormula leaf(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new RandomFormula("s", (x, a, b) -> x[18]);
            case 1 -> new RandomFormula("b", (x, a, b) -> x[0].newInstance(b));
            case 2 -> new RandomFormula("c[2]", (x, a, b) -> x[16]);
            case 3 -> new RandomFormula("⟨a, W[2, :]⟩", (x, a, b) -> times(x, a)[1]);
            case 4 -> new RandomFormula("‖c‖^2", (x, a, b) -> x[15].square().add(x[16].square()).add(x[17].square()));
            default -> new RandomFormula("0.7", (x, a, b) -> x[0].newInstance(0.7));
        };
    }

    private static RandomFormula one(String form, RandomFormula u, UnaryOperator<DerivativeStructure> f) {
        return new RandomFormula(form.formatted(u.text), (x, a, b) -> f.apply(u.meaning.of(x, a, b)));
    }

    private static RandomFormula two(String form, RandomFormula u, RandomFormula v, BinaryOperator<DerivativeStructure> f) {
        return new RandomFormula(form.formatted(u.text, v.text), (x, a, b) -> f.apply(u.meaning.of(x, a, b), v.meaning.of(x, a, b)));
    }

    /// log(1 + exp(t)), not overflowing.
    private static DerivativeStructure softplus(DerivativeStructure t) {
        return t.getReal() > 0 ? t.add(t.negate().exp().log1p()) : t.exp().log1p();
    }

    private static DerivativeStructure[] times(DerivativeStructure[] x, double[] a) {
        DerivativeStructure[] out = new DerivativeStructure[3];
        for (int r = 0; r < 3; r++) {
            out[r] = x[0].newInstance(0);
            for (int c = 0; c < 5; c++) {
                out[r] = out[r].add(x[5 * r + c].multiply(a[c]));
            }
        }
        return out;
    }

    private static DerivativeStructure[] times(DerivativeStructure[] x, DerivativeStructure[] a) {
        DerivativeStructure[] out = new DerivativeStructure[3];
        for (int r = 0; r < 3; r++) {
            out[r] = dot(Arrays.copyOfRange(x, 5 * r, 5 * r + 5), a);
        }
        return out;
    }

    private static DerivativeStructure[] transposed(DerivativeStructure[] x, DerivativeStructure[] v) {
        DerivativeStructure[] out = new DerivativeStructure[5];
        for (int c = 0; c < 5; c++) {
            out[c] = dot(new DerivativeStructure[] {x[c], x[5 + c], x[10 + c]}, v);
        }
        return out;
    }

    private static DerivativeStructure sum(DerivativeStructure[] v) {
        return Arrays.stream(v).reduce(DerivativeStructure::add).orElseThrow();
    }

    private static DerivativeStructure dot(DerivativeStructure[] u, DerivativeStructure[] v) {
        return sum(map(u, v, DerivativeStructure::multiply));
    }

    private static DerivativeStructure logSumExp(DerivativeStructure[] z) {
        double most = Arrays.stream(z).mapToDouble(DerivativeStructure::getReal).max().orElseThrow();
        return sum(map(z, p -> p.subtract(most).exp())).log().add(most);
    }

    private static DerivativeStructure[] map(DerivativeStructure[] v, UnaryOperator<DerivativeStructure> f) {
        return Arrays.stream(v).map(f).toArray(DerivativeStructure[]::new);
    }

    private static DerivativeStructure[] map(DerivativeStructure[] u, DerivativeStructure[] v, BinaryOperator<DerivativeStructure> f) {
        DerivativeStructure[] out = new DerivativeStructure[u.length];
        Arrays.setAll(out, k -> f.apply(u[k], v[k]));
        return out;
    }

    /// The formula at a point with its derivatives. @param order 0 for the value alone
    DerivativeStructure at(double[] x, int order, double[] a, double b) {
        DSFactory numbers = new DSFactory(VARIABLES, order);
        DerivativeStructure[] point = new DerivativeStructure[VARIABLES];
        Arrays.setAll(point, k -> order == 0 ? numbers.constant(x[k]) : numbers.variable(k, x[k]));
        return meaning.of(point, a, b);
    }
}
