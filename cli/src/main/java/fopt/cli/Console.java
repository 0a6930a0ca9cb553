package fopt.cli;

import fopt.runtime.report.Progress;
import java.io.InputStream;
import java.io.PrintStream;

/// Where commands read and write.
///
/// @param in standard input
/// @param out standard output: results
/// @param err standard error: errors, warnings, progress
/// @param columns width of the terminal behind standard error; 0 if there is none
record Console(InputStream in, PrintStream out, PrintStream err, int columns) {

    /// Progress on this terminal, if it is one.
    Progress progress() {
        return columns > 0 ? new Progress(err, columns, System::nanoTime) : Progress.none();
    }

    /// Prints a text of one or more lines, ended by a newline also if it has none.
    static void print(PrintStream stream, String text) {
        if (!text.isEmpty()) {
            stream.print(text.endsWith("\n") ? text : text + "\n");
            stream.flush();
        }
    }
}
