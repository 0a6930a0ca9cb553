package fopt.cli.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An editor and a server in one process, over pipes: what an editor sees.
class ServerTest {
    private static final String GOOD = """
            let p = quadratic(nodes = 4, d = 3)
            let a = run dsgd(η = 0.1) on p over ring(4) for 10 rounds
            print a
            """;

    @TempDir
    Path folder;

    private Editor editor;
    private Thread serving;
    private volatile boolean left;

    @BeforeEach
    void connect() throws IOException {
        var toServer = new PipedOutputStream();
        var toEditor = new PipedOutputStream();
        var fromEditor = new PipedInputStream(toServer, 1 << 16);
        var fromServer = new PipedInputStream(toEditor, 1 << 16);
        serving = Thread.ofPlatform().start(() -> left = Server.serve(fromEditor, toEditor, new Pages(folder.resolve("pages"))));
        editor = new Editor(fromServer, toServer);
    }

    @AfterEach
    void leave() throws IOException, InterruptedException {
        editor.leave();
        serving.join();
        assertThat(left).isTrue();
        assertThat(editor.logged()).isEmpty();
    }

    private String uri(String name) {
        return folder.resolve(name).toUri().toString();
    }

    private List<Diagnostic> open(String name, String text) {
        editor.open(uri(name), text);
        return editor.diagnostics(uri(name), 1);
    }

    private static List<String> codes(List<Diagnostic> all) {
        return all.stream().map(d -> d.getCode().getLeft()).toList();
    }

    @Test
    void theServerSaysWhoItIsAndHowItCounts() {
        var result = editor.initialize();
        assertThat(result.getServerInfo().getName()).isEqualTo("fopt");
        assertThat(result.getCapabilities().getPositionEncoding()).isEqualTo("utf-16");
    }

    @Test
    void aProgramThatIsRightHasNothing() {
        editor.initialize();
        assertThat(open("good.fopt", GOOD)).isEmpty();
    }

    @Test
    void allErrorsAreToldAtOnceWithCodesPagesAndTheWayOut() {
        editor.initialize();
        List<Diagnostic> all = open("wrong.fopt", GOOD.replace("dsgd", "dsgdd").replace("print a", "print b"));
        assertThat(codes(all)).containsExactly("E010", "E010");
        Diagnostic first = all.getFirst();
        assertThat(first.getRange()).isEqualTo(new Range(new Position(1, 12), new Position(1, 17)));
        assertThat(first.getMessage().getLeft()).contains("dsgdd").contains("help: did you mean `dsgd`?");
        assertThat(first.getSource()).isEqualTo("fopt");
        assertThat(first.getCodeDescription().getHref()).startsWith("file:").endsWith("E010.md");
    }

    @Test
    void whatIsTypedIsReadIncompleteAsItIs() {
        editor.initialize();
        open("typed.fopt", GOOD);
        editor.change(uri("typed.fopt"), 2, new Range(new Position(2, 6), new Position(2, 7)), "(");
        assertThat(codes(editor.diagnostics(uri("typed.fopt"), 2))).containsExactly("E002");
        editor.change(uri("typed.fopt"), 3, new Range(new Position(2, 6), new Position(2, 7)), "a");
        assertThat(editor.diagnostics(uri("typed.fopt"), 3)).isEmpty();
    }

    @Test
    void placesAreCountedInUtf16() {
        editor.initialize();
        String text = "# 😀\nalgorithm a(η) {\n  node x̂ = x0\n  round { x̂ -= η * ∇f(x̂) + zzz }\n} # 😀\nlet q = \"😀\" + yyy\n";
        List<Diagnostic> all = open("marks.fopt", text);
        String line = "  round { x̂ -= η * ∇f(x̂) + zzz }";
        assertThat(all.stream().map(Diagnostic::getRange)).contains(
                new Range(new Position(3, line.indexOf("zzz")), new Position(3, line.indexOf("zzz") + 3)),
                new Range(new Position(5, 15), new Position(5, 18)));
    }

    @Test
    void anImportIsReadAsItStandsInTheEditor() throws IOException {
        editor.initialize();
        Files.writeString(folder.resolve("mine.fopt"), "fun twice(v) = 2 * v\n");
        String text = "import \"mine.fopt\"\nprint twice(2), half(2)\n";
        assertThat(codes(open("main.fopt", text))).containsExactly("E010");
        open("mine.fopt", "fun twice(v) = 2 * v\nfun half(v) = v / 2\n");
        assertThat(editor.diagnostics(uri("main.fopt"), 1)).isEmpty();
        editor.change(uri("mine.fopt"), 2, "fun twice(v) = 2 *\n");
        List<Diagnostic> broken = editor.diagnostics(uri("main.fopt"), 1);
        assertThat(broken.getFirst().getRange().getStart()).isEqualTo(new Position(0, 0));
        assertThat(broken.getFirst().getMessage().getLeft()).contains("mine.fopt:");
        assertThat(broken.getFirst().getRelatedInformation().getFirst().getLocation().getUri()).isEqualTo(uri("mine.fopt"));
    }
}
