package fopt.runtime.event;

import java.util.Arrays;

/// What lies ahead, in a total order: time, then place, then age (who was added first).
///
/// A tournament: the leaves of a binary tree are the events, and each node above them holds the earlier one of its two children (Knuth, TAOCP 3, 5.4.1). When an
/// event has happened, the next one that is added takes its leaf, and only the matches from there to the root are played again. Whom it meets there is known
/// beforehand, so that the memory is fetched for all of them at once, and no branch has to be guessed.
///
/// Nothing is allocated once the tree has grown to the number of events that are ahead at the same time. Nothing is taken back: who changes his mind marks what
/// the event carries as void, and ignores the event when its time comes. Not safe for several threads.
public final class EventQueue {
    private static final int KIND_BITS = 16;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final int ROOT = 1;

    /// By node, its time, and its place above its number. The children of node k are 2k and 2k + 1; the leaf of event number e is `capacity + e`.
    private long[] tree;
    private int capacity;
    private int size;
    /// By number: its age, above its kind; its datum. The age of one that is not in use is the number of the next such one.
    private long[] facts;
    /// The first number that is not in use; the capacity if all are.
    private int unused;
    private long added;
    /// The event that happens now; and whether it still has its leaf.
    private long now;
    private int event;
    private boolean hasLeaf;
    private int kind;
    private int place;
    private int datum;

    /// @param room events to have room for at first
    public EventQueue(int room) {
        capacity = Math.max(16, room);
        tree = new long[4 * capacity];
        facts = new long[2 * capacity];
        Arrays.fill(tree, Ticks.NEVER);
        release(0);
    }

    /// Adds an event. One at [Ticks#NEVER] is not kept.
    ///
    /// @param time not before that of the event that happens now
    /// @param newKind what happens, for the one who handles it; below 65536
    /// @param newPlace where, at least 0; the smaller one comes first
    /// @param newDatum what it carries
    public void add(long time, int newKind, int newPlace, int newDatum) {
        if (time < now) {
            throw new IllegalStateException("an event at " + time + ", in the past of " + now);
        }
        if (time == Ticks.NEVER) {
            return;
        }
        size++;
        boolean takesOver = hasLeaf;
        int number = takesOver ? event : take();
        hasLeaf = false;
        facts[2 * number] = added++ << KIND_BITS | newKind;
        facts[2 * number + 1] = newDatum;
        long who = (long) newPlace << Integer.SIZE | number;
        if (takesOver) {
            replace(time, who);
        } else {
            enter(time, who);
        }
    }

    /// Goes to the next event. @return false if there is none
    public boolean next() {
        clear();
        if (size == 0) {
            return false;
        }
        size--;
        now = tree[2 * ROOT];
        long who = tree[2 * ROOT + 1];
        place = (int) (who >> Integer.SIZE);
        event = (int) who;
        kind = (int) (facts[2 * event] & (1 << KIND_BITS) - 1);
        datum = (int) facts[2 * event + 1];
        hasLeaf = true;
        return true;
    }

    /// When the next event is; [Ticks#NEVER] if there is none.
    public long nextTime() {
        clear();
        return tree[2 * ROOT];
    }

    /// Of the event that happens now: when.
    public long time() {
        return now;
    }

    public int kind() {
        return kind;
    }

    public int place() {
        return place;
    }

    public int data() {
        return datum;
    }

    /// How many events are ahead.
    public int size() {
        return size;
    }

    // ---- the tree

    /// Takes its leaf from the event that happens now.
    private void clear() {
        if (hasLeaf) {
            hasLeaf = false;
            replace(Ticks.NEVER, event);
            facts[2 * event] = unused;
            unused = event;
        }
    }

    /// An event takes the leaf of the one that was the first of all.
    private void replace(long newTime, long newWho) {
        long[] t = tree;
        int node = capacity + (int) newWho;
        long time = newTime;
        long who = newWho;
        t[2 * node] = time;
        t[2 * node + 1] = who;
        while (node > ROOT) {
            int sibling = node ^ 1;
            long otherTime = t[2 * sibling];
            long other = t[2 * sibling + 1];
            long wins = otherTime - time >> Long.SIZE - 1; // all bits of it, or none: times are not negative
            if (otherTime == time) {
                wins = isBefore(other, who) ? -1 : 0;
            }
            time += otherTime - time & wins;
            who ^= (other ^ who) & wins;
            node >>= 1;
            t[2 * node] = time;
            t[2 * node + 1] = who;
        }
    }

    /// An event takes a leaf where none was: it rises as long as it comes first.
    private void enter(long time, long who) {
        int node = capacity + (int) who;
        while (node >= ROOT && (time < tree[2 * node] || time == tree[2 * node] && isBefore(who, tree[2 * node + 1]))) {
            tree[2 * node] = time;
            tree[2 * node + 1] = who;
            node >>= 1;
        }
    }

    /// Of two events at the same time.
    private boolean isBefore(long who, long other) {
        long where = who >> Integer.SIZE;
        long otherPlace = other >> Integer.SIZE;
        return where != otherPlace ? where < otherPlace : facts[2 * (int) who] < facts[2 * (int) other];
    }

    // ---- room

    /// A number that is not in use.
    private int take() {
        if (unused == capacity) {
            grow();
        }
        int number = unused;
        unused = (int) facts[2 * number];
        return number;
    }

    private void grow() {
        int old = capacity;
        long[] leaves = Arrays.copyOfRange(tree, 2 * old, 4 * old);
        capacity = 2 * old;
        tree = new long[4 * capacity];
        facts = Arrays.copyOf(facts, 2 * capacity);
        Arrays.fill(tree, Ticks.NEVER);
        release(old);
        for (int number = 0; number < old; number++) {
            if (leaves[2 * number] != Ticks.NEVER) {
                enter(leaves[2 * number], leaves[2 * number + 1]);
            }
        }
    }

    /// Numbers from this one on are not in use; the lowest is used first.
    private void release(int from) {
        for (int number = from; number < capacity; number++) {
            facts[2 * number] = number + 1;
        }
        unused = from;
    }
}
