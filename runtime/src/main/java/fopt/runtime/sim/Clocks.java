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
    /// By node: the seconds that it always takes; not a number if they are drawn.
    private final double[] always;
    /// By node: how often they were drawn, and where; null if they are not.
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
        always = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            always[i] = compute.always(i);
            streams[i] = Double.isNaN(always[i]) ? new Stream() : null;
        }
    }

    /// The node computes a gradient of so many samples.
    void gradient(int i, long samples) {
        if (compute.per() != ComputeTime.Per.JOB) {
            work(i, samples);
        }
    }

    /// The node begins with a job.
    void job(int i) {
        if (compute.per() == ComputeTime.Per.JOB) {
            work(i, 1);
        }
    }

    private void work(int i, long samples) {
        double one = always[i];
        if (Double.isNaN(one)) {
            one = compute.law(i).draw(streams[i].reset(seed, SITE, i, draws[i]++, 0));
        }
        node[i] = availability.end(i, node[i], compute.ticks(one, samples));
    }

    /// Whether a duration stands for all that a node does between hearing and speaking.
    boolean byJob() {
        return compute.per() == ComputeTime.Per.JOB;
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
