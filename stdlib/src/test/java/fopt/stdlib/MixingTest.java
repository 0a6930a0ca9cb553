package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.record.RunResult;
import org.junit.jupiter.api.Test;

/// HA-SGD on a ring of pairs A A B B A A B B, where nodes of a pair pull one way and the next pair the other way.
class MixingTest {
    private static final String TARGETS = "problem targets(c) { f(x: vector(2)) = ‖x - c[i]‖^2 / 2 }\n"
            + "let t = targets([[1, 2], [1, 2], [-1, -2], [-1, -2], [1, 2], [1, 2], [-1, -2], [-1, -2]], nodes = 8)\n";

    /// Half of the weight across pairs: gradients cancel in one step, and the nodes stay where they agree. Metropolis weights of 1/3 leave (A + A + B)/3.
    @Test
    void weightsThatFollowTheGradientsCancelThem() {
        RunResult mixed = run("ha_sgd(H = 10, η = 0.1, batch = all)");
        RunResult plain = run("dsgd(η = 0.1, batch = all)");
        assertThat(RunResult.value(mixed.last(), "consensus")).isCloseTo(0, within(1e-9));
        assertThat(RunResult.value(plain.last(), "consensus")).isGreaterThan(0.05);
    }

    private static RunResult run(String algorithm) {
        return Problems.run(TARGETS + "run " + algorithm + " on t over ring(8) for 60 rounds measure consensus").runs().getFirst();
    }
}
