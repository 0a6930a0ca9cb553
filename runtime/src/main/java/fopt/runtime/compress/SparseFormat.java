package fopt.runtime.compress;

import fopt.runtime.Precision;

/// How the positions and values of a sparse payload of known count travel: all positions, then all values, in the precision of the wire.
///
/// Positions are numbers of ⌈log₂ d⌉ bits each, ascending, or a bitmap of d bits where that is shorter; nothing when all d are there.
final class SparseFormat {
    private SparseFormat() {
    }

    /// ⌈log₂ n⌉: what a number of 0 … n-1 takes.
    static int width(long n) {
        return n <= 1 ? 0 : 64 - Long.numberOfLeadingZeros(n - 1);
    }

    static long length(int d, int count, Precision numbers) {
        return positionsLength(d, count) + numbers.bits(count);
    }

    static long positionsLength(int d, int count) {
        return count == d ? 0 : Math.min((long) count * width(d), d);
    }

    private static boolean bitmap(int d, int count) {
        return (long) count * width(d) > d;
    }

    static void encode(Message message, BitWriter out) {
        encodePositions(message.index, message.count, message.length, out);
        encodeValues(message, out);
    }

    static void encodePositions(int[] index, int count, int d, BitWriter out) {
        if (count < d && bitmap(d, count)) {
            for (int c = 0, k = 0; c < d; c++) {
                boolean here = k < count && index[k] == c;
                out.bit(here);
                k += here ? 1 : 0;
            }
        } else if (count < d) {
            for (int k = 0; k < count; k++) {
                out.bits(index[k], width(d));
            }
        }
    }

    /// @param out *Modified*: gets a sparse payload of `count` entries
    static void decode(BitReader in, int d, int count, Message out) {
        prepare(out, d, count);
        decodePositions(in, d, count, out.index);
        decodeValues(in, out);
    }

    /// @param index *Modified*: its first `count` entries
    static void decodePositions(BitReader in, int d, int count, int[] index) {
        if (count == d) {
            for (int c = 0; c < d; c++) {
                index[c] = c;
            }
        } else if (bitmap(d, count)) {
            for (int c = 0, k = 0; c < d; c++) {
                if (in.bit()) {
                    index[k++] = c;
                }
            }
        } else {
            for (int k = 0; k < count; k++) {
                index[k] = (int) in.bits(width(d));
            }
        }
    }

    static void prepare(Message out, int d, int count) {
        out.length = d;
        out.ensureSparse(count);
        out.count = count;
    }

    /// The stored values, dense or sparse.
    static void encodeValues(Message message, BitWriter out) {
        for (int k = 0; k < message.count; k++) {
            out.real(message.value[k]);
        }
    }

    static void decodeValues(BitReader in, Message out) {
        for (int k = 0; k < out.count; k++) {
            out.value[k] = in.real();
        }
    }
}
