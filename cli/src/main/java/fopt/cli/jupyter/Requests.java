package fopt.cli.jupyter;

import fopt.Fopt;
import fopt.cli.conversation.InternalFailure;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What is done with each kind of request.
final class Requests {
    private final Envelope envelope;
    private final Publisher publisher;
    private final Cells cells;

    Requests(Envelope envelope, Publisher publisher, Cells cells) {
        this.envelope = envelope;
        this.publisher = publisher;
        this.cells = cells;
    }

    Cells cells() {
        return cells;
    }

    /// Answers a request of the shell; after a cell that failed, those that wait are given up.
    void answer(Channel channel, Message request) {
        boolean well = answerOne(channel, request, true);
        Optional<Message> waiting = well ? Optional.empty() : channel.waiting();
        while (waiting.isPresent()) {
            answerOne(channel, waiting.get(), false);
            waiting = channel.waiting();
        }
    }

    /// @param run whether cells are run @return false if those that wait are to be given up
    private boolean answerOne(Channel channel, Message request, boolean run) {
        cells.ready();
        publisher.status(request, "busy");
        boolean well = true;
        try {
            switch (request.type()) {
                case "execute_request" -> {
                    ObjectNode content = run ? cells.execute(request) : status("aborted");
                    well = content.path("status").asString().equals("ok") || !request.content().path("stop_on_error").asBoolean(true);
                    channel.reply(request, content);
                }
                case "comm_open" -> publisher.publish(request, "comm_close", envelope.node().set("comm_id", request.content().path("comm_id")));
                default -> simple(request).ifPresent(content -> channel.reply(request, content));
            }
        } catch (RuntimeException e) {
            channel.reply(request, failed(e));
        }
        publisher.status(request, "idle");
        return well;
    }

    /// @return whether the kernel goes on
    boolean answerControl(Channel channel, Message request) {
        publisher.status(request, "busy");
        boolean ends = request.type().equals("shutdown_request");
        if (ends) {
            ObjectNode content = status("ok").put("restart", request.content().path("restart").asBoolean(false));
            channel.reply(request, content);
            publisher.publish(request, "shutdown_reply", content);
        } else if (request.type().equals("interrupt_request")) {
            cells.interrupt();
            channel.reply(request, status("ok"));
        } else {
            Optional.of(request.type()).filter("kernel_info_request"::equals).flatMap(_ -> simple(request)).or(() -> unknown(request))
                    .ifPresent(content -> channel.reply(request, content));
        }
        publisher.status(request, "idle");
        return !ends;
    }

    /// The answer to what runs nothing; empty if none is expected.
    private Optional<ObjectNode> simple(Message request) {
        return switch (request.type()) {
            case "kernel_info_request" -> Optional.of(about());
            case "comm_info_request" -> Optional.of((ObjectNode) status("ok").set("comms", envelope.node()));
            default -> unknown(request);
        };
    }

    private Optional<ObjectNode> unknown(Message request) {
        return request.type().endsWith("_request")
                ? Optional.of(status("error").put("ename", "unknown request").put("evalue", "the kernel does not know " + request.type())) : Optional.empty();
    }

    private ObjectNode failed(Throwable e) {
        return status("error").put("ename", "internal error").put("evalue", InternalFailure.text(e));
    }

    private ObjectNode status(String status) {
        return envelope.node().put("status", status);
    }

    private ObjectNode about() {
        ObjectNode content = status("ok").put("protocol_version", Envelope.PROTOCOL).put("implementation", "fopt").put("implementation_version", Fopt.version())
                .put("banner", "fopt " + Fopt.version() + "   :help lists the commands").put("debugger", false);
        content.putObject("language_info").put("name", "fopt").put("version", Fopt.version()).put("mimetype", "text/x-fopt").put("file_extension", ".fopt");
        content.putArray("help_links");
        content.putArray("supported_features");
        return content;
    }
}
