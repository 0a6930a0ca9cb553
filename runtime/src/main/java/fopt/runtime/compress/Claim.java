package fopt.runtime.compress;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures what the author of a compressor claims of it, on random vectors and on adversarial ones (all equal, one spike, heavy tails, …).
///
/// A compressor that draws is tried many times on each vector, and refuted only if the empirical Bernstein bound (Maurer, Pontil 2009) says so: a true
/// claim fails with a probability of at most 1e-6 for each bound that is tested, 1e-4 in all. A true claim about a deterministic compressor never fails.
public final class Claim {
    private static final double ROUNDING = 1e-9;
    /// ln(3/p) for a failure probability p of 1e-6.
    private static final double LOG = StrictMath.log(3e6);
    private static final int WORK = 1_000_000;
    private static final int SHOWN = 6;

    private final Compressor compressor;
    private final boolean random;
    private final Stream draws = new Stream();
    private final Message slot = new Message();
    private final double[] decoded;
    private int trial;

    private Claim(Compressor compressor, boolean random) {
        this.compressor = compressor;
        this.random = random;
        decoded = new double[compressor.dimension()];
    }

    /// @param random whether the compressor draws
    /// @throws UserError E335 with a counter-example, if the compressor's contract is refuted
    public static void check(Compressor compressor, boolean random) {
        Claim claim = new Claim(compressor, random);
        vectors(compressor.dimension()).forEach(claim::check);
    }

    private void check(String kind, double[] v) {
        double square = dot(v, v);
        if (!(square > 0)) {
            return;
        }
        Contract c = compressor.contract();
        double[][] directions = {v, ones(v.length)};
        Sample error = new Sample();
        Sample[] bias = {new Sample(), new Sample()};
        int trials = random ? Math.clamp(WORK / v.length, 100, 20_000) : 1;
        for (int t = 0; t < trials; t++) {
            double e = error(v);
            error.add(e / square);
            for (int k = 0; k < directions.length; k++) {
                bias[k].add(dot(decoded, directions[k]) / Math.sqrt(square * dot(directions[k], directions[k])));
            }
        }
        if (c.isContractive() && error.mean() > 1 - c.delta() + error.slack()) {
            throw refuted(kind, v, "‖C(v) − v‖² is " + number(error.mean()) + " ‖v‖²", "contractive(δ = " + number(c.delta()) + ") allows "
                    + number(1 - c.delta()) + " ‖v‖²");
        }
        if (c.isUnbiased()) {
            unbiased(kind, v, c, error, bias);
        }
    }

    private void unbiased(String kind, double[] v, Contract c, Sample error, Sample[] bias) {
        if (error.mean() > c.omega() + error.slack()) {
            throw refuted(kind, v, "‖C(v) − v‖² is " + number(error.mean()) + " ‖v‖²", "unbiased(ω = " + number(c.omega()) + ") allows "
                    + number(c.omega()) + " ‖v‖²");
        }
        for (Sample b : bias) {
            if (Math.abs(b.mean()) > b.slack()) {
                throw refuted(kind, v, "C(v) differs from v by " + number(b.mean()) + " ‖v‖ in one direction", "an unbiased compressor gives v");
            }
        }
    }

    private UserError refuted(String kind, double[] v, String found, String allowed) {
        String entries = IntStream.range(0, Math.min(SHOWN, v.length)).mapToObj(k -> number(v[k])).collect(Collectors.joining(", "));
        return new UserError("E335", "`" + compressor.name() + "` is not what it claims: for v = [" + entries + (v.length > SHOWN ? ", …" : "") + "] (" + kind
                + ", d = " + v.length + ") " + found + (random ? " on average" : "") + ", but " + allowed
                + ". Claim what holds for every v, or leave the claim out.");
    }

    private static String number(double x) {
        if (!Double.isFinite(x)) {
            return Double.toString(x);
        }
        BigDecimal rounded = new BigDecimal(x).round(new MathContext(4)).stripTrailingZeros();
        return Math.abs(x) >= 1e-4 && Math.abs(x) < 1e6 || x == 0 ? rounded.toPlainString() : rounded.toString();
    }

    /// Compresses once; `decoded` is C(v) − v then. @return ‖C(v) − v‖²
    private double error(double[] v) {
        compressor.compress(v, 0, slot, draws.reset(20260101, 1, Stream.EVERYBODY, trial++, 0));
        slot.writeTo(decoded, 0);
        for (int c = 0; c < v.length; c++) {
            decoded[c] -= v[c];
        }
        return dot(decoded, decoded);
    }

    /// Numbers of which the mean is wanted.
    private final class Sample {
        private double sum;
        private double squares;
        private double largest;
        private int count;

        void add(double x) {
            sum += x;
            squares += x * x;
            largest = Math.max(largest, Math.abs(x));
            count++;
        }

        double mean() {
            return sum / count;
        }

        /// How far the mean may be from the expectation.
        double slack() {
            double rounding = ROUNDING * Math.max(1, largest);
            if (!random) {
                return rounding;
            }
            double variance = Math.max(0, (squares - sum * sum / count) / (count - 1));
            return Math.sqrt(2 * variance * LOG / count) + 7 * 2 * largest * LOG / (3.0 * (count - 1)) + rounding;
        }
    }

    private static Map<String, double[]> vectors(int d) {
        Stream s = new Stream().reset(7, 7, Stream.EVERYBODY, 0, 0);
        Map<String, double[]> all = new LinkedHashMap<>();
        all.put("all equal", ones(d));
        all.put("one spike", row(d, k -> k == 0 ? -1 : 0));
        all.put("a spike on a floor", row(d, k -> k == d / 2 ? 1 : 1 / Math.sqrt(d)));
        all.put("two spikes", row(d, k -> k == 0 ? 1 : k == d - 1 ? -1 : 0));
        all.put("half of them", row(d, k -> k % 2 == 0 ? 1 : 0));
        all.put("geometric", row(d, k -> Math.scalb(1.0, -Math.min(k, 40))));
        all.put("linear", row(d, k -> (k % 2 == 0 ? 1 : -1) * (k + 1.0)));
        all.put("normal", row(d, k -> s.nextNormal()));
        all.put("heavy tails", row(d, k -> s.nextNormal() / Math.max(1e-3, s.nextDouble())));
        return all;
    }

    private static double[] row(int d, java.util.function.IntToDoubleFunction entry) {
        return IntStream.range(0, d).mapToDouble(entry).toArray();
    }

    private static double[] ones(int d) {
        return row(d, k -> 1);
    }

    private static double dot(double[] a, double[] b) {
        double s = 0;
        for (int k = 0; k < a.length; k++) {
            s += a[k] * b[k];
        }
        return s;
    }
}
