package fopt.cli.jupyter;

import fopt.Session;
import fopt.cli.conversation.Screen;
import fopt.cli.conversation.WordWrap;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import fopt.runtime.report.Figure;
import fopt.runtime.report.Progress;
import fopt.runtime.report.Table;
import fopt.runtime.report.TextPlot;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What a cell shows, in the forms that notebooks know: text, HTML, PNG.
final class CellScreen implements Screen {
    /// Of texts: notebooks break longer lines in the middle of a word.
    private static final int COLUMNS = 96;
    private static final int PLOT_COLUMNS = 79;
    private static final int PLOT_LINES = 16;

    private final Outputs outputs;
    private final Progress progress;
    private final Renderer renderer = new Renderer(true);
    private ObjectNode failure;

    CellScreen(Outputs outputs, Progress progress) {
        this.outputs = outputs;
        this.progress = progress;
    }

    /// What went wrong, as the protocol tells it; empty if nothing did.
    Optional<ObjectNode> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void print(String text) {
        line("stdout", text);
    }

    @Override
    public void words(String text, int indent) {
        print(WordWrap.of(text, COLUMNS, indent));
    }

    @Override
    public void print(Table table) {
        outputs.show("display_data", data(table.render(), table));
    }

    @Override
    public void computed(int number, Session.Computed value) {
        ObjectNode content = value.table().map(t -> data(value.text(), t)).orElseGet(() -> data(value.text()));
        outputs.show("execute_result", content.put("execution_count", number));
    }

    @Override
    public void plot(Figure figure) {
        ObjectNode content = data(TextPlot.render(figure, PLOT_COLUMNS, PLOT_LINES, false));
        ((ObjectNode) content.get("data")).put("image/png", Base64.getEncoder().encodeToString(figure.png()));
        ((ObjectNode) content.get("metadata")).putObject("image/png").put("width", (int) figure.width()).put("height", (int) figure.height());
        outputs.show("display_data", content);
    }

    @Override
    public void warn(List<Diagnostic> warnings) {
        line("stderr", rendered(warnings));
    }

    @Override
    public void failed(List<Diagnostic> diagnostics) {
        Diagnostic first = diagnostics.stream().filter(Diagnostic::isError).findFirst().orElse(diagnostics.getFirst());
        failed(first.code(), first.message(), rendered(diagnostics));
    }

    /// One needs no summary.
    private String rendered(List<Diagnostic> diagnostics) {
        return diagnostics.size() == 1 ? renderer.render(diagnostics.getFirst()) : renderer.render(diagnostics);
    }

    @Override
    public void failed(String code, String message) {
        failed(code.isEmpty() ? "error" : code, message, code.isEmpty() ? message : "error[" + code + "]: " + message);
    }

    @Override
    public void interrupted(String message) {
        failed("interrupted", message, "interrupted: " + message);
    }

    private void failed(String name, String message, String rendered) {
        failure = Outputs.node().put("ename", name).put("evalue", message);
        rendered.lines().forEach(failure.putArray("traceback")::add);
        outputs.show("error", failure);
    }

    @Override
    public Progress progress() {
        return progress;
    }

    private void line(String stream, String text) {
        outputs.print(stream, text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
    }

    private static ObjectNode data(String text) {
        ObjectNode content = Outputs.node();
        content.putObject("data").put("text/plain", text.stripTrailing());
        content.putObject("metadata");
        return content;
    }

    private static ObjectNode data(String text, Table table) {
        ObjectNode content = data(text);
        ((ObjectNode) content.get("data")).put("text/html", table.html());
        return content;
    }
}
