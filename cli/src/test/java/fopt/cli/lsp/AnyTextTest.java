package fopt.cli.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Analysis;
import fopt.Analysis.Mention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any text can be asked about: programs that somebody is in the middle of writing are all beginnings of programs that ship, and such with a piece taken out.
class AnyTextTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", ".."));
    private static final int TEXTS = 10;

    @TempDir
    private Path folder;

    static List<Path> programs() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("examples", "stdlib/src/main/resources/fopt/stdlib")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".fopt")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyQuestionHasAnAnswer(Path program) throws IOException {
        String text = Files.readString(program);
        String uri = program.toAbsolutePath().normalize().toUri().toString();
        Random random = new Random(program.getFileName().toString().hashCode());
        ask(Document.of(uri, 0, text), text.length() / 2);
        for (int k = 0; k < TEXTS; k++) {
            int at = random.nextInt(Math.min(text.length(), 4000));
            ask(Document.of(uri, k, text.substring(0, at)), at);
            int end = Math.min(at + random.nextInt(200), text.length());
            ask(Document.of(uri, k, (text.substring(0, at) + text.substring(end)).substring(0, Math.min(4000, text.length() - (end - at)))), at);
        }
    }

    private void ask(Document d, int offset) {
        int at = Math.min(offset, d.text().length());
        Documents documents = new Documents();
        documents.put(d);
        Analysis a = documents.analysis(d);
        Pages pages = new Pages(folder);
        assertThat(new Reports(new Places(documents, pages), pages).of(d, a)).hasSize(a.diagnostics().size());
        Hovers.of(d, a, at, new Figures());
        Completions.of(d, a, at);
        Signatures.of(d, a, at);
        assertThat(Colours.of(d, a).size() % 5).isZero();
        Folds.of(d);
        Formats.of(d);
        Symbols.of(d, a);
        Range all = new Range(new Position(0, 0), d.lines().position(d.text().length()));
        Hints.of(d, a, all, new Figures());
        Fixes.of(d, a, all, new CodeActionContext(List.of()).getDiagnostics());
        assertThat(a.mentions()).allMatch(m -> m.span().source() == a.source()).isSortedAccordingTo((Mention x, Mention y) -> x.span().start() - y.span().start());
    }
}
