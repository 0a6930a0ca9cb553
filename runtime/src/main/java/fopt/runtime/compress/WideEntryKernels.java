package fopt.runtime.compress;

import fopt.runtime.random.Stream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [EntryKernels] with the Vector API. The last few entries are left to [PlainEntryKernels].
final class WideEntryKernels implements EntryKernels {
    static final WideEntryKernels INSTANCE = new WideEntryKernels();
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, DOUBLES.vectorShape());
    private static final int WIDTH = DOUBLES.length();
    /// So many numbers are drawn before anything branches on them: a mispredicted branch on a new number costs as much as ten more draws.
    private static final int BLOCK = 64;
    /// A number whose neighbours are the integers next to it.
    private static final double MAGIC = 0x1.8p52;
    /// Counters 1, 2, … of the lanes, times the golden step.
    private static final LongVector STEPS = LongVector.zero(LONGS).addIndex(1).add(1L).mul(Stream.GOLDEN);

    private WideEntryKernels() {
    }

    @Override
    public int collect(double[] v, int offset, int from, int to, double threshold, int[] index, double[] magnitude, int count) {
        int whole = from + DOUBLES.loopBound(to - from);
        for (int i = from; i < whole; i += WIDTH) {
            VectorMask<Double> below = DoubleVector.fromArray(DOUBLES, v, offset + i).abs().lt(threshold);
            if (!below.allTrue()) {
                for (long hits = below.not().toLong(); hits != 0; hits &= hits - 1) {
                    int j = i + Long.numberOfTrailingZeros(hits);
                    double x = Math.abs(v[offset + j]);
                    index[count] = j;
                    magnitude[count++] = x == x ? x : Double.POSITIVE_INFINITY;
                }
            }
        }
        return PlainEntryKernels.INSTANCE.collect(v, offset, whole, to, threshold, index, magnitude, count);
    }

    @Override
    public int ditherSparse(double[] v, int offset, int from, int to, double norm, int levels, Stream draws, Message out, int count) {
        double[] noisy = out.room(BLOCK);
        int whole = from + (to - from) / BLOCK * BLOCK;
        long start = draws.key() + draws.position() * Stream.GOLDEN;
        double perNorm = levels / norm;
        for (int block = from; block < whole; block += BLOCK) {
            long hits = 0;
            for (int j = 0; j < BLOCK; j += WIDTH) {
                DoubleVector x = DoubleVector.fromArray(DOUBLES, v, offset + block + j);
                DoubleVector y = x.abs().mul(perNorm).add(centred(start + (block + j) * Stream.GOLDEN));
                y.intoArray(noisy, j);
                hits |= y.compare(VectorOperators.GT, 0.5).toLong() << j;
            }
            for (; hits != 0; hits &= hits - 1) {
                int j = Long.numberOfTrailingZeros(hits);
                out.index[count] = block + j;
                out.value[count++] = Math.copySign(EntryKernels.dithered(noisy[j], norm, levels), v[offset + block + j]);
            }
        }
        return PlainEntryKernels.INSTANCE.ditherSparse(v, offset, whole, to, norm, levels, draws, out, count);
    }

    /// Adding and subtracting [#MAGIC] rounds to the nearest integer, ties to even, as `rint` does.
    @Override
    public void ditherDense(double[] v, int offset, int d, double norm, int levels, Stream draws, double[] value) {
        double perNorm = levels / norm;
        long start = draws.key() + draws.position() * Stream.GOLDEN;
        int whole = DOUBLES.loopBound(d);
        for (int i = 0; i < whole; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, v, offset + i);
            DoubleVector level = x.abs().mul(perNorm).add(centred(start + i * Stream.GOLDEN)).add(MAGIC).sub(MAGIC).min(levels);
            DoubleVector magnitude = level.div(levels).mul(norm);
            magnitude.reinterpretAsLongs().or(x.reinterpretAsLongs().and(~PlainEntryKernels.MAGNITUDE)).reinterpretAsDoubles()
                .add(0.0).intoArray(value, i);
        }
        PlainEntryKernels.ditherDense(v, offset, whole, d, norm, levels, draws, value);
    }

    @Override
    public void roundToPowers(double[] v, int offset, int d, Stream draws, double[] value) {
        long start = draws.key() + draws.position() * Stream.GOLDEN;
        int whole = DOUBLES.loopBound(d);
        for (int i = 0; i < whole; i += WIDTH) {
            LongVector bits = DoubleVector.fromArray(DOUBLES, v, offset + i).reinterpretAsLongs();
            LongVector magnitude = bits.and(PlainEntryKernels.MAGNITUDE).min(PlainEntryKernels.EXPONENT)
                .add(random52(start + i * Stream.GOLDEN)).and(PlainEntryKernels.EXPONENT);
            magnitude.or(bits.and(~PlainEntryKernels.MAGNITUDE)).reinterpretAsDoubles().intoArray(value, i);
        }
        PlainEntryKernels.roundToPowers(v, offset, whole, d, draws, value);
    }

    private static DoubleVector centred(long start) {
        return random52(start).or(PlainEntryKernels.ONE).reinterpretAsDoubles().sub(1.5);
    }

    /// The 52 highest bits of the next numbers, one in each lane. A counter that were itself a vector, carried around the loop, would be
    /// allocated anew each time.
    private static LongVector random52(long start) {
        return mix(STEPS.add(start)).lanewise(VectorOperators.LSHR, 12);
    }

    /// [Stream#mix], lane by lane.
    private static LongVector mix(LongVector z) {
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 30)).mul(0xBF58476D1CE4E5B9L);
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 27)).mul(0x94D049BB133111EBL);
        return z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 31));
    }
}
