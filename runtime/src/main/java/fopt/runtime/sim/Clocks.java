package fopt.runtime.sim;

import fopt.runtime.event.Availability;
import fopt.runtime.event.ComputeTime;
import fopt.runtime.event.Timing;
import fopt.runtime.event.Wires;
import fopt.runtime.random.Stream;

/// How far each node, and the server, have come in simulated time.
final class Clocks {
    /// The drawing site of compute times; those of programs are positive.
    private static final int SITE = -1;

    final long[] node;
    long server;
    final Wires wires;
    private final ComputeTime compute;
    private final Availability availability;
    private final long seed;
    private final long[] draws;
    private final Stream[] streams;

    Clocks(Timing timing, int nodes, long seed) {
        compute = timing.compute();
        availability = timing.availability();
        wires = new Wires(timing.network(), nodes, seed);
        this.seed = seed;
        node = new long[nodes];
        draws = new long[nodes];
        streams = new Stream[nodes];
        java.util.Arrays.setAll(streams, i -> new Stream());
    }

    /// The node computes a gradient of so many samples.
    void gradient(int i, long samples) {
        if (compute.per() != ComputeTime.Per.JOB) {
            node[i] = availability.end(i, node[i], compute.ticks(i, samples, next(i)));
        }
    }

    /// The node begins with a job.
    void job(int i) {
        if (compute.per() == ComputeTime.Per.JOB) {
            node[i] = availability.end(i, node[i], compute.ticks(i, 1, next(i)));
        }
    }

    /// Whether a duration stands for all that a node does between hearing and speaking.
    boolean byJob() {
        return compute.per() == ComputeTime.Per.JOB;
    }

    private Stream next(int i) {
        return streams[i].reset(seed, SITE, i, draws[i]++, 0);
    }

    /// How far the slowest has come; [fopt.runtime.event.Ticks#NEVER] if it never comes to an end.
    long latest() {
        long t = server;
        for (long c : node) {
            t = Math.max(t, c);
        }
        return t;
    }
}
