package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `print` shows.
class PrintTest {
    private static final String RUNS = """
            algorithm gd(γ = 0.1) {
              server x = x0
              round { x -= γ * mean_i(∇f(broadcast(x))) }
            }
            let p = quadratic(nodes = 2, d = 3, μ = 1, L = 1)
            let a = run gd() on p for 2 rounds measure rounds
            let b = run gd() on p for 3 rounds measure rounds
            """;

    private static List<String> printed(String statement) {
        List<String> lines = new ArrayList<>();
        Fopt.compile("print.fopt", RUNS + statement, Path.of(".")).run(RunOptions.standard().withThreads(1), new RunListener() {
            @Override
            public void printed(String text) {
                lines.addAll(text.lines().toList());
            }
        });
        return lines;
    }

    @Test
    void valuesShareALine() {
        assertThat(printed("print 1/4, 10%, [1, 2], \"text\", ring(4), true")).containsExactly("0.25 0.1 [1, 2] text ring(4) true");
    }

    @Test
    void resultsThatFollowEachOtherShareATable() {
        assertThat(printed("print \"both\", a, b, \"then\", b.rounds, a")).satisfiesExactly(
                l -> assertThat(l).isEqualTo("both"), l -> assertThat(l).startsWith("run  rounds"), l -> assertThat(l).startsWith("──"),
                l -> assertThat(l).startsWith("a         2"), l -> assertThat(l).startsWith("b         3"), l -> assertThat(l).isEqualTo("then 3"),
                l -> assertThat(l).startsWith("run  rounds"), l -> assertThat(l).startsWith("──"), l -> assertThat(l).startsWith("a         2"));
    }
}
