package fopt.cli.jupyter;

import fopt.Fopt;
import fopt.cli.conversation.InternalFailure;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What is done with each kind of request.
final class Requests {
    /// The language whose colours suit ours, among those that notebooks and their converters know: comments, texts, numbers, `if` and `for` are the same, and
    /// no letter is an error.
    private static final String LOOKS_LIKE = "r";

    private final Publisher publisher;
    private final Cells cells;

    Requests(Publisher publisher, Cells cells) {
        this.publisher = publisher;
        this.cells = cells;
    }

    Cells cells() {
        return cells;
    }

    /// Answers a request of the shell; when a cell fails, those that wait are given up.
    void answer(Channel channel, Message request) {
        List<Message> waiting = answer(channel, request, true);
        waiting.forEach(later -> answer(channel, later, false));
    }

    /// @param run whether cells are run @return the requests behind a cell that failed, sent before it was known that it did
    private List<Message> answer(Channel channel, Message request, boolean run) {
        cells.ready();
        publisher.status(request, "busy");
        List<Message> waiting = List.of();
        try {
            switch (request.type()) {
                case "execute_request" -> {
                    ObjectNode content = run ? cells.execute(request) : status("aborted");
                    boolean stops = content.path("status").asString().equals("error") && request.content().path("stop_on_error").asBoolean(true);
                    waiting = stops ? channel.waiting() : List.of();
                    channel.reply(request, content);
                }
                case "comm_open" -> publisher.publish(request, "comm_close", Outputs.node().set("comm_id", request.content().path("comm_id")));
                default -> simple(request).ifPresent(content -> channel.reply(request, content));
            }
        } catch (RuntimeException e) {
            channel.reply(request, failed(e));
        }
        publisher.status(request, "idle");
        return waiting;
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
            case "comm_info_request" -> Optional.of((ObjectNode) status("ok").set("comms", Outputs.node()));
            case "complete_request" -> Optional.of(Questions.complete(cells.session(), request.content()));
            case "inspect_request" -> Optional.of(Questions.inspect(cells.session(), request.content()));
            case "is_complete_request" -> Optional.of(Questions.isComplete(request.content()));
            case "history_request" -> Optional.of((ObjectNode) status("ok").set("history", cells.history().answer(request.content())));
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
        return Outputs.node().put("status", status);
    }

    private ObjectNode about() {
        ObjectNode content = status("ok").put("protocol_version", Envelope.PROTOCOL).put("implementation", "fopt").put("implementation_version", Fopt.version())
                .put("banner", "fopt " + Fopt.version() + "   :help lists the commands").put("debugger", false);
        content.putObject("language_info").put("name", "fopt").put("version", Fopt.version()).put("mimetype", "text/x-fopt").put("file_extension", ".fopt")
                .put("pygments_lexer", LOOKS_LIKE).put("codemirror_mode", LOOKS_LIKE);
        content.putArray("help_links");
        content.putArray("supported_features");
        return content;
    }
}
