package fopt.runtime.sim;

import java.util.Arrays;

/// The parcels of a run, by number; those that nobody holds any more are used again.
final class Parcels {
    private Parcel[] all = {};
    private int[] unused = {};
    private int free;

    /// No parcel.
    int none() {
        return -1;
    }

    /// An empty one, held once.
    int next() {
        if (free == 0) {
            grow();
        }
        int number = unused[--free];
        all[number].held = 1;
        return number;
    }

    Parcel get(int number) {
        return all[number];
    }

    /// One more holds it.
    void hold(int number) {
        all[number].held++;
    }

    /// One holds it no more; none does nothing. @return whether it will be used again
    boolean release(int number) {
        boolean last = number >= 0 && --all[number].held == 0;
        if (last) {
            unused[free++] = number;
        }
        return last;
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
