package fopt.cli.lsp;

import fopt.Analysis;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;

/// What the editor says and asks about its texts.
final class Texts implements TextDocumentService {
    /// Milliseconds without a key pressed after which errors are told.
    private static final long PAUSE = 200;
    /// The same for figures.
    private static final long LONG_PAUSE = 1000;

    private final Documents documents;
    private final Worker worker;
    private final Reports reports;
    private final Mentions mentions;
    private final Figures figures = new Figures();
    /// Works out figures, beside everything else.
    private final Worker aside;
    /// What was told last of each text.
    private final Map<String, Analysis> told = new ConcurrentHashMap<>();
    private LanguageClient client;
    private volatile boolean refreshes;

    Texts(Documents documents, Worker worker, Worker aside, Pages pages) {
        this.documents = documents;
        this.worker = worker;
        this.aside = aside;
        Places places = new Places(documents, pages);
        reports = new Reports(places, pages);
        mentions = new Mentions(documents, places);
    }

    void connect(LanguageClient newClient) {
        client = newClient;
    }

    // ---- what happens to texts

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        var t = params.getTextDocument();
        documents.put(Document.of(t.getUri(), t.getVersion(), t.getText()));
        documents.forget();
        reportAll(0);
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        documents.find(params.getTextDocument().getUri())
                .ifPresent(d -> documents.put(d.changed(params.getTextDocument().getVersion(), params.getContentChanges())));
        reportAll(PAUSE);
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        documents.remove(uri);
        told.remove(uri);
        client.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
        reportAll(0);
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        filesChanged();
    }

    /// Files on the disk may be others now.
    void filesChanged() {
        documents.forget();
        figures.forget();
        reportAll(0);
    }

    /// Tells what is wrong with all texts, since one may import another; those of which nothing new is known cost nothing.
    private void reportAll(long pause) {
        worker.later("reports", pause, () -> documents.all().forEach(this::report));
    }

    private void report(Document d) {
        Analysis a = documents.analysis(d);
        if (told.put(d.uri(), a) != a) {
            client.publishDiagnostics(new PublishDiagnosticsParams(d.uri(), reports.of(d, a), d.version()));
            if (a.diagnostics().stream().noneMatch(x -> x.isError()) && !a.sent().isEmpty()) {
                aside.later(d.uri(), LONG_PAUSE, () -> figures(d));
            }
        }
    }

    private void figures(Document d) {
        boolean current = documents.find(d.uri()).filter(now -> now.text().equals(d.text())).isPresent();
        if (current && figures.compute(d) && refreshes) {
            client.refreshInlayHints();
        }
    }

    /// From now on the editor is told when hints have become others.
    void refreshHints() {
        refreshes = true;
    }

    // ---- what is asked about texts

    /// An answer about the text as it stands when its turn comes; `otherwise` if it is not open.
    private <T> CompletableFuture<T> ask(String uri, T otherwise, BiFunction<Document, Analysis, T> question) {
        return worker.answer(otherwise, () -> documents.find(uri).map(d -> question.apply(d, documents.analysis(d))).orElse(otherwise));
    }

    @Override
    public CompletableFuture<Hover> hover(HoverParams p) {
        return ask(p.getTextDocument().getUri(), null, (d, a) -> Hovers.of(d, a, d.lines().offset(p.getPosition()), figures).orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams p) {
        return ask(p.getTextDocument().getUri(), Either.forLeft(List.of()), (d, a) -> Either.forLeft(Completions.of(d, a, d.lines().offset(p.getPosition()))));
    }

    @Override
    public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams p) {
        return ask(p.getTextDocument().getUri(), null, (d, a) -> Signatures.of(d, a, d.lines().offset(p.getPosition())).orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(DefinitionParams p) {
        return ask(p.getTextDocument().getUri(), Either.forLeft(List.of()), (d, a) -> Either.forLeft(mentions.definition(d, a, p.getPosition())));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams p) {
        return ask(p.getTextDocument().getUri(), List.of(), (d, a) -> mentions.references(d, a, p.getPosition(), p.getContext().isIncludeDeclaration()));
    }

    @Override
    public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams p) {
        return ask(p.getTextDocument().getUri(), List.of(), (d, a) -> a.at(d.lines().offset(p.getPosition())).stream()
                .flatMap(m -> a.mentions(m.named()).stream()).map(m -> new DocumentHighlight(d.lines().range(m.span()))).toList());
    }

    @Override
    public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(PrepareRenameParams p) {
        return ask(p.getTextDocument().getUri(), null, (d, a) -> Either3.forFirst(new Renames(documents, mentions).prepare(d, a, p.getPosition())));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams p) {
        Position at = p.getPosition();
        return ask(p.getTextDocument().getUri(), null, (d, a) -> new Renames(documents, mentions).rename(d, a, at, p.getNewName()));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(DocumentSymbolParams p) {
        return ask(p.getTextDocument().getUri(), List.of(), Symbols::of);
    }

    @Override
    public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams p) {
        return ask(p.getTextDocument().getUri(), List.of(), (d, a) -> Folds.of(d));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams p) {
        return ask(p.getTextDocument().getUri(), List.of(), (d, a) -> Formats.of(d));
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams p) {
        return ask(p.getTextDocument().getUri(), new SemanticTokens(List.of()), (d, a) -> new SemanticTokens(Colours.of(d, a)));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams p) {
        return ask(p.getTextDocument().getUri(), List.of(), (d, a) -> Fixes.of(d, a, p.getRange(), p.getContext().getDiagnostics()));
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams p) {
        return ask(p.getTextDocument().getUri(), List.of(), (d, a) -> Hints.of(d, a, p.getRange(), figures));
    }
}
