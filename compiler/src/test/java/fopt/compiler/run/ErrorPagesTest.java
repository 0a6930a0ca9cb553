package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.CompilationException;
import fopt.Fopt;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// docs/errors has a page for each code: a first program that causes it, and a second one that does not, both run here.
///
/// A new code needs a line in docs/errors.md and a page of this form; programs find files in `scripts/errors` of the test resources.
class ErrorPagesTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", ".."));
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "fopt", "scripts", "errors").toAbsolutePath();
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| ([EW]\\d{3}) \\| (.*) \\|$");
    private static final Pattern PAGE = Pattern.compile("(?s)# ([EW]\\d{3}): ([^\n]+)\n\n.+?\n```fopt\n(.*?)```\n.+?```fopt\n(.*?)```\n");
    /// Codes of the command line, of the machine, and those whose page is still to be written.
    private static final Set<String> WITHOUT = Set.of(
            "E043", "E044", "E045", "E046", "E047", "E087", "E346", "E313", "E315", "E317", "E318", "E319", "E320", "E321",
            "E322", "E325", "E326", "E327", "E329", "E331", "E332", "E334", "E335", "E340", "E343", "E344",
            "E390", "E391", "E401", "E504", "E602", "E607", "E610", "E611", "E612", "E613", "E614", "E615",
            "E620", "E621", "E622", "E623", "E630", "E820");

    @TempDir
    private Path out;

    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        return files().stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
    }

    @Test
    void everyCodeHasAPage() throws IOException {
        Set<String> codes = LISTED.matcher(index()).results().map(m -> m.group(1)).collect(Collectors.toSet());
        Set<String> pages = files().stream().map(ErrorPagesTest::code).collect(Collectors.toSet());
        assertThat(pages).doesNotContainAnyElementsOf(WITHOUT).isSubsetOf(codes);
        pages.addAll(WITHOUT);
        codes.removeAll(pages);
        assertThat(codes).as("write docs/errors/CODE.md for each of these: see this class").isEmpty();
    }

    private void check(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher page = PAGE.matcher(text);
        assertThat(page.matches()).as("# CODE: title, why, a program that causes it, one that does not").isTrue();
        String code = code(file);
        assertThat(page.group(1)).isEqualTo(code);
        assertThat(index()).contains("| " + code + " | " + page.group(2) + " |");
        assertThat(codes(page.group(3))).contains(code);
        assertThat(codes(page.group(4))).isEmpty();
    }

    private static String index() throws IOException {
        return Files.readString(ROOT.resolve("docs/errors.md"));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/errors"))) {
            return files.sorted().toList();
        }
    }

    private static String code(Path page) {
        return page.getFileName().toString().replace(".md", "");
    }

    /// All that is said of a program, before and while it runs.
    private List<String> codes(String text) {
        List<Diagnostic> told = new ArrayList<>();
        try {
            Program program = Fopt.compile("page", text, FOLDER);
            told.addAll(program.warnings());
            RunOptions options = RunOptions.standard().withThreads(1).withOut(out);
            RunListener listener = new RunListener() {
                @Override
                public void warned(List<Diagnostic> warnings) {
                    told.addAll(warnings);
                }
            };
            program.run(options, listener);
            program.tests().forEach(title -> program.test(title, options, listener));
        } catch (CompilationException e) {
            told.addAll(e.diagnostics());
        }
        return told.stream().map(d -> d.code()).toList();
    }
}
