package fopt.runtime.compress;

import fopt.runtime.linalg.Wide;
import fopt.runtime.random.Stream;

/// The loops over all d entries that compressors spend their time in.
///
/// There is one implementation with the Vector API and one without; both give the same bits.
interface EntryKernels {
    /// How many entries [#collect] and [#ditherSparse] may be asked for at a time, so that callers know how much room to make.
    int CHUNK = 1024;
    /// Shorter vectors are left to plain code, which is as fast there, and much faster as long as it is not compiled.
    int WIDE_FROM = 64;

    /// The implementation for vectors of dimension d.
    static EntryKernels of(int d) {
        return Wide.AVAILABLE && d >= WIDE_FROM ? WideEntryKernels.INSTANCE : PlainEntryKernels.INSTANCE;
    }

    /// Appends the entries from … to-1 of v whose magnitude is not below the threshold: so a NaN is in, with infinity for a magnitude.
    ///
    /// @param index *Modified*, ascending, `count` used already
    /// @param magnitude *Modified*, likewise
    /// @return the new count
    int collect(double[] v, int offset, int from, int to, double threshold, int[] index, double[] magnitude, int count);

    /// Rounds |v|/norm at random to a neighbouring multiple of 1/levels and appends what is not 0, times norm, with the sign, to the sparse
    /// payload of `out`, entries from … to-1 only. Number i of the stream, counted from its position, belongs to entry i of v.
    ///
    /// @param draws *Not modified*
    /// @return the new count
    int ditherSparse(double[] v, int offset, int from, int to, double norm, int levels, Stream draws, Message out, int count);

    /// The same for all entries, written to `value[0 … d-1]`; zeros are positive.
    void ditherDense(double[] v, int offset, int d, double norm, int levels, Stream draws, double[] value);

    /// Rounds v at random to a neighbouring power of two: unbiased. NaN becomes infinite, and so may what is above 2¹⁰²³.
    ///
    /// @param draws *Not modified*
    void roundToPowers(double[] v, int offset, int d, Stream draws, double[] value);

    /// The 52 highest random bits as a number in [-1/2, 1/2).
    static double centred(long random) {
        return Double.longBitsToDouble(random >>> 12 | PlainEntryKernels.ONE) - 1.5;
    }

    /// From level + noise to the value: the noise is rounded away, and no rounding error lifts a level above the highest.
    static double dithered(double noisy, double norm, int levels) {
        double level = Math.min(Math.rint(noisy), levels);
        return norm * (level / levels);
    }
}
