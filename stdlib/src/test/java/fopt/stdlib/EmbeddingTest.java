package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fopt.Access;
import fopt.CompilationException;
import fopt.Fopt;
import fopt.FoptException;
import fopt.FoptException.Phase;
import fopt.Limits;
import fopt.Outcome;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.Running;
import fopt.compiler.source.Source;
import fopt.runtime.record.Row;
import fopt.runtime.topology.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a host program may do with an engine, and what a program may do to its host.
@Timeout(120)
class EmbeddingTest {
    private static final String FOR_EVER = "run gd on quadratic(nodes = 2, d = 2) for 1000000000000 rounds measure gap every 1000";

    @TempDir
    private Path folder;

    private RunOptions options() {
        return RunOptions.standard().withThreads(1).withOut(folder);
    }

    private static Program compile(Fopt engine, String text) {
        return engine.compile(new Source("test.fopt", text));
    }

    private static Program compile(String text) {
        return compile(Fopt.builder().build(), text);
    }

    private FoptException failure(Fopt engine, String text) {
        return catchThrowableOfType(FoptException.class, () -> compile(engine, text).run(options(), RunListener.NONE));
    }

    private FoptException failure(Limits limits, String text) {
        FoptException e = failure(Fopt.builder().limits(limits).build(), text);
        assertThat(e.phase()).isEqualTo(Phase.LIMIT);
        return e;
    }

    // ---- limits

    @Test
    void timeHasALimit() {
        FoptException e = failure(Limits.NONE.withTime(Duration.ofMillis(300)), FOR_EVER);
        assertThat(e.code()).isEqualTo("E832");
        assertThat(e.getMessage()).contains("0.3 s");
        assertThat(e.runs()).as("the rows so far are kept").hasSize(1);
        assertThat(e.runs().getFirst().rows()).isNotEmpty();
    }

    @Test
    void roundsHaveALimit() {
        Limits limits = Limits.NONE.withRounds(100);
        FoptException e = failure(limits, FOR_EVER);
        assertThat(e.code()).isEqualTo("E833");
        assertThat(e.runs().getFirst().rounds()).isEqualTo(100);
        Fopt engine = Fopt.builder().limits(limits).build();
        assertThat(compile(engine, "run gd on quadratic(nodes = 2, d = 2) for 100 rounds").run(options(), RunListener.NONE).runs()).hasSize(1);
    }

    /// Rounds that would each take years: more of this in EndlessLoopsTest of the compiler.
    private static final String LONG_ROUND = "algorithm a() { node x = x0\n round { while norm(x) < 1e300 max 1e15 { x = 0.5 * x } } }\n"
            + "run a on quadratic(nodes = 2, d = 2) for 10 rounds measure loss";

    @Test
    void loopsWithinARoundEndWithTheTime() {
        FoptException e = failure(Limits.NONE.withTime(Duration.ofMillis(300)), LONG_ROUND);
        assertThat(e.code()).isEqualTo("E832");
        assertThat(e.runs()).hasSize(1);
        assertThat(e.runs().getFirst().rows()).as("the rows so far are kept").hasSize(1);
        assertThat(failure(Limits.NONE.withTime(Duration.ofMillis(300)), "let n = 0\nfor k in 1..2000000000 { n += 1 }").code()).isEqualTo("E832");
    }

    @Test
    void stepsHaveALimit() {
        FoptException e = failure(Limits.NONE.withSteps(10_000), LONG_ROUND);
        assertThat(e.code()).isEqualTo("E837");
        assertThat(e.getMessage()).contains("10000 steps");
        assertThat(failure(Limits.NONE.withSteps(50), FOR_EVER).code()).as("rounds are steps").isEqualTo("E837");
        assertThat(failure(Limits.NONE.withSteps(1000), "print [k for k in 1..2000000000]").code()).isEqualTo("E837");
    }

    @Test
    void aLoopWithinARoundIsCancelled() {
        AtomicReference<Row> seen = new AtomicReference<>();
        Running running = compile(LONG_ROUND).start(options(), new RunListener() {
            @Override
            public void row(Row row) {
                seen.set(row);
            }
        });
        while (seen.get() == null) {
            Thread.onSpinWait();
        }
        running.cancel("seen enough");
        FoptException e = catchThrowableOfType(FoptException.class, running::join);
        assertThat(e.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(e.runs().getFirst().rows()).hasSize(1);
    }

    @Test
    void moreMemoryThanThereIsEndsTheProgramOnly() {
        FoptException e = failure(Limits.NONE, "let p = quadratic(nodes = 2, d = 2000000000)\nprint p");
        assertThat(e.code()).isEqualTo("E838");
    }

    @Test
    void stateHasALimitBeforeItIsAllocated() {
        FoptException e = failure(Limits.NONE.withStateBytes(1_000_000), "run gd on quadratic(nodes = 1000, d = 1000) for 1 rounds");
        assertThat(e.code()).isEqualTo("E835");
        assertThat(e.getMessage()).contains("limit of 1 MB").contains("fewer nodes");
    }

    @Test
    void outputHasALimit() {
        List<String> printed = new ArrayList<>();
        Fopt engine = Fopt.builder().limits(Limits.NONE.withOutputChars(25)).build();
        assertThatThrownBy(() -> compile(engine, "for k in 1..1000 { print \"ten chars.\" }\n" + FOR_EVER).run(options(), new RunListener() {
            @Override
            public void printed(String text) {
                printed.add(text);
            }
        })).isInstanceOfSatisfying(FoptException.class, e -> assertThat(e.code()).isEqualTo("E834"));
        assertThat(printed).hasSize(2);
    }

    @Test
    void sourcesHaveALimit() {
        assertThat(failure(Limits.NONE.withSourceChars(10), "print 1 + 1 + 1").code()).isEqualTo("E836");
    }

    @Test
    void deepNestingIsASyntaxError() {
        assertThat(failure(Limits.NONE.withSourceChars(1_000_000), "x".repeat(1_000_001)).code()).isEqualTo("E836");
        assertThat(failure(Fopt.builder().build(), "print " + "(".repeat(100_000) + "1" + ")".repeat(100_000)).phase()).isEqualTo(Phase.SYNTAX);
    }

    // ---- files

    @Test
    void filesAreClosedUnlessOpened() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("small"), "1 1:1\n-1 2:1\n1 1:2\n-1 2:2\n");
        Files.writeString(data.resolve("lib.fopt"), "fun one() = 1\n");
        String reading = "let d = libsvm(\"data/small\")\nprint d";
        Fopt closed = Fopt.builder().folder(folder).build();
        assertThat(failure(closed, reading).code()).isEqualTo("E830");
        assertThat(failure(closed, reading).phase()).isEqualTo(Phase.LIMIT);
        assertThat(failure(closed, "import \"data/lib.fopt\"\nprint one()").code()).isEqualTo("E830");
        Fopt open = Fopt.builder().folder(folder).access(Access.NONE.reading(data)).build();
        assertThat(compile(open, reading).run(options(), RunListener.NONE).interrupted()).isFalse();
        compile(open, "import \"data/lib.fopt\"\nprint one()").run(options(), RunListener.NONE);
        assertThat(failure(open, "let d = libsvm(\"../../etc/passwd\")\nprint d").code()).as("out of the folder").isEqualTo("E830");
    }

    @Test
    void linksDoNotLeadOut() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Files.writeString(folder.resolve("secret"), "1 1:1\n");
        Files.createSymbolicLink(inside.resolve("link"), folder.resolve("secret"));
        Fopt engine = Fopt.builder().folder(inside).access(Access.NONE.reading(inside)).build();
        assertThat(failure(engine, "let d = libsvm(\"link\")\nprint d").code()).isEqualTo("E830");
    }

    @Test
    void plotsAndResultsAreFiles() {
        String plotting = "let r = run gd on quadratic(nodes = 2, d = 2) for 5 rounds measure gap\n";
        for (String last : List.of("plot gap of r", "save r to \"r.csv\"")) {
            assertThat(failure(Fopt.builder().build(), plotting + last).code()).isEqualTo("E830");
            Fopt open = Fopt.builder().access(Access.NONE.writing(folder)).build();
            compile(open, plotting + last).run(options(), RunListener.NONE);
        }
        assertThat(folder.resolve("plot.png")).exists();
        assertThat(folder.resolve("r.csv")).exists();
    }

    // ---- errors

    @ParameterizedTest
    @CsvSource({"let x = ), SYNTAX, E002", "print y, TYPE, E010", "print 1 / [, SYNTAX, E002", "assert 1 > 2, RUN, E328"})
    void errorsTellTheirPhase(String text, Phase phase, String code) {
        FoptException e = failure(Fopt.builder().build(), text);
        assertThat(e.phase()).isEqualTo(phase);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.diagnostics().getFirst().span().line()).isEqualTo(1);
        assertThat(e.isIncomplete()).isEqualTo(text.endsWith("["));
    }

    @Test
    void readingAnotherNodeIsAnErrorOfPlacement() {
        assertThat(failure(Fopt.builder().build(), "algorithm a() {\n  node x = x0\n  server s = 0\n  round { s = x }\n}").phase()).isEqualTo(Phase.PLACEMENT);
    }

    // ---- running

    @Test
    void aRunIsCancelledWithAReason() {
        AtomicReference<Row> seen = new AtomicReference<>();
        Running running = compile(FOR_EVER).start(options(), new RunListener() {
            @Override
            public void row(Row row) {
                seen.set(row);
            }
        });
        while (seen.get() == null) {
            Thread.onSpinWait();
        }
        assertThat(running.isDone()).isFalse();
        running.cancel("seen enough");
        running.cancel("a second reason");
        FoptException e = catchThrowableOfType(FoptException.class, running::join);
        assertThat(e.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(e).hasMessage("seen enough");
        assertThat(e.runs()).hasSize(1);
        assertThat(running.isDone()).isTrue();
    }

    @Test
    void theFutureHasTheOutcome() throws Exception {
        Outcome outcome = compile("run gd on quadratic(nodes = 2, d = 2) for 10 rounds").start(options(), RunListener.NONE).future().get(60, TimeUnit.SECONDS);
        assertThat(outcome.run("gd").rounds()).isEqualTo(10);
        CompletableFuture<Outcome> failed = compile("assert 1 > 2").start(options(), RunListener.NONE).future();
        assertThatThrownBy(() -> failed.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(CompilationException.class);
    }

    @Test
    void rowsArePulled() {
        List<Long> rounds = new ArrayList<>();
        for (Row row : compile("run gd on quadratic(nodes = 2, d = 2) for 5000 rounds measure gap every 1").rows(options(), null)) {
            rounds.add(row.round());
        }
        assertThat(rounds).as("more than are ready at once").hasSize(5001).isSorted();
    }

    @Test
    void rowsEndWhenTheRunIsCancelled() {
        AtomicReference<Running> running = new AtomicReference<>();
        int count = 0;
        for (Row row : compile(FOR_EVER.replace("every 1000", "every 1")).rows(options(), running::set)) {
            if (++count == 10) {
                running.get().cancel("ten are enough");
            }
        }
        assertThat(count).isBetween(10, 3000);
        assertThatThrownBy(() -> running.get().join()).hasMessage("ten are enough");
    }

    @Test
    void oneProgramRunsInSeveralThreadsAtOnce() {
        Program program = compile("let γ = 0.1\nrun gd(γ = γ) on quadratic(nodes = 3, d = 4, heterogeneity = 1) for 50 rounds");
        List<String> digests = IntStream.range(0, 8).parallel()
                .mapToObj(k -> program.run(options(), RunListener.NONE).runs().getFirst().digest()).distinct().toList();
        assertThat(digests).hasSize(1);
    }

    /// Eight threads run one program at the same time, with values of their own: each gets what it gets alone, bit for bit.
    @Test
    void concurrentRunsDoNotMeet() {
        Program program = compile("""
                let γ = 0.1
                let k = 1
                let p = quadratic(nodes = 5, d = 20, heterogeneity = 1, noise = 1)
                let a = run dsgd(η = γ, batch = 1) on p over ring(5) for 40 rounds measure gap, consensus every 10
                let b = run ef21(C = rand_k_unscaled(k), γ = γ) on p for 40 rounds measure gap
                print a.gap + b.gap
                """);
        List<RunOptions> options = IntStream.range(0, 8).mapToObj(t -> options().withThreads(1 + t % 3).withSeed(t).with("γ", 0.01 * (t + 1)).with("k", 1 + t)).toList();
        List<List<String>> alone = options.stream().map(o -> digests(program.run(o, RunListener.NONE))).toList();
        assertThat(alone.stream().distinct()).hasSize(8);
        List<Running> running = options.stream().map(o -> program.start(o, RunListener.NONE)).toList();
        assertThat(running.stream().map(r -> digests(r.join())).toList()).isEqualTo(alone);
    }

    private static List<String> digests(Outcome outcome) {
        return outcome.runs().stream().map(r -> r.digest()).toList();
    }

    @Test
    void rowsAreAStream() {
        Program program = compile("run gd on quadratic(nodes = 2, d = 2) for 100 rounds measure gap every 10");
        try (Stream<Row> rows = program.stream(options())) {
            assertThat(rows.mapToLong(Row::round).max()).hasValue(100);
        }
        try (Stream<Row> rows = compile(FOR_EVER.replace("every 1000", "every 1")).stream(options())) {
            assertThat(rows.limit(5).count()).as("closing it ends the program").isEqualTo(5);
        }
    }

    @Test
    void whoPullsRowsHearsOfFailures() {
        Program program = compile("let r = run gd on quadratic(nodes = 2, d = 2) for 10 rounds measure gap every 1\nassert r.gap < -1");
        List<Row> rows = new ArrayList<>();
        assertThatThrownBy(() -> program.rows(options(), null).forEach(rows::add)).isInstanceOfSatisfying(FoptException.class, e -> assertThat(e.code()).isEqualTo("E328"));
        assertThat(rows).hasSize(11);
    }

    @Test
    void aLimitNamesTheLoop() {
        FoptException e = failure(Limits.NONE.withSteps(10_000), LONG_ROUND);
        assertThat(e.getStackTrace()[0]).hasToString("fopt.a(test.fopt:2)");
        assertThat(e.getStackTrace()[1].getClassName()).as("then the host").isEqualTo(EmbeddingTest.class.getName());
    }

    // ---- values of the host

    private String printed(String text, Map<String, Object> values) {
        RunOptions options = options();
        for (Map.Entry<String, Object> v : values.entrySet()) {
            options = options.with(v.getKey(), v.getValue());
        }
        StringBuilder out = new StringBuilder();
        compile(text).run(options, new RunListener() {
            @Override
            public void printed(String line) {
                out.append(line);
            }
        });
        return out.toString().strip();
    }

    @Test
    void valuesOfTheHostTakeThePlaceOfLets() {
        assertThat(printed("let γ = 1\nprint γ + 1", Map.of("gamma", 2.5))).isEqualTo("3.5");
        assertThat(printed("let k = 1\nprint k + 1", Map.of("k", 41))).isEqualTo("42");
        assertThat(printed("let v = [1, 2]\nprint sum(v)", Map.of("v", new double[] {1, 2, 3.5}))).isEqualTo("6.5");
        assertThat(printed("let v = [1, 2]\nprint sum(v)", Map.of("v", new SimpleMatrix(new double[][] {{1}, {5}})))).isEqualTo("6");
        assertThat(printed("let all = [1]\nfor x in all { print x }", Map.of("all", List.of(3, 4)))).isEqualTo("3\n4");
        assertThat(printed("let s = \"a\"\nprint s", Map.of("s", "b"))).isEqualTo("b");
        assertThat(printed("let G = ring(3)\nrun dsgd(η = 0.1) on quadratic(nodes = 5, d = 2) over G for 1 rounds\nprint 1",
                Map.of("G", Topologies.byName("complete").orElseThrow().build(List.of(5), 1)))).endsWith("1");
    }

    @Test
    void valuesAreChecked() {
        assertThatThrownBy(() -> options().with("x", new Object())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> printed("let a = 1\nprint a", Map.of("b", 1))).isInstanceOf(CompilationException.class).hasMessageContaining("E043");
        assertThatThrownBy(() -> printed("let a = 1\nprint a + 1", Map.of("a", "text"))).isInstanceOf(CompilationException.class).hasMessageContaining("a + 1");
    }

    @Test
    void anEngineGivesVariables() {
        Fopt engine = Fopt.builder().give("rate", 0.25).build();
        assertThat(engine.session().variables()).containsEntry("rate", "0.25");
        compile(engine, "run gd(γ = rate) on quadratic(nodes = 2, d = 2) for 2 rounds").run(options(), RunListener.NONE);
    }
}
