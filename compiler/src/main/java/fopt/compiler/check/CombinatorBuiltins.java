package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.OBJECT;
import static fopt.compiler.check.Builtin.Kind.COMPRESSOR;
import static fopt.compiler.check.Builtin.Kind.INTEGER;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;
import static fopt.compiler.types.Type.CompressorClass.CONTRACTIVE;
import static fopt.compiler.types.Type.CompressorClass.NONE;
import static fopt.compiler.types.Type.CompressorClass.UNBIASED;
import static fopt.compiler.types.Type.CompressorClass.UNKNOWN;

import fopt.compiler.types.Type;
import fopt.compiler.types.Type.CompressorClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compressors made of others; [fopt.runtime.compress.Combinators] makes them.
final class CombinatorBuiltins {
    private CombinatorBuiltins() {}

    static final List<Builtin> LIST = List.of(
            combinator("scaled", CONTRACTIVE, "Q/(1 + ω) for an unbiased Q; δ = 1/(1 + ω).", need("Q", COMPRESSOR)),
            combinator("induced", UNBIASED, "C(v) + Q(v − C(v)); ω (1 − δ).", need("C", COMPRESSOR), need("Q", COMPRESSOR)),
            combinator("compose", UNKNOWN, "A of what B keeps; ω = (1 + ω_A)(1 + ω_B) − 1, and δ_A δ_B if B selects entries.", need("A", COMPRESSOR),
                    need("B", COMPRESSOR)),
            combinator("per_block", UNKNOWN, "Q on each of k nearly equal parts, with the worst of its constants.", need("Q", COMPRESSOR), need("k", INTEGER)),
            combinator("error_feedback", NONE, "Q of v plus what was lost before, which the sender remembers.", need("Q", COMPRESSOR)));

    /// The class that an argument must have.
    private static final Map<String, CompressorClass> WANTED = Map.of("scaled/Q", UNBIASED, "induced/C", CONTRACTIVE, "induced/Q", UNBIASED);

    private static Builtin combinator(String name, CompressorClass result, String doc, Builtin.Parameter... parameters) {
        return of(name, OBJECT, new Type.Compressor(result), doc, parameters);
    }

    static boolean isCombinator(Builtin b) {
        return LIST.contains(b);
    }

    static Optional<CompressorClass> wanted(Builtin b, String parameter) {
        return Optional.ofNullable(WANTED.get(b.name() + "/" + parameter));
    }

    /// The class of the result, from those of the arguments in the order of the parameters.
    static CompressorClass result(Builtin b, List<CompressorClass> of) {
        return switch (b.name()) {
            case "per_block" -> of.getFirst();
            case "compose" -> of.stream().allMatch(CompressorClass::isUnbiased) ? UNBIASED
                    : of.contains(UNKNOWN) || of.stream().allMatch(CompressorClass::isContractive) ? UNKNOWN : NONE;
            default -> ((Type.Compressor) b.result()).contract();
        };
    }
}
