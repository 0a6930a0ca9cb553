package service;

import fopt.Access;
import fopt.Fopt;
import fopt.FoptException;
import fopt.Limits;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.Running;
import fopt.compiler.source.Source;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.ProblemCheck;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import fopt.runtime.sim.HostMetric;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// A small service that optimises with fopt: its own problem, compressor and metric, a sweep of runs at the same time, a listener, a run that is cancelled, and programs of its users
/// that may neither read files nor run for ever.
public final class TuningService {
    private static final double[][] WISHES = {{1, 2, 3, 4}, {2, 2, 2, 2}, {0, 1, 5, 2}, {1, 3, 2, 8}, {6, 2, 3, 4}};

    /// What is run for each step size that is asked for; `prices`, `bytes` and `spread` are the host's.
    private static final String TUNING = """
            let step = 1
            run ef21(C = bytes, γ = step) on prices for 12 rounds measure loss, spread every 4
            """;

    private final Fopt engine;
    private final Program tuning;

    TuningService() {
        Problem prices = Problem.of(new Prices(WISHES));
        ProblemCheck.check(prices);
        HostMetric spread = at -> Arrays.stream(at.point()).max().orElseThrow() - Arrays.stream(at.point()).min().orElseThrow();
        engine = Fopt.builder()
                .access(Access.NONE)
                .limits(Limits.NONE.withTime(Duration.ofMinutes(1)).withSteps(1_000_000).withStateBytes(10_000_000).withOutputChars(10_000))
                .give("prices", prices)
                .give("bytes", new EightBits())
                .give("spread", spread)
                .build();
        tuning = engine.compile(new Source("tuning.fopt", TUNING));
    }

    /// One compiled program, several runs at the same time.
    List<RunResult> sweep(double... steps) {
        List<CompletableFuture<RunResult>> runs = Arrays.stream(steps)
                .mapToObj(step -> tuning.start(RunOptions.standard().withThreads(1).with("step", step), RunListener.NONE).future().thenApply(o -> o.runs().getFirst()))
                .toList();
        return runs.stream().map(CompletableFuture::join).toList();
    }

    /// The rows of a run as they come.
    String watch(double step) {
        StringBuilder seen = new StringBuilder();
        tuning.run(RunOptions.standard().with("step", step), new RunListener() {
            @Override
            public void row(Row row) {
                seen.append(String.format(Locale.ROOT, "%4d %8d bit  loss %.6f  spread %.3f%n", row.round(), row.bitsUp(), row.metrics().get("loss"), row.metrics().get("spread")));
            }
        });
        return seen.toString();
    }

    /// Starts a run that would take years, and cancels it after its first row.
    String cancelled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Program endless = Fopt.builder().give("prices", new Prices(WISHES)).build().compile(new Source("endless.fopt", "run gd on prices for 1e15 rounds measure loss every 1000"));
        Running running = endless.start(RunOptions.standard(), new RunListener() {
            @Override
            public void row(Row row) {
                begun.countDown();
            }
        });
        begun.await();
        running.cancel("the user went home");
        try {
            running.join();
            return "done";
        } catch (FoptException e) {
            return e.phase() + " " + e.getMessage() + ", rows are kept: " + !e.runs().getFirst().rows().isEmpty();
        }
    }

    /// Runs what a user wrote, and says what became of it.
    String user(String name, String text) {
        try {
            return engine.compile(new Source(name, text)).run(RunOptions.standard(), RunListener.NONE).runs().size() + " runs";
        } catch (FoptException e) {
            return e.phase() + " " + e.code() + " at " + e.getStackTrace()[0];
        }
    }

    public static void main(String[] arguments) throws Exception {
        TuningService service = new TuningService();
        System.out.println("sweep");
        for (RunResult r : service.sweep(0.5, 1, 2, 4)) {
            System.out.printf(Locale.ROOT, "  step %s: %s, loss %.6f after %d bit%n", r.parameters().get("γ"), r.status(), r.last().metrics().get("loss"), r.last().bitsUp());
        }
        System.out.println("watched");
        service.watch(2).lines().forEach(line -> System.out.println("  " + line));
        System.out.println("cancelled\n  " + service.cancelled());
        System.out.println("programs of users");
        System.out.println("  " + service.user("good.fopt", "run gd on prices for 10 rounds"));
        System.out.println("  " + service.user("misspelt.fopt", "let rounds = 10\nrun gd on price for rounds rounds"));
        System.out.println("  " + service.user("curious.fopt", "let d = libsvm(\"/etc/passwd\")\nprint d"));
        System.out.println("  " + service.user("endless.fopt", """
                algorithm endless() {
                  node x = x0
                  round {
                    while norm(x) < 1 max 1e15 {
                      x = 0.5 * x
                    }
                  }
                }
                run endless on prices for 1 rounds
                """));
    }
}
