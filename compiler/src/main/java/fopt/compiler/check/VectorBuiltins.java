package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.VECTORS;
import static fopt.compiler.check.Builtin.Kind.INTEGER;
import static fopt.compiler.check.Builtin.Kind.MATRIX;
import static fopt.compiler.check.Builtin.Kind.NUMBER;
import static fopt.compiler.check.Builtin.Kind.VALUE;
import static fopt.compiler.check.Builtin.Kind.VECTOR;
import static fopt.compiler.check.Builtins.may;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import java.util.List;

/// Functions of vectors and matrices; what they compute is in the runtime's list of the same names, [fopt.runtime.function.Functions].
final class VectorBuiltins {
    private static final Type NUMBERS = new Type.Real(new Shape.Vector(new Shape.Dim.Unknown()), false);
    private static final Type MATRICES = new Type.Real(Shape.MATRIX, false);

    private VectorBuiltins() {}

    static final List<Builtin> LIST = List.of(
            of("sort", Builtin.Family.PLAIN, Type.ANY, "The entries of a vector in ascending order; those of a list too, or in the order of a number for each, "
                    + "`sort(S, by = v => seen[v])`. What is equal stays in its order; the largest first is `by = v => -v`.",
                    need("list", Builtin.Kind.SORTED), may("by", Builtin.Kind.ANY, "")),
            of("hash", VECTORS, Type.SCALAR, "A number from 0 to 1 that looks drawn, but is the same wherever a and b are: all nodes can agree on an order, "
                    + "`sort([v for v in nodes], by = v => hash(v, k))`.", need("a", NUMBER), may("b", NUMBER, "0")),
            of("quantile", VECTORS, Type.SCALAR, "The number below which a share p of the entries lies, between entries in proportion.",
                    need("v", VECTOR), need("p", NUMBER)),
            same("hard_threshold", "The k entries of largest magnitude; 0 elsewhere.", need("v", VECTOR), need("k", INTEGER)),
            same("project_simplex", "The nearest vector with entries that are not negative and sum to 1.", need("v", VECTOR)),
            of("simplex_min", VECTORS, NUMBERS, "Weights w, not negative and with sum 1, that make wᵀQw least (Q symmetric, positive semidefinite).",
                    need("Q", MATRIX)),
            of("prefix_root", VECTORS, MATRICES, "The square root of the lower triangular matrix of ones, T rows: noise over time for prefix sums.",
                    need("T", INTEGER)),
            of("prefix_tree", VECTORS, MATRICES, "Noise over time for prefix sums of T rounds, by a binary tree: row t is 1 in the rounds whose noise is in sum t.",
                    need("T", INTEGER)),
            same("row_differences", "Each row of a matrix minus the one before.", need("B", MATRIX)),
            of("heterogeneity_mixing", VECTORS, MATRICES,
                    "Of all symmetric doubly stochastic weights on the edges of W those after which the entries of S, one for each node, are nearest to their mean.",
                    need("S", Builtin.Kind.LIST), need("W", Builtin.Kind.MIXING)),
            of("eye", VECTORS, MATRICES, "The identity matrix of n rows.", need("n", INTEGER)),
            of("zeros", VECTORS, MATRICES, "A matrix of zeros.", need("rows", INTEGER), need("columns", INTEGER)),
            of("matrix", Builtin.Family.PLAIN, MATRICES, "The matrix with these columns, `matrix([f(v) for v in V])`; the weights of a graph, `matrix(W)`.", need("columns", Builtin.Kind.COLUMNS)),
            of("diag", VECTORS, Type.ANY, "The matrix with diagonal v; of a matrix, its diagonal.", need("v", VECTOR)),
            of("trace", VECTORS, Type.SCALAR, "The sum of the diagonal.", need("A", MATRIX)),
            of("row_norms", VECTORS, NUMBERS, "The Euclidean norm of each row.", need("A", MATRIX)),
            of("column_norms", VECTORS, NUMBERS, "The Euclidean norm of each column.", need("A", MATRIX)),
            of("svd", VECTORS, new Type.Tuple(List.of(MATRICES, NUMBERS, MATRICES)),
                    "U, s, V with A = U * diag(s) * V', s descending: `let U, s, V = svd(A)`.", need("A", MATRIX)),
            of("eig", VECTORS, new Type.Tuple(List.of(NUMBERS, MATRICES)),
                    "The eigenvalues of a symmetric matrix, ascending, and its eigenvectors as columns: `let w, V = eig(A)`.", need("A", MATRIX)),
            same("cholesky", "The lower triangular L with A = L * L'.", need("A", MATRIX)),
            of("pinv", VECTORS, MATRICES, "The pseudo-inverse.", need("A", MATRIX)),
            same("expm", "The exponential of a square matrix.", need("A", MATRIX)),
            same("psd_floor", "The nearest symmetric matrix without eigenvalues below μ.", need("A", MATRIX), need("mu", NUMBER)),
            of("spectral_norm", VECTORS, Type.SCALAR, "The largest singular value.", need("A", VALUE)),
            of("nuclear_norm", VECTORS, Type.SCALAR, "The sum of the singular values.", need("A", VALUE)),
            same("polar", "The matrix U V' with the singular vectors of A: all singular values become 1.", need("A", VECTOR)),
            same("newton_schulz", "Near polar(A), by products only: Muon's iteration, from A/‖A‖.", need("A", VECTOR), may("steps", INTEGER, "5")),
            same("spectral_clip", "Singular values above c become c.", need("A", VECTOR), need("c", NUMBER)),
            same("spectral_soft", "Singular values shrink by t: the proximal step of the nuclear norm.", need("A", VECTOR), need("t", NUMBER)),
            same("best_rank", "The nearest matrix of rank at most r.", need("A", VECTOR), need("r", INTEGER)));

    /// With a value of the shape of its first argument.
    private static Builtin same(String name, String doc, Builtin.Parameter... parameters) {
        return of(name, VECTORS, Type.ANY, doc, parameters);
    }
}
