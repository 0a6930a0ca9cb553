package fopt.runtime.sim;

import java.util.Arrays;

/// Jobs that wait for busy workers: for each of them a queue of parcels, as a chain through common arrays.
final class Waiting {
    private static final int NONE = -1;

    /// By worker: the first and the last place of its chain.
    private final int[] first;
    private final int[] last;
    /// By place: its parcel, and the next place of the chain, or of those that are free.
    private int[] parcel = {};
    private int[] next = {};
    private int free = NONE;

    Waiting(int workers) {
        first = new int[workers];
        last = new int[workers];
        Arrays.fill(first, NONE);
    }

    boolean has(int worker) {
        return first[worker] != NONE;
    }

    void add(int worker, int newParcel) {
        if (free == NONE) {
            grow();
        }
        int place = free;
        free = next[place];
        parcel[place] = newParcel;
        next[place] = NONE;
        if (first[worker] == NONE) {
            first[worker] = place;
        } else {
            next[last[worker]] = place;
        }
        last[worker] = place;
    }

    /// Takes the oldest one, of a worker that [#has] some.
    int take(int worker) {
        int place = first[worker];
        first[worker] = next[place];
        next[place] = free;
        free = place;
        return parcel[place];
    }

    private void grow() {
        int old = parcel.length;
        int room = Math.max(16, 2 * old);
        parcel = Arrays.copyOf(parcel, room);
        next = Arrays.copyOf(next, room);
        for (int place = room - 1; place >= old; place--) {
            next[place] = free;
            free = place;
        }
    }
}
