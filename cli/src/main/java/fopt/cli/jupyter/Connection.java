package fopt.cli.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where a kernel listens, and the key of its messages: the connection file that Jupyter writes.
///
/// @param ip address of this machine
/// @param key empty if messages are not signed
public record Connection(String ip, int shell, int control, int iopub, int stdin, int heartbeat, String key) {
    private static final String SIGNATURES = "hmac-sha256";
    private static final int MOST = 65_535;

    /// @throws IllegalArgumentException if the file cannot be read, or asks for what the kernel has not
    public static Connection read(Path file) {
        try {
            return of(JsonMapper.shared().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the connection file " + file + "; Jupyter writes it and names it, see: fopt help jupyter", e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is no connection file of Jupyter: " + (e instanceof JacksonException j ? j.getOriginalMessage() : e.getMessage()), e);
        }
    }

    private static Connection of(JsonNode json) {
        require("transport", "tcp", json.path("transport").asString("tcp"));
        String key = json.path("key").asString("");
        if (!key.isEmpty()) {
            require("signature_scheme", SIGNATURES, json.path("signature_scheme").asString(SIGNATURES));
        }
        return new Connection(json.path("ip").asString("127.0.0.1"), port(json, "shell_port"), port(json, "control_port"), port(json, "iopub_port"), port(json, "stdin_port"),
                port(json, "hb_port"), key);
    }

    private static void require(String field, String known, String found) {
        if (!found.equals(known)) {
            throw new IllegalArgumentException(field + " is " + found + ", but the kernel knows " + known + " only");
        }
    }

    private static int port(JsonNode json, String field) {
        int port = json.path(field).asInt(0);
        if (port < 1 || port > MOST) {
            throw new IllegalArgumentException(field + " must be a port from 1 to " + MOST + ", found " + (json.has(field) ? json.get(field) : "nothing"));
        }
        return port;
    }

    String address(int port) {
        return "tcp://" + ip + ":" + port;
    }
}
