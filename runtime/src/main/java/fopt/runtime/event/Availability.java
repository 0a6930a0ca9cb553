package fopt.runtime.event;

import fopt.runtime.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// When nodes compute: always, except during outages. What an outage interrupts goes on after it.
public final class Availability {
    /// @param node 0-based
    /// @param from seconds
    /// @param to seconds, after `from`; may be infinite
    public record Outage(int node, double from, double to) {
        public Outage {
            if (!(from >= 0 && to > from)) {
                throw new UserError("E642", "an outage of node " + (node + 1) + " from " + from + " s to " + to + " s: it must end after it begins");
            }
        }
    }

    public static final Availability ALWAYS = new Availability(0, List.of());

    /// By node: beginnings and ends of outages in turn, ascending and apart; null if the node has none.
    private final long[][] outages;

    public Availability(int nodes, List<Outage> outages) {
        this.outages = new long[nodes][];
        for (int i = 0; i < nodes; i++) {
            int node = i;
            List<Outage> mine = outages.stream().filter(o -> o.node() == node).sorted(Comparator.comparingDouble(Outage::from)).toList();
            this.outages[i] = mine.isEmpty() ? null : merged(mine);
        }
    }

    private static long[] merged(List<Outage> sorted) {
        List<long[]> apart = new ArrayList<>();
        for (Outage o : sorted) {
            long from = Ticks.of(o.from());
            long to = Ticks.of(o.to());
            if (!apart.isEmpty() && apart.getLast()[1] >= from) {
                apart.getLast()[1] = Math.max(apart.getLast()[1], to);
            } else {
                apart.add(new long[] {from, to});
            }
        }
        return apart.stream().flatMapToLong(java.util.Arrays::stream).toArray();
    }

    /// When work that takes `ticks` is done, if the node begins with it at `start`; [Ticks#NEVER] if never.
    public long end(int node, long start, long ticks) {
        if (node >= outages.length || outages[node] == null) {
            return Ticks.after(start, ticks);
        }
        long[] of = outages[node];
        long time = start;
        long left = ticks;
        for (int k = 0; k < of.length; k += 2) {
            if (of[k + 1] <= time) {
                continue;
            }
            if (time < of[k]) {
                if (of[k] - time >= left) {
                    return time + left;
                }
                left -= of[k] - time;
            }
            time = of[k + 1];
        }
        return Ticks.after(time, left);
    }
}
