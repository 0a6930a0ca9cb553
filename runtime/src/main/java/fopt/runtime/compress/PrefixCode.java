package fopt.runtime.compress;

import java.util.Arrays;

/// A Huffman code for symbols 0 … n-1 by how often they occur (Huffman 1952), in canonical form, so that the lengths of the code words tell the code.
/// The lengths are sent first, ⌈log₂ n⌉ bits each. A single symbol takes no bits.
final class PrefixCode {
    private final int symbols;
    private final long[] weight;
    private final int[] parent;
    private final int[] length;
    private final long[] word;

    PrefixCode(int symbols) {
        this.symbols = symbols;
        weight = new long[2 * symbols];
        parent = new int[2 * symbols];
        length = new int[symbols];
        word = new long[symbols];
    }

    void clear() {
        Arrays.fill(weight, 0);
    }

    void count(int symbol) {
        weight[symbol]++;
    }

    /// Makes the code for the symbols that were counted.
    void make() {
        int nodes = symbols;
        Arrays.fill(parent, -1);
        int first = lightest(nodes, -1);
        int second = first < 0 ? -1 : lightest(nodes, first);
        while (second >= 0) {
            weight[nodes] = weight[first] + weight[second];
            parent[first] = nodes;
            parent[second] = nodes;
            parent[nodes++] = -1;
            first = lightest(nodes, -1);
            second = lightest(nodes, first);
        }
        for (int s = 0; s < symbols; s++) {
            length[s] = 0;
            for (int at = parent[s]; at >= 0; at = parent[at]) {
                length[s]++;
            }
        }
        words();
    }

    /// The lightest tree that is not part of another one, the first of equal ones; -1 if there is none.
    private int lightest(int nodes, int except) {
        int best = -1;
        for (int k = 0; k < nodes; k++) {
            if (k != except && parent[k] < 0 && weight[k] > 0 && (best < 0 || weight[k] < weight[best])) {
                best = k;
            }
        }
        return best;
    }

    /// Canonical words: by length, then by symbol.
    private void words() {
        long next = 0;
        for (int bits = 1; bits < symbols; bits++) {
            next <<= 1;
            for (int s = 0; s < symbols; s++) {
                if (length[s] == bits) {
                    word[s] = next++;
                }
            }
        }
    }

    long length(int symbol) {
        return length[symbol];
    }

    /// Bits of the lengths, and of which symbol it is where only one occurs.
    long tableLength() {
        return (long) (symbols + 1) * SparseFormat.width(symbols);
    }

    void write(BitWriter out) {
        int only = 0;
        for (int s = 0; s < symbols; s++) {
            out.bits(length[s], SparseFormat.width(symbols));
            only = weight[s] > 0 ? s : only;
        }
        out.bits(only, SparseFormat.width(symbols));
    }

    void write(int symbol, BitWriter out) {
        out.bits(word[symbol], length[symbol]);
    }

    void read(BitReader in) {
        for (int s = 0; s < symbols; s++) {
            length[s] = (int) in.bits(SparseFormat.width(symbols));
        }
        weight[0] = in.bits(SparseFormat.width(symbols));
        words();
    }

    /// The next symbol.
    int symbol(BitReader in) {
        if (Arrays.stream(length).allMatch(l -> l == 0)) {
            return (int) weight[0];
        }
        long read = 0;
        for (int bits = 1; bits < symbols; bits++) {
            read = read << 1 | (in.bit() ? 1 : 0);
            for (int s = 0; s < symbols; s++) {
                if (length[s] == bits && word[s] == read) {
                    return s;
                }
            }
        }
        throw new IllegalStateException("no code word");
    }
}
