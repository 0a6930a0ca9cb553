package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.OBJECT;
import static fopt.compiler.check.Builtin.Kind.INTEGER;
import static fopt.compiler.check.Builtin.Kind.NUMBER;
import static fopt.compiler.check.Builtin.Kind.SIZE;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;
import static fopt.compiler.types.Type.CompressorClass.BOTH;
import static fopt.compiler.types.Type.CompressorClass.CONTRACTIVE;
import static fopt.compiler.types.Type.CompressorClass.IDENTITY;
import static fopt.compiler.types.Type.CompressorClass.NONE;
import static fopt.compiler.types.Type.CompressorClass.UNBIASED;

import fopt.compiler.check.Builtin.Parameter;
import fopt.compiler.types.Type;
import fopt.compiler.types.Type.CompressorClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The compressors by name, with their classes.
final class CompressorBuiltins {
    private CompressorBuiltins() {}

    static final List<Builtin> LIST = List.of(
            compressor("identity", IDENTITY, "No compression."),
            compressor("top_k", CONTRACTIVE, "The k entries of largest magnitude.", need("k", SIZE)),
            compressor("rand_k", UNBIASED, "k random entries, times d/k.", need("k", SIZE)),
            compressor("rand_k_unscaled", CONTRACTIVE, "k random entries, as they are.", need("k", SIZE)),
            compressor("bernoulli", UNBIASED, "All, times 1/p, with probability p; else nothing.", need("p", NUMBER)),
            compressor("threshold", NONE, "The entries of magnitude λ and more.", need("lambda", NUMBER)),
            compressor("scaled_sign", CONTRACTIVE, "The signs, times the mean magnitude."),
            compressor("qsgd", UNBIASED, "Random rounding to s levels of the norm, Elias-coded.", need("s", INTEGER)),
            compressor("qsgd_fixed", UNBIASED, "As qsgd, with levels in fixed width.", need("s", INTEGER)),
            compressor("terngrad", UNBIASED, "Random rounding to 0 and the largest magnitude."),
            compressor("natural", BOTH, "Random rounding to powers of two."),
            compressor("natural_dithering", UNBIASED, "Random rounding to s halvings of the norm.", need("s", INTEGER)));

    /// Those that draw at random: only of these can others know the draw.
    private static final Set<String> RANDOM =
            Set.of("rand_k", "rand_k_unscaled", "bernoulli", "qsgd", "qsgd_fixed", "terngrad", "natural", "natural_dithering");

    static boolean isRandom(Builtin b) {
        return RANDOM.contains(b.name());
    }

    /// `sign` is a function of numbers, and by itself, without arguments, a compressor that promises nothing.
    static final String SIGN = "sign";

    static CompressorClass contract(Builtin b) {
        return ((Type.Compressor) b.result()).contract();
    }

    /// What would fit, for messages.
    static String fitting(CompressorClass wanted) {
        return LIST.stream()
                .filter(b -> wanted == CONTRACTIVE ? contract(b).isContractive() : contract(b).isUnbiased())
                .map(Builtin::signature)
                .collect(Collectors.joining(", "));
    }

    private static Builtin compressor(String name, CompressorClass contract, String doc, Parameter... parameters) {
        return of(name, OBJECT, new Type.Compressor(contract), doc, parameters);
    }
}
