package fopt.runtime.sim;

import fopt.runtime.linalg.Kernels;
import java.util.Arrays;

/// The sum, mean, maximum or minimum over the members of a cohort, entry by entry, as work that a team splits by columns: each entry is
/// computed by one thread, in node order.
final class ColumnWork implements Team.Work {
    /// Columns in one piece of work.
    static final int BLOCK = 2048;

    private int kind;
    private double[] from;
    private int length;
    private Cohort cohort;
    private double[] into;

    ColumnWork of(int newKind, double[] newFrom, int newLength, Cohort newCohort, double[] newInto) {
        kind = newKind;
        from = newFrom;
        length = newLength;
        cohort = newCohort;
        into = newInto;
        return this;
    }

    @Override
    public void run(int worker, int firstBlock, int endBlock) {
        int start = firstBlock * BLOCK;
        int columns = Math.min(length, endBlock * BLOCK) - start;
        if (kind <= 1) {
            double scale = kind == 0 ? 1.0 : 1.0 / cohort.count;
            Kernels.sumRows(from, start, length, cohort.members, cohort.count, scale, into, start, columns);
            return;
        }
        Arrays.fill(into, start, start + columns, kind == 2 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        for (int k = 0; k < cohort.count; k++) {
            combine(kind, from, cohort.members[k] * length + start, into, start, columns);
        }
    }

    /// `into[c] = into[c] + from[c]` (kinds 0, 1), or the larger (2) or smaller (3) of the two.
    static void combine(int kind, double[] from, int fo, double[] into, int io, int length) {
        if (kind <= 1) {
            Kernels.axpy(1.0, from, fo, into, io, length);
        } else if (kind == 2) {
            for (int c = 0; c < length; c++) {
                into[io + c] = Math.max(into[io + c], from[fo + c]);
            }
        } else {
            for (int c = 0; c < length; c++) {
                into[io + c] = Math.min(into[io + c], from[fo + c]);
            }
        }
    }
}
