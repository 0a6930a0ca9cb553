package fopt.runtime.sim;

import fopt.runtime.event.EventQueue;
import fopt.runtime.event.Wires;

/// Messages of the algorithm's own, and what was put off: a message to oneself that takes a while.
final class Post {
    private final Receiver[] receivers;
    private final int handlers;
    private final Jobs jobs;
    private final Context context;
    private final EventLoop loop;
    private final EventQueue queue;
    private final Parcels parcels;
    private final Wires wires;

    /// @param handlers how many of the receivers are those of messages @param jobs null if there are none
    Post(Receiver[] receivers, int handlers, Jobs jobs, Context context, EventLoop loop) {
        this.receivers = receivers;
        this.handlers = handlers;
        this.jobs = jobs;
        this.context = context;
        this.loop = loop;
        queue = loop.queue();
        parcels = loop.parcels();
        wires = context.clocks().wires;
    }

    /// Kinds of events below this are for here: one for each receiver.
    int kinds() {
        return Jobs.KINDS + receivers.length;
    }

    /// What is lost has taken its time on the link. @param sender 0-based, n for the server; `receiver` too
    void send(int handler, int sender, int receiver, long bits) {
        count(sender, receiver, bits);
        long arrival = arrival(sender, receiver, bits);
        if (context.losses == null || !context.losses.lost(sender, receiver)) {
            queue.add(arrival, Jobs.KINDS + handler, receiver, packed(receivers[handler], sender));
        }
    }

    void later(int number, int place, long time) {
        Receiver r = receivers[handlers + number];
        queue.add(time, Jobs.KINDS + handlers + number, place, packed(r, place));
    }

    private int packed(Receiver to, int sender) {
        int parcel = parcels.next();
        Parcel p = parcels.get(parcel);
        boolean server = sender == context.nodes;
        p.take(to.sent(), context, server ? 0 : sender);
        p.from = server ? 0 : sender + 1;
        p.generation = loop.departures(sender);
        return parcel;
    }

    private long arrival(int sender, int receiver, long bits) {
        int server = context.nodes;
        if (sender == receiver) {
            return loop.time();
        }
        return receiver == server ? wires.up(sender, bits, loop.time())
                : sender == server ? wires.down(receiver, bits, loop.time()) : wires.direct(bits, loop.time());
    }

    private void count(int sender, int receiver, long bits) {
        Counters counters = context.counters();
        int server = context.nodes;
        if (sender == receiver) {
            return;
        }
        if (receiver == server) {
            counters.up[sender] += bits;
            if (jobs != null) {
                jobs.sentUp(sender, bits);
            }
        } else if (sender == server) {
            counters.down[receiver] += bits;
            if (jobs != null) {
                jobs.sentDown(receiver, bits);
            }
        } else {
            counters.peers[sender] += bits;
        }
    }

    /// What arrives where nobody is, and what was put off by a node that has left since, is lost.
    void deliver(int kind, int place, int parcel) {
        int number = kind - Jobs.KINDS;
        Receiver r = receivers[number];
        Parcel p = parcels.get(parcel);
        if (!loop.isThere(place) || number >= handlers && p.generation != loop.departures(place)) {
            parcels.release(parcel);
            return;
        }
        p.leave(r.received(), context, r.row(place));
        int from = p.from;
        parcels.release(parcel);
        r.arrive(context, loop, place, from);
    }
}
