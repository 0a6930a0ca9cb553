package fopt.runtime.event;

import fopt.runtime.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// How fast nodes compute, and when: always at the same speed, except during spells. What a spell of speed 0, an outage, interrupts goes on after it.
public final class Availability {
    /// @param node 0-based
    /// @param from seconds
    /// @param to seconds, after `from`; may be infinite
    /// @param speed in parts of the usual one: 0.5 takes twice as long, 0 stands still
    public record Spell(int node, double from, double to, double speed) {
        public Spell {
            if (!(from >= 0 && to > from)) {
                throw new UserError("E642", "an outage, or another speed, of node " + (node + 1) + " from " + from + " s to " + to + " s: it must end after it begins");
            }
            if (!(speed >= 0 && speed < Double.POSITIVE_INFINITY)) {
                throw new UserError("E642", "node " + (node + 1) + " at " + speed + " times its speed: at least 0, and finite");
            }
        }

        public static Spell outage(int node, double from, double to) {
            return new Spell(node, from, to, 0);
        }
    }

    public static final Availability ALWAYS = new Availability(List.of());

    /// Of the nodes that have spells.
    private final Map<Integer, Spells> byNode = new HashMap<>();

    /// Where spells overlap, the slowest counts.
    public Availability(List<Spell> spells) {
        Map<Integer, List<Spell>> lists = new HashMap<>();
        spells.forEach(s -> lists.computeIfAbsent(s.node(), node -> new ArrayList<>()).add(s));
        lists.forEach((node, list) -> byNode.put(node, Spells.of(list)));
    }

    /// Speeds from each of these times on; before the first it is the usual one.
    private record Spells(long[] from, double[] speed) {
        static Spells of(List<Spell> list) {
            TreeSet<Long> bounds = new TreeSet<>();
            list.forEach(s -> bounds.addAll(List.of(Ticks.of(s.from()), Ticks.of(s.to()))));
            long[] from = bounds.stream().mapToLong(t -> t).toArray();
            double[] speed = new double[from.length];
            for (int k = 0; k < from.length; k++) {
                long at = from[k];
                speed[k] = list.stream().filter(s -> Ticks.of(s.from()) <= at && at < Ticks.of(s.to())).mapToDouble(Spell::speed).min().orElse(1);
            }
            return new Spells(from, speed);
        }

        long end(long start, long ticks) {
            long time = start;
            long left = ticks;
            for (int k = -1; k < from.length; k++) {
                long until = k + 1 < from.length ? from[k + 1] : Ticks.NEVER;
                if (until <= time) {
                    continue;
                }
                double pace = k < 0 ? 1 : speed[k];
                long needed = pace == 1 ? left : pace == 0 ? Ticks.NEVER : (long) Math.min(Math.ceil(left / pace), 9e18);
                if (needed <= until - time) {
                    return Ticks.after(time, needed);
                }
                left -= pace == 1 ? until - time : (long) ((until - time) * pace);
                time = until;
            }
            return Ticks.NEVER;
        }
    }

    /// When work that takes `ticks` at the usual speed is done, if the node begins with it at `start`; [Ticks#NEVER] if never.
    public long end(int node, long start, long ticks) {
        Spells spells = byNode.isEmpty() ? null : byNode.get(node);
        return spells == null || start == Ticks.NEVER || ticks == 0 ? Ticks.after(start, ticks) : spells.end(start, ticks);
    }
}
