package fopt.runtime.event;

import fopt.runtime.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// How fast nodes compute, and when: always at the same speed, except during spells, or by a formula of node and time (the universal computation model of Tyurin, "Tight time
/// complexities in parallel stochastic optimization with arbitrary computation dynamics", 2024). What a speed of 0, an outage, interrupts goes on after it.
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

    /// How fast a node is by a formula. May be asked by several threads.
    @FunctionalInterface
    public interface Speed {
        /// In parts of the usual speed. @param node 0-based @param seconds since the start
        double at(int node, double seconds);
    }

    public static final Availability ALWAYS = new Availability(List.of());
    /// Who stands still for so many steps of the formula is taken to stand still for ever.
    private static final int PATIENCE = 10_000_000;

    /// Of the nodes that have spells.
    private final Map<Integer, Spells> byNode = new HashMap<>();
    private final Speed formula;
    private final long step;

    /// Where spells overlap, the slowest counts.
    public Availability(List<Spell> spells) {
        this(spells, null, Ticks.PER_SECOND);
    }

    /// @param formula times the speed of the spells; null for none. It is asked at whole multiples of the step, and holds until the next one
    /// @param step ticks, at least 1
    public Availability(List<Spell> spells, Speed formula, long step) {
        Map<Integer, List<Spell>> lists = new HashMap<>();
        spells.forEach(s -> lists.computeIfAbsent(s.node(), node -> new ArrayList<>()).add(s));
        lists.forEach((node, list) -> byNode.put(node, Spells.of(list)));
        this.formula = formula;
        this.step = step;
    }

    /// Speeds from each of these times on; before the first it is the usual one.
    private record Spells(long[] from, double[] speed) {
        static final Spells NONE = new Spells(new long[0], new double[0]);

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

        /// The number of the spell at a time; -1 before the first.
        int at(long time) {
            int k = Arrays.binarySearch(from, time);
            return k >= 0 ? k : -k - 2;
        }

        double speed(int k) {
            return k < 0 ? 1 : speed[k];
        }

        /// When spell k ends.
        long until(int k) {
            return k + 1 < from.length ? from[k + 1] : Ticks.NEVER;
        }
    }

    /// When work that takes `ticks` at the usual speed is done, if the node begins with it at `start`; [Ticks#NEVER] if never.
    public long end(int node, long start, long ticks) {
        Spells spells = byNode.isEmpty() ? null : byNode.get(node);
        return spells == null && formula == null || start == Ticks.NEVER || ticks == 0 ? Ticks.after(start, ticks)
                : end(node, spells == null ? Spells.NONE : spells, start, ticks);
    }

    private long end(int node, Spells spells, long start, long ticks) {
        long time = start;
        long left = ticks;
        for (int still = 0; still < PATIENCE && time != Ticks.NEVER; still++) {
            int spell = spells.at(time);
            long until = formula == null ? spells.until(spell) : Math.min(spells.until(spell), Ticks.after(time - time % step, step));
            double pace = spells.speed(spell) * speed(node, time);
            long needed = pace == 1 ? left : pace == 0 ? Ticks.NEVER : (long) Math.min(Math.ceil(left / pace), 9e18);
            if (needed <= until - time) {
                return Ticks.after(time, needed);
            }
            left -= pace == 1 ? until - time : (long) ((until - time) * pace);
            time = until;
            still = pace > 0 ? 0 : still;
        }
        return Ticks.NEVER;
    }

    private double speed(int node, long time) {
        if (formula == null) {
            return 1;
        }
        double seconds = Ticks.seconds(time - time % step);
        double speed = formula.at(node, seconds);
        if (!(speed >= 0 && speed < Double.POSITIVE_INFINITY)) {
            throw new UserError("E642", "node " + (node + 1) + " at " + seconds + " s is at " + speed + " times its speed: at least 0, and finite");
        }
        return speed;
    }
}
