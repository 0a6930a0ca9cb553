package fopt.compiler.emit;

import jdk.incubator.vector.DoubleVector;

/// How many numbers the Vector API handles at once here: 0 where its module is not in the boot layer, or was turned off
/// (`-Dfopt.vector=false`).
final class Lanes {
    static final int COUNT = available() ? Api.lanes() : 0;

    private Lanes() {}

    private static boolean available() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && !"false".equals(System.getProperty("fopt.vector"));
    }

    /// Loaded only where the module is there.
    private static final class Api {
        static int lanes() {
            return DoubleVector.SPECIES_PREFERRED.length();
        }
    }
}
