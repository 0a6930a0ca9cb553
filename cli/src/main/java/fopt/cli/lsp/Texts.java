package fopt.cli.lsp;

import fopt.Analysis;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;

/// What the editor says and asks about its texts.
final class Texts implements TextDocumentService {
    /// Milliseconds without a key pressed after which errors are told.
    private static final long PAUSE = 200;

    private final Documents documents;
    private final Worker worker;
    private final Reports reports;
    /// What was told last of each text.
    private final Map<String, Analysis> told = new ConcurrentHashMap<>();
    private LanguageClient client;

    Texts(Documents documents, Worker worker, Pages pages) {
        this.documents = documents;
        this.worker = worker;
        Places places = new Places(documents, pages);
        reports = new Reports(places, pages);
    }

    void connect(LanguageClient newClient) {
        client = newClient;
    }

    // ---- what happens to texts

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        var t = params.getTextDocument();
        documents.put(Document.of(t.getUri(), t.getVersion(), t.getText()));
        filesChanged();
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
        filesChanged();
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        filesChanged();
    }

    /// Files on the disk may be others now.
    void filesChanged() {
        documents.forget();
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
        }
    }
}
