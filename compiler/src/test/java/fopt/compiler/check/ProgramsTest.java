package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Renderer;
import fopt.testing.Programs;
import java.nio.file.Path;
import java.util.List;
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

    /// What is not available yet is called by its name; nothing else is wrong with these programs, but that some use functions and
    /// algorithms that no library has yet.
    @TestFactory
    Stream<DynamicTest> theOtherProgramsUseWhatIsNotAvailableYet() {
        Set<String> expected = Set.of("E090", "E010", "E016", "E063", "E041");
        return Stream.concat(designed("programs"), designed("stress")).map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () ->
                assertThat(check(p).stream().filter(d -> !expected.contains(d.code())).map(d -> new Renderer(false).render(d))).as(p.toString()).isEmpty()));
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
