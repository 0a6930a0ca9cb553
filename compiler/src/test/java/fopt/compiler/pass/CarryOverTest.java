package fopt.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.compiler.run.FourJudges;
import fopt.compiler.run.Trial;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The end of a round waits for the next one, and nobody can tell.
class CarryOverTest {
    private static final String SCRIPT = """
            algorithm a(γ = 0.2) {
              node x = x0
              public x̂ = 0
              round {
                x -= 0.05 * ∇f(x)
                x̂ += compress(x - x̂, top_k(1%%))
                x += γ%s * (gossip(x̂) - x̂)
              }
            }
            let p = quadratic(nodes = 5, d = %d, μ = 0.1, L = 1, heterogeneity = 1, spread = 0.5)
            let r = run a() on p over ring(5) for 10 rounds measure loss, consensus every %d
            """;

    /// Plain code and optimised code agree after each measured round, whether all of them are measured or few.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 100})
    void statesAreTheSameWheneverTheyAreMeasured(int every) {
        assertThat(FourJudges.judge(Trial.of(SCRIPT.formatted("", 1100, every), Map.of())).run("r").rounds()).isEqualTo(10);
    }

    @Test
    void theLastUpdateSharesALoopWithTheNextGradient() {
        assertThat(opt("", 1100)).contains("finish").containsPattern("x#\\d+\\[i\\] \\+ 0.2 \\* .*\\n +grad#");
    }

    @Test
    void whatDependsOnTheRoundDoesNotWait() {
        assertThat(opt(" / round", 1100)).doesNotContain("finish");
    }

    @Test
    void shortRowsDoNotWait() {
        assertThat(opt("", 100)).doesNotContain("finish");
    }

    private static String opt(String factor, int d) {
        return Fopt.compile("a.fopt", SCRIPT.formatted(factor, d, 10), Path.of(".")).dump("opt", null);
    }
}
