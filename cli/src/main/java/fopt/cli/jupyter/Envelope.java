package fopt.cli.jupyter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Messages as frames: route, delimiter, signature (HMAC-SHA256 in hexadecimal), header, parent, metadata, content. Any thread may use it.
final class Envelope {
    static final String PROTOCOL = "5.4";
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final String ALGORITHM = "HmacSHA256";
    /// Signature, header, parent, metadata, content.
    private static final int PARTS = 5;

    private final String key;
    private final String session = UUID.randomUUID().toString();
    private final JsonMapper json = JsonMapper.shared();

    /// @param key empty if messages are not signed
    Envelope(String key) {
        this.key = key;
    }

    /// A message of our own, ready to be sent.
    ///
    /// @param parent the request that it belongs to
    List<byte[]> seal(List<byte[]> route, String type, Message parent, JsonNode metadata, JsonNode content) {
        ObjectNode header = Outputs.node().put("msg_id", UUID.randomUUID().toString()).put("msg_type", type).put("session", session).put("username", "fopt")
                .put("date", Instant.now().toString()).put("version", PROTOCOL);
        return seal(new Message(route, header, parent.header(), metadata, content));
    }

    List<byte[]> seal(Message m) {
        List<byte[]> parts = List.of(json.writeValueAsBytes(m.header()), json.writeValueAsBytes(m.parent()), json.writeValueAsBytes(m.metadata()), json.writeValueAsBytes(m.content()));
        List<byte[]> frames = new ArrayList<>(m.route());
        frames.add(DELIMITER);
        frames.add(signature(parts));
        frames.addAll(parts);
        return frames;
    }

    /// The message in these frames; empty if it is none, or its signature is not that of the key.
    Optional<Message> open(List<byte[]> frames) {
        int at = 0;
        while (at < frames.size() && !Arrays.equals(frames.get(at), DELIMITER)) {
            at++;
        }
        if (frames.size() < at + 1 + PARTS) {
            return Optional.empty();
        }
        List<byte[]> parts = frames.subList(at + 2, at + 1 + PARTS);
        if (!MessageDigest.isEqual(signature(parts), frames.get(at + 1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Message(frames.subList(0, at), json.readTree(parts.get(0)), json.readTree(parts.get(1)), json.readTree(parts.get(2)), json.readTree(parts.get(3))));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private byte[] signature(List<byte[]> parts) {
        if (key.isEmpty()) {
            return new byte[0];
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            parts.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each JDK has " + ALGORITHM, e);
        }
    }
}
