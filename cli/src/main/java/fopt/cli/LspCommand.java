package fopt.cli;

import fopt.cli.lsp.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `fopt lsp`: a language server on standard input and output, which editors start.
@Command(
        name = "lsp",
        description = "Serve an editor: errors while typing, what names mean, what statements send, completion. The editor starts this by itself, see docs/editors.md; "
                + "it speaks the Language Server Protocol on standard input and output.")
final class LspCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--stdio", description = "what some editors add; there is no other way")
    private boolean stdio;

    LspCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        System.setOut(console.err());
        return Server.serve(console.in(), console.out()) ? Exit.DONE : Exit.PROGRAM_HAS_ERRORS;
    }
}
