package fopt.runtime.compress;

import fopt.runtime.Precision;
import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Random dithering: |v_i|/norm is rounded at random to one of the two neighbouring multiples of 1/s, so that the mean is kept.
///
/// A norm that is not finite fills the whole payload, so that divergence is seen; one below 2⁻⁹⁶⁰ (2⁻⁶⁴ in single precision) counts as 0.
final class Dithering {

    private Dithering() {
    }

    /// Norms from here on leave room below for the smallest level.
    private static double smallest(Precision numbers) {
        return switch (numbers) {
            case FLOAT64 -> 0x1p-960;
            case FLOAT32 -> 0x1p-64;
        };
    }

    /// Whether there is more to send than the norm; else the payload is made by [#trivial].
    static boolean ordinary(double norm, Precision numbers) {
        return norm >= smallest(numbers) && norm < Double.POSITIVE_INFINITY;
    }

    /// The payload when only the norm is sent: all of it that number, or nothing.
    static void trivial(double norm, int d, Message out) {
        if (norm < smallest(out.numbers)) {
            out.scale = 0;
            SparseFormat.prepare(out, d, 0);
        } else {
            out.scale = norm;
            DenseFormat.prepare(out, d);
            Arrays.fill(out.value, 0, d, norm);
        }
    }

    /// @param norm at least the largest magnitude of v
    /// @param sparse whether the payload is to be
    static void apply(double[] v, int offset, int d, double norm, int levels, boolean sparse, Stream draws, Message out) {
        if (!ordinary(norm, out.numbers)) {
            trivial(norm, d, out);
            return;
        }
        out.scale = norm;
        if (sparse) {
            collect(v, offset, d, norm, levels, draws, out);
        } else {
            DenseFormat.prepare(out, d);
            EntryKernels.of(d).ditherDense(v, offset, d, norm, levels, draws, out.value);
        }
        draws.skip(d);
    }

    private static void collect(double[] v, int offset, int d, double norm, int levels, Stream draws, Message out) {
        out.length = d;
        int count = 0;
        for (int from = 0; from < d; from += EntryKernels.CHUNK) {
            int to = Math.min(d, from + EntryKernels.CHUNK);
            out.ensureSparse(count + to - from);
            count = EntryKernels.of(d).ditherSparse(v, offset, from, to, norm, levels, draws, out, count);
        }
        out.count = count;
    }

    /// The level of a payload value: |value| = scale · level/levels.
    static int level(double value, double scale, int levels) {
        return (int) (Math.abs(value) * (levels / scale) + 0.5);
    }

    static double value(boolean negative, int level, double scale, int levels) {
        double magnitude = scale * ((double) level / levels);
        return negative ? -magnitude : magnitude;
    }
}
