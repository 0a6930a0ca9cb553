package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.CompilationException;
import fopt.Fopt;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import fopt.runtime.record.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How runs begin, repeat and end.
class RunsTest {
    private static final Problem P = Problems.byName("quadratic").orElseThrow()
            .make(null, Map.of("nodes", 4.0, "d", 3.0, "mu", 0.5, "heterogeneity", 1.0, "noise", 1.0));
    private static final String GD = """
            algorithm gd(γ = 1/L, batch = all) {
              server x = x0
              round { x -= γ * mean_i(∇f(broadcast(x); batch)) }
            }
            """;

    private static Outcome run(String script) {
        return run(script, RunOptions.standard().withThreads(1), RunListener.NONE);
    }

    private static Outcome run(String script, RunOptions options, RunListener listener) {
        return Fopt.compile("test.fopt", GD + script, Path.of("."), Map.of("η_problem", P)).run(options, listener);
    }

    @Test
    void aRunThatDivergesKeepsItsRowsAndTheSweepGoesOn() {
        List<RunResult> runs = run("let r = run gd(γ = each [1000, 1]) on eta_problem for 300 rounds measure gap every 10").runs();
        assertThat(runs).extracting(RunResult::label).containsExactly("r γ=1000", "r γ=1");
        assertThat(runs).extracting(RunResult::status).containsExactly(Status.DIVERGED, Status.DONE);
        RunResult diverged = runs.getFirst();
        assertThat(diverged.rounds()).isLessThan(300).isEqualTo(diverged.last().round());
        assertThat(diverged.rows()).hasSize((int) diverged.rounds() / 10 + 1);
        assertThat(runs.getLast().last().metrics().get("gap")).isLessThan(1e-12);
    }

    /// The distance to the minimum doubles in each round: after 100 of them it is 10³⁰ times as long, and far from overflow.
    @Test
    void aRunThatGrowsWithoutBoundEndsBeforeItOverflows() {
        RunResult lost = run("let r = run gd(γ = 3) on eta_problem for 300 rounds measure gap").run("r");
        assertThat(lost.status()).isEqualTo(Status.DIVERGED);
        assertThat(lost.rounds()).isBetween(90L, 110L);
        assertThat(lost.last().metrics().get("gap")).isBetween(1e50, 1e70);
    }

    /// With noise of single samples a smaller step ends closer; with full gradients γ = 1 is best. Each keeps its three seeds.
    @Test
    void bestEachPicksASettingForEachValueOfAParameter() {
        List<RunResult> all = run("let r = run gd(batch = each [1, all], γ = each [1000, 0.9, 0.01]) on eta_problem for 40 rounds measure gap with seeds(1..3)")
                .runs();
        assertThat(all).hasSize(18);
        String best = """
                let r = run gd(batch = each [1, all], γ = each [1000, 0.9, 0.01]) on eta_problem for 40 rounds measure gap with seeds(1..3)
                let s = r.best_each(batch, gap)
                print s.gap, s.rounds
                """;
        List<String> printed = new java.util.ArrayList<>();
        run(best, RunOptions.standard().withThreads(1), new RunListener() {
            @Override
            public void printed(String text) {
                printed.addAll(text.lines().toList());
            }
        });
        List<String> wanted = new java.util.ArrayList<>();
        for (String batch : List.of("1", "all")) {
            java.util.Map<String, Double> mean = new java.util.TreeMap<>();
            all.stream().filter(r -> r.varied().get("batch").equals(batch))
                    .forEach(r -> mean.merge(r.varied().get("γ"), r.last().metrics().get("gap") / 3, Double::sum));
            String setting = mean.entrySet().stream().min(java.util.Map.Entry.comparingByValue()).orElseThrow().getKey();
            all.stream().filter(r -> r.varied().get("batch").equals(batch) && r.varied().get("γ").equals(setting))
                    .forEach(r -> wanted.add(String.valueOf(r.last().metrics().get("gap"))));
        }
        assertThat(wanted).hasSize(6);
        assertThat(printed.getFirst()).contains(wanted);
        assertThatThrownBy(() -> run("let r = run gd() on eta_problem for 2 rounds measure gap\nprint r.best_each(γ, gap)"))
                .hasMessageContaining("does not vary");
    }

    @Test
    void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
        List<RunResult> runs = run("""
                let a = run gd(batch = 1) on η_problem for 5 rounds with seeds(1..3)
                let b = run gd(batch = 1) on η_problem for 5 rounds with seed(2)
                """).runs();
        assertThat(runs).extracting(RunResult::seed).containsExactly(1L, 2L, 3L, 2L);
        assertThat(runs.get(1).digest()).isEqualTo(runs.get(3).digest());
        assertThat(List.of(runs.get(0).digest(), runs.get(1).digest(), runs.get(2).digest())).doesNotHaveDuplicates();
        RunOptions second = RunOptions.standard().withThreads(1).withSeed(2);
        assertThat(run("let c = run gd(batch = 1) on η_problem for 5 rounds", second, RunListener.NONE).run("c").digest())
                .isEqualTo(runs.get(3).digest());
    }

    @Test
    void aProgramMayBeRunTwice() {
        var program = Fopt.compile("test.fopt", GD + "let r = run gd(batch = 1) on p for 7 rounds", Path.of("."), Map.of("p", P));
        assertThat(program.run(RunOptions.standard(), RunListener.NONE).run("r").digest())
                .isEqualTo(program.run(RunOptions.standard().withThreads(3), RunListener.NONE).run("r").digest());
    }

    @Test
    void rowsAreThoseOfEveryKthRoundAndTheLast() {
        RunResult r = run("let r = run gd() on η_problem for 10 rounds measure gap every 4").run("r");
        assertThat(r.rows()).extracting(Row::round).containsExactly(0L, 4L, 8L, 10L);
        assertThat(r.rounds()).isEqualTo(10);
    }

    @Test
    void aListenerMayStopTheRunAndTheScript() {
        RunListener impatient = new RunListener() {
            private long rounds;

            @Override
            public void progress(long round, Map<String, Double> latest) {
                rounds = round;
            }

            @Override
            public boolean stopRequested() {
                return rounds == 7;
            }
        };
        Outcome outcome = run("let r = run gd() on η_problem for 100 rounds measure gap every 5\nlet s = run gd() on η_problem for 1 rounds",
                RunOptions.standard(), impatient);
        assertThat(outcome.interrupted()).isTrue();
        assertThat(outcome.runs()).extracting(RunResult::label).containsExactly("r");
        assertThat(outcome.run("r").status()).isEqualTo(Status.INTERRUPTED);
        assertThat(outcome.run("r").rows()).extracting(Row::round).containsExactly(0L, 5L, 7L);
    }

    @Test
    void aProblemOfTheHostIsAVariableOfTheScript() {
        assertThatThrownBy(() -> Fopt.compile("test.fopt", GD + "run gd() on p for 1 rounds", Path.of("."), Map.of("q", P)))
                .isInstanceOf(CompilationException.class).hasMessageContaining("E010").hasMessageContaining("`p`");
        String own = "let p = quadratic(nodes = 2, d = 5)\nlet r = run gd() on p for 1 rounds";
        assertThat(Fopt.compile("test.fopt", GD + own, Path.of("."), Map.of("p", P)).run(RunOptions.standard(), RunListener.NONE).run("r").point())
                .hasSize(5);
    }
}
