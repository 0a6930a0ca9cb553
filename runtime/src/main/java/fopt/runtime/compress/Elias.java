package fopt.runtime.compress;

/// Lengths of the Elias codes of integers n ≥ 1, in bits.
final class Elias {
    private static final byte[] SHORT_OMEGA = new byte[1024];

    static {
        for (int n = 1; n < SHORT_OMEGA.length; n++) {
            SHORT_OMEGA[n] = (byte) recursiveLength(n);
        }
    }

    private Elias() {
    }

    /// ⌊log₂ n⌋.
    static int exponent(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("Elias codes start at 1, not " + n);
        }
        return 63 - Long.numberOfLeadingZeros(n);
    }

    static int gammaLength(long n) {
        return 2 * exponent(n) + 1;
    }

    static int deltaLength(long n) {
        int extra = exponent(n);
        return extra + gammaLength(extra + 1);
    }

    static int omegaLength(long n) {
        return n > 0 && n < SHORT_OMEGA.length ? SHORT_OMEGA[(int) n] : recursiveLength(n);
    }

    private static int recursiveLength(long n) {
        int bits = 1;
        for (int extra = exponent(n); extra > 0; extra = exponent(extra)) {
            bits += extra + 1;
        }
        return bits;
    }
}
