package fopt.cli.jupyter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;

/// Tells all clients what happens, by a thread of its own, which also welcomes those who begin to listen (JEP 65). Any thread may publish; what one thread publishes keeps its order.
final class Publisher {
    private static final String INSIDE = "inproc://publisher";
    private static final int LINGER = 1000;

    private final Envelope envelope;
    private final ZMQ.Socket inlet;
    private final Thread thread;
    private boolean ended;

    /// @param outside bound already; is closed at the end
    Publisher(ZMQ.Context context, ZMQ.Socket outside, Envelope envelope) {
        this.envelope = envelope;
        ZMQ.Socket outlet = context.socket(SocketType.PULL);
        outlet.bind(INSIDE);
        inlet = context.socket(SocketType.PUSH);
        inlet.setHWM(0);
        inlet.connect(INSIDE);
        outside.setLinger(LINGER);
        thread = Thread.ofPlatform().daemon().name("fopt-iopub").start(() -> forward(context, outlet, outside));
    }

    void publish(Message parent, String type, JsonNode content) {
        publish(parent, type, Outputs.node(), content);
    }

    private void publish(Message parent, String type, JsonNode metadata, JsonNode content) {
        send(envelope.seal(List.of(type.getBytes(StandardCharsets.UTF_8)), type, parent, metadata, content));
    }

    /// @param state busy or idle
    void status(Message parent, String state) {
        publish(parent, "status", Outputs.node().put("execution_state", state));
    }

    private synchronized void send(List<byte[]> frames) {
        if (!ended) {
            Channel.send(inlet, frames);
        }
    }

    /// Waits until all that was published is on its way; nothing is published afterwards.
    synchronized void end() throws InterruptedException {
        if (!ended) {
            Channel.send(inlet, List.of(new byte[0]));
            ended = true;
            inlet.close();
            thread.join();
        }
    }

    private void forward(ZMQ.Context context, ZMQ.Socket outlet, ZMQ.Socket outside) {
        try (outlet; outside; ZMQ.Poller poller = context.poller(2)) {
            int inner = poller.register(outlet, ZMQ.Poller.POLLIN);
            int outer = poller.register(outside, ZMQ.Poller.POLLIN);
            while (true) {
                poller.poll();
                if (poller.pollin(outer)) {
                    welcome(outside, outside.recv());
                }
                if (poller.pollin(inner)) {
                    List<byte[]> frames = Channel.frames(outlet, outlet.recv());
                    if (frames.getFirst().length == 0) {
                        return;
                    }
                    Channel.send(outside, frames);
                }
            }
        }
    }

    /// @param said 1 and a topic if somebody wants to hear what begins with it, 0 if no longer
    private void welcome(ZMQ.Socket outside, byte[] said) {
        if (said.length > 0 && said[0] == 1) {
            byte[] topic = Arrays.copyOfRange(said, 1, said.length);
            var content = Outputs.node().put("subscription", new String(topic, StandardCharsets.UTF_8));
            Channel.send(outside, envelope.seal(List.of(topic), "iopub_welcome", Message.none(), Outputs.node(), content));
        }
    }
}
