package fopt.cli;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import fopt.runtime.UserError;
import fopt.runtime.report.Progress;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/// Where commands read and write.
///
/// @param in standard input
/// @param out standard output: results
/// @param err standard error: errors, warnings, progress
/// @param columns width of the terminal behind standard error; 0 if there is none
/// @param colours whether diagnostics are coloured
record Console(InputStream in, PrintStream out, PrintStream err, int columns, boolean colours) {

    /// Progress on this terminal, if it is one.
    Progress progress() {
        return columns > 0 ? new Progress(err, () -> columns, System::nanoTime) : Progress.none();
    }

    void print(String text) {
        print(out, text);
    }

    void complain(String text) {
        print(err, text);
    }

    void complain(List<Diagnostic> diagnostics) {
        print(err, new Renderer(colours).render(diagnostics));
    }

    void complain(UserError error) {
        print(err, "error[" + error.code() + "]: " + error.getMessage());
    }

    /// Prints lines; the last one may lack its end.
    private static void print(PrintStream stream, String text) {
        if (!text.isEmpty()) {
            stream.print(text.endsWith("\n") ? text : text + "\n");
            stream.flush();
        }
    }
}
