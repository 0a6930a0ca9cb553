package fopt.runtime.compress;

import fopt.runtime.random.Stream;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [Kernels] with the Vector API. The last few entries are left to [ScalarKernels].
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Double> DOUBLES =
        DoubleVector.SPECIES_PREFERRED.length() > LANES / 4 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, DOUBLES.vectorShape());
    private static final int WIDTH = DOUBLES.length();
    /// So many numbers are drawn before anything branches on them: a mispredicted branch on a new number costs as much as ten more draws.
    private static final int BLOCK = 64;
    /// A number whose neighbours are the integers next to it.
    private static final double MAGIC = 0x1.8p52;
    private static final ScalarKernels SCALAR = new ScalarKernels();
    /// Counters 1, 2, … of the lanes, times the golden step.
    private static final LongVector STEPS = LongVector.zero(LONGS).addIndex(1).add(1L).mul(Stream.GOLDEN);

    /// Four vectors of accumulators at a time; as many passes as it takes to fill all lanes.
    @Override
    public double sumOfSquares(double[] v, int offset, int d, double[] lanes) {
        Arrays.fill(lanes, 0, LANES, 0.0);
        int whole = d - d % LANES;
        for (int lane = 0; lane < LANES; lane += 4 * WIDTH) {
            DoubleVector a = DoubleVector.zero(DOUBLES);
            DoubleVector b = a;
            DoubleVector c = a;
            DoubleVector e = a;
            for (int i = offset + lane; i < offset + whole; i += LANES) {
                DoubleVector p = DoubleVector.fromArray(DOUBLES, v, i);
                DoubleVector q = DoubleVector.fromArray(DOUBLES, v, i + WIDTH);
                DoubleVector r = DoubleVector.fromArray(DOUBLES, v, i + 2 * WIDTH);
                DoubleVector s = DoubleVector.fromArray(DOUBLES, v, i + 3 * WIDTH);
                a = a.add(p.mul(p));
                b = b.add(q.mul(q));
                c = c.add(r.mul(r));
                e = e.add(s.mul(s));
            }
            store(a, b, c, e, lanes, lane);
        }
        ScalarKernels.addSquares(v, offset, whole, d, lanes);
        return Kernels.total(lanes);
    }

    @Override
    public double sumOfMagnitudes(double[] v, int offset, int d, double[] lanes) {
        Arrays.fill(lanes, 0, LANES, 0.0);
        int whole = d - d % LANES;
        for (int lane = 0; lane < LANES; lane += 4 * WIDTH) {
            DoubleVector a = DoubleVector.zero(DOUBLES);
            DoubleVector b = a;
            DoubleVector c = a;
            DoubleVector e = a;
            for (int i = offset + lane; i < offset + whole; i += LANES) {
                a = a.add(DoubleVector.fromArray(DOUBLES, v, i).abs());
                b = b.add(DoubleVector.fromArray(DOUBLES, v, i + WIDTH).abs());
                c = c.add(DoubleVector.fromArray(DOUBLES, v, i + 2 * WIDTH).abs());
                e = e.add(DoubleVector.fromArray(DOUBLES, v, i + 3 * WIDTH).abs());
            }
            store(a, b, c, e, lanes, lane);
        }
        ScalarKernels.addMagnitudes(v, offset, whole, d, lanes);
        return Kernels.total(lanes);
    }

    private static void store(DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector e, double[] lanes, int lane) {
        a.intoArray(lanes, lane);
        b.intoArray(lanes, lane + WIDTH);
        c.intoArray(lanes, lane + 2 * WIDTH);
        e.intoArray(lanes, lane + 3 * WIDTH);
    }

    @Override
    public double largestMagnitude(double[] v, int offset, int d) {
        DoubleVector largest = DoubleVector.zero(DOUBLES);
        int whole = DOUBLES.loopBound(d);
        for (int i = 0; i < whole; i += WIDTH) {
            largest = largest.max(DoubleVector.fromArray(DOUBLES, v, offset + i).abs());
        }
        return Math.max(largest.reduceLanes(VectorOperators.MAX), SCALAR.largestMagnitude(v, offset + whole, d - whole));
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
        return SCALAR.collect(v, offset, whole, to, threshold, index, magnitude, count);
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
                out.value[count++] = Math.copySign(Kernels.dithered(noisy[j], norm, levels), v[offset + block + j]);
            }
        }
        return SCALAR.ditherSparse(v, offset, whole, to, norm, levels, draws, out, count);
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
            magnitude.reinterpretAsLongs().or(x.reinterpretAsLongs().and(~ScalarKernels.MAGNITUDE)).reinterpretAsDoubles()
                .add(0.0).intoArray(value, i);
        }
        ScalarKernels.ditherDense(v, offset, whole, d, norm, levels, draws, value);
    }

    @Override
    public void roundToPowers(double[] v, int offset, int d, Stream draws, double[] value) {
        long start = draws.key() + draws.position() * Stream.GOLDEN;
        int whole = DOUBLES.loopBound(d);
        for (int i = 0; i < whole; i += WIDTH) {
            LongVector bits = DoubleVector.fromArray(DOUBLES, v, offset + i).reinterpretAsLongs();
            LongVector magnitude = bits.and(ScalarKernels.MAGNITUDE).min(ScalarKernels.EXPONENT)
                .add(random52(start + i * Stream.GOLDEN)).and(ScalarKernels.EXPONENT);
            magnitude.or(bits.and(~ScalarKernels.MAGNITUDE)).reinterpretAsDoubles().intoArray(value, i);
        }
        ScalarKernels.roundToPowers(v, offset, whole, d, draws, value);
    }

    private static DoubleVector centred(long start) {
        return random52(start).or(ScalarKernels.ONE).reinterpretAsDoubles().sub(1.5);
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
