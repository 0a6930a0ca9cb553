package fopt.runtime.linalg;

import static fopt.runtime.linalg.Lanes.COUNT;
import static fopt.runtime.linalg.Lanes.SPECIES;
import static fopt.runtime.linalg.Normals.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [Normals] in the machine's vectors. Each method returns how many numbers it made.
final class WideNormals {
    private static final VectorSpecies<Long> WORDS = SPECIES.withLanes(long.class);

    private WideNormals() {}

    /// In two passes, since one has more operations than the compiler takes into one method.
    static int fill(long key, long position, double deviation, double[] out, int oo, int n) {
        int count = n - n % COUNT;
        radii(key, position, out, oo, count);
        turn(key, position, deviation, out, oo, count);
        return count;
    }

    private static void radii(long key, long position, double[] out, int oo, int count) {
        for (int c = 0; c < count; c += COUNT) {
            DoubleVector u = unit(state(key, position + 2L * c)).neg().add(2);
            WideElementary.log(u).mul(-2).lanewise(VectorOperators.SQRT).intoArray(out, oo + c);
        }
    }

    private static void turn(long key, long position, double deviation, double[] out, int oo, int count) {
        for (int c = 0; c < count; c += COUNT) {
            DoubleVector v = unit(state(key, position + 2L * c + 1)).sub(1);
            DoubleVector radius = DoubleVector.fromArray(SPECIES, out, oo + c);
            radius.mul(WideElementary.cosTurns(v)).mul(deviation).intoArray(out, oo + c);
        }
    }

    /// The states that COUNT words are mixed from: every second one from position + 1.
    private static LongVector state(long key, long position) {
        return LongVector.zero(WORDS).addIndex(1).mul(2 * GOLDEN).add(key + (position + 1) * GOLDEN);
    }

    /// Random numbers in [1, 2).
    private static DoubleVector unit(LongVector state) {
        LongVector z = state.lanewise(VectorOperators.XOR, state.lanewise(VectorOperators.LSHR, 30)).mul(FIRST);
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 27)).mul(SECOND);
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 31));
        return z.lanewise(VectorOperators.LSHR, 12).or(ONE_BITS).reinterpretAsDoubles();
    }
}
