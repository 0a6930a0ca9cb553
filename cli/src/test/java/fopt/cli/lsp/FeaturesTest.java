package fopt.cli.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an editor may ask about a text, over the protocol.
class FeaturesTest {
    private static final String CHOCO = """
            # 😀 Differences are compressed.
            # Nodes send what is new.
            algorithm choco(η, Q: contractive = top_k(10%), γ = 0.4) {
              node   x = x0
              public x̂ = 0
              round {
                let g = ∇f(x; 1)
                x -= η * g
                x̂ += compress(x - x̂, Q)
                x += γ * (gossip(x̂) - x̂)
              }
            }
            let p = quadratic(nodes = 4, d = 3)
            let a = run choco(η = 0.1) on p over ring(4) for 10 rounds measure gap every 5
            print "😀", a
            """;

    @TempDir
    Path folder;

    private Editor editor;
    private Thread serving;
    private String uri;

    @BeforeEach
    void connect() throws IOException {
        var toServer = new PipedOutputStream();
        var toEditor = new PipedOutputStream();
        var fromEditor = new PipedInputStream(toServer, 1 << 16);
        var fromServer = new PipedInputStream(toEditor, 1 << 16);
        serving = Thread.ofPlatform().start(() -> Server.serve(fromEditor, toEditor, new Pages(folder.resolve("pages"))));
        editor = new Editor(fromServer, toServer);
        editor.initialize();
        uri = folder.resolve("choco.fopt").toUri().toString();
    }

    @AfterEach
    void leave() throws IOException, InterruptedException {
        editor.leave();
        serving.join();
        assertThat(editor.logged()).isEmpty();
    }

    private String hover(Position at) {
        var hover = Editor.answer(editor.texts().hover(new HoverParams(Editor.document(uri), at)));
        return hover == null ? "" : hover.getContents().getRight().getValue();
    }

    /// The answers to a text in which `|` is the cursor.
    private List<CompletionItem> complete(String text) {
        int at = text.indexOf('|');
        String without = text.replace("|", "");
        editor.open(uri, without);
        return Editor.answer(editor.texts().completion(new CompletionParams(Editor.document(uri), new Lines(without).position(at)))).getLeft();
    }

    private static List<String> labels(List<CompletionItem> items) {
        return items.stream().map(CompletionItem::getLabel).toList();
    }

    /// The text after edits that do not overlap.
    static String edited(String text, List<? extends TextEdit> edits) {
        Lines lines = new Lines(text);
        StringBuilder out = new StringBuilder(text);
        edits.stream().sorted((a, b) -> lines.offset(b.getRange().getStart()) - lines.offset(a.getRange().getStart()))
                .forEach(e -> out.replace(lines.offset(e.getRange().getStart()), lines.offset(e.getRange().getEnd()), e.getNewText()));
        return out.toString();
    }

    @Test
    void hoverTellsWhatANameIsAndWhatIsSent() {
        editor.open(uri, CHOCO);
        assertThat(hover(Editor.position(CHOCO, "x̂ = 0"))).contains("public x̂").contains("a vector of d numbers, at each node");
        assertThat(hover(Editor.position(CHOCO, "x̂ += "))).contains("Sends").contains("each node → each neighbour: 1 message of Q");
        assertThat(hover(Editor.position(CHOCO, "gossip(x̂)"))).contains("gossip(v").contains("nothing: the receivers know it");
        assertThat(hover(Editor.position(CHOCO, "choco(η = 0.1)"))).contains("algorithm choco(η, Q: contractive = top_k(10%), γ = 0.4)").contains("Nodes send what is new.");
        assertThat(hover(Editor.position(CHOCO, "top_k"))).contains("top_k(k)");
        assertThat(hover(Editor.position(CHOCO, "+= γ"))).isEmpty();
    }

    @Test
    void completionKnowsWhereItIs() throws IOException {
        Files.writeString(folder.resolve("mine.fopt"), "fun f1(v) = v\n");
        Files.writeString(folder.resolve("data.csv"), "1,2\n");
        assertThat(labels(complete(CHOCO.replace("x += γ * (gossip(x̂) - x̂)", "x += γ * (go|")))).contains("gossip", "g", "x̂", "γ", "x0").doesNotContain("p", "let");
        assertThat(labels(complete(CHOCO.replace("measure gap", "measure g|")))).contains("gap", "grad_norm");
        assertThat(labels(complete(CHOCO.replace("every 5", "every 5 with s|")))).contains("seeds", "threads");
        assertThat(labels(complete(CHOCO.replace("choco(η = 0.1)", "choco(η = 0.1, |)")))).contains("Q", "γ", "choco").startsWith("Q", "γ").doesNotContain("η");
        assertThat(labels(complete(CHOCO.replace("∇f(x; 1)", "∇f(x; minibatch(1, |))")))).contains("reshuffled", "distinct");
        assertThat(labels(complete(CHOCO.replace("∇f(x; 1)", "∇f(x; minibatch(1, order = |))")))).contains("reshuffled", "distinct").doesNotContain("order");
        assertThat(labels(complete(CHOCO + "let b = run |\n"))).contains("choco", "dsgd", "ef21");
        assertThat(labels(complete(CHOCO + "let b = run choco(η = 0.1) on p |\n"))).contains("over", "measure");
        assertThat(labels(complete(CHOCO + "import \"m|\n"))).containsExactly("mine.fopt");
        assertThat(labels(complete(CHOCO + "let d = csv(\"|\")\n"))).contains("data.csv", "mine.fopt");
        assertThat(labels(complete("import \"mine.fopt\" as g\nprint g.|\n"))).containsExactly("f1");
        assertThat(complete("# no go|\n")).isEmpty();
    }

    @Test
    void aNameInGreekIsFoundByItsAsciiForm() {
        CompletionItem eta = complete(CHOCO.replace("x -= η * g", "x -= et|")).stream().filter(i -> i.getLabel().equals("η")).findFirst().orElseThrow();
        assertThat(eta.getFilterText()).isEqualTo("eta");
        String text = CHOCO.replace("x -= η * g", "x -= et");
        assertThat(edited(text, List.of(eta.getTextEdit().getLeft()))).isEqualTo(CHOCO.replace("x -= η * g", "x -= η"));
    }

    @Test
    void signatureHelpFollowsTheArguments() {
        String text = CHOCO.replace("choco(η = 0.1)", "choco(0.1, γ = ");
        editor.open(uri, text);
        Position behind = Editor.position(text, " on p over");
        var help = Editor.answer(editor.texts().signatureHelp(new SignatureHelpParams(Editor.document(uri), behind)));
        assertThat(help.getSignatures().getFirst().getLabel()).startsWith("algorithm choco(");
        assertThat(help.getActiveParameter()).isEqualTo(2);
        Position second = Editor.position(text, " γ =  on");
        assertThat(Editor.answer(editor.texts().signatureHelp(new SignatureHelpParams(Editor.document(uri), second))).getActiveParameter()).isEqualTo(1);
    }

    @Test
    void definitionsLeadToDeclarationsInOtherFilesAndTheLibrary() throws IOException {
        Files.writeString(folder.resolve("mine.fopt"), "\n# 😀\nfun half(v) = v / 2\n");
        String text = "import \"mine.fopt\"\nlet p = quadratic(nodes = 4, d = 3)\nrun dsgd(η = half(1)) on p over ring(4) for 2 rounds\n";
        editor.open(uri, text);
        Location half = definition(Editor.position(text, "half")).getFirst();
        assertThat(half.getUri()).isEqualTo(folder.resolve("mine.fopt").toUri().toString());
        assertThat(half.getRange()).isEqualTo(new Range(new Position(2, 4), new Position(2, 8)));
        Location dsgd = definition(Editor.position(text, "dsgd")).getFirst();
        assertThat(dsgd.getUri()).endsWith("stdlib/gossip.fopt");
        String page = Files.readString(Path.of(java.net.URI.create(dsgd.getUri())));
        assertThat(page.substring(new Lines(page).offset(dsgd.getRange().getStart()))).startsWith("dsgd(");
        assertThat(definition(Editor.position(text, "mine.fopt")).getFirst().getUri()).endsWith("mine.fopt");
        assertThat(definition(Editor.position(text, "ring"))).isEmpty();
    }

    private List<? extends Location> definition(Position at) {
        return Editor.answer(editor.texts().definition(new DefinitionParams(Editor.document(uri), at))).getLeft();
    }

    @Test
    void referencesReachIntoImportedFiles() throws IOException {
        Files.writeString(folder.resolve("mine.fopt"), "fun half(v) = v / 2\nfun quarter(v) = half(half(v))\n");
        String text = "import \"mine.fopt\"\nprint half(3)\n";
        editor.open(uri, text);
        var params = new ReferenceParams(Editor.document(uri), Editor.position(text, "half"), new ReferenceContext(false));
        assertThat(Editor.answer(editor.texts().references(params))).hasSize(3);
        params.setContext(new ReferenceContext(true));
        assertThat(Editor.answer(editor.texts().references(params))).hasSize(4);
    }

    @Test
    void renamingChangesEveryMentionAndNothingElse() {
        editor.open(uri, CHOCO);
        assertThat(renamed("η, Q", "step")).isEqualTo(CHOCO.replace("choco(η, Q", "choco(step, Q").replace("η * g", "step * g").replace("choco(η = 0.1)", "choco(step = 0.1)"));
        assertThat(renamed("x̂ += ", "known")).isEqualTo(CHOCO.replace("x̂", "known"));
        assertThat(renamed("a = run", "result_a")).isEqualTo(CHOCO.replace("let a", "let result_a").replace(", a\n", ", result_a\n"));
        assertThat(renamed("choco(η, Q", "mine")).isEqualTo(CHOCO.replace("choco(", "mine("));
    }

    private String renamed(String at, String name) {
        return edited(CHOCO, Editor.answer(editor.texts().rename(new RenameParams(Editor.document(uri), Editor.position(CHOCO, at), name))).getChanges().get(uri));
    }

    @Test
    void renamingIsRefusedWhereTheProgramWouldMeanSomethingElse() {
        editor.open(uri, CHOCO);
        assertThatThrownBy(() -> renamed("g = ∇f", "x")).isInstanceOf(CompletionException.class).hasMessageContaining("x");
        assertThatThrownBy(() -> renamed("η, Q", "γ")).hasMessageContaining("γ");
        assertThatThrownBy(() -> renamed("η, Q", "let")).hasMessageContaining("cannot be a name");
        assertThatThrownBy(() -> renamed("η, Q", "a b")).hasMessageContaining("cannot be a name");
        assertThatThrownBy(() -> renamed("gossip", "talk")).hasMessageContaining("a name of the language");
        assertThatThrownBy(() -> renamed("x = x0", "y")).hasMessageContaining("`x` is what a run measures");
        assertThatThrownBy(() -> renamed("g = ∇f", "Q")).hasMessageContaining("Q");
        assertThat(Editor.answer(editor.texts().prepareRename(new PrepareRenameParams(Editor.document(uri), Editor.position(CHOCO, "x̂ += ")))).getFirst())
                .isEqualTo(new Range(new Position(8, 4), new Position(8, 6)));
    }

    @Test
    void anAlgorithmThatIsRenamedIsRenamedInTextsThatImportIt() throws IOException {
        Files.writeString(folder.resolve("mine.fopt"), "fun half(v) = v / 2\n");
        String main = folder.resolve("main.fopt").toUri().toString();
        String mine = folder.resolve("mine.fopt").toUri().toString();
        editor.open(main, "import \"mine.fopt\" as g\nprint g.half(3)\n");
        editor.open(mine, "fun half(v) = v / 2\n");
        var changes = Editor.answer(editor.texts().rename(new RenameParams(Editor.document(mine), new Position(0, 5), "part"))).getChanges();
        assertThat(edited("import \"mine.fopt\" as g\nprint g.half(3)\n", changes.get(main))).isEqualTo("import \"mine.fopt\" as g\nprint g.part(3)\n");
        assertThat(edited("fun half(v) = v / 2\n", changes.get(mine))).isEqualTo("fun part(v) = v / 2\n");
    }

    @Test
    void theOutlineShowsMembersAndBlocksCanBeFolded() {
        editor.open(uri, CHOCO);
        var symbols = Editor.answer(editor.texts().documentSymbol(new DocumentSymbolParams(Editor.document(uri))));
        assertThat(symbols).extracting(s -> s.getRight().getName()).containsExactly("choco", "p", "a");
        assertThat(symbols.getFirst().getRight().getChildren()).extracting(s -> s.getName()).containsExactly("x", "x̂", "round");
        List<FoldingRange> folds = Editor.answer(editor.texts().foldingRange(new FoldingRangeRequestParams(Editor.document(uri))));
        assertThat(folds).extracting(f -> f.getStartLine() + ".." + f.getEndLine()).containsExactlyInAnyOrder("0..1", "5..9", "2..10");
    }

    @Test
    void formattingIsThatOfFmt() {
        String text = CHOCO.replace("x -= η * g", "x-=η * g").replace("print \"😀\", a", "print   \"😀\",a");
        editor.open(uri, text);
        var edits = Editor.answer(editor.texts().formatting(new DocumentFormattingParams(Editor.document(uri), new FormattingOptions(2, true))));
        assertThat(edited(text, edits)).isEqualTo(CHOCO);
        editor.change(uri, 2, "print (");
        assertThat(Editor.answer(editor.texts().formatting(new DocumentFormattingParams(Editor.document(uri), new FormattingOptions(2, true))))).isEmpty();
    }

    @Test
    void coloursTellWhereAValueLivesAndWhatCommunicates() {
        editor.open(uri, CHOCO);
        List<Integer> data = Editor.answer(editor.texts().semanticTokensFull(new SemanticTokensParams(Editor.document(uri)))).getData();
        List<String> tokens = decoded(CHOCO, data);
        assertThat(tokens).contains("x̂ variable declaration public", "x̂ variable public", "x variable node", "gossip communication defaultLibrary", "g variable declaration node",
                "η parameter declaration readonly shared", "choco class", "round keyword", "10% number", "\"😀\" string", "x0 variable readonly defaultLibrary shared", "gap property");
        assertThat(tokens).filteredOn(t -> t.startsWith("# 😀")).hasSize(1);
    }

    /// "text type modifiers"
    private static List<String> decoded(String text, List<Integer> data) {
        Lines lines = new Lines(text);
        List<String> all = new java.util.ArrayList<>();
        int line = 0;
        int column = 0;
        for (int k = 0; k < data.size(); k += 5) {
            column = data.get(k) == 0 ? column + data.get(k + 1) : data.get(k + 1);
            line += data.get(k);
            int at = lines.offset(new Position(line, column));
            int bits = data.get(k + 4);
            StringBuilder words = new StringBuilder(text.substring(at, at + data.get(k + 2)) + " " + Colours.TYPES.get(data.get(k + 3)));
            for (int b = 0; b < Colours.MODIFIERS.size(); b++) {
                words.append((bits >> b & 1) == 1 ? " " + Colours.MODIFIERS.get(b) : "");
            }
            all.add(words.toString());
        }
        return all;
    }

    @Test
    void whatWasMeantIsWritten() {
        String text = CHOCO.replace("gossip(x̂)", "gosip(x̂)").replace("print \"😀\", a", "print \"😀\", aa");
        editor.open(uri, text);
        var told = editor.diagnostics(uri, 1);
        assertThat(fixed(text, told.stream().filter(d -> d.getMessage().getLeft().contains("gosip")).findFirst().orElseThrow())).isEqualTo(text.replace("gosip", "gossip"));
        String undeclared = CHOCO.replace("let g", "gg");
        editor.change(uri, 2, undeclared);
        assertThat(fixed(undeclared, editor.diagnostics(uri, 2).getFirst())).isEqualTo(undeclared.replace("gg =", "let gg ="));
    }

    private String fixed(String text, org.eclipse.lsp4j.Diagnostic d) {
        var actions = Editor.answer(editor.texts().codeAction(new CodeActionParams(Editor.document(uri), d.getRange(), new CodeActionContext(List.of(d)))));
        return edited(text, actions.getLast().getRight().getEdit().getChanges().get(uri));
    }

    @Test
    void linesThatCommunicateSayWhatTheySend() {
        editor.open(uri, CHOCO);
        List<InlayHint> hints = Editor.answer(editor.texts().inlayHint(new InlayHintParams(Editor.document(uri), new Range(new Position(0, 0), new Position(99, 0)))));
        assertThat(hints).extracting(h -> h.getPosition().getLine() + " " + h.getLabel().getLeft()).contains("8 sends 1 message of Q");
        editor.hintsChange();
        // 1 of 3 coordinates: 64 bits and its index in 2, to the two neighbours of each of the 4 nodes
        hints = Editor.answer(editor.texts().inlayHint(new InlayHintParams(Editor.document(uri), new Range(new Position(0, 0), new Position(99, 0)))));
        assertThat(hints).extracting(h -> h.getPosition().getLine() + " " + h.getLabel().getLeft()).contains("8 sends 66 bit × 8 = 528 bit");
        assertThat(hover(Editor.position(CHOCO, "x̂ += "))).contains("66 bit × 8 = 528 bit");
    }
}
