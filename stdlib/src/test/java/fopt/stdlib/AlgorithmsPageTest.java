package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.run.StandardLibrary;
import fopt.compiler.syntax.Decl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// docs/algorithms.md is what [AlgorithmsPage] writes; `-Dfopt.bless=true` writes it. Every algorithm's comment has the parts that the page
/// shows, and something shows what is said there.
class AlgorithmsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath().resolve("docs/algorithms.md");

    @Test
    void thePageIsCurrent() throws IOException {
        String text = AlgorithmsPage.current().text();
        if (Boolean.getBoolean("fopt.bless")) {
            Files.writeString(PAGE, text);
        }
        assertThat(Files.readString(PAGE)).as("write it with -Dfopt.bless=true").isEqualTo(text);
    }

    @Test
    void everyAlgorithmIsOnIt() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(algorithms()).hasSizeGreaterThan(35);
        assertThat(names(a -> !page.contains("\n### " + a.name().written() + "\n"))).isEmpty();
    }

    @Test
    void everyCommentSaysWhatIsSentAndKnownAndWhereItIsFrom() {
        assertThat(names(a -> !isComplete(DocComment.of(a.doc())))).as("a comment has the paper, `Sent: …` and `Known: …`").isEmpty();
    }

    private static boolean isComplete(DocComment doc) {
        boolean likeAnother = doc.reference().matches("(?s)Paper.* as .*");
        return doc.summary().endsWith(".") && !doc.reference().isEmpty() && (likeAnother || !doc.sent().isEmpty() && !doc.known().isEmpty());
    }

    @Test
    void somethingShowsWhatEachAlgorithmDoes() {
        Evidence evidence = Evidence.read();
        assertThat(names(a -> evidence.of(a.name().written()).isEmpty())).as("a run in `behaviour`, or a transcription").isEmpty();
    }

    @Test
    void aCommentIsTakenApart() {
        DocComment doc = DocComment.of("A: b.\nSomebody: \"Sent to you\", 1999.\nSent and known: as `c`. It may\nfail. Default: half of it.");
        assertThat(doc).isEqualTo(new DocComment("A: b.", "Somebody: \"Sent to you\", 1999.", "as `c`. It may fail.", "as `c`. It may fail.", "half of it."));
    }

    private static List<String> names(Predicate<Decl.Algorithm> which) {
        return algorithms().stream().filter(which).map(a -> a.name().written()).toList();
    }

    private static List<Decl.Algorithm> algorithms() {
        return StandardLibrary.units().stream().flatMap(page -> AlgorithmsPage.declarations(page).stream())
                .filter(Decl.Algorithm.class::isInstance).map(Decl.Algorithm.class::cast).toList();
    }
}
