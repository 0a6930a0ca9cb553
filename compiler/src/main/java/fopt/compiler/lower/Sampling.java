package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import java.util.Optional;

/// Lowers `sample(law)`: what is drawn once and kept, a cohort or a compressor.
final class Sampling {
    private final Expressions expressions;

    Sampling(Expressions expressions) {
        this.expressions = expressions;
    }

    Val lower(Expr.Call c, Optional<Place> word) {
        Expr law = expressions.required(c, "law");
        return expressions.scope.constant(law).orElse(null) instanceof Value.Compressor q ? operator(q.spec(), word) : expressions.cohorts.sample(law);
    }

    /// A compressor that makes the same choices for whatever it is given: all its draws come from the place where it was sampled.
    private Val operator(Compressors.Spec spec, Optional<Place> word) {
        Place place = word.orElse(Place.NODE);
        boolean forAll = place == Place.SHARED || place == Place.SERVER;
        Compressor.Draw draw = switch (place) {
            case SHARED -> Compressor.Draw.SHARED;
            case PUBLIC -> Compressor.Draw.PUBLIC;
            case NODE, EDGE, SERVER -> Compressor.Draw.OWN;
        };
        Compressors.Spec kept = spec.draw() == Compressor.Draw.OWN && spec.kind().traits().contains(Compressors.Trait.RANDOM) ? spec.withDraw(draw) : spec;
        return new Val.Operator(kept, expressions.code.key(forAll ? DrawKey.Who.EVERYBODY : DrawKey.Who.NODE), forAll ? Home.ONE : Home.NODE);
    }
}
