package fopt.runtime.compress;

import fopt.runtime.Precision;
import fopt.runtime.random.Stream;

/// The messages that a message is made of, by a compressor that combines others.
final class Inner {
    final Message[] messages;
    /// A vector of the dimension, for what is left.
    final double[] rest;
    private final Stream stream = new Stream();
    private long seed;

    private Inner(int count, int dimension, Precision numbers) {
        messages = new Message[count];
        java.util.Arrays.setAll(messages, k -> new Message(numbers));
        rest = new double[dimension];
    }

    /// Those of a slot, made when it is first used.
    static Inner of(Message out, int count, int dimension) {
        if (out.inner == null || out.inner.messages.length != count || out.inner.rest.length != dimension) {
            out.inner = new Inner(count, dimension, out.numbers);
        }
        return out.inner;
    }

    /// Each of the messages has a stream of its own, so that receivers who know the draws of one need not know those of another.
    Inner seeded(Stream draws) {
        seed = draws == null ? 0 : draws.nextLong();
        return this;
    }

    Stream draws(int k) {
        return stream.reset(seed, k, Stream.EVERYBODY, 0, 0);
    }

    long bits() {
        long bits = 0;
        for (Message m : messages) {
            bits += m.bits;
        }
        return bits;
    }

    /// `out = scale * m`, as sparse as m.
    static void copy(Message m, double scale, Message out) {
        out.length = m.length;
        if (m.sparse) {
            SparseFormat.prepare(out, m.length, m.count);
            System.arraycopy(m.index, 0, out.index, 0, m.count);
        } else {
            out.ensureDense(m.length);
        }
        for (int k = 0; k < m.count; k++) {
            out.value[k] = scale * m.value[k];
        }
    }

    /// `out = a + b`, sparse if both are.
    static void add(Message a, Message b, Message out) {
        out.length = a.length;
        if (!(a.sparse && b.sparse)) {
            out.ensureDense(a.length);
            a.writeTo(out.value, 0);
            b.addTo(1, out.value, 0);
            return;
        }
        out.ensureSparse(a.count + b.count);
        int i = 0;
        int j = 0;
        int count = 0;
        while (i < a.count || j < b.count) {
            int next = Math.min(i < a.count ? a.index[i] : Integer.MAX_VALUE, j < b.count ? b.index[j] : Integer.MAX_VALUE);
            double sum = i < a.count && a.index[i] == next ? a.value[i++] : 0;
            if (j < b.count && b.index[j] == next) {
                sum += b.value[j++];
            }
            out.index[count] = next;
            out.value[count++] = sum;
        }
        out.count = count;
    }
}
