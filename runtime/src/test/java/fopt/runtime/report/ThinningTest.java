package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void keepsTheEndsAndTheExtremesOfEveryColumn() {
        Random random = new Random(3);
        List<Point2D> points = new ArrayList<>();
        for (int k = 0; k <= 100_000; k++) {
            points.add(new Point2D.Double(k / 200.0, random.nextGaussian()));
        }
        List<Point2D> thin = Thinning.thin(points);
        assertThat(thin).hasSizeLessThan(4100).startsWith(points.getFirst()).endsWith(points.getLast());
        ToDoubleFunction<List<Point2D>> top = list -> list.stream().mapToDouble(Point2D::getY).max().orElseThrow();
        assertThat(top.applyAsDouble(thin)).isEqualTo(top.applyAsDouble(points));
        assertThat(thin).isSubsetOf(points).isSortedAccordingTo((a, b) -> Double.compare(a.getX(), b.getX()));
    }

    @Test
    void leavesAloneWhatIsFarApart() {
        List<Point2D> points = new ArrayList<>();
        for (int k = 0; k < 50; k++) {
            points.add(new Point2D.Double(5 * k, k % 7));
        }
        assertThat(Thinning.thin(points)).isEqualTo(points);
    }
}
