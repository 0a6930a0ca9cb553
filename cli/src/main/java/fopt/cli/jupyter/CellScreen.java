package fopt.cli.jupyter;

import fopt.Session;
import fopt.cli.conversation.Screen;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import fopt.runtime.report.Figure;
import fopt.runtime.report.Progress;
import fopt.runtime.report.Table;
import fopt.runtime.report.TextPlot;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What a cell shows, as outputs of a notebook.
final class CellScreen implements Screen {
    private static final int PLOT_COLUMNS = 79;
    private static final int PLOT_LINES = 16;

    private final Envelope envelope;
    private final Publisher publisher;
    private final Renderer renderer = new Renderer(true);
    private Message request;
    private boolean silent;
    private ObjectNode reply;

    CellScreen(Envelope envelope, Publisher publisher) {
        this.envelope = envelope;
        this.publisher = publisher;
    }

    /// A cell begins. @param quiet whether it shows nothing
    void begin(Message asked, boolean quiet) {
        request = asked;
        silent = quiet;
        reply = envelope.node().put("status", "ok");
        reply.putArray("payload");
        reply.putObject("user_expressions");
    }

    /// The cell has ended. @return what is replied: that it is done, or why not
    ObjectNode end() {
        return reply;
    }

    @Override
    public void print(String text) {
        stream("stdout", text);
    }

    @Override
    public void print(Table table) {
        show("display_data", data(table.render(), table));
    }

    @Override
    public void computed(int number, Session.Computed value) {
        ObjectNode content = value.table().map(t -> data(value.text(), t)).orElseGet(() -> data(value.text()));
        show("execute_result", content.put("execution_count", number));
    }

    @Override
    public void plot(Figure figure) {
        ObjectNode content = data(TextPlot.render(figure, PLOT_COLUMNS, PLOT_LINES, false));
        ((ObjectNode) content.get("data")).put("image/png", Base64.getEncoder().encodeToString(figure.png()));
        ((ObjectNode) content.get("metadata")).putObject("image/png").put("width", (int) figure.width()).put("height", (int) figure.height());
        show("display_data", content);
    }

    @Override
    public void warn(List<Diagnostic> warnings) {
        stream("stderr", renderer.render(warnings));
    }

    @Override
    public void failed(List<Diagnostic> diagnostics) {
        Diagnostic first = diagnostics.stream().filter(Diagnostic::isError).findFirst().orElse(diagnostics.getFirst());
        failed(first.code(), first.message(), renderer.render(diagnostics));
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
        ObjectNode error = envelope.node().put("ename", name).put("evalue", message);
        rendered.lines().forEach(error.putArray("traceback")::add);
        show("error", error);
        reply = error.deepCopy().put("status", "error");
    }

    @Override
    public Progress progress() {
        return Progress.none();
    }

    private void stream(String name, String text) {
        if (!text.isEmpty()) {
            show("stream", envelope.node().put("name", name).put("text", text.endsWith("\n") ? text : text + "\n"));
        }
    }

    private void show(String type, ObjectNode content) {
        if (!silent) {
            publisher.publish(request, type, content);
        }
    }

    private ObjectNode data(String text) {
        ObjectNode content = envelope.node();
        content.putObject("data").put("text/plain", text.stripTrailing());
        content.putObject("metadata");
        return content;
    }

    private ObjectNode data(String text, Table table) {
        ObjectNode content = data(text);
        ((ObjectNode) content.get("data")).put("text/html", table.html());
        return content;
    }
}
