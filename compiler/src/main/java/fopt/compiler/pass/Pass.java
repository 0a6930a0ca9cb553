package fopt.compiler.pass;

import fopt.compiler.ir.Ir;

/// A change of the IR that keeps its meaning, bit for bit.
interface Pass {
    Ir apply(Ir ir);

    /// For dumps.
    default String name() {
        return getClass().getSimpleName();
    }
}
