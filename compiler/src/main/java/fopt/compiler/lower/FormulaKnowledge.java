package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.compress.Compressor.Draw;
import fopt.runtime.compress.Formula;
import fopt.runtime.compress.Formula.Coordinates;
import fopt.runtime.compress.KeptEntries.Announced;

/// What the receivers of a compressor's message can compute, and how much there is of it.
///
/// @param draw who knows what the compressor draws
record FormulaKnowledge(Draw draw) {

    /// Whether receivers know a value before anything is sent.
    boolean known(Formula f) {
        return computable(f, false);
    }

    /// Whether receivers can compute a value from its parts.
    boolean computable(Formula f) {
        return computable(f, true);
    }

    private boolean computable(Formula f, boolean sent) {
        return switch (f) {
            case Formula.Input _, Formula.Outside _ -> false;
            case Formula.Constant _, Formula.ConstantVector _ -> true;
            case Formula.Use(Formula let) -> computable(let, sent);
            case Formula.One one -> computable(one.a(), sent);
            case Formula.Two two -> computable(two.a(), sent) && computable(two.b(), sent);
            case Formula.Reduce reduce -> computable(reduce.a(), sent);
            case Formula.Take take -> computable(take.v(), sent) && known(take.set());
            case Formula.SizeOf size -> known(size.set());
            case Formula.Choice c -> (sent || computable(c.condition(), false)) && computable(c.a(), sent) && computable(c.b(), sent);
            case Formula.Draw d -> draw != Draw.OWN && d.parameters().stream().allMatch(p -> computable(p, sent)) && d.like() == null;
            case Formula.Centroids c -> computable(c.v(), sent);
            case Formula.Sparse s -> sent && computable(s.entries(), true);
            case Formula.Part _ -> sent;
        };
    }

    boolean known(Coordinates set) {
        return switch (set) {
            case Formula.UseSet(Coordinates let) -> known(let);
            case Formula.Range _ -> true;
            case Formula.Chosen _ -> draw != Draw.OWN;
            case Formula.Extreme e -> known(e.v()) && (e.among() == null || known(e.among()));
        };
    }

    Announced announced(Coordinates set, int dimension) {
        return known(set) ? Announced.SET : size(set, dimension) >= 0 ? Announced.SIZE : Announced.NOTHING;
    }

    /// How many members a set has; -1 if that is not known before the run.
    int size(Coordinates set, int dimension) {
        return switch (set) {
            case Formula.UseSet(Coordinates let) -> size(let, dimension);
            case Formula.Range(int from, int to) -> Math.max(0, to - from + 1);
            case Formula.Chosen c -> count(c.k(), dimension);
            case Formula.Extreme e -> {
                int all = e.among() == null ? dimension : size(e.among(), dimension);
                yield all < 0 ? -1 : count(e.k(), all);
            }
        };
    }

    private static int count(Formula.Amount k, int all) {
        return (int) Math.min(all, k.share() ? Math.max(1, Math.round(all * k.value())) : k.value());
    }

    /// How long a vector is: as the input, or as the set that it is a part at.
    Formula.Extent extent(Formula f, boolean number) {
        Coordinates set = number ? null : at(f);
        return number ? Formula.Extent.NUMBER : set == null ? Formula.Extent.ALL : new Formula.Extent(false, set);
    }

    private static Coordinates at(Formula f) {
        return switch (f) {
            case Formula.Take take -> take.set();
            case Formula.Use(Formula let) -> at(let);
            case Formula.One one -> at(one.a());
            case Formula.Two two -> at(two.a()) != null ? at(two.a()) : at(two.b());
            case Formula.Choice c -> at(c.a()) != null ? at(c.a()) : at(c.b());
            case Formula.Draw d -> d.like() == null ? null : at(d.like());
            case Formula.Reals p -> p.extent().set();
            case Formula.Signs p -> p.extent().set();
            case Formula.Levels p -> p.extent().set();
            case Formula.Coded p -> p.extent().set();
            case Formula.Sparse _, Formula.Input _, Formula.Outside _, Formula.Constant _, Formula.ConstantVector _, Formula.Reduce _, Formula.SizeOf _,
                    Formula.Centroids _ -> null;
        };
    }

    /// How many centroids there are.
    static int count(Formula centroids, Span place) {
        return switch (centroids) {
            case Formula.Use(Formula let) -> count(let, place);
            case Formula.Centroids c -> c.count();
            case Formula.ConstantVector v -> v.values().length;
            default -> throw new EvaluationError(Diagnostic.of("E090", place, "centroids other than those of `kmeans` or a constant vector are not available yet"));
        };
    }
}
