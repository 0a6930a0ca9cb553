package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// A compression operator for vectors of a fixed dimension d.
///
/// Stateless and safe for concurrent use: whatever it keeps between calls lives in the [Message].
public interface Compressor {
    /// As it is written in a program, with its parameters, e.g. `top_k(5)`.
    String name();

    /// The dimension d that it was bound to.
    int dimension();

    /// What is promised of it; a test measures this on random and adversarial vectors.
    Contract contract();

    /// Who knows the random draw that it makes.
    default Draw draw() {
        return Draw.OWN;
    }

    /// Whether messages hold far fewer than d entries: at most d/4.
    default boolean sparse() {
        return false;
    }

    /// How many entries a message has, always: d, or fewer that it then stores one after the other, by ascending position.
    default int kept() {
        return dimension();
    }

    /// Whether it keeps entries as they are, and nothing else.
    default boolean selects() {
        return false;
    }

    /// Whether the sender remembers what was lost, and adds it to what is compressed next ([ErrorFeedback]).
    default boolean keepsError() {
        return false;
    }

    /// Compresses v[offset … offset+d-1] into `out`: fills the payload (as the receivers decode it), `length` and `bits`; leaves `sent` alone.
    /// The payload's numbers need not be rounded to those of the wire, `out.numbers`, which [Message#compress] does; a scale that they are multiples of must.
    ///
    /// @param v *Not modified*; may alias no array of `out`
    /// @param draws positioned by the caller; how many numbers are taken is up to the compressor
    void compress(double[] v, int offset, Message out, Stream draws);

    /// The wire format. The encoding of a message made by this compressor has exactly `out.bits` bits.
    Codec codec();

    /// Who knows a compressor's draw: only the sender; everybody, from a seed of the sender's; everybody, one draw for all nodes.
    /// A draw that receivers know is not sent.
    enum Draw { OWN, PUBLIC, SHARED }
}
