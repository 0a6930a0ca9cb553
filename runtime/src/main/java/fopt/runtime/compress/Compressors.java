package fopt.runtime.compress;

import static fopt.runtime.compress.Compressors.Trait.CONTRACTIVE;
import static fopt.runtime.compress.Compressors.Trait.MATRIX;
import static fopt.runtime.compress.Compressors.Trait.RANDOM;
import static fopt.runtime.compress.Compressors.Trait.UNBIASED;

import fopt.runtime.Parameter;
import fopt.runtime.UserError;
import fopt.runtime.compress.Compressor.Draw;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The list of all compressors: a new one is its own file and one line here; the contract tests run over this list.
public final class Compressors {
    private static final List<Parameter> NONE = List.of();
    private static final List<Parameter> SIZE = List.of(Parameter.size("k"));
    private static final List<Parameter> LEVELS = List.of(Parameter.whole("s", 65_536));
    private static final List<Parameter> HALVINGS = List.of(Parameter.whole("s", 60));
    private static final List<Parameter> RANK = List.of(Parameter.whole("r", 1 << 15));
    private static final List<Parameter> PROBABILITY = List.of(Parameter.probability("p"));

    public static final List<Kind> ALL = List.of(
        new Kind("identity", NONE, Set.of(CONTRACTIVE, UNBIASED), "No compression; δ = 1, ω = 0.",
            (q, d) -> new Identity(q.name(), d)),
        new Kind("top_k", SIZE, Set.of(CONTRACTIVE), "The k entries of largest magnitude; δ = k/d.",
            (q, d) -> new TopK(q.name(), d, q.count(d))),
        new Kind("rand_k", SIZE, Set.of(UNBIASED, RANDOM), "k random entries, times d/k; ω = d/k − 1.",
            (q, d) -> new RandK(q.name(), d, q.count(d), true, q.draw())),
        new Kind("rand_k_unscaled", SIZE, Set.of(CONTRACTIVE, RANDOM), "k random entries as they are; δ = k/d.",
            (q, d) -> new RandK(q.name(), d, q.count(d), false, q.draw())),
        new Kind("mix", List.of(Parameter.size("k"), Parameter.size("others")), Set.of(CONTRACTIVE, RANDOM),
            "The k entries of largest magnitude and some random others; δ = (k + others)/d.",
            (q, d) -> new MixK(q.name(), d, q.count(0, d), Math.min(q.count(1, d), d - q.count(0, d)))),
        new Kind("comp", List.of(Parameter.size("k"), Parameter.size("largest")), Set.of(RANDOM),
            "k random ones of the largest entries, times largest/k; in a class only if largest < 2k.",
            (q, d) -> new CompK(q.name(), d, Math.min(q.count(0, d), q.count(1, d)), q.count(1, d))),
        new Kind("bernoulli", PROBABILITY, Set.of(UNBIASED, RANDOM), "All, times 1/p, with probability p, else nothing; ω = 1/p − 1.",
            (q, d) -> new Bernoulli(q.name(), d, q.real(), q.draw())),
        new Kind("threshold", List.of(Parameter.positive("λ")), Set.of(), "The entries of magnitude λ and more; in no class.",
            (q, d) -> new Threshold(q.name(), d, q.real())),
        new Kind("rank_r", RANK, Set.of(CONTRACTIVE, MATRIX),
            "The r largest singular values of a matrix, with their vectors; δ = r/min(rows, columns). A vector is sent as it is.", new RankR.Maker()),
        new Kind("scaled_sign", NONE, Set.of(CONTRACTIVE), "The signs, times ‖v‖₁/d; δ = ‖v‖₁²/(d‖v‖²) ≥ 1/d.",
            (q, d) -> new ScaledSign(q.name(), d)),
        new Kind("sign", NONE, Set.of(), "The signs; in no class.",
            (q, d) -> new Sign(q.name(), d)),
        new Kind("qsgd", LEVELS, Set.of(UNBIASED, RANDOM), "Random rounding to s levels of ‖v‖, Elias-coded; ω = min(d/s², √d/s).",
            (q, d) -> Qsgd.elias(q.name(), d, q.whole(), q.draw())),
        new Kind("qsgd_fixed", LEVELS, Set.of(UNBIASED, RANDOM), "As qsgd, with levels in fixed width.",
            (q, d) -> Qsgd.fixed(q.name(), d, q.whole(), q.draw())),
        new Kind("terngrad", NONE, Set.of(UNBIASED, RANDOM), "Random rounding to 0 and ±‖v‖∞; ω = (√d − 1)/2.",
            (q, d) -> new TernGrad(q.name(), d, q.draw())),
        new Kind("natural", NONE, Set.of(CONTRACTIVE, UNBIASED, RANDOM), "Random rounding to powers of two, 12 bits an entry; ω = 1/8.",
            (q, d) -> new Natural(q.name(), d, q.draw())),
        new Kind("natural_dithering", HALVINGS, Set.of(UNBIASED, RANDOM),
            "Random rounding to 0 and s halvings of ‖v‖; ω = 1/8 + √d 2^(1−s) min(1, √d 2^(1−s)).",
            (q, d) -> new NaturalDithering(q.name(), d, q.whole(), q.draw())));

    private Compressors() {
    }

    public static Optional<Kind> byName(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /// A compressor as programs know it: name, parameters, and how it is made for a dimension.
    ///
    /// @param traits what holds for all arguments and dimensions; the numbers are in the [Contract] of a bound one
    /// @param doc one line for help and hover
    public record Kind(String name, List<Parameter> parameters, Set<Trait> traits, String doc, Make make) {
    }

    public enum Trait {
        CONTRACTIVE, UNBIASED,
        /// Draws random numbers, so that it matters who knows them.
        RANDOM,
        /// Acts on matrices: rows and columns matter, not only how many numbers there are.
        MATRIX
    }

    /// Makes the compressor of a specification for vectors of a dimension ≥ 1.
    @FunctionalInterface
    public interface Make {
        Compressor make(Spec spec, int dimension);

        /// For matrices, row by row.
        default Compressor make(Spec spec, int rows, int columns) {
            return make(spec, rows * columns);
        }
    }

    /// A compressor as written in a program, such as `top_k(1%)`: not yet bound to a dimension.
    ///
    /// @param arguments one for each parameter of the kind; Integer or Long where a whole number was written, Double for a real number or a share
    /// @param draw who knows its draw; OWN unless a placement word is written in front
    public record Spec(Kind kind, List<Number> arguments, Draw draw) {
        /// @throws UserError if the arguments do not fit the parameters, or if there is no draw to be known
        public Spec {
            arguments = List.copyOf(arguments);
            Parameter.checkAll(kind.name, kind.parameters, arguments);
            if (draw != Draw.OWN && !kind.traits.contains(RANDOM)) {
                throw new UserError("E332", "`" + word(draw) + " " + kind.name + "`: `" + kind.name + "` draws nothing that others could know. "
                    + "Leave out `" + word(draw) + "`");
            }
        }

        /// With each node's own draw.
        public Spec(Kind kind, Number... arguments) {
            this(kind, List.of(arguments), Draw.OWN);
        }

        public Spec withDraw(Draw draw) {
            return new Spec(kind, arguments, draw);
        }

        /// The compressor for vectors of this dimension. @param dimension at least 1
        public Compressor bind(int dimension) {
            if (dimension < 1) {
                throw new IllegalArgumentException("dimension " + dimension);
            }
            return kind.make.make(this, dimension);
        }

        /// The compressor for matrices of this size; a vector has one column.
        public Compressor bind(int rows, int columns) {
            return kind.make.make(this, rows, columns);
        }

        /// As in a program: `top_k(1%)`, `public rand_k(5)`, `natural`.
        public String name() {
            String call = Parameter.call(kind.name, kind.parameters, arguments);
            return draw == Draw.OWN ? call : word(draw) + " " + call;
        }

        private static String word(Draw draw) {
            return draw == Draw.PUBLIC ? "public" : "shared";
        }

        /// The first argument as a number of coordinates, 1 … d.
        int count(int dimension) {
            return count(0, dimension);
        }

        /// An argument as a number of coordinates, 1 … d.
        int count(int argument, int dimension) {
            return Math.min(Parameter.count(arguments.get(argument), dimension), dimension);
        }

        int whole() {
            return arguments.getFirst().intValue();
        }

        double real() {
            return arguments.getFirst().doubleValue();
        }
    }
}
