package fopt.hooks;

import fopt.Fopt;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.record.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Whole programs with hooks: the examples, the program of the design, and gradients in Python against those of the engine.
class ProgramsTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath().normalize();

    /// The mean of ½ (⟨a, x⟩ - b)², by a script of the language and by one in Python.
    private static final String LEAST_SQUARES = """
        extern python fun gradient_of(x: vector, A: matrix, b: vector) -> vector {\"""
          def gradient_of(x, A, b):
              r = [sum(a * v for a, v in zip(row, x)) - y for row, y in zip(A, b)]
              return [sum(s * row[k] for s, row in zip(r, A)) / len(b) for k in range(len(x))]
        \"""}
        algorithm hooked(η) {
          node x = x0
          round { x = gossip(x - η * gradient_of(x, data.A, data.b)) }
        }
        algorithm plain(η) {
          node x = x0
          round { x = gossip(x - η * ∇f(x)) }
        }
        let p = least_squares(csv("outliers.csv"), nodes = 6)
        let a = run hooked(η = 0.1) on p over ring(6) for 20 rounds measure loss, consensus
        let b = run plain(η = 0.1) on p over ring(6) for 20 rounds measure loss, consensus
        """;

    @TempDir
    private Path out;

    private Outcome run(Path file, String text, int threads) {
        return Fopt.compile(file.toString(), text, file.getParent()).run(RunOptions.standard().withThreads(threads).withOut(out), RunListener.NONE);
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("examples/hooks"))) {
            return files.filter(f -> f.toString().endsWith(".fopt")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesRun(Path example) throws IOException {
        Outcome outcome = run(example, Files.readString(example), 2);
        assertThat(outcome.runs()).isNotEmpty().allMatch(r -> r.status() == Status.DONE);
        if (example.endsWith("huber.fopt")) {
            sameCurves(outcome, "a", "b");
        }
    }

    @Test
    void aGradientInPythonIsThatOfTheEngine() {
        sameCurves(run(ROOT.resolve("examples/hooks/here.fopt"), LEAST_SQUARES, 1), "a", "b");
    }

    /// Sums of another order: equal up to rounding.
    private static void sameCurves(Outcome outcome, String one, String other) {
        for (String metric : List.of("loss", "consensus")) {
            double expected = outcome.run(other).last().metrics().get(metric);
            assertThat(outcome.run(one).last().metrics().get(metric)).isCloseTo(expected, Offset.offset(1e-9 * Math.abs(expected)));
        }
    }

    @Test
    void theProgramOfTheDesignRuns() throws IOException {
        Path program = ROOT.resolve("../shared/design/programs/07_hooks.fopt");
        assumeTrue(Files.exists(program), "the design is not here");
        String text = Files.readString(program) + """

            let p = least_squares(csv("outliers.csv"), nodes = 4)
            let r = run hooked(η = 0.5, T = 40) on p over ring(4) for 40 rounds measure loss, consensus every 10
            """;
        assertThat(run(ROOT.resolve("examples/hooks/here.fopt"), text, 1).run("r").last().metrics().get("consensus")).isLessThan(1e-3);
    }

    /// What a guest does to its built-in objects ends with the run, and reaches neither another run nor another language.
    @Test
    void runsDoNotSeeWhatOthersDidToTheLanguage() {
        String text = """
                extern js fun spoil(t: real) -> real {\"""
                t => { const seen = ({}).spoilt ? 1 : 0; Object.prototype.spoilt = 1; Math.sqrt = () => 7; Array.prototype.map = null; return seen }
                \"""}
                extern python fun taint(t: real) -> real {\"""
                import builtins, math
                def taint(t):
                    seen = 1 if hasattr(builtins, 'tainted') or hasattr(math, 'tainted') else 0
                    builtins.tainted = 1
                    math.tainted = 1
                    return seen
                \"""}
                algorithm look() {
                  server x = x0, s = 0
                  round {
                    s = spoil(round) + taint(round)
                    x += s * (x0 .+ 1)
                  }
                }
                let a = run look() on quadratic(nodes = 2, d = 1) for 1 rounds measure loss
                let b = run look() on quadratic(nodes = 2, d = 1) for 1 rounds measure loss
                let c = run look() on quadratic(nodes = 2, d = 1) for 2 rounds measure loss
                """;
        fopt.Program program = Fopt.compile("spoil.fopt", text, out);
        for (int k = 0; k < 2; k++) {
            Outcome outcome = program.run(RunOptions.standard().withThreads(1), RunListener.NONE);
            assertThat(outcome.run("a").point()).containsExactly(0);
            assertThat(outcome.run("b").point()).containsExactly(0);
            assertThat(outcome.run("c").point()).as("a run remembers").containsExactly(2);
        }
    }

    @Test
    void anErrorNamesBothPlaces() {
        Throwable e = catchThrowable(() -> run(ROOT.resolve("examples/hooks/here.fopt"), LEAST_SQUARES.replace("/ len(b)", "/ (len(b) - len(A))"), 1));
        assertThat(e).hasMessageContaining("ZeroDivisionError: division by zero").hasMessageContaining("gradient_of").hasMessageNotContaining("java");
        assertThat(e.getMessage()).contains(":4").contains(":8");
    }
}
