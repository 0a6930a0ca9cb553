package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// A compressor of a host program, for vectors of any dimension: what is sent, bit by bit, and what receivers make of it. The bits that are counted are those that it writes, so that
/// it cannot misstate them; what it claims is measured when it is first used in a dimension, as of every compressor.
///
/// ```java
/// class Halves implements WireCompressor {               // numbers of 16 bits
///     public Contract contract(int d) { return Contract.deterministic(0.99); }
///     public void encode(double[] v, BitWriter out, Stream draws) { for (double x : v) out.bits(Float.floatToFloat16((float) x), 16); }
///     public void decode(BitReader in, double[] out) { for (int c = 0; c < out.length; c++) out[c] = Float.float16ToFloat((short) in.bits(16)); }
/// }
/// ```
/// In a run of single precision `out.real` writes 32 bits, `in.real` reads them, and what `decode` gives is rounded. May be used by several threads at once.
public interface WireCompressor {
    /// As it is shown to people.
    default String name() {
        return getClass().isAnonymousClass() ? "compressor of the host" : getClass().getSimpleName();
    }

    /// What is claimed of it in a dimension: the class is the same in all of them.
    Contract contract(int dimension);

    /// Whether it draws random numbers.
    default boolean draws() {
        return false;
    }

    /// Writes what is sent for v. @param v *Not modified* @param draws all that may be random
    void encode(double[] v, BitWriter out, Stream draws);

    /// Reads what [#encode] wrote, to the last bit. @param out *Modified*: all of it, as long as the vector was
    void decode(BitReader in, double[] out);
}
