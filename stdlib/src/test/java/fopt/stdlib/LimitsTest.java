package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fopt.Access;
import fopt.Fopt;
import fopt.FoptException;
import fopt.FoptException.Phase;
import fopt.Limits;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Source;
import fopt.runtime.problem.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a host's limits of memory and of source text count besides variables and the program's own text.
@Timeout(120)
class LimitsTest {
    private static final String DESCENT = """
            algorithm descent() {
              server x = x0
              round { x -= 0.1 * mean_i(∇f(broadcast(x))) }
            }
            """;

    @TempDir
    private Path folder;

    private static void run(Fopt fopt, String text) {
        fopt.compile(new Source("mine.fopt", text)).run(RunOptions.standard(), RunListener.NONE);
    }

    private static FoptException failure(Fopt fopt, String text) {
        return catchThrowableOfType(FoptException.class, () -> run(fopt, text));
    }

    private static Fopt memory(long bytes) {
        return Fopt.builder().limits(Limits.NONE.withStateBytes(bytes)).give("samples_of", DataSet.dense("made", 1000, 10, new double[1000], new double[10_000])).build();
    }

    /// 1000 samples of 10 features and a label are 88 kB; the variables some hundred bytes.
    @Test
    void theDataOfAProblemCount() {
        String text = DESCENT + "run descent() on least_squares(samples_of, nodes = 4) for 3 rounds measure loss";
        run(memory(90_000), text);
        FoptException e = failure(memory(80_000), text);
        assertThat(e.code()).isEqualTo("E835");
        assertThat(e.phase()).isEqualTo(Phase.LIMIT);
        assertThat(e).hasMessageContaining("with the data of its problem").hasMessageContaining("take fewer samples");
        assertThat(failure(memory(90_000), text.replace("nodes = 4", "nodes = 4, split = copied"))).hasMessageContaining("352.6 kB");
    }

    /// Such a problem is not even made: it would be 160 GB.
    @Test
    void coefficientsAreRefusedBeforeTheyAreDrawn() {
        FoptException e = failure(memory(1_000_000), DESCENT + "let p = quadratic(nodes = 100000, d = 100000, heterogeneity = 1)");
        assertThat(e.code()).isEqualTo("E835");
        assertThat(e).hasMessageContaining("160 GB for the coefficients of the problem");
        run(memory(1_000_000), DESCENT + "run descent() on quadratic(nodes = 100, d = 100, heterogeneity = 1) for 3 rounds measure loss");
    }

    /// A row of 100 numbers each round.
    @Test
    void keptPointsCount() {
        String text = DESCENT + "let p = quadratic(nodes = 2, d = 100)\nrun descent() on p for 1000 rounds measure loss every 1 with iterates()";
        run(memory(1_000_000), text);
        FoptException e = failure(memory(500_000), text);
        assertThat(e.code()).isEqualTo("E835");
        assertThat(e).hasMessageContaining("with the points that `iterates()` keeps").hasMessageContaining("rows more seldom");
        run(memory(500_000), text.replace("every 1 ", "every 10 "));
    }

    /// Nobody knows before how many rows there will be.
    @Test
    void keptPointsCountWhileTheyAreKept() {
        String text = DESCENT + "let p = quadratic(nodes = 2, d = 100)\nrun descent() on p for 100 Mbit measure loss every 1 with iterates()";
        FoptException e = failure(memory(500_000), text);
        assertThat(e.code()).isEqualTo("E835");
        assertThat(e).hasMessageContaining("for the points that `iterates()` keeps");
    }

    @Test
    void importedTextsCount() throws IOException {
        Files.writeString(folder.resolve("lib.fopt"), "fun one() = 1   # " + "x".repeat(500) + "\n");
        Files.writeString(folder.resolve("large.fopt"), "# " + "x".repeat(100_000) + "\n");
        Fopt fopt = Fopt.builder().folder(folder).access(Access.NONE.reading(folder)).limits(Limits.NONE.withSourceChars(1000)).build();
        run(fopt, "import \"lib.fopt\"\nprint one()");
        FoptException both = failure(fopt, "import \"lib.fopt\"\nprint one()\n# " + "y".repeat(460));
        assertThat(both.code()).isEqualTo("E836");
        assertThat(both.phase()).isEqualTo(Phase.LIMIT);
        assertThat(both).hasMessageContaining("with lib.fopt the program has more characters than the host's limit of 1000").hasMessageContaining("mine.fopt:1");
        assertThat(failure(fopt, "import \"large.fopt\"\nprint 1").code()).isEqualTo("E836");
    }
}
