package fopt.runtime.linalg;

/// Standard normal numbers made from random bits by the Box–Muller transform, many at once: `√(−2 ln u) cos 2πv`.
///
/// The random bits are SplitMix64's: number c of the stream with a key is `mix(key + c · golden)`. Normal number j takes numbers
/// position + 2j + 1 (u) and position + 2j + 2 (v), so any part of a stream can be made on its own.
public final class Normals {
    static final long GOLDEN = 0x9E3779B97F4A7C15L;
    static final long FIRST = 0xBF58476D1CE4E5B9L;
    static final long SECOND = 0x94D049BB133111EBL;
    /// The bits of 1.0: random bits below them make a number in [1, 2).
    static final long ONE_BITS = 0x3FF0000000000000L;
    private static final int WIDE_FROM = 32;

    private Normals() {}

    /// The normal number that two random words make. u has 52 bits and lies in (0, 1].
    public static double of(long first, long second) {
        double u = 2 - Double.longBitsToDouble(first >>> 12 | ONE_BITS);
        double v = Double.longBitsToDouble(second >>> 12 | ONE_BITS) - 1;
        return Math.sqrt(-2 * Elementary.log(u)) * Elementary.cosTurns(v);
    }

    /// `out[c] = deviation · z_c`, n numbers. @param out *Modified*
    public static void fill(long key, long position, double deviation, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= WIDE_FROM ? WideNormals.fill(key, position, deviation, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = deviation * at(key, position + 2L * c);
        }
    }

    private static double at(long key, long position) {
        return of(mix(key + (position + 1) * GOLDEN), mix(key + (position + 2) * GOLDEN));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * FIRST;
        z = (z ^ (z >>> 27)) * SECOND;
        return z ^ (z >>> 31);
    }
}
