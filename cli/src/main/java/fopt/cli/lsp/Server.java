package fopt.cli.lsp;

import fopt.Fopt;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/// A language server for one editor.
public final class Server implements LanguageServer, LanguageClientAware {
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Worker worker = new Worker("fopt-lsp", this::failed);
    private final Worker aside = new Worker("fopt-lsp-figures", this::failed);
    private final Documents documents = new Documents();
    private final Texts texts;
    private LanguageClient client;
    private boolean shutDown;

    /// @param pages where pages of the library and of errors are written to
    Server(Pages pages) {
        texts = new Texts(documents, worker, aside, pages);
    }

    /// Serves the editor at the other end of two streams, until it says that it leaves, or the streams end.
    ///
    /// @return whether it left as the protocol wants it: `shutdown`, then `exit`
    public static boolean serve(InputStream in, OutputStream out) {
        return serve(in, out, Pages.ofUser());
    }

    static boolean serve(InputStream in, OutputStream out, Pages pages) {
        Server server = new Server(pages);
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
        server.connect(launcher.getRemoteProxy());
        Future<Void> listening = launcher.startListening();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                listening.get();
            } catch (InterruptedException | ExecutionException | CancellationException e) {
                // the streams are closed, or broken: there is nobody to tell
            }
            server.ended.complete(server.shutDown);
        });
        return server.ended.join();
    }

    @Override
    public void connect(LanguageClient newClient) {
        client = newClient;
        texts.connect(newClient);
    }

    private void failed(Throwable e) {
        var trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        client.logMessage(new MessageParams(MessageType.Error, "fopt: internal error, please report it with the program: " + trace));
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        var workspace = params.getCapabilities() == null ? null : params.getCapabilities().getWorkspace();
        if (workspace != null && workspace.getInlayHint() != null && Boolean.TRUE.equals(workspace.getInlayHint().getRefreshSupport())) {
            texts.refreshHints();
        }
        return CompletableFuture.completedFuture(new InitializeResult(Abilities.all(), new ServerInfo("fopt", Fopt.version())));
    }

    /// Reads the standard library, so that the first text need not wait for it.
    @Override
    public void initialized(InitializedParams params) {
        worker.later("library", 0, () -> documents.analysis(Document.of("fopt:nothing", 0, "")));
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        shutDown = true;
        worker.end();
        aside.end();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        ended.complete(shutDown);
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return texts;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return new Folders(texts);
    }
}
