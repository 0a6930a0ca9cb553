package fopt.runtime.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against values that others published, and against mpmath with 40 digits where it is said.
class AccountantsTest {
    /// mpmath.
    @ParameterizedTest
    @CsvSource({"0.1, 0.89645697996912664", "1, 0.427583576155807", "2.4, 0.21849873453703333", "2.6, 0.20361324735670921", "5, 0.11070463773306863",
        "20, 0.028174348741051319"})
    void scaledComplementOfTheErrorFunction(double x, double value) {
        assertThat(NormalLaw.scaledComplement(x)).isCloseTo(value, withinPercentage(1e-11));
    }

    /// mpmath.
    @ParameterizedTest
    @CsvSource({"1, 1, 0.12693673750664395", "0.5, 3, 3.4009117356735288e-10", "2, 0.1, 0.66663951552884598"})
    void curveOfTheGaussianMechanism(double mu, double epsilon, double delta) {
        assertThat(new Gdp(mu).delta(epsilon)).isCloseTo(delta, withinPercentage(1e-4));
        assertThat(new Gdp(mu).epsilon(delta)).isCloseTo(epsilon, within(1e-7));
    }

    /// mpmath; the first is 3.7306 in the examples of Balle and Wang's own program, where the classical √(2 log(1.25/δ))/ε is 4.84.
    @ParameterizedTest
    @CsvSource({"1, 1e-5, 3.7306316348159418", "0.1, 1e-6, 36.304690426195783", "8, 1e-5, 0.60022907219895156"})
    void noiseOfTheAnalyticGaussianMechanism(double epsilon, double delta, double noise) {
        assertThat(Gdp.noise(epsilon, delta)).isCloseTo(noise, withinPercentage(1e-6));
    }

    @Test
    void nothingHiddenAndNothingSaid() {
        assertThat(new Gdp(Double.POSITIVE_INFINITY).epsilon(1e-5)).isInfinite();
        assertThat(new Gdp(0).epsilon(1e-5)).isZero();
        assertThat(Rdp.sampledGaussian(0.1, 0).epsilon(1e-5)).isInfinite();
        assertThat(Rdp.laplace(0).epsilon(1e-5)).isInfinite();
        assertThat(Rdp.sampledGaussian(0, 0).epsilon(1e-5)).isZero();
    }

    /// The divergence by quadrature in mpmath.
    @ParameterizedTest
    @CsvSource({"0.0042666666666666667, 1.1, 9, 0.00011164726515510872", "0.1, 2, 4, 0.0060032829644896481", "0.01, 0.7, 32, 27.899337161534347", "1, 2, 7, 0.875"})
    void sampledGaussian(double rate, double multiplier, int order, double divergence) {
        assertThat(Rdp.sampledGaussian(rate, multiplier).at(order)).isCloseTo(divergence, withinPercentage(1e-7));
    }

    /// The divergence by quadrature in mpmath.
    @Test
    void laplace() {
        assertThat(Rdp.laplace(2).at(3)).isCloseTo(0.27122643230725676, withinPercentage(1e-10));
    }

    /// Bun and Steinke, Proposition 1.3 and 1.6; the exact curve of the Gaussian is below.
    @Test
    void concentrated() {
        assertThat(Zcdp.gaussian(2).rho()).isEqualTo(0.125);
        assertThat(Zcdp.pure(1).times(4).rho()).isEqualTo(2);
        assertThat(Zcdp.gaussian(2).epsilon(1e-5)).isCloseTo(0.125 + 2 * Math.sqrt(0.125 * Math.log(1e5)), within(1e-12))
                .isGreaterThan(new Gdp(0.5).epsilon(1e-5));
    }

    /// Bu, Dong, Long, Su: the formula, and that the limit lies below the bound of Rényi divergences, as in their table.
    @Test
    void limitOfSampling() {
        Gdp limit = Gdp.limitOfSampling(256 / 60000.0, 1.1, 14062);
        assertThat(limit.mu()).isCloseTo(256 / 60000.0 * Math.sqrt(14062 * (Math.exp(1 / 1.21) - 1)), within(1e-12));
        assertThat(limit.epsilon(1e-5)).isLessThan(Rdp.sampledGaussian(256 / 60000.0, 1.1).times(14062).epsilon(1e-5)).isGreaterThan(2);
    }

    /// The table of TensorFlow Privacy's MNIST tutorial: noise 1.3 for 15 epochs, 1.1 for 60, 0.7 for 45, batches of 256 of 60,000, δ = 1e-5, give
    /// ε = 1.19, 3.01, 7.10. It converts by ε(α) + log(1/δ)/(α - 1), over fractional orders too, so that the last may be smaller than here.
    @ParameterizedTest
    @CsvSource({"1.3, 15, 1.19", "1.1, 60, 3.01", "0.7, 45, 7.10"})
    void theTutorialOfTensorFlowPrivacy(double noise, int epochs, double epsilon) {
        Rdp curve = Rdp.sampledGaussian(256 / 60000.0, noise).times(Math.floor(epochs * 60000 / 256.0));
        double classic = Double.POSITIVE_INFINITY;
        for (int order : Rdp.ORDERS) {
            classic = Math.min(classic, curve.at(order) - Math.log(1e-5) / (order - 1));
        }
        assertThat(classic).isCloseTo(epsilon, withinPercentage(1));
        assertThat(curve.epsilon(1e-5)).isLessThan(classic).isGreaterThan(0.8 * epsilon);
    }
}
