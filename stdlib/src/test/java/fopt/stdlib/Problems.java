package fopt.stdlib;

import fopt.Fopt;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import java.nio.file.Path;

/// The two problems of the tests, `p` and `q`, and how a run on them is made. What they are stands in `src/test/python/reference.py`.
final class Problems {
    static final int NODES = 8;
    static final int D = 20;
    static final Path RESOURCES = Path.of(System.getProperty("basedir", "."), "src", "test", "resources");
    static final String P = "let p = least_squares(libsvm(\"quadratic.libsvm\"), nodes = 8, split = contiguous)\n";
    private static final String Q = "let q = least_squares(libsvm(\"ill_conditioned.libsvm\"), nodes = 8, split = contiguous)\n";

    private Problems() {}

    /// Runs a script of one line, which uses p or q.
    static Outcome run(String script) {
        String problem = script.contains(" on q ") ? Q : P;
        return Fopt.compile("test.fopt", problem + script + "\n", RESOURCES).run(RunOptions.standard().withThreads(1), RunListener.NONE);
    }
}
