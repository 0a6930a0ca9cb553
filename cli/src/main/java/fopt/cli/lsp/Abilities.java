package fopt.cli.lsp;

import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;

/// What the server tells the editor that it can do.
final class Abilities {
    private Abilities() {}

    static ServerCapabilities all() {
        var all = new ServerCapabilities();
        var sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        all.setTextDocumentSync(sync);
        all.setPositionEncoding("utf-16");
        return all;
    }
}
