package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RangeTest {
    private static final double[] X = {0, 1, 2, 3};

    @Test
    void logarithmicAxesSkipWhatIsNotPositive() {
        Scale scale = Range.ofY(Axis.log("gap"), List.of(Series.of("a", X, new double[] {0, -1, 0.01, 1}))).scale();
        assertThat(scale.from()).isLessThan(0.01).isCloseTo(0.01, within(0.002));
        assertThat(scale.to()).isGreaterThan(1).isCloseTo(1, within(0.2));
        assertThat(scale.between(0, 100).at(-1)).isEqualTo(0);
    }

    @Test
    void infinitiesAndNaNsDoNotCount() {
        Scale scale = Range.ofY(Axis.linear("gap"), List.of(Series.of("a", X, new double[] {Double.NaN, 2, 5, Double.POSITIVE_INFINITY}))).scale();
        assertThat(scale.to()).isCloseTo(5, within(0.2));
    }

    @Test
    void aDivergedCurveDoesNotFlattenTheOthers() {
        Series good = Series.of("good", X, new double[] {1, 0.1, 0.01, 0.001});
        Series bad = Series.of("bad", X, new double[] {1, 1e50, 1e150, 1e300});
        assertThat(Range.ofY(Axis.log("gap"), List.of(good, bad.asDiverged())).scale().to()).isBetween(9.0, 20.0);
        assertThat(Range.ofY(Axis.linear("gap"), List.of(bad.asDiverged())).scale().to()).isLessThan(20.0);
        assertThat(Range.ofY(Axis.log("gap"), List.of(good, bad)).scale().to()).isGreaterThan(1e300);
    }

    /// With no other to be flattened, a logarithmic axis shows how a curve diverges.
    @Test
    void divergedCurvesAlone() {
        Series bad = Series.of("bad", X, new double[] {1, 1e50, 1e150, 1e300}).asDiverged();
        assertThat(Range.ofY(Axis.log("gap"), List.of(bad)).scale().to()).isGreaterThan(1e300);
    }

    @Test
    void oneValueStillHasWidth() {
        for (Axis axis : List.of(Axis.log("gap"), Axis.linear("gap"))) {
            for (double value : new double[] {1e-300, 1, 1e300}) {
                Scale scale = Range.ofY(axis, List.of(Series.of("a", X, new double[] {value, value, value, value}))).scale();
                assertThat(scale.from()).isLessThan(scale.to());
                assertThat(scale.holds(value)).isTrue();
            }
        }
    }

    @Test
    void aBandNearZeroDoesNotStretchALogarithmicAxis() {
        Series s = Series.of("a", X, new double[] {1, 1, 1, 1}).band(new double[] {0.5, 0.5, 1e-12, -1}, new double[] {2, 2, 2, 2});
        Scale scale = Range.ofY(Axis.log("gap"), List.of(s)).scale();
        assertThat(scale.from()).isCloseTo(0.5, within(0.1));
        assertThat(scale.to()).isCloseTo(2, within(0.2));
    }
}
