package fopt.runtime.sim;

import java.util.ArrayList;
import java.util.List;

/// A handler, and what travels to it.
record Receiver(Events.Handler handler, Cargo sent, Cargo received, boolean server) {
    static Receiver of(Events.Handler h, Context context) {
        return new Receiver(h, new Cargo(context, h.sent()), new Cargo(context, h.received()), h.place() == Events.Place.SERVER);
    }

    /// Those of messages, then what is put off.
    static Receiver[] all(Events events, Context context) {
        List<Events.Handler> all = new ArrayList<>(events.handlers());
        all.addAll(events.later());
        return all.stream().map(h -> of(h, context)).toArray(Receiver[]::new);
    }

    /// The row in which it finds what arrives. @param place node, 0-based; the number of nodes for the server
    int row(int place) {
        return server ? 0 : place;
    }

    /// What it needs is there: it runs. @param from number of the sender, 0 for the server
    void arrive(Context context, EventLoop loop, int place, int from) {
        if (handler.from() >= 0) {
            context.numbers[handler.from()][row(place)] = from;
        }
        loop.handle(handler.phase(), server ? context.nodes : place);
    }
}
