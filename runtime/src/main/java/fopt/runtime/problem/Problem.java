package fopt.runtime.problem;

import fopt.runtime.function.Size;
import java.util.List;
import java.util.Optional;

/// A finite-sum problem split over nodes: minimise `f(x) + r(x)` with `f(x) = 1/n Σ_i f_i(x)` and `f_i` the mean loss over the samples
/// of node i (plus smooth regularisation).
///
/// Nodes and samples are 0-based here. Points are rows of d numbers in flat arrays: (array, offset). Oracles write into given outputs,
/// allocate nothing after the first call of each node, may be called for different nodes by different threads, and always give the same bits for
/// the same arguments (sums run in a fixed order). A problem without samples (a quadratic) has one sample a node, or draws noise instead.
public interface Problem {
    /// A problem of a host program. What it does not say (constants, the minimum) is computed when first asked for, and kept with the problem that is returned.
    ///
    /// @throws IllegalArgumentException if it has no node, or no dimension
    static Problem of(Objective objective) {
        return new HostProblem(objective);
    }

    String name();

    /// Whether there is no f to be minimised, but a root to be found of an operator F: a saddle point or a game. Then `gradient` is F, `hessianVector` its
    /// Jacobian times a vector, values are not numbers, and `optimum` is the root of `1/n Σ F_i`.
    default boolean isGame() {
        return false;
    }

    int nodes();

    /// d, the number of unknowns.
    int dimension();

    /// The unknowns by name, in order and without gaps: one vector if the problem does not say more.
    default List<Block> blocks() {
        return List.of(new Block("x", 0, Size.of(dimension())));
    }

    /// m_i, samples at a node.
    int rows(int node);

    /// f_i(x), over all samples of the node.
    double value(int node, double[] x, int xo);

    /// The mean loss over the given samples, smooth regularisation included.
    double value(int node, double[] x, int xo, Samples samples);

    /// `out = ∇f_i(x)`. @param out *Modified*, d numbers from `oo`; not the same row as x
    void gradient(int node, double[] x, int xo, double[] out, int oo);

    /// `out = ` the mean gradient over the given samples. @param noise stream of the evaluation, for problems with noisy oracles; null for none
    void gradient(int node, double[] x, int xo, Samples samples, fopt.runtime.random.Stream noise, double[] out, int oo);

    /// The gradients in a form that compiled code computes by itself, together with what it does with them; empty if they have no such form. The same
    /// numbers as those of [#gradient], which is then not asked.
    default Optional<DiagonalGradient> diagonalGradient() {
        return Optional.empty();
    }

    /// `∇f_i(x)_c = slope_c x_c − offset_c`, at whatever samples.
    ///
    /// @param slope a row of d numbers for each node, or one row for all; must not be written to
    /// @param offset likewise
    record DiagonalGradient(double[] slope, double[] offset) {}

    /// `out = ∇²f_i(x) v`, over the given samples.
    void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo);

    /// r(x); 0 where the problem has no separate regulariser.
    double regulariser(double[] x, int xo);

    /// `out = argmin_u r(u) + ‖u − v‖²/(2 step)`; the identity where r = 0. `out` may be v.
    void prox(double[] v, int vo, double step, double[] out, int oo);

    boolean hasRegulariser();

    /// The constants of the problem, computed when first asked for and kept.
    Constants constants();

    /// The strong convexity that every f_i has, computed when first asked for and kept; 0 if none is known. At most `constants().mu()`, which is that of f.
    default double smallestConvexity() {
        return 0;
    }

    /// A minimiser and the minimum, computed when first asked for, to the accuracy that it states, and kept.
    Optimum optimum();

    /// Fraction of all samples that a linear classifier x labels correctly; NaN where that has no meaning.
    double accuracy(double[] x, int xo);

    /// Whether each f_i is quadratic: its Hessian is the same everywhere.
    default boolean isQuadratic() {
        return false;
    }

    /// Whether its oracles call what is no thread of ours (a guest language), so that runs of it have one thread.
    default boolean isForOneThread() {
        return false;
    }

    /// The same with wrong labels, the mirror images within their range: the other one of two, the last class for the first. Empty if there are no labels.
    default Optional<Problem> mislabelled() {
        return Optional.empty();
    }

    /// What it is made of; empty if it is none of the list.
    default Optional<Ingredients> ingredients() {
        return Optional.empty();
    }

    /// The samples of all nodes; empty if the problem has none.
    default Optional<LocalData> data() {
        return ingredients().flatMap(made -> made instanceof Ingredients.OfSamples samples ? Optional.of(new LocalData(samples.split(), samples.labels()))
                : Optional.empty());
    }

    /// What it holds besides the points that it is asked at: data and coefficients. Samples that several nodes hold count for each.
    default long bytes() {
        return data().map(d -> d.split().bytes()).orElse(0L);
    }

    /// One line for `fopt check`: data, split, sizes.
    String describe();
}
