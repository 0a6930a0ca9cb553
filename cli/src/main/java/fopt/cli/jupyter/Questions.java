package fopt.cli.jupyter;

import fopt.Session;
import fopt.cli.conversation.Completions;
import fopt.cli.conversation.Conversation;
import fopt.cli.conversation.Words;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client asks about a text that is being written. Clients count positions in code points.
final class Questions {
    private Questions() {}

    /// What may stand at the cursor.
    static ObjectNode complete(Session session, JsonNode asked) {
        String code = asked.path("code").asString("");
        int cursor = cursor(asked, code);
        Completions found = Completions.at(session, code, cursor);
        String word = code.substring(found.start(), cursor);
        ObjectNode content = ok();
        var matches = content.putArray("matches");
        found.choices().stream().filter(c -> c.text().startsWith(word) || c.replaces()).map(Completions.Choice::text).distinct().forEach(matches::add);
        content.putObject("metadata");
        return content.put("cursor_start", code.codePointCount(0, found.start())).put("cursor_end", code.codePointCount(0, cursor));
    }

    /// What the name at the cursor is.
    static ObjectNode inspect(Session session, JsonNode asked) {
        String code = asked.path("code").asString("");
        String name = Words.name(code, cursor(asked, code));
        Optional<String> value = Optional.ofNullable(session.variables().get(name)).map(v -> name + " = " + v);
        Optional<String> about = value.or(() -> session.help(name));
        ObjectNode content = ok().put("found", about.isPresent());
        ObjectNode data = content.putObject("data");
        about.ifPresent(text -> data.put("text/plain", text.stripTrailing()));
        content.putObject("metadata");
        return content;
    }

    /// Whether a console should ask for more lines.
    static ObjectNode isComplete(JsonNode asked) {
        return Conversation.isIncomplete(asked.path("code").asString(""))
                ? Outputs.node().put("status", "incomplete").put("indent", "  ") : Outputs.node().put("status", "complete");
    }

    private static int cursor(JsonNode asked, String code) {
        int points = code.codePointCount(0, code.length());
        return code.offsetByCodePoints(0, Math.clamp(asked.path("cursor_pos").asInt(points), 0, points));
    }

    private static ObjectNode ok() {
        return Outputs.node().put("status", "ok");
    }
}
