package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.run.StandardLibrary;
import fopt.compiler.syntax.Decl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        List<Decl.Algorithm> all = algorithms();
        assertThat(all).hasSizeGreaterThan(35);
        assertThat(all).allSatisfy(a -> assertThat(page).contains("\n### " + a.name().written() + "\n"));
    }

    @Test
    void everyCommentSaysWhatIsSentAndKnownAndWhereItIsFrom() {
        assertThat(algorithms()).allSatisfy(a -> {
            DocComment doc = DocComment.of(a.doc());
            assertThat(doc.summary()).as(a.name().written()).endsWith(".");
            assertThat(doc.reference()).as("reference of " + a.name().written()).isNotEmpty();
            if (!doc.reference().contains("messages and rate as")) {
                assertThat(doc.sent()).as("sent: " + a.name().written()).isNotEmpty();
                assertThat(doc.known()).as("known: " + a.name().written()).isNotEmpty();
            }
        });
    }

    @Test
    void somethingShowsWhatEachAlgorithmDoes() {
        Evidence evidence = Evidence.read();
        assertThat(algorithms()).allSatisfy(a -> assertThat(evidence.of(a.name().written())).as(a.name().written()).isNotEmpty());
    }

    @Test
    void aCommentIsTakenApart() {
        DocComment doc = DocComment.of("A: b.\nSomebody: \"Sent to you\", 1999.\nSent and known: as `c`. It may\nfail. Default: half of it.");
        assertThat(doc).isEqualTo(new DocComment("A: b.", "Somebody: \"Sent to you\", 1999.", "as `c`. It may fail.", "as `c`. It may fail.", "half of it."));
    }

    private static List<Decl.Algorithm> algorithms() {
        return StandardLibrary.units().stream().flatMap(page -> AlgorithmsPage.declarations(page).stream())
                .filter(Decl.Algorithm.class::isInstance).map(Decl.Algorithm.class::cast).toList();
    }
}
