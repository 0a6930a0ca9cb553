package fopt.runtime.event;

import java.util.Arrays;

/// What lies ahead, in a total order: time, then place, then age (who was added first).
///
/// A heap of four children a node, in arrays that double when they are full: nothing is allocated once they have grown to the number of events that
/// are ahead at the same time. Nothing is taken
/// back: who changes his mind marks what the event carries as void, and ignores the event when its time comes. Not safe for several threads.
public final class EventQueue {
    private static final int CHILDREN = 4;

    /// The heap: times, and where the events are kept.
    private long[] times;
    private int[] events;
    private int size;
    /// By event: age, and what it carries.
    private long[] ages;
    private int[] kinds;
    private int[] places;
    private int[] data;
    /// Events that are not in use, and how many.
    private int[] unused;
    private int free;
    private long added;
    /// The event that happens now.
    private long now;
    private int current;

    /// @param capacity events to have room for at first
    public EventQueue(int capacity) {
        int room = Math.max(16, capacity);
        times = new long[room];
        events = new int[room];
        ages = new long[room];
        kinds = new int[room];
        places = new int[room];
        data = new int[room];
        unused = new int[room];
        release(0, room);
    }

    /// Adds an event. One at [Ticks#NEVER] is not kept.
    ///
    /// @param time not before that of the event that happens now
    /// @param kind what happens, for the one who handles it
    /// @param place where; the smaller one comes first
    /// @param datum what it carries
    public void add(long time, int kind, int place, int datum) {
        if (time < now) {
            throw new IllegalStateException("an event at " + time + ", in the past of " + now);
        }
        if (time == Ticks.NEVER) {
            return;
        }
        if (free == 0) {
            grow();
        }
        int event = unused[--free];
        ages[event] = added++;
        kinds[event] = kind;
        places[event] = place;
        data[event] = datum;
        rise(size++, time, event);
    }

    /// Goes to the next event. @return false if there is none
    public boolean next() {
        if (size == 0) {
            return false;
        }
        now = times[0];
        current = events[0];
        size--;
        if (size > 0) {
            sink(times[size], events[size]);
        }
        unused[free++] = current;
        return true;
    }

    /// When the next event is; [Ticks#NEVER] if there is none.
    public long nextTime() {
        return size == 0 ? Ticks.NEVER : times[0];
    }

    /// Of the event that happens now: when.
    public long time() {
        return now;
    }

    public int kind() {
        return kinds[current];
    }

    public int place() {
        return places[current];
    }

    public int data() {
        return data[current];
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
            if (!before(time, event, times[parent], events[parent])) {
                break;
            }
            times[k] = times[parent];
            events[k] = events[parent];
            k = parent;
        }
        times[k] = time;
        events[k] = event;
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
                if (before(times[c], events[c], times[least], events[least])) {
                    least = c;
                }
            }
            if (!before(times[least], events[least], time, event)) {
                break;
            }
            times[k] = times[least];
            events[k] = events[least];
            k = least;
        }
        times[k] = time;
        events[k] = event;
    }

    private boolean before(long time, int event, long otherTime, int other) {
        if (time != otherTime) {
            return time < otherTime;
        }
        return places[event] != places[other] ? places[event] < places[other] : ages[event] < ages[other];
    }

    // ---- room

    private void grow() {
        int old = times.length;
        int room = old * 2;
        times = Arrays.copyOf(times, room);
        events = Arrays.copyOf(events, room);
        ages = Arrays.copyOf(ages, room);
        kinds = Arrays.copyOf(kinds, room);
        places = Arrays.copyOf(places, room);
        data = Arrays.copyOf(data, room);
        unused = Arrays.copyOf(unused, room);
        release(old, room);
    }

    /// The one with the lowest number is used first.
    private void release(int from, int to) {
        for (int event = to - 1; event >= from; event--) {
            unused[free++] = event;
        }
    }
}
