package fopt.cli.jupyter;

import fopt.runtime.report.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The outputs of one cell. Texts that follow each other are sent together. Of a run that takes long, one output says how far it is; it is taken away before
/// other outputs and at the end, so that what stays in the notebook depends on the program only, not on the machine. That is done by clearing the cell and
/// sending again what was there. May be used by several threads.
final class Outputs implements Progress.Line {
    private static final long MILLISECOND = 1_000_000;
    /// Cells that take less show no progress.
    private static final long LONG = 500 * MILLISECOND;
    private static final long INTERVAL = 200 * MILLISECOND;
    /// Texts that come faster are sent together.
    private static final long TOGETHER = 20 * MILLISECOND;
    /// What is sent again, in characters: a server of notebooks drops outputs when there are more than about 1 MB in a second.
    private static final long MOST_AGAIN = 500_000;

    private final Sink sink;
    private final LongSupplier clock;
    /// Of the output that says how far a run is.
    private final String display = UUID.randomUUID().toString();
    private final long start;
    private final List<Output> shown = new ArrayList<>();
    private final StringBuilder waiting = new StringBuilder();
    private String stream = "";
    private long lastSent;
    private Progressing progress = Progressing.NOT_THERE;
    private long size;

    /// The output that says how far a run is.
    private enum Progressing { NOT_THERE, SHOWN, BLANK }

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
        if (clock.getAsLong() - lastSent >= TOGETHER) {
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
        takeProgressAway(true);
        shown.add(output);
        size += output.content().toString().length();
        sink.publish(output.type(), output.content());
    }

    /// How far the run is.
    @Override
    public synchronized void show(String text) {
        long now = clock.getAsLong();
        if (now - start >= LONG && now - lastSent >= INTERVAL) {
            flush();
            sink.publish(progress == Progressing.NOT_THERE ? "display_data" : "update_display_data", progress(text));
            progress = Progressing.SHOWN;
        }
    }

    private ObjectNode progress(String text) {
        ObjectNode content = node();
        content.putObject("data").put("text/plain", text);
        content.putObject("metadata");
        content.putObject("transient").put("display_id", display);
        return content;
    }

    /// @param follows whether another output follows
    private void takeProgressAway(boolean follows) {
        if (progress == Progressing.SHOWN && size > MOST_AGAIN) {
            sink.publish("update_display_data", progress(""));
            progress = Progressing.BLANK;
        } else if (progress == Progressing.SHOWN) {
            sink.publish("clear_output", node().put("wait", follows || !shown.isEmpty()));
            shown.forEach(output -> sink.publish(output.type(), output.content()));
            progress = Progressing.NOT_THERE;
        }
    }

    /// The line stays until something else is shown, perhaps the next run.
    @Override
    public void erase() {}

    /// The cell has ended.
    synchronized void end() {
        flush();
        takeProgressAway(false);
    }
}
