package fopt.runtime.topology;

import fopt.runtime.random.Stream;
import java.util.Random;

/// Our random numbers for libraries that ask for a [Random].
final class StreamRandom extends Random {
    private static final long serialVersionUID = 1L;
    private final transient Stream stream;

    StreamRandom(Stream stream) {
        super(0);
        this.stream = stream;
    }

    @Override
    protected int next(int bits) {
        return (int) (stream.nextLong() >>> (64 - bits));
    }
}
