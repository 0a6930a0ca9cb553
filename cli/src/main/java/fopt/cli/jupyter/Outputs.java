package fopt.cli.jupyter;

import fopt.runtime.report.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The outputs of one cell. Texts that follow each other are sent together. Of a run that takes long, one output says how far it is; at the end of the cell
/// it is taken away, so that what stays in the notebook depends on the program only, not on the machine. May be used by several threads.
final class Outputs implements Progress.Line {
    private static final long MILLISECOND = 1_000_000;
    /// Cells that take less show no progress.
    private static final long LONG = 500 * MILLISECOND;
    private static final long INTERVAL = 200 * MILLISECOND;

    private final Sink sink;
    private final LongSupplier clock;
    /// Of the output that says how far a run is.
    private final String display = UUID.randomUUID().toString();
    private final long start;
    private final List<Output> shown = new ArrayList<>();
    private final StringBuilder waiting = new StringBuilder();
    private String stream = "";
    private long lastSent;
    private boolean progress;

    /// Where outputs go.
    interface Sink {
        /// @param type of the message: stream, display_data, …
        void publish(String type, ObjectNode content);
    }

    private record Output(String type, ObjectNode content) {}

    /// @param clock nanoseconds, as of `System::nanoTime`
    Outputs(Sink sink, LongSupplier clock) {
        this.sink = sink;
        this.clock = clock;
        start = clock.getAsLong();
        lastSent = start;
    }

    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Text. @param name stdout or stderr
    synchronized void print(String name, String text) {
        if (!name.equals(stream)) {
            flush();
            stream = name;
        }
        waiting.append(text);
        if (clock.getAsLong() - lastSent >= INTERVAL) {
            flush();
        }
    }

    synchronized void show(String type, ObjectNode content) {
        flush();
        publish(new Output(type, content));
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            publish(new Output("stream", node().put("name", stream).put("text", waiting.toString())));
            waiting.setLength(0);
        }
        lastSent = clock.getAsLong();
    }

    private void publish(Output output) {
        shown.add(output);
        sink.publish(output.type(), output.content());
    }

    /// How far the run is.
    @Override
    public synchronized void show(String text) {
        long now = clock.getAsLong();
        if (now - start >= LONG && now - lastSent >= INTERVAL) {
            flush();
            ObjectNode content = node();
            content.putObject("data").put("text/plain", text);
            content.putObject("metadata");
            content.putObject("transient").put("display_id", display);
            sink.publish(progress ? "update_display_data" : "display_data", content);
            progress = true;
        }
    }

    /// The line stays until the end: what follows stands below it.
    @Override
    public void erase() {}

    /// The cell has ended.
    synchronized void end() {
        flush();
        if (progress) {
            sink.publish("clear_output", node().put("wait", !shown.isEmpty()));
            shown.forEach(output -> sink.publish(output.type(), output.content()));
        }
    }
}
