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
        return specs;
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
            case "rank_r" -> new Number[][] {{1}, {2}, {40}};
            case "bernoulli" -> new Number[][] {{0.1}, {0.5}, {1.0}};
            case "threshold" -> new Number[][] {{1e-300}, {0.5}, {1e10}};
            case "qsgd", "qsgd_fixed" -> new Number[][] {{1}, {4}, {15}, {1000}};
            case "natural_dithering" -> new Number[][] {{1}, {3}, {8}, {60}};
            default -> throw new AssertionError("no sample arguments for " + kind);
        };
    }
}
