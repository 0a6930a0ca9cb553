package fopt.cli.repl;

import fopt.cli.conversation.Screen;
import fopt.cli.conversation.WordWrap;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import fopt.runtime.report.Figure;
import fopt.runtime.report.Progress;
import fopt.runtime.report.TextPlot;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntSupplier;

/// A terminal, or a pipe.
///
/// @param out texts, results, plots
/// @param err diagnostics; the same as `out` on a terminal
/// @param columns its width; 0 if it is no terminal
/// @param colours whether it has the colours of an ANSI terminal
/// @param images how it is given pictures
/// @param progress of runs
record TerminalScreen(PrintWriter out, PrintWriter err, IntSupplier columns, boolean colours, TerminalImage images, Progress progress) implements Screen {
    private static final int PLOT_LINES = 16;
    private static final int USUAL_WIDTH = 80;

    @Override
    public void print(String text) {
        write(out, text);
    }

    @Override
    public void words(String text, int indent) {
        print(WordWrap.of(text, columns.getAsInt(), indent));
    }

    /// As a picture where the terminal takes pictures, else in characters.
    @Override
    public void plot(Figure figure) {
        int width = columns.getAsInt() > 0 ? columns.getAsInt() : USUAL_WIDTH;
        print(images.show(figure).orElseGet(() -> TextPlot.render(figure, Math.min(width, 120) - 1, PLOT_LINES, colours)));
    }

    @Override
    public void warn(List<Diagnostic> warnings) {
        write(err, new Renderer(colours).render(warnings));
    }

    @Override
    public void failed(List<Diagnostic> diagnostics) {
        write(err, new Renderer(colours).render(diagnostics));
    }

    @Override
    public void failed(String code, String message) {
        write(err, code.isEmpty() ? message : "error[" + code + "]: " + message);
    }

    @Override
    public void interrupted(String message) {
        write(err, "interrupted: " + message);
    }

    private static void write(PrintWriter to, String text) {
        if (!text.isEmpty()) {
            to.print(text.endsWith("\n") ? text : text + "\n");
            to.flush();
        }
    }
}
