package fopt.runtime.compress;

/// Lengths of the Elias codes of integers n ≥ 1, in bits.
final class Elias {
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
        int bits = 1;
        for (int extra = exponent(n); extra > 0; extra = exponent(extra)) {
            bits += extra + 1;
        }
        return bits;
    }
}
