package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.Fopt;
import fopt.FoptException;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Source;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What goes wrong in a host's own classes is told with the line of the program, and the host's own stack.
@Timeout(120)
class HostFailuresTest {
    /// Fails at node 3 once it is far enough.
    private static final class Fragile extends WrappedCentres {
        @Override
        public void gradient(int node, double[] x, double[] out) {
            if (node == 2 && x[0] > 1) {
                throw new IllegalStateException("out of range");
            }
            super.gradient(node, x, out);
        }
    }

    private static final String STEPS = """
            algorithm steps() {
              server x = x0
              round {
                let g = mean_i(
                  ∇f(broadcast(x)))
                x -= 0.3 * g
              }
            }
            let unused = 1
            run steps on p for 10 rounds measure loss
            """;

    @Test
    void aFailureOfAClassOfTheHostNamesTheLine() {
        FoptException e = Hosting.failure(STEPS, Map.of("p", new Fragile()));
        assertThat(e.phase()).isEqualTo(FoptException.Phase.HOOK);
        assertThat(e.code()).isEqualTo("E841");
        assertThat(e.getMessage()).contains("`HostFailuresTest.Fragile.gradient` of the host failed: java.lang.IllegalStateException: out of range").contains("at node 3, in round 3");
        assertThat(e.getCause()).isInstanceOf(IllegalStateException.class).hasMessage("out of range");
        assertThat(e.getStackTrace()[0]).hasToString("fopt.steps(test.fopt:5)");
        assertThat(e.getStackTrace()).anyMatch(f -> f.getClassName().equals(HostFailuresTest.class.getName()));
    }

    @Test
    void theStackOfWhatAClassOfTheHostThrowsGoesThroughLinesOfTheProgram() {
        FoptException e = Hosting.failure(STEPS, Map.of("p", new Fragile()));
        assertThat(e.getCause().getStackTrace()).as("compiled code has a file and lines").anySatisfy(f -> {
            assertThat(f.getClassName()).isEqualTo("fopt.generated.steps");
            assertThat(f.getFileName()).isEqualTo("test.fopt");
            assertThat(f.getLineNumber()).isEqualTo(5);
        });
    }

    @Test
    void whatAListenerThrowsGoesToTheCaller() {
        Fopt engine = Fopt.builder().give("p", new WrappedCentres()).build();
        assertThatThrownBy(() -> engine.compile(new Source("test.fopt", STEPS)).run(RunOptions.standard(), new RunListener() {
            @Override
            public void row(fopt.runtime.record.Row row) {
                throw new IllegalArgumentException("mine");
            }
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("mine");
    }

    @Test
    void errorsOfAProgramHaveAStack() {
        FoptException type = Hosting.failure("let a = 1\nprint unknown", Map.of());
        assertThat(type.getStackTrace()[0]).hasToString("fopt.script(test.fopt:2)");
        FoptException library = Hosting.failure("run dsgd(η = 0.1) on quadratic(nodes = 4, d = 2) over ring(5) for 3 rounds\n", Map.of());
        assertThat(library.getStackTrace()[0].getFileName()).isEqualTo("test.fopt");
        FoptException range = Hosting.failure("algorithm far() {\n  node x = x0\n  round {\n    x = fetch(x, from = n + round)\n  }\n}\nrun far on quadratic(nodes = 2, d = 2) for 3 rounds\n",
                Map.of());
        assertThat(range.getStackTrace()[0]).hasToString("fopt.far(test.fopt:4)");
    }
}
