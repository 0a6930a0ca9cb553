package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fopt.Access;
import fopt.Fopt;
import fopt.FoptException;
import fopt.FoptException.Phase;
import fopt.Limits;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.Running;
import fopt.compiler.source.Source;
import fopt.runtime.hook.HookRules;
import fopt.runtime.problem.Objective;
import fopt.runtime.problem.Problem;
import fopt.runtime.record.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Uses of the embedding API that are mistakes: each is told for what it is.
@Timeout(120)
class OddHostsTest {
    private static final String GD = "run gd(γ = 0.1) on quadratic(nodes = 4, d = 3) for 20 rounds measure gap";

    @TempDir
    private Path folder;

    private static Program program() {
        return Fopt.builder().build().compile(new Source("m.fopt", GD));
    }

    private static FoptException failure(Fopt.Builder builder, String text) {
        return catchThrowableOfType(FoptException.class, () -> builder.build().compile(new Source("m.fopt", text)).run(RunOptions.standard(), RunListener.NONE));
    }

    @Test
    void nothingIsNamedWhereSomethingIsMissing() {
        assertThatThrownBy(() -> Fopt.builder().build().compile((Source) null)).hasMessage("there is no source");
        assertThatThrownBy(() -> Fopt.compile("m.fopt", null, Path.of("."))).hasMessageContaining("text of a source");
        assertThatThrownBy(() -> Fopt.compile("m.fopt", GD, null)).hasMessage("there is no folder");
        assertThatThrownBy(() -> Fopt.builder().limits(null)).hasMessageContaining("Limits.NONE");
        assertThatThrownBy(() -> Limits.NONE.withTime(null)).hasMessageContaining("Limits.NONE");
        assertThatThrownBy(() -> program().run(null, RunListener.NONE)).hasMessageContaining("RunOptions.standard()");
        assertThatThrownBy(() -> program().run(RunOptions.standard(), null)).hasMessageContaining("RunListener.NONE");
        assertThatThrownBy(() -> RunOptions.standard().withOverride("g", null)).hasMessage("there is no expression");
        assertThatThrownBy(() -> Problem.of(null)).hasMessage("there is no objective");
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorOfTheFamily() {
        assertThatThrownBy(() -> Fopt.compile(Path.of("nowhere.fopt"))).isInstanceOfSatisfying(FoptException.class, e -> {
            assertThat(e.code()).isEqualTo("E500");
            assertThat(e.phase()).isEqualTo(FoptException.Phase.SYNTAX);
            assertThat(e).hasMessageStartingWith("there is no file nowhere.fopt (looked in ");
        });
        assertThatThrownBy(() -> Fopt.compile((Path) null)).hasMessage("there is no file");
    }

    @Test
    void namesAndValuesMustBeThoseOfTheLanguage() {
        for (String name : new String[] {"a b", "let", "", "1", null}) {
            assertThatThrownBy(() -> Fopt.builder().give(name, 1)).as(name).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is no name of the language");
            assertThatThrownBy(() -> RunOptions.standard().with(name, 1)).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        assertThatThrownBy(() -> Fopt.builder().give("x", circle)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("may contain itself");
        assertThatThrownBy(() -> Fopt.builder().hooks(HookRules.CLOSED, "ruby")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("`ruby` is no language");
    }

    @Test
    void whatAListenerThrowsInAThreadOfItsOwnIsNoMistakeOfFopt() {
        IllegalStateException thrown = new IllegalStateException("mine");
        Running running = program().start(RunOptions.standard(), new RunListener() {
            @Override
            public void row(Row row) {
                throw new IllegalStateException("mine", thrown);
            }
        });
        FoptException e = catchThrowableOfType(FoptException.class, running::join);
        assertThat(e.phase()).isEqualTo(Phase.HOOK);
        assertThat(e.code()).isEqualTo("E841");
        assertThat(e).hasMessageContaining("a listener of the host failed").hasMessageContaining("mine").hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancellingNeedsNoReason() {
        Running running = Fopt.builder().build().compile(new Source("m.fopt", "for k in 1..1000000000 { let x = k }")).start(RunOptions.standard(), RunListener.NONE);
        running.cancel(null);
        assertThatThrownBy(running::join).hasMessageContaining("cancelled by the host");
    }

    /// A second iterator waited for ever.
    @Test
    void rowsAreTakenOnce() {
        Iterable<Row> rows = program().rows(RunOptions.standard(), null);
        Iterator<Row> first = rows.iterator();
        assertThat(first.hasNext()).isTrue();
        assertThatThrownBy(rows::iterator).isInstanceOf(IllegalStateException.class).hasMessageContaining("taken once");
        first.forEachRemaining(row -> { });
    }

    @Test
    void aRunThatThereIsNotIsNamed() {
        assertThatThrownBy(() -> program().run(RunOptions.standard(), RunListener.NONE).run("zz")).isInstanceOf(NoSuchElementException.class)
                .hasMessage("there is no run `zz`, but gd");
    }

    @Test
    void aProblemThatIsNoNumberHasNoConstants() {
        Objective nowhere = new Objective() {
            @Override
            public int nodes() {
                return 2;
            }

            @Override
            public int dimension() {
                return 3;
            }

            @Override
            public double value(int node, double[] x) {
                return Double.NaN;
            }

            @Override
            public void gradient(int node, double[] x, double[] out) {
                Arrays.fill(out, Double.NaN);
            }
        };
        assertThat(failure(Fopt.builder().give("q", nowhere), "run gd() on q for 2 rounds measure loss").code()).isEqualTo("E871");
        assertThat(failure(Fopt.builder().give("q", nowhere), "run gd(γ = 1) on q for 2 rounds measure gap").code()).isEqualTo("E871");
    }

    @Test
    void aProblemLargerThanAnArray() {
        assertThat(failure(Fopt.builder(), "let p = quadratic(nodes = 60000, d = 60000, heterogeneity = 1)").code()).isEqualTo("E602");
    }

    /// Links lead nowhere: not for imports, not for functions in files, not for what is written.
    @Test
    void linksAndDotsDoNotLeadOut() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Path secret = Files.writeString(folder.resolve("secret.fopt"), "fun secret() = 1\n");
        Files.createSymbolicLink(inside.resolve("link.fopt"), secret);
        Files.createSymbolicLink(inside.resolve("way"), folder);
        Fopt.Builder opened = Fopt.builder().folder(inside).access(Access.NONE.reading(inside).writing(inside)).hooks(HookRules.CLOSED, "js");
        for (String reached : List.of("link.fopt", "way/secret.fopt", "../secret.fopt", "way/inside/../secret.fopt", secret.toString())) {
            assertThat(failure(opened, "import \"" + reached + "\"\nprint secret()").code()).as(reached).isEqualTo("E830");
            assertThat(failure(opened, "extern js fun f() -> real from \"" + reached + "\"\nprint f()").code()).as(reached).isEqualTo("E830");
        }
        for (String reached : List.of("../new.csv", "way/new.csv", "way/inside/../new.csv", folder.resolve("new.csv").toString())) {
            FoptException e = catchThrowableOfType(FoptException.class, () -> opened.build().compile(new Source("m.fopt", "let r = " + GD + "\nsave r to \"" + reached + "\""))
                    .run(RunOptions.standard().withOut(inside), RunListener.NONE));
            assertThat(e.code()).as(reached).isEqualTo("E830");
        }
        assertThat(folder.resolve("new.csv")).doesNotExist();
    }
}
