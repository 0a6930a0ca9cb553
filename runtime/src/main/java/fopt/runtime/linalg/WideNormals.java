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

    static int fill(long key, long position, double deviation, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            LongVector state = state(key, position + 2L * c);
            radius(state).mul(cosine(state)).mul(deviation).intoArray(out, oo + c);
        }
        return c;
    }

    static int add(long key, long position, double deviation, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            LongVector state = state(key, position + 2L * c);
            DoubleVector z = radius(state).mul(cosine(state)).mul(deviation);
            DoubleVector.fromArray(SPECIES, out, oo + c).add(z).intoArray(out, oo + c);
        }
        return c;
    }

    /// The states that the first words of COUNT numbers are mixed from: every second one from position + 1.
    private static LongVector state(long key, long position) {
        return LongVector.zero(WORDS).addIndex(1).mul(2 * GOLDEN).add(key + (position + 1) * GOLDEN);
    }

    private static DoubleVector radius(LongVector state) {
        DoubleVector u = unit(state).neg().add(2);
        return WideElementary.log(u).mul(-2).lanewise(VectorOperators.SQRT);
    }

    private static DoubleVector cosine(LongVector state) {
        return WideElementary.cosTurns(unit(state.add(GOLDEN)).sub(1));
    }

    /// Random numbers in [1, 2).
    private static DoubleVector unit(LongVector state) {
        LongVector z = state.lanewise(VectorOperators.XOR, state.lanewise(VectorOperators.LSHR, 30)).mul(FIRST);
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 27)).mul(SECOND);
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 31));
        return z.lanewise(VectorOperators.LSHR, 12).or(ONE_BITS).reinterpretAsDoubles();
    }
}
