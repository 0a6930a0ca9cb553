package fopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.compiler.source.Source;
import fopt.runtime.hook.HookFunction;
import fopt.runtime.hook.HookKind;
import fopt.runtime.hook.HookParameter;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSignature;
import fopt.testing.ToyLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Functions that are not written in the language, as host programs see them: open or closed, given by the host, failing.
class HooksTest {
    private static final String STEP = "extern toy fun step(t: real) -> real {\"\"\"cos\"\"\"}\nlet c = step(0)\nassert c == 1\n";

    private static Fopt.Builder open() {
        return Fopt.builder().hooks(HookRules.CLOSED, "toy");
    }

    private static Outcome run(Fopt fopt, String text) {
        return fopt.compile(new Source("mine.fopt", text)).run(RunOptions.standard().withThreads(2), RunListener.NONE);
    }

    @AfterEach
    void allSessionsAreClosed() {
        assertThat(ToyLanguage.OPEN).hasValue(0);
    }

    @Test
    void languagesAreClosedUnlessTheHostOpensThem() {
        assertThatThrownBy(() -> run(Fopt.builder().build(), STEP)).isInstanceOfSatisfying(FoptException.class, e -> {
            assertThat(e.code()).isEqualTo("E703");
            assertThat(e.phase()).isEqualTo(FoptException.Phase.HOOK);
        });
        assertThatThrownBy(() -> run(Fopt.builder().hooks(HookRules.CLOSED, "js").build(), STEP)).hasMessageContaining("opened only js");
        run(open().build(), STEP);
    }

    @Test
    void textsMayStandInFilesBesideTheProgram(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("step.toy"), "# a comment\ncos\n");
        Files.writeString(folder.resolve("broken.toy"), "# a comment\nTHROWN\n");
        Fopt fopt = open().folder(folder).access(Access.NONE.reading(folder)).build();
        run(fopt, "extern toy fun step(t: real) -> real from \"step.toy\"\nlet c = step(0)\nassert c == 1\n");
        assertThatThrownBy(() -> run(fopt, "extern toy fun step(t: real) -> real from \"broken.toy\"\nlet c = step(0)\n"))
                .isInstanceOfSatisfying(FoptException.class, e -> assertThat(e.code()).isEqualTo("E705"))
                .hasMessageContaining("at broken.toy:2").hasMessageContaining("mine.fopt:2:9");
        assertThatThrownBy(() -> run(fopt, "extern toy fun step(t: real) -> real from \"stp.toy\"\n")).hasMessageContaining("E713")
                .hasMessageContaining("did you mean \"step.toy\"?");
        assertThatThrownBy(() -> run(open().folder(folder).build(), "extern toy fun step(t: real) -> real from \"step.toy\"\n")).hasMessageContaining("E830");
    }

    @Test
    void importedFilesBringFunctionsWithFilesBesideThem(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/step.toy"), "THROWN");
        Files.writeString(folder.resolve("lib/lib.fopt"), "extern toy fun step(t: real) -> real from \"step.toy\"\n");
        Fopt fopt = open().folder(folder).access(Access.NONE.reading(folder)).build();
        assertThatThrownBy(() -> run(fopt, "import \"lib/lib.fopt\"\nlet c = step(0)\n")).hasMessageContaining("at lib/step.toy:1");
        assertThatThrownBy(() -> run(fopt, "import \"lib/lib.fopt\" as s\nlet c = s.step(0)\n")).hasMessageContaining("at lib/step.toy:1");
    }

    @ParameterizedTest
    @CsvSource({"THROWN, E705, failed", "SYNTAX, E706, does not parse", "WRONG_TYPE, E707, gave something else", "WRONG_SIZE, E708, gave something else",
            "TOO_LONG, E709, took too long", "DENIED, E710, closed to it", "NO_FUNCTION, E711, not found in its text", "ENDED, E712, ended", "MISSING, E701, not there"})
    void eachFailureNamesTheGuestsLineAndTheCall(String reason, String code, String text) {
        String program = """
                extern toy fun h(t: real) -> real {\"""
                # first line
                %s
                \"""}
                algorithm a() {
                  node x = x0
                  round {
                    x -= h(i) * x
                  }
                }
                run a() on quadratic(nodes = 3, d = 2) for 4 rounds measure gap
                """.formatted(reason);
        assertThatThrownBy(() -> run(open().build(), program)).isInstanceOfSatisfying(FoptException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.phase()).isEqualTo(FoptException.Phase.HOOK);
            assertThat(e.diagnostics().getFirst().span().text()).isEqualTo("h(i)");
            assertThat(e.getMessage()).contains("`h` ", text, "mine.fopt:3:1");
        });
    }

    @Test
    void aFailureInTheMiddleOfARunKeepsNoSession() {
        String program = """
                extern toy fun h() -> real {\"""unless 7\"""}
                algorithm a() {
                  node x = x0
                  round { x = h() * x if i > 1 else x }
                }
                run a() on quadratic(nodes = 3, d = 2) for 4 rounds measure gap
                """;
        assertThatThrownBy(() -> run(open().build(), program)).hasMessageContaining("failed: call 7").hasMessageContaining("mine.fopt:4:15");
    }

    @Test
    @Timeout(60)
    void aCancelledRunEndsTheCallThatItIsIn() throws InterruptedException {
        String program = """
                extern toy fun h(t: real) -> real {\"""wait\"""}
                algorithm a() {
                  node x = x0
                  round { x = h(i) * x if round > 3 else x }
                }
                run a() on quadratic(nodes = 3, d = 2) for 10 rounds measure gap
                """;
        Running running = open().build().compile(new Source("mine.fopt", program)).start(RunOptions.standard().withThreads(2), RunListener.NONE);
        ToyLanguage.WAITING.acquire();
        running.cancel("enough");
        assertThatThrownBy(running::join).isInstanceOfSatisfying(FoptException.class, e -> assertThat(e.code()).isEqualTo("E831"));
    }

    @Test
    void filesOfFunctionsBelongToTheProgram(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("step.toy"), "cos");
        Program program = open().folder(folder).access(Access.NONE.reading(folder)).build()
                .compile(new Source("mine.fopt", "extern toy fun step(t: real) -> real from \"step.toy\"\nprint step(0)"));
        assertThat(program.sources()).extracting(Source::name).containsExactly("mine.fopt", "step.toy");
    }

    @Test
    void theHostGivesFunctions() {
        List<double[]> seen = new ArrayList<>();
        HookFunction residual = new HookFunction(new HookSignature("", List.of(new HookParameter("A", HookKind.MATRIX), new HookParameter("x", HookKind.VECTOR)), HookKind.REAL),
                new HookFunction.Host((arguments, result) -> result.set(0, arguments[0].rows() * 10 + arguments[1].length())));
        Fopt fopt = Fopt.builder()
                .give("step", (DoubleUnaryOperator) t -> 1 / t)
                .give("ratio", (DoubleBinaryOperator) (a, b) -> a / b)
                .give("half", (Function<double[], double[]>) v -> java.util.Arrays.stream(v).map(x -> x / 2).toArray())
                .give("middle", (BinaryOperator<double[]>) (v, w) -> java.util.stream.IntStream.range(0, v.length).mapToDouble(k -> (v[k] + w[k]) / 2).toArray())
                .give("total", (ToDoubleFunction<double[]>) v -> java.util.Arrays.stream(v).sum())
                .give("seen", (Consumer<double[]>) seen::add)
                .give("sizes", residual)
                .build();
        Outcome outcome = run(fopt, """
                assert step(4) == 0.25 and ratio(1, 2) == 0.5
                algorithm a(rule) {
                  node x = x0 .+ 1
                  node s = 0
                  round {
                    x = middle(half(x), rule(x)) * step(round)
                    s = sizes(matrix([x, x]), x)
                    seen(x)
                  }
                  metric sum = total(mean_i(x))
                  metric size = max_i(s)
                }
                run a(rule = half) on quadratic(nodes = 4, d = 3) for 2 rounds measure sum, size
                """);
        assertThat(outcome.runs().getFirst().last().metrics()).containsEntry("sum", 3 * 0.5 * 0.5 * 0.5).containsEntry("size", 33.0);
        assertThat(seen).hasSize(8).allMatch(v -> v.length == 3);
    }

    @Test
    void aRunMayBeGivenAnotherFunction() {
        Program program = Fopt.builder().build().compile(new Source("mine.fopt", """
                let step = t => 1
                algorithm a(rule) {
                  node x = x0 .+ 1
                  round { x = rule(round) * x }
                  metric first = max_i(x[1])
                }
                run a(rule = step) on quadratic(nodes = 2, d = 2) for 2 rounds measure first
                """));
        assertThat(program.run(RunOptions.standard(), RunListener.NONE).runs().getFirst().last().metrics()).containsEntry("first", 1.0);
        RunOptions other = RunOptions.standard().with("step", (DoubleUnaryOperator) t -> t + 1);
        assertThat(program.run(other, RunListener.NONE).runs().getFirst().last().metrics()).containsEntry("first", 6.0);
    }

    @Test
    void toolsNameWhatTheyDoNotLookInto() {
        Program program = open().build().compile(new Source("mine.fopt", """
                extern toy fun slow(t: real) -> real {\"""cos\"""}
                algorithm a() {
                  node x = x0
                  round { x -= slow(round) * ∇f(x) }
                }
                run a() on quadratic(nodes = 2, d = 2) for 2 rounds measure gap
                """));
        assertThat(program.check()).contains("not examined: slow (toy)");
        assertThat(program.dump("ir", null)).contains("= hook slow(");
        assertThat(program.dump("latex", null)).contains("\\operatorname{slow}");
        assertThatThrownBy(() -> program.dump("numpy", null)).hasMessageContaining("E047").hasMessageContaining("`slow`, a function in another language, has no transcription to NumPy");
    }

    @Test
    void aFunctionOfTheHostThatFailsIsNamedWithItsLine() {
        Fopt fopt = Fopt.builder().give("bad", (DoubleUnaryOperator) t -> {
            throw new IllegalStateException("no");
        }).give("longer", (Function<double[], double[]>) v -> new double[v.length + 1]).build();
        assertThatThrownBy(() -> run(fopt, "print bad(1)")).hasMessageContaining("E705").hasMessageContaining("`bad` failed").hasMessageContaining("IllegalStateException: no")
                .hasMessageContaining("HooksTest.java:").hasMessageContaining("mine.fopt:1:7");
        assertThatThrownBy(() -> run(fopt, "print longer([1, 2])")).hasMessageContaining("E708").hasMessageContaining("3 numbers, where 2 are expected");
    }
}
