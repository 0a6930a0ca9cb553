package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.runtime.privacy.Release;
import java.util.List;
import java.util.Optional;

/// What a `release(v, C, z)` says to the privacy accountant.
///
/// @param noise the parts of z
/// @param laplace whether they are Laplace draws, else normal ones
/// @param batch the size of the minibatch that v is a sum over, sample by sample; empty if it is no such sum
/// @param sums whether v is a running sum of what came in
public record Released(List<Part> noise, boolean laplace, Optional<Expr> batch, boolean sums) {

    /// A draw, times a coefficient.
    ///
    /// @param draw its number among the draws of the release; -1 if it is another one in each turn
    /// @param turns `… for k in D` around it
    /// @param std its standard deviation (Laplace: its scale), if it is written
    /// @param lag how many rounds ago it was drawn, if not in this one
    /// @param factors multiplied, or divided by
    public record Part(Release.Source source, int draw, Optional<Expr.Comprehension> turns, boolean laplace, Optional<Expr> std, Optional<Expr> lag, double sign, List<Factor> factors) {}

    public record Factor(Expr value, boolean divides) {}

    /// Whether draws of other rounds are in the noise.
    public boolean correlated() {
        return noise.stream().anyMatch(p -> p.lag().isPresent());
    }

    public boolean pairwise() {
        return noise.stream().anyMatch(p -> p.source() == Release.Source.PAIR);
    }
}
