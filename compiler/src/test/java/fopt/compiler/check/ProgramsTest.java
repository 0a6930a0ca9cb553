package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Renderer;
import fopt.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Test;

/// Real programs: what ships, the target programs of the design, and its 60 files of algorithms from papers.
class ProgramsTest {
    private static List<Diagnostic> check(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        ScriptChecker.check(Library.unit(file), Library.DECLARATIONS, java.util.Map.of(), diagnostics);
        return diagnostics.all();
    }

    @TestFactory
    Stream<DynamicTest> whatShipsHasNoErrorAndNoWarning() {
        return Programs.ofTheProject().stream().map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> assertSilent(p)));
    }

    @TestFactory
    Stream<DynamicTest> targetProgramsHaveNoErrorAndNoWarning() {
        return designed("programs").filter(p -> p.getFileName().toString().matches("0[123].*"))
                .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> assertSilent(p)));
    }

    private static void assertSilent(Path p) {
        List<String> found = check(p).stream().map(d -> new Renderer(false).render(d)).toList();
        assertThat(found).as(p.toString()).isEmpty();
    }

    /// Programs of the design that use something that is not there yet; all others have no error. Take out what has come.
    private static final Set<String> NOT_YET = Set.of("modest.fopt");

    /// A program whose notation has changed since is judged by its copy in the final notation, which DesignTest of the stdlib runs.
    private static final Path COPIES = Path.of(System.getProperty("fopt.root", ".."), "stdlib/src/test/resources/design");

    private static Optional<Path> copy(Path program) {
        return Optional.of(COPIES.resolve(program.getParent().getParent().relativize(program))).filter(Files::exists)
                .or(() -> Optional.of(COPIES.resolve(program.getParent().getParent().getParent().relativize(program))).filter(Files::exists));
    }

    private static List<String> errors(Path program) {
        return check(program).stream().filter(Diagnostic::isError).map(d -> new Renderer(false).render(d)).toList();
    }

    @TestFactory
    Stream<DynamicTest> allOtherProgramsHaveNoError() {
        return Library.programs().stream().map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> {
            List<String> errors = errors(copy(p).orElse(p));
            assertThat(errors.isEmpty()).as(p + "\n" + String.join("\n", errors)).isEqualTo(!NOT_YET.contains(p.getFileName().toString()));
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatHasACopyNeedsIt() {
        return Library.programs().stream().filter(p -> copy(p).isPresent())
                .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> assertThat(errors(p)).isNotEmpty()));
    }

    @Test
    void theDesignIsAtHand() {
        assumeTrue(!Library.programs().isEmpty(), "the design pages are not at hand: the target programs were not checked");
        assertThat(designed("stress").count()).isGreaterThan(40);
    }

    private static Stream<Path> designed(String folder) {
        return Library.programs().stream().filter(p -> p.getParent().getFileName().toString().equals(folder));
    }
}
