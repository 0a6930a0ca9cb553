package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.Brake;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The solvers of the runtime are ended from outside, and do not keep half an answer.
class EndedSolversTest {
    private static Problem problem(String name, Map<String, Double> options) {
        return Data.problem(name, Data.contiguous(Data.example("wdbc_scale"), 3), options);
    }

    static Stream<Problem> problems() {
        return Stream.of(problem("logistic", Map.of("l2", 0.1)), problem("logistic", Map.of("l1", 0.1)), problem("logistic", Map.of("nonconvex", 0.1)));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void minimumAndProximalPoint(Problem p) {
        Brake pulled = new Brake();
        pulled.pull("E832", "too late");
        double[] out = new double[p.dimension()];
        pulled.under(() -> {
            assertThatThrownBy(p::optimum).isInstanceOf(Brake.Halted.class).hasMessage("too late");
            assertThatThrownBy(() -> new ProximalPoint(p, 1).find(new double[p.dimension()], 0, 1, out, 0)).isInstanceOf(Brake.Halted.class);
        });
        assertThat(p.optimum().value()).isLessThan(0.7);
    }
}
