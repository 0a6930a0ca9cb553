package fopt.runtime.compress;

import java.util.List;
import java.util.Set;

/// A compressor as programs know it: name, parameters, and how it is made for a dimension.
///
/// @param traits what holds for all arguments and dimensions; the numbers are in the [Contract] of a bound one
/// @param doc one line for help and hover
public record Kind(String name, List<Parameter> parameters, Set<Trait> traits, String doc, Make make) {
    public enum Trait {
        CONTRACTIVE, UNBIASED,
        /// Draws random numbers, so that it matters who knows them.
        RANDOM
    }

    /// Makes the compressor of a specification, whose arguments have been checked, for vectors of a dimension ≥ 1.
    @FunctionalInterface
    public interface Make {
        Compressor make(Spec spec, int dimension);
    }
}
