package fopt.bench;

import fopt.Fopt;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.problem.Problem;
import fopt.runtime.record.RunResult;
import java.nio.file.Path;

/// A program of one run on a problem `p`, compiled once, run with one thread as often as wanted.
final class Run {
    private final Program program;

    /// @param run what stands between `run` and `on p`, and what follows it
    Run(String algorithm, String clauses) {
        program = Fopt.compile("bench.fopt", "let p = quadratic(nodes = 1, d = 1)\nrun " + algorithm + " on p " + clauses + "\n", Path.of("."));
    }

    Workload.Result on(Problem problem) {
        RunOptions options = RunOptions.standard().withThreads(1).withProblem("p", problem);
        RunResult result = program.run(options, RunListener.NONE).runs().getFirst();
        return new Workload.Result(result.point(), result.last().metrics().get("loss"));
    }
}
