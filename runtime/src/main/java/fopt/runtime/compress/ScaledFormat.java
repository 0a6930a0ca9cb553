package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// A scale, in the precision of the wire, then the entries relative to it; nothing after a scale that is 0, infinite or NaN.
record ScaledFormat(int dimension, Body body) implements Codec {
    /// The entries of a message whose scale is known, positive and finite.
    interface Body {
        long length(Message message);

        void encode(Message message, BitWriter out);

        /// @param out *Modified*: length and scale are set already
        void decode(BitReader in, Message out);
    }

    long length(Message message) {
        return message.numbers.bits() + (Dithering.ordinary(message.scale, message.numbers) ? body.length(message) : 0);
    }

    @Override
    public void encode(Message message, BitWriter out) {
        out.real(message.scale);
        if (Dithering.ordinary(message.scale, message.numbers)) {
            body.encode(message, out);
        }
    }

    @Override
    public void decode(BitReader in, Stream known, Message out) {
        double scale = in.real();
        if (Dithering.ordinary(scale, out.numbers)) {
            out.length = dimension;
            out.scale = scale;
            body.decode(in, out);
        } else {
            Dithering.trivial(scale, dimension, out);
        }
    }
}
