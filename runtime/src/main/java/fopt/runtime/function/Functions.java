package fopt.runtime.function;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// THE list of functions of vectors and matrices.
public final class Functions {
    public static final List<FunctionDefinition> ALL = List.of(
            // of vectors
            of("largest", Selection::largest),
            of("smallest", Selection::smallest),
            of("sort", Order::sort),
            of("sort_by", Order::sortBy),
            of("position", Order::position),
            of("hash", Hash::bind),
            of("quantile", Order::quantile),
            of("hard_threshold", Largest::keep),
            of("project_simplex", Simplex::project),
            of("simplex_min", SimplexMinimum::bind),
            of("pick", Pick::bind),
            // linear algebra
            of("times", Products::times),
            of("transpose_times", Products::transposeTimes),
            of("transpose", Products::transpose),
            of("solve", Solve::bind),
            of("cholesky", Cholesky::bind),
            of("pinv", Spectral::inverse),
            of("expm", Exponential::bind),
            of("svd", Spectral::parts),
            of("eig", SymmetricEigen::parts),
            of("psd_floor", SymmetricEigen::floor),
            of("orthonormal", Orthonormal::bind),
            of("heterogeneity_mixing", HeterogeneityMixing::bind),
            // noise over time
            of("prefix_root", PrefixFactors::root),
            of("prefix_tree", PrefixFactors::tree),
            of("row_differences", PrefixFactors::rowDifferences),
            // parts and simple matrices
            of("entry", Parts::entry),
            of("row", Parts::row),
            of("column", Parts::column),
            of("block", Parts::block),
            of("part", Parts::part),
            of("with_part", Replaced::part),
            of("with_block", Replaced::block),
            of("with_entry", Replaced::entry),
            of("stack", Replaced::stack),
            of("diag", Parts::diagonal),
            of("trace", Parts::trace),
            of("eye", Parts::identity),
            of("zeros", Parts::zeros),
            of("row_norms", Parts::rowNorms),
            of("column_norms", Parts::columnNorms),
            // singular values
            of("spectral_norm", Spectral::norm),
            of("nuclear_norm", Spectral::nuclearNorm),
            of("polar", Spectral::polar),
            of("spectral_clip", Spectral::clip),
            of("spectral_soft", Spectral::soft),
            of("best_rank", Spectral::bestRank),
            of("newton_schulz", NewtonSchulz::bind));

    private Functions() {}

    public static Optional<FunctionDefinition> named(String name) {
        return ALL.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    private static FunctionDefinition of(String name, Function<Given, VectorFunction> binding) {
        return new FunctionDefinition(name, binding);
    }
}
