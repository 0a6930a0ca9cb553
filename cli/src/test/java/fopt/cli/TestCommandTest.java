package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `fopt test`.
class TestCommandTest {
    private static final String TESTS = """
            fun half(v) = v / 2
            print "not run"
            test "half halves" { assert half(4) == 2 }
            test "descent descends" {
              let p = quadratic(nodes = 3, d = 4, μ = 1, L = 10, heterogeneity = 1)
              let r = run gd() on p for 60 rounds measure gap
              print "seen", r.gap
              plot gap against rounds of r
              save r to "r.csv"
              assert r.gap >= 0 and r.gap < GAP
            }
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int fopt(String... words) {
        var console = new Console(new ByteArrayInputStream("test \"from stdin\" { assert 1 < 2 }".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), 0, false);
        return Commands.of(console, new Interruption(text -> {})).execute(words);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void passesWithCodeZero() throws IOException {
        String file = file("good.fopt", TESTS.replace("GAP", "1e-1"));
        assertThat(fopt("test", file)).as(err()).isZero();
        assertThat(out()).isEqualTo(file + "\n  passed  half halves\n  passed  descent descends\n2 tests, 2 passed, 0 failed\n");
        assertThat(err()).isEmpty();
        assertThat(folder).isDirectoryContaining("glob:**good.fopt");
    }

    @Test
    void showsBothSidesOfWhatDoesNotHoldAndWhatWasPrinted() throws IOException {
        assertThat(fopt("test", file("bad.fopt", TESTS.replace("GAP", "half(0)")))).isEqualTo(Exit.PROGRAM_HAS_ERRORS);
        assertThat(out()).contains("  passed  half halves\n  FAILED  descent descends\n    seen ").endsWith("2 tests, 1 passed, 1 failed\n");
        assertThat(err()).contains("error[E328]: this does not hold: r.gap < half(0)\n", "bad.fopt:10:25\n", "note: `r.gap` is ", "note: `half(0)` is 0\n");
    }

    @Test
    void goesOnAfterAFailure() throws IOException {
        String file = file("two.fopt", "test \"a\" { assert rows(libsvm(\"nowhere\")) == 1 }\ntest \"b\" { assert true }\ntest \"c\" { assert not true }\n");
        assertThat(fopt("test", file, "-")).isEqualTo(Exit.PROGRAM_HAS_ERRORS);
        assertThat(out()).contains("FAILED  a\n", "passed  b\n", "FAILED  c\n", "<stdin>\n  passed  from stdin\n4 tests, 2 passed, 2 failed\n");
        assertThat(err()).contains("error[E500]", "error[E328]: this does not hold: not true");
    }

    @Test
    void runsThoseAskedFor() throws IOException {
        assertThat(fopt("test", "--only", "halves", file("bad.fopt", TESTS.replace("GAP", "0")))).isZero();
        assertThat(out()).endsWith("1 test, 1 passed, 0 failed\n");
    }

    @Test
    void saysWhenThereIsNothingToTest() throws IOException {
        assertThat(fopt("test", file("none.fopt", "print 1\n"))).isEqualTo(Exit.PROGRAM_HAS_ERRORS);
        assertThat(err()).contains("there are no tests");
        assertThat(fopt("test")).isEqualTo(Exit.WRONG_USE);
        assertThat(fopt("test", "--threads=0", file("none.fopt", ""))).isEqualTo(Exit.WRONG_USE);
        assertThat(fopt("test", "nowhere.fopt")).isEqualTo(Exit.WRONG_USE);
        assertThat(fopt("test", file("wrong.fopt", "test \"t\" { assert unknown }\n"))).isEqualTo(Exit.PROGRAM_HAS_ERRORS);
        assertThat(err()).contains("E010");
    }
}
