package fopt.runtime.linalg;

import static fopt.runtime.linalg.Bitmaps.LANES;
import static fopt.runtime.linalg.Bitmaps.ROWS;
import static fopt.runtime.linalg.Lanes.COUNT;
import static fopt.runtime.linalg.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/// [Bitmaps] in the machine's vectors: bits become masks. A machine with vectors of fewer than eight numbers does the lanes of a block in parts.
final class WideBitmaps {
    private WideBitmaps() {}

    static void sumColumns(int[] bits, int[] column, double[] x, int xo, int blocks, double[] out, int oo) {
        for (int block = 0; block < blocks; block++) {
            for (int lane = 0; lane < LANES; lane += COUNT) {
                sumColumns(bits, block * column.length, lane, column, x, xo, out, oo + block * ROWS + lane);
            }
        }
    }

    private static void sumColumns(int[] bits, int word, int lane, int[] column, double[] x, int xo, double[] out, int oo) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int k = 0; k < column.length; k++) {
            int b = bits[word + k] >>> lane;
            DoubleVector v = DoubleVector.broadcast(SPECIES, x[xo + column[k]]);
            s0 = s0.add(v, mask(b));
            s1 = s1.add(v, mask(b >>> LANES));
            s2 = s2.add(v, mask(b >>> 2 * LANES));
            s3 = s3.add(v, mask(b >>> 3 * LANES));
        }
        s0.intoArray(out, oo);
        s1.intoArray(out, oo + LANES);
        s2.intoArray(out, oo + 2 * LANES);
        s3.intoArray(out, oo + 3 * LANES);
    }

    /// `sums[8 k + l] += Σ g[go + r]` over the rows r of lane l with a one in column k.
    static void addLanes(int[] bits, int columns, double[] g, int go, int blocks, double[] sums) {
        for (int block = 0; block < blocks; block++) {
            for (int lane = 0; lane < LANES; lane += COUNT) {
                addLanes(bits, block * columns, lane, columns, g, go + block * ROWS + lane, sums);
            }
        }
    }

    private static void addLanes(int[] bits, int word, int lane, int columns, double[] g, int go, double[] sums) {
        DoubleVector g0 = DoubleVector.fromArray(SPECIES, g, go);
        DoubleVector g1 = DoubleVector.fromArray(SPECIES, g, go + LANES);
        DoubleVector g2 = DoubleVector.fromArray(SPECIES, g, go + 2 * LANES);
        DoubleVector g3 = DoubleVector.fromArray(SPECIES, g, go + 3 * LANES);
        for (int k = 0; k < columns; k++) {
            int b = bits[word + k] >>> lane;
            DoubleVector.fromArray(SPECIES, sums, LANES * k + lane)
                .add(g0, mask(b)).add(g1, mask(b >>> LANES)).add(g2, mask(b >>> 2 * LANES)).add(g3, mask(b >>> 3 * LANES))
                .intoArray(sums, LANES * k + lane);
        }
    }

    private static VectorMask<Double> mask(int bits) {
        return VectorMask.fromLong(SPECIES, bits);
    }
}
