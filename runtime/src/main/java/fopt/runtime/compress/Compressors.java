package fopt.runtime.compress;

import static fopt.runtime.compress.Kind.Trait.CONTRACTIVE;
import static fopt.runtime.compress.Kind.Trait.RANDOM;
import static fopt.runtime.compress.Kind.Trait.UNBIASED;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The list of all compressors: a new one is its own file and one line here; the contract tests run over this list.
public final class Compressors {
    private static final List<Parameter> NONE = List.of();
    private static final List<Parameter> SIZE = List.of(Parameter.size("k"));
    private static final List<Parameter> LEVELS = List.of(Parameter.whole("s", 1, 65_536));

    public static final List<Kind> ALL = List.of(
        new Kind("identity", NONE, Set.of(CONTRACTIVE, UNBIASED), "No compression.",
            (q, d) -> new Identity(q.name(), d)),
        new Kind("top_k", SIZE, Set.of(CONTRACTIVE), "The k entries of largest magnitude; δ = k/d.",
            (q, d) -> new TopK(q.name(), d, q.count(0, d))),
        new Kind("rand_k", SIZE, Set.of(UNBIASED, RANDOM), "k random entries, times d/k; ω = d/k − 1.",
            (q, d) -> new RandK(q.name(), d, q.count(0, d), true, q.draw())),
        new Kind("rand_k_unscaled", SIZE, Set.of(CONTRACTIVE, RANDOM), "k random entries as they are; δ = k/d.",
            (q, d) -> new RandK(q.name(), d, q.count(0, d), false, q.draw())),
        new Kind("bernoulli", List.of(Parameter.probability("p")), Set.of(UNBIASED, RANDOM), "All, times 1/p, with probability p, else nothing; ω = 1/p − 1.",
            (q, d) -> new Bernoulli(q.name(), d, q.real(0), q.draw())),
        new Kind("threshold", List.of(Parameter.positive("λ")), Set.of(), "The entries of magnitude λ and more; in no class.",
            (q, d) -> new Threshold(q.name(), d, q.real(0))),
        new Kind("scaled_sign", NONE, Set.of(CONTRACTIVE), "The signs, times ‖v‖₁/d; δ = ‖v‖₁²/(d‖v‖²) ≥ 1/d.",
            (q, d) -> new ScaledSign(q.name(), d)),
        new Kind("sign", NONE, Set.of(), "The signs; in no class.",
            (q, d) -> new Sign(q.name(), d)),
        new Kind("qsgd", LEVELS, Set.of(UNBIASED, RANDOM), "Random rounding to s levels of ‖v‖, Elias-coded; ω = min(d/s², √d/s).",
            (q, d) -> Qsgd.elias(q.name(), d, q.whole(0), q.draw())),
        new Kind("qsgd_fixed", LEVELS, Set.of(UNBIASED, RANDOM), "As qsgd, with levels in fixed width.",
            (q, d) -> Qsgd.fixed(q.name(), d, q.whole(0), q.draw())),
        new Kind("terngrad", NONE, Set.of(UNBIASED, RANDOM), "Random rounding to 0 and ±‖v‖∞; ω = (√d − 1)/2.",
            (q, d) -> new TernGrad(q.name(), d, q.draw())),
        new Kind("natural", NONE, Set.of(CONTRACTIVE, UNBIASED, RANDOM), "Random rounding to powers of two, 12 bits an entry; ω = 1/8.",
            (q, d) -> new Natural(q.name(), d, q.draw())),
        new Kind("natural_dithering", List.of(Parameter.whole("s", 1, 60)), Set.of(UNBIASED, RANDOM), "Random rounding to s halvings of ‖v‖; ω = 1/8 + √d 2^(1−s) min(1, √d 2^(1−s)).",
            (q, d) -> new NaturalDithering(q.name(), d, q.whole(0), q.draw())));

    private Compressors() {
    }

    public static Optional<Kind> byName(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
