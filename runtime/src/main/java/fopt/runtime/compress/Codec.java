package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// Turns a message into bits and back. `decode(encode(m))` has the payload of m, bit for bit.
public interface Codec {
    void encode(Message message, BitWriter out);

    /// @param known the stream at the position that [Compressor#compress] saw when the draw is known to receivers; otherwise unused
    void decode(BitReader in, Stream known, Message out);
}
