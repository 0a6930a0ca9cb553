package fopt.runtime.random;

import fopt.runtime.linalg.Normals;

/// A counter-based stream of random numbers: a pure function of a key (seed, site, node, round, iteration) and a counter.
///
/// A stream holds no history beyond its position, so a draw depends on where in the program and at which node it is made,
/// never on which thread made it or on what was drawn elsewhere. One object is reused for many keys: [#reset] allocates nothing.
/// Not safe for use by two threads at once; the engine keeps one per node.
///
/// The generator is SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014) evaluated at
/// `key + counter * golden`, with the key itself mixed from its parts.
public final class Stream {
    /// The step of the counter: 2⁶⁴ divided by the golden ratio.
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double ULP = 0x1.0p-53;

    /// Stands for "no node": draws that all know alike.
    public static final int EVERYBODY = -1;

    private long key;
    private long counter;
    private long seed;
    private int site;
    private int node;
    private long iteration;

    /// Moves to the start of the stream with this key.
    ///
    /// @param node 0-based node, or [#EVERYBODY]
    /// @param round round number, 0 for initialisation
    /// @param iteration which evaluation of the same site within the round (loops), 0 outside loops
    public Stream reset(long seed, int site, int node, long round, long iteration) {
        this.seed = seed;
        this.site = site;
        this.node = node;
        this.iteration = iteration;
        long k = mix(seed + GOLDEN);
        k = mix(k ^ (site * 0xD1B54A32D192ED03L + 1));
        k = mix(k ^ (node * 0xABC98388FB8FAC03L + 2));
        k = mix(k ^ (round * 0x8CB92BA72F3D8DD7L + 3));
        key = mix(k ^ (iteration * 0xDB4F0B9175AE2165L + 4));
        counter = 0;
        return this;
    }

    /// Moves to the start of the stream with the same key but for the round: what was drawn there then.
    public Stream atRound(long round) {
        return reset(seed, site, node, round, iteration);
    }

    /// The key, for kernels that produce many numbers at once: number `c` of this stream is `mix(key + c * GOLDEN)`, c = 1, 2, …
    public long key() {
        return key;
    }

    /// How many numbers were taken since [#reset].
    public long position() {
        return counter;
    }

    /// Skips `count` numbers, after a kernel produced them from [#key].
    public void skip(long count) {
        counter += count;
    }

    public long nextLong() {
        return mix(key + ++counter * GOLDEN);
    }

    /// Uniform in [0, 1), 53 bits.
    public double nextDouble() {
        return (nextLong() >>> 11) * ULP;
    }

    /// Uniform in 0 … bound-1, without bias (Lemire 2019). @param bound at least 1
    public int nextInt(int bound) {
        long x = nextLong() >>> 32;
        long m = x * bound;
        long low = m & 0xFFFFFFFFL;
        if (low < bound) {
            long threshold = (0x100000000L - bound) % bound;
            while (low < threshold) {
                x = nextLong() >>> 32;
                m = x * bound;
                low = m & 0xFFFFFFFFL;
            }
        }
        return (int) (m >>> 32);
    }

    /// True with probability p; takes one number. @param p in [0, 1]
    public boolean coin(double p) {
        return nextDouble() < p;
    }

    /// k distinct numbers of 0 … n-1, ascending, every subset equally likely (Floyd's algorithm; Bentley, CACM 30(9), 1987). Takes O(k) numbers.
    ///
    /// @param out *Modified*: its first k entries
    /// @param marks *Modified* and restored: at least ⌈n/32⌉ zeros
    public void choose(int n, int k, int[] out, int[] marks) {
        for (int j = n - k; j < n; j++) {
            int t = nextInt(j + 1);
            int taken = (marks[t >> 5] >>> t & 1) == 0 ? t : j;
            marks[taken >> 5] |= 1 << taken;
        }
        int count = 0;
        for (int word = 0; count < k; word++) {
            for (int bits = marks[word]; bits != 0; bits &= bits - 1) {
                out[count++] = (word << 5) + Integer.numberOfTrailingZeros(bits);
            }
            marks[word] = 0;
        }
    }

    /// Shuffles the first n entries, every order equally likely (Fisher and Yates). @param out *Modified*
    public void shuffle(int[] out, int n) {
        for (int i = n - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int moved = out[i];
            out[i] = out[j];
            out[j] = moved;
        }
    }

    /// Standard normal by the Box–Muller transform; takes two numbers. [Normals#fill] makes many of them, the same ones.
    public double nextNormal() {
        return Normals.of(nextLong(), nextLong());
    }

    /// The finaliser of SplitMix64.
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
