package fopt.runtime.event;

import java.util.Arrays;

/// What lies ahead, in a total order: time, then place, then age (who was added first).
///
/// A heap of four children a node, in arrays that double when they are full: nothing is allocated once they have grown to the number of events that
/// are ahead at the same time. What belongs together lies together: time and number of an event, so that four children fill one line of the cache, and
/// what an event carries. Nothing is taken back: who changes his mind marks what the event carries as void, and ignores the event when its time comes.
/// Not safe for several threads.
public final class EventQueue {
    private static final int CHILDREN = 4;
    private static final int KIND_BITS = 16;
    private static final long LOW = 0xFFFF_FFFFL;

    /// The heap: of each event its time, then its number.
    private long[] heap;
    private int size;
    /// By number: its age, above its kind; its place, above its datum. The age of one that is not in use is the number of the next such one.
    private long[] facts;
    /// The first number that is not in use.
    private int unused;
    private long added;
    /// The event that happens now.
    private long now;
    private int kind;
    private int place;
    private int datum;

    /// @param capacity events to have room for at first
    public EventQueue(int capacity) {
        int room = Math.max(16, capacity);
        heap = new long[2 * room];
        facts = new long[2 * room];
        release(0, room);
    }

    /// Adds an event. One at [Ticks#NEVER] is not kept.
    ///
    /// @param time not before that of the event that happens now
    /// @param newKind what happens, for the one who handles it; below 65536
    /// @param newPlace where; the smaller one comes first
    /// @param newDatum what it carries
    public void add(long time, int newKind, int newPlace, int newDatum) {
        if (time < now) {
            throw new IllegalStateException("an event at " + time + ", in the past of " + now);
        }
        if (time == Ticks.NEVER) {
            return;
        }
        if (2 * size == heap.length) {
            grow();
        }
        int event = unused;
        unused = (int) facts[2 * event];
        facts[2 * event] = added++ << KIND_BITS | newKind;
        facts[2 * event + 1] = (long) newPlace << Integer.SIZE | newDatum & LOW;
        rise(size++, time, event);
    }

    /// Goes to the next event. @return false if there is none
    public boolean next() {
        if (size == 0) {
            return false;
        }
        now = heap[0];
        int event = (int) heap[1];
        kind = (int) (facts[2 * event] & (1 << KIND_BITS) - 1);
        place = (int) (facts[2 * event + 1] >> Integer.SIZE);
        datum = (int) facts[2 * event + 1];
        facts[2 * event] = unused;
        unused = event;
        size--;
        if (size > 0) {
            sink(heap[2 * size], (int) heap[2 * size + 1]);
        }
        return true;
    }

    /// When the next event is; [Ticks#NEVER] if there is none.
    public long nextTime() {
        return size == 0 ? Ticks.NEVER : heap[0];
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

    // ---- the heap

    private void rise(int from, long time, int event) {
        int k = from;
        while (k > 0) {
            int parent = (k - 1) / CHILDREN;
            if (!before(time, event, heap[2 * parent], (int) heap[2 * parent + 1])) {
                break;
            }
            move(parent, k);
            k = parent;
        }
        heap[2 * k] = time;
        heap[2 * k + 1] = event;
    }

    private void sink(long time, int event) {
        int k = 0;
        while (true) {
            int first = k * CHILDREN + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            int end = Math.min(first + CHILDREN, size);
            for (int c = first + 1; c < end; c++) {
                if (before(heap[2 * c], (int) heap[2 * c + 1], heap[2 * least], (int) heap[2 * least + 1])) {
                    least = c;
                }
            }
            if (!before(heap[2 * least], (int) heap[2 * least + 1], time, event)) {
                break;
            }
            move(least, k);
            k = least;
        }
        heap[2 * k] = time;
        heap[2 * k + 1] = event;
    }

    private void move(int from, int to) {
        heap[2 * to] = heap[2 * from];
        heap[2 * to + 1] = heap[2 * from + 1];
    }

    private boolean before(long time, int event, long otherTime, int other) {
        if (time != otherTime) {
            return time < otherTime;
        }
        long where = facts[2 * event + 1] >> Integer.SIZE;
        long otherPlace = facts[2 * other + 1] >> Integer.SIZE;
        return where != otherPlace ? where < otherPlace : facts[2 * event] < facts[2 * other];
    }

    // ---- room

    private void grow() {
        int old = heap.length / 2;
        heap = Arrays.copyOf(heap, 4 * old);
        facts = Arrays.copyOf(facts, 4 * old);
        release(old, 2 * old);
    }

    /// The one with the lowest number is used first.
    private void release(int from, int to) {
        for (int event = to - 1; event >= from; event--) {
            facts[2 * event] = unused;
            unused = event;
        }
    }
}
