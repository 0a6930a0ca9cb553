package fopt.runtime.problem;

import fopt.runtime.random.Stream;
import java.util.OptionalDouble;

/// A problem of a host program: minimise `1/n Σ_i f_i(x) + r(x)`. [Problem#of] makes a [Problem] of it, [ProblemCheck#check] tries whether its parts fit together.
///
/// ```java
/// record Distance(double[][] targets) implements Objective {
///     public int nodes() { return targets.length; }
///     public int dimension() { return targets[0].length; }
///     public double value(int node, double[] x) { … }
///     public void gradient(int node, double[] x, double[] out) { … }
/// }
/// ```
/// Nodes and samples are 0-based. Points are arrays of d numbers, not to be changed and not to be kept; `out` has d numbers, all to be set. All methods may be called by several threads
/// at once, and must give the same bits for the same arguments.
public interface Objective {
    /// For people.
    default String name() {
        return getClass().isAnonymousClass() ? "problem of the host" : getClass().getSimpleName();
    }

    /// n, at least 1.
    int nodes();

    /// d, at least 1.
    int dimension();

    /// f_i(x); the mean over the samples of the node if it has any.
    double value(int node, double[] x);

    /// `out = ∇f_i(x)`
    void gradient(int node, double[] x, double[] out);

    // ---- samples

    /// m_i: how many samples a node has; 0 if f_i is no mean over samples.
    default int samples(int node) {
        return 0;
    }

    /// The loss of one sample.
    default double value(int node, int sample, double[] x) {
        throw new UnsupportedOperationException(name() + " has samples, but no value of one");
    }

    /// `out = ` the gradient of the loss of one sample.
    default void gradient(int node, int sample, double[] x, double[] out) {
        throw new UnsupportedOperationException(name() + " has samples, but no gradient of one");
    }

    /// `out = ` what `∇f(x; …)` gives where the node has no samples: an estimate of ∇f_i(x). @param noise all that may be random in it
    default void estimate(int node, double[] x, Stream noise, double[] out) {
        gradient(node, x, out);
    }

    // ---- what else is known

    /// `out = ∇²f_i(x) v`; by differences of gradients unless it says more.
    default void hessianVector(int node, double[] x, double[] v, double[] out) {
        Differences.hessianVector(this, node, x, v, out);
    }

    /// Smoothness of every f_i; measured if it is empty.
    default OptionalDouble smoothness() {
        return OptionalDouble.empty();
    }

    /// Strong convexity of f; 0 if it is empty.
    default OptionalDouble convexity() {
        return OptionalDouble.empty();
    }

    /// The least value of f + r; computed by a solver if it is empty.
    default OptionalDouble minimum() {
        return OptionalDouble.empty();
    }

    // ---- r

    /// Whether there is an r besides f.
    default boolean hasRegulariser() {
        return false;
    }

    /// r(x)
    default double regulariser(double[] x) {
        return 0;
    }

    /// `out = argmin_u r(u) + ‖u − v‖²/(2 step)`
    default void prox(double[] v, double step, double[] out) {
        System.arraycopy(v, 0, out, 0, v.length);
    }
}
