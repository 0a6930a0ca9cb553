package fopt.compiler.check;

import static fopt.compiler.types.Type.CompressorClass.BOTH;
import static fopt.compiler.types.Type.CompressorClass.CONTRACTIVE;
import static fopt.compiler.types.Type.CompressorClass.IDENTITY;
import static fopt.compiler.types.Type.CompressorClass.NONE;
import static fopt.compiler.types.Type.CompressorClass.UNBIASED;

import fopt.compiler.types.Type.CompressorClass;
import fopt.compiler.types.Type;
import fopt.runtime.compress.Compressors.Trait;
import fopt.runtime.compress.Compressors;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The compressors of the runtime, with their classes.
final class CompressorBuiltins {
    private CompressorBuiltins() {}

    /// `sign` is a function of numbers, and by itself, without arguments, a compressor that promises nothing.
    static final String SIGN = "sign";

    static final List<Builtin> LIST = Compressors.ALL.stream()
            .filter(k -> !k.name().equals(SIGN))
            .map(k -> RuntimeBuiltins.of(k.name(), new Type.Compressor(contract(k.name(), k.traits())), k.parameters(), k.doc()))
            .toList();

    private static CompressorClass contract(String name, Set<Trait> traits) {
        boolean contractive = traits.contains(Trait.CONTRACTIVE);
        boolean unbiased = traits.contains(Trait.UNBIASED);
        return contractive && unbiased ? name.equals("identity") ? IDENTITY : BOTH : contractive ? CONTRACTIVE : unbiased ? UNBIASED : NONE;
    }

    /// Whether it draws at random: only of these can others know the draw.
    static boolean isRandom(Builtin b) {
        return has(b, Trait.RANDOM);
    }

    private static boolean has(Builtin b, Trait trait) {
        return Compressors.byName(b.name()).filter(k -> k.traits().contains(trait)).isPresent();
    }

    /// What would fit, for messages; those for matrices left out.
    static String fitting(CompressorClass wanted) {
        return LIST.stream().filter(b -> fits(((Type.Compressor) b.result()).contract(), wanted) && !has(b, Trait.MATRIX))
                .map(Builtin::signature).collect(Collectors.joining(", "));
    }

    private static boolean fits(CompressorClass is, CompressorClass wanted) {
        return wanted == CONTRACTIVE ? is.isContractive() : is.isUnbiased();
    }
}
