package fopt.runtime.sim;

import java.util.Arrays;

/// The parcels of a run, by number; those that have arrived are used again.
final class Parcels {
    private Parcel[] all = {};
    private int[] unused = {};
    private int free;

    int next() {
        if (free == 0) {
            grow();
        }
        return unused[--free];
    }

    Parcel get(int number) {
        return all[number];
    }

    void release(int number) {
        unused[free++] = number;
    }

    private void grow() {
        int old = all.length;
        int room = Math.max(16, old * 2);
        all = Arrays.copyOf(all, room);
        unused = Arrays.copyOf(unused, room);
        for (int k = room - 1; k >= old; k--) {
            all[k] = new Parcel();
            unused[free++] = k;
        }
    }
}
