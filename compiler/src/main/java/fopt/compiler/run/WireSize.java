package fopt.compiler.run;

import fopt.runtime.Precision;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Message;
import fopt.runtime.random.Stream;
import java.util.stream.LongStream;

/// How long a compressor's messages are, found by compressing vectors of several kinds.
///
/// @param mean over vectors of normal numbers, in bits
/// @param fixed whether all of these were equally long, and those of vectors with one entry too
record WireSize(double mean, boolean fixed) {
    private static final int ONE_HOT = 32;
    private static final int NUMBERS = 1 << 18;

    static WireSize of(Compressor q, Precision numbers) {
        Stream random = new Stream().reset(1, 0, Stream.EVERYBODY, 0, 0);
        double[] v = new double[q.dimension()];
        v[q.dimension() / 2] = 1;
        long[] oneHot = LongStream.range(0, ONE_HOT).map(k -> bits(q, v, random, numbers)).toArray();
        long[] normal = LongStream.range(0, Math.clamp(NUMBERS / v.length, 32, 4096)).map(k -> bits(q, normals(v, random), random, numbers)).toArray();
        long distinct = LongStream.concat(LongStream.of(oneHot), LongStream.of(normal)).distinct().count();
        return new WireSize(LongStream.of(normal).average().orElseThrow(), distinct == 1);
    }

    private static double[] normals(double[] v, Stream random) {
        for (int c = 0; c < v.length; c++) {
            v[c] = random.nextNormal();
        }
        return v;
    }

    private static long bits(Compressor q, double[] v, Stream random, Precision numbers) {
        Message m = new Message(numbers);
        m.compress(q, v, 0, random);
        return m.bits;
    }
}
