package fopt.cli.jupyter;

import fopt.RunOptions;
import fopt.Session;
import fopt.cli.conversation.Conversation;
import fopt.runtime.report.Progress;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// Runs cells: the conversation of a notebook.
final class Cells {
    private final Conversation conversation;
    private final Publisher publisher;
    private final LongSupplier clock;
    private final History history = new History();
    private volatile Outputs present;
    private int count = 1;

    Cells(Supplier<Session> session, RunOptions options, Publisher publisher, LongSupplier clock) {
        this.clock = clock;
        this.publisher = publisher;
        conversation = new Conversation(session, screen(new Outputs((_, _) -> { }, clock)), options);
    }

    Session session() {
        return conversation.session();
    }

    History history() {
        return history;
    }

    /// Ends the cell that runs, keeping its rows; by any thread.
    void interrupt() {
        conversation.interrupt();
    }

    /// From now on [#interrupt] means the next cell.
    void ready() {
        conversation.ready();
    }

    /// The outputs of the cell that runs; null between cells.
    Outputs present() {
        return present;
    }

    private CellScreen screen(Outputs outputs) {
        return new CellScreen(outputs, new Progress(outputs, clock));
    }

    /// Runs a cell. @return the content of the reply
    ObjectNode execute(Message request) {
        String code = request.content().path("code").asString("");
        boolean silent = request.content().path("silent").asBoolean(false);
        int number = count;
        if (!silent && request.content().path("store_history").asBoolean(true) && !code.isBlank()) {
            history.add(number, code);
            count++;
        }
        if (!silent) {
            publisher.publish(request, "execute_input", Outputs.node().put("code", code).put("execution_count", number));
        }
        return take(code, number, new Outputs(silent ? (_, _) -> { } : (type, content) -> publisher.publish(request, type, content), clock));
    }

    private ObjectNode take(String code, int number, Outputs outputs) {
        CellScreen screen = screen(outputs);
        conversation.showOn(screen);
        present = outputs;
        conversation.session().number(number);
        boolean more = conversation.take(code);
        present = null;
        outputs.end();
        ObjectNode reply = screen.failure().map(f -> f.deepCopy().put("status", "error"))
                .orElseGet(() -> (ObjectNode) Outputs.node().put("status", "ok").set("user_expressions", Outputs.node()));
        reply.put("execution_count", number);
        var payload = reply.putArray("payload");
        if (!more) {
            payload.addObject().put("source", "ask_exit").put("keepkernel", false);
        }
        return reply;
    }
}
