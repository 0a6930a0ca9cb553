package fopt.compiler.run;

import java.util.ArrayList;
import java.util.List;

/// Rows that are used again, in the order in which they are taken: who takes the same ones each time, gets no new ones. Used by one thread.
final class Rooms {
    private final List<double[]> rows = new ArrayList<>();
    private int taken;

    /// All rows may be taken again.
    void giveBack() {
        taken = 0;
    }

    /// @return a row with whatever numbers are in it
    double[] take(int length) {
        if (taken == rows.size()) {
            rows.add(new double[length]);
        } else if (rows.get(taken).length != length) {
            rows.set(taken, new double[length]);
        }
        return rows.get(taken++);
    }
}
