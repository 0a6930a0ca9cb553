package fopt.runtime.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.Precision;
import fopt.runtime.random.Stream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The class of every compressor, measured.
///
/// Failure probability, over the choice of the seed, of a correct compressor. Bias: by Bernstein's inequality at most 2e-7 a check, as
/// no projection used here is further from its mean than 6 times the standard deviation that ω allows. Second moments: 6 standard errors of the
/// sample, 1e-9 a check if means of this many were normal. Some 1000 checks: below 1e-3 in all; the seed is fixed.
class ContractTest {
    private static final int TRIALS = 20_000;
    private static final double ERRORS = 6;

    /// Mean relative square error, its standard error, and the mean of C(v) − v.
    private record Measured(double square, double standardError, double[] bias) {}

    @Test
    void constantsHold() {
        constantsHold(Precision.FLOAT64);
    }

    @Test
    void constantsHoldInSinglePrecision() {
        constantsHold(Precision.FLOAT32);
    }

    private static void constantsHold(Precision numbers) {
        for (Compressors.Spec spec : Samples.specs()) {
            for (int d : new int[] {1, 2, 20}) {
                Compressor q = spec.bind(d);
                for (Map.Entry<String, double[]> v : Vectors.ordinary(d, 5).entrySet()) {
                    if (Vectors.square(v.getValue()) > 0) {
                        check(q, spec.kind().traits().contains(Compressors.Trait.RANDOM), v.getKey(), Vectors.in(numbers, v.getValue()), numbers);
                    }
                }
            }
        }
    }

    /// What rounding may add to a relative error.
    private static double rounding(Precision numbers) {
        return switch (numbers) {
            case FLOAT64 -> 1e-12;
            case FLOAT32 -> 1e-6;
        };
    }

    private static void check(Compressor q, boolean random, String vector, double[] v, Precision numbers) {
        String what = q.name() + " of " + vector + ", d = " + v.length + ", " + numbers.word();
        double rounding = rounding(numbers);
        Measured m = measure(q, v, random ? TRIALS : 1, numbers);
        double slack = ERRORS * m.standardError + 10 * rounding * m.square + rounding * rounding;
        Contract c = q.contract();
        if (c.isContractive()) {
            assertThat(m.square).as(what + ": 1 − δ").isLessThanOrEqualTo(1 - c.delta() + slack);
        }
        if (c.isBounded()) {
            checkBounds(c, m, v, slack, rounding, what);
        }
        if (c.isUnbiased()) {
            assertThat(m.square).as(what + ": ω").isLessThanOrEqualTo(c.omega() + slack);
            checkBias(v, m.bias, ERRORS * Math.sqrt(c.omega() / TRIALS) + rounding, what);
        }
    }

    /// ‖E C(v) − v‖ and E‖C(v) − E C(v)‖², with the mean of the trials in place of the expectation.
    private static void checkBounds(Contract c, Measured m, double[] v, double slack, double rounding, String what) {
        double squaredBias = Vectors.square(m.bias) / Vectors.square(v);
        double deviation = Math.sqrt(c.variance() / TRIALS);
        assertThat(Math.sqrt(squaredBias)).as(what + ": size of the bias").isLessThanOrEqualTo(c.bias() + ERRORS * deviation + rounding);
        assertThat(m.square - squaredBias).as(what + ": variance").isLessThanOrEqualTo(c.variance() + slack + 2 * ERRORS * deviation * (c.bias() + deviation) + rounding);
    }

    /// Where bias and variance are the best possible, they are met.
    @Test
    void boundsAreAttained() {
        assertThat(contract("rand_k_unscaled", 20, 5)).extracting(Contract::bias, Contract::variance).containsExactly(0.75, 0.1875);
        assertThat(contract("top_k", 20, 5)).extracting(Contract::bias, Contract::variance).containsExactly(Math.sqrt(0.75), 0.0);
        assertThat(contract("comp", 20, 2, 5)).extracting(Contract::bias, Contract::variance).containsExactly(Math.sqrt(0.75), 1.5);
        assertThat(contract("mix", 20, 4, 6)).extracting(Contract::bias, Contract::variance).containsExactly(10 / Math.sqrt(320), 60.0 / 320);
        double[] ones = Vectors.ordinary(20, 5).get("all equal");
        Compressor q = new Compressors.Spec(Compressors.byName("rand_k_unscaled").orElseThrow(), 5).bind(20);
        Measured m = measure(q, ones, TRIALS, Precision.FLOAT64);
        assertThat(m.square).isCloseTo(0.75 * 0.75 + 0.1875, within(ERRORS * m.standardError + 1e-12));
    }

    /// Along v, along the diagonal, and along a random direction.
    private static void checkBias(double[] v, double[] bias, double most, String what) {
        int d = v.length;
        double[] ones = new double[d];
        double[] random = new double[d];
        Stream s = new Stream().reset(1, 1, 1, 1, 1);
        for (int i = 0; i < d; i++) {
            ones[i] = 1;
            random[i] = s.nextNormal();
        }
        for (double[] u : new double[][] {v, ones, random}) {
            double projection = 0;
            for (int i = 0; i < d; i++) {
                projection += bias[i] * u[i];
            }
            double unit = Math.sqrt(Vectors.square(v) * Vectors.square(u));
            assertThat(projection / unit).as(what + ": bias").isCloseTo(0, within(most));
        }
    }

    private static Measured measure(Compressor q, double[] v, int trials, Precision numbers) {
        int d = v.length;
        double norm = Vectors.square(v);
        double[] bias = new double[d];
        double[] decoded = new double[d];
        double sum = 0;
        double squares = 0;
        Message slot = new Message(numbers);
        Stream s = new Stream();
        for (int t = 0; t < trials; t++) {
            slot.compress(q, v, 0, s.reset(2026, 3, 1, t, 0));
            slot.writeTo(decoded, 0);
            double error = 0;
            for (int i = 0; i < d; i++) {
                double e = decoded[i] - v[i];
                bias[i] += e / trials;
                error += e * e;
            }
            sum += error / norm;
            squares += error / norm * (error / norm);
        }
        double mean = sum / trials;
        return new Measured(mean, Math.sqrt(Math.max(0, squares / trials - mean * mean) / trials), bias);
    }

    /// Where a constant is the best possible, it is met: by any v, or by the worst one.
    @Test
    void constantsAreAttained() {
        attained("top_k", "all equal", 0.7, 6);
        attained("rand_k", "normal", 20.0 / 6 - 1, 6);
        attained("rand_k", "one spike", 19, 1);
        attained("rand_k_unscaled", "heavy tails", 0.7, 6);
        attained("bernoulli", "normal", 3, 0.25);
        attained("scaled_sign", "one spike", 1 - 1.0 / 20);
        attained("natural", "thirds", 1.0 / 8);
        attained("terngrad", "spike on a floor", (Math.sqrt(20) - 1) / 2);
    }

    private static void attained(String kind, String vector, double constant, Number... arguments) {
        Compressor q = new Compressors.Spec(Compressors.byName(kind).orElseThrow(), arguments).bind(20);
        Measured m = measure(q, Vectors.ordinary(20, 5).get(vector), TRIALS, Precision.FLOAT64);
        assertThat(m.square).as(q.name()).isCloseTo(constant, within(ERRORS * m.standardError + 1e-12));
        Contract c = q.contract();
        assertThat(c.isUnbiased() ? c.omega() : 1 - c.delta()).as(q.name()).isCloseTo(constant, within(1e-15));
    }

    @Test
    void traitsAgreeWithContracts() {
        for (Compressors.Spec spec : Samples.specs()) {
            for (int d : new int[] {1, 2, 20, 10_000}) {
                Contract c = spec.bind(d).contract();
                if (spec.kind().traits().contains(Compressors.Trait.CONTRACTIVE)) {
                    assertThat(c.isContractive()).as(spec.name()).isTrue();
                }
                if (spec.kind().traits().contains(Compressors.Trait.UNBIASED)) {
                    assertThat(c.isUnbiased()).as(spec.name()).isTrue();
                }
            }
        }
    }

    @Test
    void constantsOfThePapers() {
        assertThat(contract("identity", 50)).isEqualTo(new Contract(1, 0));
        assertThat(contract("qsgd", 50, 16).omega()).as("d/s²").isEqualTo(50.0 / 256);
        assertThat(contract("qsgd", 10_000, 4).omega()).as("√d/s").isEqualTo(25);
        assertThat(contract("natural", 50)).isEqualTo(new Contract(7.0 / 8, 1.0 / 8));
        assertThat(contract("natural_dithering", 64, 5).omega()).as("1/8 + (1/2)²").isEqualTo(0.375);
        assertThat(contract("natural_dithering", 64, 2).omega()).as("1/8 + 4").isEqualTo(4.125);
        assertThat(contract("threshold", 50, 0.1)).isEqualTo(Contract.none());
        assertThat(contract("top_k", 10, 10)).as("nothing is lost").isEqualTo(new Contract(1, 0));
    }

    private static Contract contract(String kind, int d, Number... arguments) {
        return new Compressors.Spec(Compressors.byName(kind).orElseThrow(), arguments).bind(d).contract();
    }
}
