package fopt.runtime.compress;

import fopt.runtime.compress.Compressor.Draw;
import java.util.ArrayList;
import java.util.List;

/// Specifications to test: each kind of the list with several arguments, and with each draw where it has one.
final class Samples {
    private Samples() {
    }

    static List<Compressors.Spec> specs() {
        List<Compressors.Spec> specs = new ArrayList<>();
        for (Compressors.Kind kind : Compressors.ALL) {
            for (Number[] arguments : arguments(kind.name())) {
                specs.add(new Compressors.Spec(kind, arguments));
            }
        }
        specs.addAll(combinations());
        return specs;
    }

    private static List<Compressors.Spec> combinations() {
        Compressors.Spec top = spec("top_k", 0.3);
        Compressors.Spec rand = spec("rand_k", 3);
        Compressors.Spec natural = spec("natural");
        return List.of(Combinators.scaled(rand), Combinators.scaled(spec("qsgd", 4)), Combinators.induced(top, rand), Combinators.induced(top, natural),
            Combinators.induced(spec("scaled_sign"), spec("qsgd", 2)), Combinators.composed(natural, top), Combinators.composed(spec("qsgd", 4), rand),
            Combinators.composed(spec("scaled_sign"), spec("rand_k_unscaled", 3)), Combinators.composed(natural, spec("qsgd", 4)),
            Combinators.perBlock(top, 3), Combinators.perBlock(rand, 2), Combinators.perBlock(natural, 7), Combinators.errorFeedback(top),
            Combinators.perBlock(Combinators.induced(top, Combinators.composed(natural, rand)), 2));
    }

    private static Compressors.Spec spec(String kind, Number... arguments) {
        return new Compressors.Spec(Compressors.byName(kind).orElseThrow(), arguments);
    }

    static List<Compressors.Spec> specsWithDraws() {
        List<Compressors.Spec> specs = new ArrayList<>(specs());
        for (Compressors.Spec spec : specs()) {
            if (spec.kind().traits().contains(Compressors.Trait.RANDOM)) {
                specs.add(spec.withDraw(Draw.PUBLIC));
                specs.add(spec.withDraw(Draw.SHARED));
            }
        }
        return specs;
    }

    /// A kind without samples is a failure: who adds one to the list adds its arguments here.
    private static Number[][] arguments(String kind) {
        return switch (kind) {
            case "identity", "scaled_sign", "sign", "terngrad", "natural" -> new Number[][] {{}};
            case "top_k", "rand_k", "rand_k_unscaled" -> new Number[][] {{1}, {3}, {0.3}, {0.9}, {2000}};
            case "mix" -> new Number[][] {{1, 1}, {2, 5}, {0.1, 0.2}, {3, 2000}};
            case "comp" -> new Number[][] {{1, 1}, {3, 5}, {1, 10}, {0.2, 0.3}, {2000, 2000}};
            case "rank_r" -> new Number[][] {{1}, {2}, {40}};
            case "bernoulli" -> new Number[][] {{0.1}, {0.5}, {1.0}};
            case "threshold" -> new Number[][] {{1e-300}, {0.5}, {1e10}};
            case "qsgd", "qsgd_fixed" -> new Number[][] {{1}, {4}, {15}, {1000}};
            case "natural_dithering" -> new Number[][] {{1}, {3}, {8}, {60}};
            default -> throw new AssertionError("no sample arguments for " + kind);
        };
    }
}
