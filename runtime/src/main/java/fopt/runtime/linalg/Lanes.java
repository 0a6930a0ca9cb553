package fopt.runtime.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The machine's vectors: the preferred species, but never more than eight numbers, the width of a logical group of lanes.
///
/// Loaded only where [Wide#AVAILABLE].
public final class Lanes {
    public static final VectorSpecies<Double> SPECIES =
        DoubleVector.SPECIES_PREFERRED.length() <= 8 ? DoubleVector.SPECIES_PREFERRED : DoubleVector.SPECIES_512;
    public static final int COUNT = SPECIES.length();

    private Lanes() {}

    /// The sum of all lanes as a tree over neighbours, `((v0 + v1) + (v2 + v3)) + …`: unlike `reduceLanes`, in a promised order.
    static double sum(DoubleVector v) {
        if (COUNT == 8) {
            return four(v, 0) + four(v, 4);
        }
        if (COUNT == 4) {
            return four(v, 0);
        }
        return COUNT == 2 ? v.lane(0) + v.lane(1) : v.lane(0);
    }

    private static double four(DoubleVector v, int from) {
        return (v.lane(from) + v.lane(from + 1)) + (v.lane(from + 2) + v.lane(from + 3));
    }
}
