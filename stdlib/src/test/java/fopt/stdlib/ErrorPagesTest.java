package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.CompilationException;
import fopt.Fopt;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Diagnostic;
import fopt.runtime.UserError;
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

/// docs/errors has a page for each code: a first program that causes it, and a second one that does not, both run here; by the command that stands
/// below the program, if there is one.
///
/// A new code needs a line in docs/errors.md and a page of this form; programs find files in `scripts/errors` of the compiler's test resources.
class ErrorPagesTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", ".."));
    private static final Path FOLDER = ROOT.resolve("compiler/src/test/resources/fopt/scripts/errors").toAbsolutePath().normalize();
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| ([EW]\\d{3}) \\| (.*) \\|$");
    private static final String PROGRAM = "```fopt\n(.*?)```\n(?:\n```sh\n(fopt [^\n]*)\n```\n)?";
    private static final Pattern PAGE = Pattern.compile("(?s)# ([EW]\\d{3}): ([^\n]+)\n\n.+?\n" + PROGRAM + ".+?" + PROGRAM);
    /// Words of a command line; quotes keep one together.
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    /// Codes that no program causes on every machine.
    private static final Set<String> WITHOUT = Set.of(
            "E321", "E334", "E343", "E344", "E620", "E621", "E630",   // asked for by host programs only: the checker finds it before, as E010, E031, E041
            "E703", "E830", "E831", "E832", "E833", "E834", "E835", "E836", "E837", "E838", "E840", "E841", "E842", "E843",   // limits, closed files and classes of a host
            "E900",                                                  // no program is known to cause it
            "E701", "E705", "E706", "E707", "E708", "E709", "E710", "E711", "E712", "E721",   // come from guest languages, which are not on this class path
            "E391",                                                  // a machine without fonts
            "E614");                                                 // no matrix is known for which EJML's iterations do not converge

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
        assertThat(codes(page.group(3), command(page.group(4)))).contains(code);
        assertThat(codes(page.group(5), command(page.group(6)))).isEmpty();
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

    /// `fopt run program.fopt name=value`, `fopt dump --stage=ir program.fopt algorithm`
    private static List<String> command(String line) {
        return line == null ? List.of("fopt", "run", "program.fopt")
                : WORD.matcher(line).results().map(m -> m.group(1) == null ? m.group(2) : m.group(1)).toList();
    }

    /// All that is said of a program, before and while it runs.
    private List<String> codes(String text, List<String> command) {
        List<Diagnostic> told = new ArrayList<>();
        try {
            Program program = Fopt.compile("page", text, FOLDER);
            told.addAll(program.warnings());
            if (command.get(1).equals("dump")) {
                program.dump(command.get(2).replace("--stage=", ""), command.size() == 5 ? command.get(4) : null);
            } else {
                run(program, command.subList(3, command.size()), told);
            }
        } catch (CompilationException e) {
            told.addAll(e.diagnostics());
        } catch (UserError e) {
            return List.of(e.code());
        }
        return told.stream().map(d -> d.code()).toList();
    }

    private void run(Program program, List<String> assignments, List<Diagnostic> told) {
        RunOptions options = RunOptions.standard().withThreads(1).withOut(out);
        for (String a : assignments) {
            options = options.withOverride(a.substring(0, a.indexOf('=')), a.substring(a.indexOf('=') + 1));
        }
        RunListener listener = new RunListener() {
            @Override
            public void warned(List<Diagnostic> warnings) {
                told.addAll(warnings);
            }
        };
        program.run(options, listener);
        for (String title : program.tests()) {
            program.test(title, options, listener);
        }
    }
}
