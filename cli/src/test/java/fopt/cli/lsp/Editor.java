package fopt.cli.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;

/// The other end of a server: an editor that says what a test tells it, over streams.
final class Editor implements LanguageClient {
    /// Generous: a machine may be busy.
    private static final long SECONDS = 60;

    private final Map<String, BlockingQueue<PublishDiagnosticsParams>> published = new ConcurrentHashMap<>();
    private final List<String> logged = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final Semaphore hints = new Semaphore(0);
    private final LanguageServer server;

    Editor(InputStream in, OutputStream out) {
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, in, out);
        launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    LanguageServer server() {
        return server;
    }

    TextDocumentService texts() {
        return server.getTextDocumentService();
    }

    InitializeResult initialize() {
        var params = new InitializeParams();
        var workspace = new WorkspaceClientCapabilities();
        workspace.setInlayHint(new InlayHintWorkspaceCapabilities(true));
        var capabilities = new ClientCapabilities();
        capabilities.setWorkspace(workspace);
        params.setCapabilities(capabilities);
        InitializeResult result = answer(server.initialize(params));
        server.initialized(new InitializedParams());
        return result;
    }

    static <T> T answer(CompletableFuture<T> future) {
        return future.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    void open(String uri, String text) {
        texts().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "fopt", 1, text)));
    }

    /// Replaces all of a text.
    void change(String uri, int version, String text) {
        texts().didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(uri, version), List.of(new TextDocumentContentChangeEvent(text))));
    }

    void change(String uri, int version, Range range, String text) {
        var change = new TextDocumentContentChangeEvent(text);
        change.setRange(range);
        texts().didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(uri, version), List.of(change)));
    }

    /// What the server says of a version of a text, as soon as it does.
    List<Diagnostic> diagnostics(String uri, int version) {
        try {
            while (true) {
                PublishDiagnosticsParams p = queue(uri).poll(SECONDS, TimeUnit.SECONDS);
                if (p == null) {
                    throw new AssertionError("no diagnostics of version " + version + " of " + uri);
                }
                if (p.getVersion() != null && p.getVersion() >= version) {
                    return p.getDiagnostics();
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private BlockingQueue<PublishDiagnosticsParams> queue(String uri) {
        return published.computeIfAbsent(uri, k -> new LinkedBlockingQueue<>());
    }

    /// What the server logged: nothing, if all is well.
    List<String> logged() {
        return logged;
    }

    void leave() throws IOException {
        answer(server.shutdown());
        server.exit();
    }

    static TextDocumentIdentifier document(String uri) {
        return new TextDocumentIdentifier(uri);
    }

    /// Where a text is in another, by the position of its start.
    static Position position(String text, String part) {
        int at = text.indexOf(part);
        if (at < 0) {
            throw new AssertionError("there is no " + part);
        }
        return new Lines(text).position(at);
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
        queue(diagnostics.getUri()).add(diagnostics);
    }

    /// Waits until the server says that hints have become others.
    void hintsChange() {
        try {
            if (!hints.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no new hints");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletableFuture<Void> refreshInlayHints() {
        hints.release();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void telemetryEvent(Object object) {
        logged.add("telemetry " + object);
    }

    @Override
    public void showMessage(MessageParams message) {
        logged.add(message.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
        logged.add(params.getMessage());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams message) {
        logged.add(message.getMessage());
    }
}
