package fopt.cli.jupyter;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A message of the protocol.
///
/// @param route frames in front: whom it is from or goes to, or the topic of what all may hear
/// @param parent header of the request that it belongs to; empty if there is none
record Message(List<byte[]> route, JsonNode header, JsonNode parent, JsonNode metadata, JsonNode content) {
    /// `execute_request`, …
    String type() {
        return header.path("msg_type").asString("");
    }

    /// What a reply to this request is called.
    String replyType() {
        return type().replaceFirst("_request$", "_reply");
    }

    /// For a message that nobody asked for.
    static Message none() {
        ObjectNode empty = Outputs.node();
        return new Message(List.of(), empty, empty, empty, empty);
    }
}
