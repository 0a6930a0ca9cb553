package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import fopt.runtime.UserError;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Against NumPy 2.4.6 (Newton's method with the dense Hessian) on the digits over three nodes, l2 = 0.1.
class SoftmaxTest {
    private static final Problem DIGITS = Data.problem("softmax", Data.contiguous(Data.example("digits"), 3), Map.of("l2", 0.1));

    @Test
    void valuesAndGradients() {
        double[] x = IntStream.range(0, 640).mapToDouble(k -> 0.1 * StrictMath.cos(k)).toArray();
        assertThat(DIGITS.dimension()).isEqualTo(640);
        assertThat(Oracles.meanValue(DIGITS, x)).isCloseTo(3.7871955707962615, offset(1e-13));
        double[] gradient = Oracles.meanGradient(DIGITS, x);
        assertThat(gradient[7]).isCloseTo(0.023540817086556885, offset(1e-14));
        assertThat(gradient[600]).isCloseTo(-0.009989884039946401, offset(1e-14));
    }

    @Test
    void theMinimum() {
        Optimum optimum = DIGITS.optimum();
        assertThat(optimum.value()).isCloseTo(0.17178099448007028, offset(1e-14));
        assertThat(optimum.accuracy()).isLessThan(1e-13);
        assertThat(optimum.x()[5]).isCloseTo(-0.05223833616380538, offset(1e-9));
        assertThat(optimum.x()[630]).isCloseTo(0.005699599033469005, offset(1e-9));
        assertThat(DIGITS.accuracy(optimum.x(), 0)).isCloseTo(0.9872008903728436, offset(1e-12));
        assertThat(DIGITS.constants().L()).isCloseTo(1338.3783599301883, offset(1e-6));
    }

    /// Far from 0, where exponentials of the predictions themselves overflow.
    @Test
    void largePredictionsDoNotOverflow() {
        double[] x = IntStream.range(0, 640).mapToDouble(k -> 1000 * StrictMath.cos(k)).toArray();
        assertThat(Oracles.meanValue(DIGITS, x)).isFinite();
        assertThat(Oracles.norm(Oracles.meanGradient(DIGITS, x))).isFinite();
    }

    @Test
    void oneClassIsNotEnough() {
        SplitData one = Data.contiguous(Data.sparse(20, 5, 0.3, false, 1, 1), 2);
        assertThatThrownBy(() -> Data.problem("softmax", one, Map.of())).isInstanceOf(UserError.class).hasMessageContaining("two");
    }
}
