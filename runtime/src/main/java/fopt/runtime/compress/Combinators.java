package fopt.runtime.compress;

import static fopt.runtime.compress.Compressors.Trait.CONTRACTIVE;
import static fopt.runtime.compress.Compressors.Trait.RANDOM;
import static fopt.runtime.compress.Compressors.Trait.UNBIASED;

import fopt.runtime.UserError;
import fopt.runtime.compress.Compressor.Draw;
import fopt.runtime.compress.Compressors.Kind;
import fopt.runtime.compress.Compressors.Make;
import fopt.runtime.compress.Compressors.Spec;
import fopt.runtime.compress.Compressors.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Compressors made of others. A placement word in front of one says who knows the draws of all its parts.
public final class Combinators {
    private Combinators() {}

    /// `scaled(Q)`: Q/(1 + ω), contractive. @throws UserError if Q is not unbiased
    public static Spec scaled(Spec q) {
        need(q, UNBIASED, "scaled", "unbiased");
        return spec("scaled(" + q.name() + ")", Set.of(CONTRACTIVE), List.of(q), (s, d) -> new Scaled(s.name(), part(q, s.draw()).bind(d)));
    }

    /// `induced(C, Q)`: C(v) + Q(v − C(v)), unbiased. @throws UserError if C is not contractive or Q not unbiased
    public static Spec induced(Spec c, Spec q) {
        need(c, CONTRACTIVE, "induced", "contractive");
        need(q, UNBIASED, "induced", "unbiased");
        return spec("induced(" + c.name() + ", " + q.name() + ")", Set.of(UNBIASED), List.of(c, q),
                (s, d) -> new Induced(s.name(), part(c, s.draw()).bind(d), part(q, s.draw()).bind(d)));
    }

    /// `compose(A, B)`: A of what B keeps. In which class it is depends on both.
    public static Spec composed(Spec a, Spec b) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (is(a, UNBIASED) && is(b, UNBIASED)) {
            traits.add(UNBIASED);
        }
        if (is(a, CONTRACTIVE) && is(b, CONTRACTIVE) && b.bind(1).selects()) {
            traits.add(CONTRACTIVE);
        }
        return spec("compose(" + a.name() + ", " + b.name() + ")", traits, List.of(a, b), (s, d) -> {
            Compressor inner = part(b, s.draw()).bind(d);
            return new Composed(s.name(), part(a, s.draw()).bind(inner.kept()), inner);
        });
    }

    /// `per_block(Q, k)`: Q on each of k nearly equal parts of the vector (at most d).
    public static Spec perBlock(Spec q, int blocks) {
        if (blocks < 1) {
            throw new UserError("E330", "`per_block` needs at least one block, not " + blocks);
        }
        Set<Trait> traits = q.kind().traits();
        return spec("per_block(" + q.name() + ", " + blocks + ")", traits, List.of(q), (s, d) -> {
            int k = Math.min(blocks, d);
            List<Compressor> parts = new ArrayList<>();
            for (int j = 0; j < k; j++) {
                parts.add(part(q, s.draw()).bind((int) ((long) (j + 1) * d / k - (long) j * d / k)));
            }
            return new PerBlock(s.name(), List.copyOf(parts));
        });
    }

    /// `error_feedback(Q)`: Q with error memory. In no class.
    public static Spec errorFeedback(Spec q) {
        return spec("error_feedback(" + q.name() + ")", Set.of(), List.of(q), (s, d) -> new ErrorFeedback(s.name(), part(q, s.draw()).bind(d)));
    }

    private static Spec spec(String name, Set<Trait> traits, List<Spec> parts, Make make) {
        Set<Trait> all = traits.isEmpty() ? EnumSet.noneOf(Trait.class) : EnumSet.copyOf(traits);
        if (parts.stream().anyMatch(p -> is(p, RANDOM))) {
            all.add(RANDOM);
        }
        return new Spec(new Kind(name, List.of(), Set.copyOf(all), "A combination of compressors.", make));
    }

    private static Spec part(Spec q, Draw draw) {
        return draw != Draw.OWN && is(q, RANDOM) ? q.withDraw(draw) : q;
    }

    private static boolean is(Spec q, Trait trait) {
        return q.kind().traits().contains(trait);
    }

    private static void need(Spec q, Trait trait, String combinator, String kind) {
        if (!is(q, trait)) {
            throw new UserError("E040", "`" + combinator + "` takes " + (trait == UNBIASED ? "an " : "a ") + kind + " compressor here, and `" + q.name()
                    + "` is not " + kind);
        }
    }
}
