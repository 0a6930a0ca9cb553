package fopt.cli.jupyter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;

/// A socket on which clients ask and are answered; to be used by one thread.
final class Channel {
    private final ZMQ.Socket socket;
    private final Envelope envelope;

    Channel(ZMQ.Socket socket, Envelope envelope) {
        this.socket = socket;
        this.envelope = envelope;
    }

    /// Waits for a request. What is no message, or not signed by who started the kernel, is passed over.
    ///
    /// @throws org.zeromq.ZMQException if the kernel ends
    Message take() {
        while (true) {
            Optional<Message> message = envelope.open(frames(socket, socket.recv()));
            if (message.isPresent()) {
                return message.get();
            }
        }
    }

    /// The requests that are there already.
    List<Message> waiting() {
        List<Message> all = new ArrayList<>();
        for (byte[] first = socket.recv(ZMQ.DONTWAIT); first != null; first = socket.recv(ZMQ.DONTWAIT)) {
            envelope.open(frames(socket, first)).ifPresent(all::add);
        }
        return all;
    }

    void reply(Message request, JsonNode content) {
        send(socket, envelope.seal(request.route(), request.replyType(), request, Outputs.node(), content));
    }

    /// A message whose first frame has come.
    static List<byte[]> frames(ZMQ.Socket socket, byte[] first) {
        List<byte[]> frames = new ArrayList<>();
        frames.add(first);
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return frames;
    }

    static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int k = 0; k < frames.size(); k++) {
            socket.send(frames.get(k), k + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }
}
