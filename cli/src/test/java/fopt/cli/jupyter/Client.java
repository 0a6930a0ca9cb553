package fopt.cli.jupyter;

import fopt.RunOptions;
import fopt.cli.conversation.Conversation;
import fopt.runtime.hook.HookRules;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A kernel in this process, and a client that asks it through sockets.
final class Client implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final ZMQ.Context context = ZMQ.context(1);
    private final Envelope envelope = new Envelope("a key");
    private final Connection connection;
    private final Thread kernel;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket iopub;
    private int asked;

    /// A kernel whose clock stands still: no cell takes long, so that no progress is shown. @param folder where files are found
    Client(Path folder, Path out) {
        connection = free("a key");
        var served = new Kernel(connection, () -> Conversation.session(folder, HookRules.CLOSED), RunOptions.standard().withThreads(1).withOut(out), () -> 0);
        kernel = Thread.ofPlatform().daemon().start(served::run);
        shell = connected(SocketType.DEALER, connection.shell());
        control = connected(SocketType.DEALER, connection.control());
        iopub = connected(SocketType.SUB, connection.iopub());
        iopub.subscribe("");
        heard(m -> m.type().equals("iopub_welcome"));
    }

    /// Ports that are free at this moment.
    private static Connection free(String key) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int k = 0; k < 5; k++) {
                sockets.add(new ServerSocket(0));
            }
            int[] ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            for (ServerSocket s : sockets) {
                s.close();
            }
            return new Connection("127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], key);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ZMQ.Socket connected(SocketType type, int port) {
        ZMQ.Socket socket = context.socket(type);
        socket.setLinger(0);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        socket.connect(connection.address(port));
        return socket;
    }

    Connection connection() {
        return connection;
    }

    ObjectNode node() {
        return Outputs.node();
    }

    /// Asks on the shell. @return the id of the request
    String ask(String type, JsonNode content) {
        return ask(shell, envelope, type, content);
    }

    /// Asks on the control channel. @return the id of the request
    String order(String type) {
        return ask(control, envelope, type, node());
    }

    /// As somebody who does not have the key. @return the id of the request
    String askWithWrongKey(String type) {
        return ask(shell, new Envelope("another"), type, node());
    }

    private String ask(ZMQ.Socket socket, Envelope from, String type, JsonNode content) {
        String id = "request " + ++asked;
        ObjectNode header = node().put("msg_id", id).put("msg_type", type).put("session", "test").put("username", "test").put("date", "2026-01-01T00:00:00Z").put("version", "5.3");
        Channel.send(socket, from.seal(new Message(List.of(), header, node(), node(), content)));
        return id;
    }

    /// @return the id of the request
    String execute(String code) {
        return ask("execute_request", node().put("code", code));
    }

    /// The next reply on the shell.
    Message reply() {
        return receive(shell);
    }

    Message controlReply() {
        return receive(control);
    }

    /// The reply's content, for a type of request that is answered at once.
    JsonNode answer(String type, JsonNode content) {
        String id = ask(type, content);
        Message reply = reply();
        if (!reply.parent().path("msg_id").asString().equals(id)) {
            throw new IllegalStateException("another reply: " + reply.content());
        }
        return reply.content();
    }

    /// What is published until this condition holds, the message of which is the last.
    List<Message> heard(Predicate<Message> last) {
        List<Message> all = new ArrayList<>();
        do {
            all.add(receive(iopub));
        } while (!last.test(all.getLast()));
        return all;
    }

    /// What is published until the kernel is idle after this request.
    List<Message> heardOf(String id) {
        return heard(m -> m.parent().path("msg_id").asString().equals(id) && m.content().path("execution_state").asString("").equals("idle"))
                .stream().filter(m -> m.parent().path("msg_id").asString().equals(id)).toList();
    }

    private Message receive(ZMQ.Socket socket) {
        byte[] first = socket.recv();
        if (first == null) {
            throw new IllegalStateException("the kernel said nothing for a minute");
        }
        return envelope.open(Channel.frames(socket, first)).orElseThrow(() -> new IllegalStateException("a message that is not signed"));
    }

    /// The heart: what is sent comes back.
    String beat(String text) {
        try (ZMQ.Socket heart = connected(SocketType.REQ, connection.heartbeat())) {
            heart.send(text);
            return new String(heart.recv(), StandardCharsets.UTF_8);
        }
    }

    /// Whether the kernel has ended by itself.
    boolean ended() throws InterruptedException {
        return kernel.join(java.time.Duration.ofMillis(PATIENCE_MILLIS));
    }

    @Override
    public void close() {
        if (kernel.isAlive()) {
            order("shutdown_request");
        }
        shell.close();
        control.setLinger(PATIENCE_MILLIS);
        control.close();
        iopub.close();
        context.term();
    }
}
