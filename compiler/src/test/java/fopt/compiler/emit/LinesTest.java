package fopt.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.Program;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Compiled classes know the lines of the program, whatever the passes do to its operations.
class LinesTest {
    private static final Problem P = Problems.byName("quadratic").orElseThrow().make(null, Map.of("nodes", 4.0, "d", 2000.0));

    private static Set<Integer> lines(String text) {
        Program program = Fopt.compile("somewhere/lines.fopt", text, Path.of("."), Map.of("p", P));
        Set<Integer> lines = new TreeSet<>();
        Pattern.compile("(?m)^  line (\\d+)$").matcher(program.dump("class", null)).results().forEach(m -> lines.add(Integer.parseInt(m.group(1))));
        return lines;
    }

    /// Fused loops, temporaries in registers, what is carried over to the next round, loops and conditions.
    @Test
    void everyStatementHasItsLine() {
        assertThat(lines("""
                algorithm a(γ = 0.1) {
                  node x = x0
                  node y = 0
                  round {
                    let g = ∇f(x)
                    y = 0.5 * y +
                      g
                    local 3 {
                      x -= γ * y
                    }
                    if round > 5 {
                      x = 0.9 * x
                    }
                    let h = 0.5 * x
                    y += h
                    x = gossip(x)
                  }
                }
                run a on p over ring(4) for 3 rounds
                """.replace("ring(4)", "complete(4)"))).containsAll(List.of(2, 5, 6, 8, 9, 11, 12, 14, 15, 16)).allMatch(line -> line >= 2 && line <= 16);
    }

    @Test
    void aFunctionIsInlinedWhereItIsCalled() {
        assertThat(lines("fun twice(v) = 2 * v\n\nalgorithm a() {\n  node x = x0\n  round {\n    x = 0.1 * twice(x)\n  }\n}\nrun a on p for 3 rounds\n")).contains(4, 6);
    }
}
