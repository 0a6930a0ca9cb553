package fopt.runtime.robust;

import fopt.runtime.random.Stream;

/// Makes one vector of several. Deterministic but for what it draws from the stream; may keep arrays of its own, so each thread has one for itself.
public interface RobustRule {
    /// Whether it draws.
    default boolean draws() {
        return false;
    }

    /// @param inputs not modified
    /// @param draws for rules that draw; may be null for others
    /// @param out *Modified*: one vector, from `oo`
    void apply(Inputs inputs, Stream draws, double[] out, int oo);
}
