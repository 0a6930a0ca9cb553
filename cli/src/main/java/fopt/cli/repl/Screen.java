package fopt.cli.repl;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import fopt.runtime.report.Figure;
import fopt.runtime.report.Progress;
import fopt.runtime.report.TextPlot;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/// Where a conversation is shown.
///
/// @param out texts, results, plots
/// @param err diagnostics; the same as `out` on a terminal
/// @param columns its width; 0 if it is no terminal
/// @param colours whether it has the colours of an ANSI terminal
/// @param images how it is given pictures
/// @param progress of runs
record Screen(PrintWriter out, PrintWriter err, IntSupplier columns, boolean colours, TerminalImage images, Progress progress) {
    private static final int PLOT_LINES = 16;
    private static final int USUAL_WIDTH = 80;

    void print(String text) {
        write(out, text);
    }

    /// Words: what is too long for a line is broken between them. @param indent blanks in front of what goes on
    void words(String text, int indent) {
        print(WordWrap.of(text, columns.getAsInt(), indent));
    }

    void complain(String text) {
        write(err, text);
    }

    void complain(List<Diagnostic> diagnostics) {
        complain(new Renderer(colours).render(diagnostics));
    }

    /// As a picture where the terminal takes pictures, else in characters.
    void plot(Figure figure) {
        int width = columns.getAsInt() > 0 ? columns.getAsInt() : USUAL_WIDTH;
        print(images.show(figure).orElseGet(() -> figure.panels().stream()
                .map(p -> (p.title().isEmpty() ? "" : p.title() + "\n") + TextPlot.render(p, Math.min(width, 120) - 1, PLOT_LINES, colours)).collect(Collectors.joining("\n"))));
    }

    private static void write(PrintWriter to, String text) {
        if (!text.isEmpty()) {
            to.print(text.endsWith("\n") ? text : text + "\n");
            to.flush();
        }
    }
}
