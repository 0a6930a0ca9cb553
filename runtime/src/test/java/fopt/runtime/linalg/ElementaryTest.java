package fopt.runtime.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Accuracy against StrictMath (fdlibm, itself within 1 ulp), special values, and the same bits from vector code.
class ElementaryTest {
    private static final double[] SPECIAL = {
        0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 709.7, 709.8, 710, -745.1, -745.2, -708.5, 1e-300, 40, -40, 800, -800};

    @Test
    void expIsAccurate() {
        assertThat(worst(Elementary::exp, StrictMath::exp, Numbers.between(-745, 709.7, 200_000, 1))).isLessThanOrEqualTo(2);
        assertThat(worst(Elementary::exp, StrictMath::exp, Numbers.between(-1, 1, 200_000, 2))).isLessThanOrEqualTo(2);
    }

    @Test
    void expOfSpecialValues() {
        for (double x : SPECIAL) {
            double found = Elementary.exp(x);
            double exact = StrictMath.exp(x);
            assertThat(found == exact || Math.abs(found - exact) <= 2 * Math.ulp(exact) || Double.isNaN(found) && Double.isNaN(exact))
                .as("exp(%s) = %s, not %s", x, found, exact).isTrue();
        }
    }

    @Test
    void logIsAccurate() {
        double[] x = Numbers.between(-740, 709, 200_000, 3);
        assertThat(worst(Elementary::log, StrictMath::log, Arrays.stream(x).map(StrictMath::exp).toArray())).isLessThanOrEqualTo(2);
        assertThat(worst(Elementary::log, StrictMath::log, Numbers.between(0.9, 1.1, 200_000, 4))).isLessThanOrEqualTo(2);
        assertThat(Elementary.log(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
    }

    @Test
    void logOfSpecialValues() {
        assertThat(Elementary.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Elementary.log(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Elementary.log(-1)).isNaN();
        assertThat(Elementary.log(Double.NaN)).isNaN();
        assertThat(Elementary.log(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Elementary.log(1)).isZero();
    }

    @Test
    void sigmoidAndSoftplusAreAccurate() {
        double[] x = Numbers.between(-40, 40, 200_000, 5);
        assertThat(worst(Elementary::sigmoid, t -> 1 / (1 + StrictMath.exp(-t)), x)).isLessThanOrEqualTo(4);
        assertThat(worst(Elementary::softplus, t -> Math.max(t, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(t))), x)).isLessThanOrEqualTo(4);
        assertThat(Elementary.sigmoid(-800)).isZero();
        assertThat(Elementary.sigmoid(800)).isEqualTo(1);
        assertThat(Elementary.softplus(800)).isEqualTo(800);
        assertThat(Elementary.softplus(-800)).isZero();
        assertThat(Elementary.softplus(Double.NaN)).isNaN();
    }

    @Test
    void cosineIsAccurate() {
        for (double v : Numbers.between(-1, 2, 200_000, 6)) {
            assertThat(Math.abs(Elementary.cosTurns(v) - StrictMath.cos(2 * Math.PI * v))).isLessThan(2e-15);
        }
        assertThat(Elementary.cosTurns(0)).isEqualTo(1);
        assertThat(Elementary.cosTurns(0.5)).isEqualTo(-1);
        assertThat(Elementary.cosTurns(0.25)).isZero();
    }

    @Test
    void vectorsHaveTheSameBits() {
        double[] x = concat(SPECIAL, concat(Numbers.between(-800, 800, 4001, 7), Numbers.around0(4000, 8)));
        double[] out = new double[x.length + 1];
        Elementary.exp(x, 0, out, 1, x.length);
        same(out, x, Elementary::exp);
        Elementary.log(x, 0, out, 1, x.length);
        same(out, x, Elementary::log);
        Elementary.sigmoid(x, 0, out, 1, x.length);
        same(out, x, Elementary::sigmoid);
        Elementary.softplus(x, 0, out, 1, x.length);
        same(out, x, Elementary::softplus);
    }

    private static void same(double[] out, double[] x, DoubleUnaryOperator f) {
        for (int c = 0; c < x.length; c++) {
            assertThat(Double.doubleToLongBits(out[1 + c])).as("at %s", x[c]).isEqualTo(Double.doubleToLongBits(f.applyAsDouble(x[c])));
        }
    }

    private static double[] concat(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static double worst(DoubleUnaryOperator f, DoubleUnaryOperator exact, double[] points) {
        double worst = 0;
        for (double x : points) {
            double y = exact.applyAsDouble(x);
            worst = Math.max(worst, Math.abs(f.applyAsDouble(x) - y) / Math.ulp(y));
        }
        return worst;
    }
}
