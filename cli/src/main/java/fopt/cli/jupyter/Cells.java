package fopt.cli.jupyter;

import fopt.RunOptions;
import fopt.Session;
import fopt.cli.conversation.Conversation;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// Runs cells: the conversation of a notebook.
final class Cells {
    private final Conversation conversation;
    private final CellScreen screen;
    private final Envelope envelope;
    private final Publisher publisher;
    private int count = 1;

    Cells(Supplier<Session> session, RunOptions options, Envelope envelope, Publisher publisher) {
        this.envelope = envelope;
        this.publisher = publisher;
        screen = new CellScreen(envelope, publisher);
        conversation = new Conversation(session, screen, options);
    }

    /// Ends the cell that runs, keeping its rows; by any thread.
    void interrupt() {
        conversation.interrupt();
    }

    /// From now on [#interrupt] means the next cell.
    void ready() {
        conversation.ready();
    }

    /// Runs a cell. @return the content of the reply
    ObjectNode execute(Message request) {
        String code = request.content().path("code").asString("");
        boolean silent = request.content().path("silent").asBoolean(false);
        boolean counts = !silent && request.content().path("store_history").asBoolean(true) && !code.isBlank();
        int number = count;
        count += counts ? 1 : 0;
        if (!silent) {
            publisher.publish(request, "execute_input", envelope.node().put("code", code).put("execution_count", number));
        }
        conversation.session().number(number);
        screen.begin(request, silent);
        boolean more = conversation.take(code);
        ObjectNode reply = screen.end();
        reply.put("execution_count", number);
        if (!more) {
            ObjectNode leave = envelope.node().put("source", "ask_exit").put("keepkernel", false);
            reply.set("payload", reply.arrayNode().add(leave));
        }
        return reply;
    }
}
