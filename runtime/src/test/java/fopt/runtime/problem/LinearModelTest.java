package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Against NumPy 2.4.6 on the breast cancer data over four nodes: Newton's method, `eigvalsh`, `lstsq`, and FISTA for the lasso.
class LinearModelTest {
    private static final SplitData SCALED = Data.contiguous(Data.example("wdbc_scale"), 4);
    private static final double[] COSINES = IntStream.range(0, 30).mapToDouble(StrictMath::cos).toArray();

    @Test
    void valuesAndGradientsOfLogisticRegression() {
        Problem p = Data.problem("logistic", SCALED, Map.of("l2", 1e-3));
        assertThat(Oracles.meanValue(p, COSINES)).isCloseTo(0.8500292691689327, offset(1e-14));
        assertThat(p.value(2, COSINES, 0)).isCloseTo(0.8927350489686614, offset(1e-14));
        double[] gradient = Oracles.meanGradient(p, COSINES);
        assertThat(gradient[0]).isCloseTo(0.1969309650007795, offset(1e-14));
        assertThat(gradient[29]).isCloseTo(0.14974557051644802, offset(1e-14));
    }

    @Test
    void constantsOfLogisticRegression() {
        Constants c = Data.problem("logistic", SCALED, Map.of("l2", 1e-3)).constants();
        assertThat(c.L()).isCloseTo(2.5274945334760575, offset(1e-9));
        assertThat(c.Li()).containsExactly(
            new double[] {2.1669662874861824, 2.434358534114956, 2.86781174797038, 2.672903049667504}, offset(1e-9));
        assertThat(c.Lsample()).isCloseTo(5.52547319670775, offset(1e-12));
        assertThat(c.mu()).isEqualTo(1e-3);
    }

    @Test
    void minimumOfLogisticRegression() {
        Problem p = Data.problem("logistic", SCALED, Map.of("l2", 1e-3));
        Optimum optimum = p.optimum();
        assertThat(optimum.value()).isCloseTo(0.12724031257997326, offset(1e-15));
        assertThat(optimum.x()[0]).isCloseTo(-1.4685627723074304, offset(1e-11));
        assertThat(optimum.x()[29]).isCloseTo(0.5850240420979672, offset(1e-11));
        assertThat(optimum.accuracy()).isLessThan(1e-14);
        assertThat(p.accuracy(optimum.x(), 0)).isCloseTo(0.9753954305799648, offset(1e-12));
    }

    @Test
    void minimumOfLeastSquares() {
        Problem p = Data.problem("least_squares", SCALED, Map.of());
        assertThat(p.optimum().value()).isCloseTo(0.10583079328153137, offset(1e-14));
        assertThat(p.optimum().x()[0]).isCloseTo(3.9987368525686025, offset(1e-8));
        assertThat(p.constants().mu()).isCloseTo(1.5085065357765483e-05, offset(1e-14));
        assertThat(p.constants().L()).isCloseTo(10.10597813390423, offset(1e-8));
        assertThat(p.accuracy(p.optimum().x(), 0)).isNaN();
    }

    /// Smallest eigenvalues of `A_iᵀA_i/m_i` by `eigvalsh`; with fewer rows than columns it is 0.
    @Test
    void convexityOfEveryNode() {
        assertThat(Data.problem("least_squares", SCALED, Map.of()).smallestConvexity()).isCloseTo(6.169244983924582e-06, offset(1e-14));
        assertThat(Data.problem("least_squares", SCALED, Map.of("l2", 0.5)).smallestConvexity()).isCloseTo(0.5 + 6.169244983924582e-06, offset(1e-14));
        assertThat(Data.problem("least_squares", Data.contiguous(Data.example("wdbc_scale"), 20), Map.of("l2", 0.5)).smallestConvexity()).isEqualTo(0.5);
        assertThat(Data.problem("logistic", SCALED, Map.of("l2", 1e-3)).smallestConvexity()).isEqualTo(1e-3);
    }

    /// Condition number 2e12.
    @Test
    void minimumOfBadlyScaledLeastSquares() {
        Problem p = Data.problem("least_squares", Data.contiguous(Data.example("wdbc"), 4), Map.of());
        assertThat(p.optimum().value()).isCloseTo(0.11234734116818881, offset(1e-13));
        assertThat(p.optimum().x()[29]).isCloseTo(-11.184056975588941, offset(1e-6));
        assertThat(p.constants().L()).isCloseTo(1.6660273047701684e+06, offset(1e-3));
    }

    @Test
    void minimumOfTheLogisticLasso() {
        Problem p = Data.problem("logistic", SCALED, Map.of("l2", 1e-3, "l1", 5e-3));
        assertThat(p.optimum().value()).isCloseTo(0.22995487421964944, offset(1e-14));
        assertThat(IntStream.range(0, 30).filter(k -> p.optimum().x()[k] != 0).count()).isEqualTo(13);
        assertThat(IntStream.range(0, 30).mapToDouble(k -> p.optimum().x()[k]).min().orElseThrow()).isCloseTo(-4.1297578062206215, offset(1e-11));
    }

    @Test
    void descriptionsSayWhatThereIs() {
        assertThat(Data.problem("logistic", SCALED, Map.of("l2", 1e-3, "l1", 0.5)).describe())
            .contains("wdbc_scale", "569 × 30", "4 nodes", "contiguous", "l2 = 0.001", "l1 = 0.5");
    }

    @Test
    void a9aOverTwentyNodes() {
        Path file = Data.ROOT.resolve("../shared/data/libsvm/a9a.gz");
        assumeTrue(Files.exists(file), "a9a.gz is not here: skipped");
        Problem p = Data.problem("logistic", Data.contiguous(DataSets.libsvm(file), 20), Map.of("l2", 1e-3));
        assertThat(p.optimum().value()).isCloseTo(A9A_MINIMUM, offset(1e-13));
        assertThat(p.optimum().accuracy()).isLessThan(1e-13);
        assertThat(p.constants().L()).isCloseTo(A9A_L, offset(1e-9));
    }

    private static final double A9A_MINIMUM = 0.3333404561472262;
    private static final double A9A_L = 1.5729197986157382;
}
