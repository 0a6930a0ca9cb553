package fopt.runtime.formula;

/// A function that no tape computes: one of another language, or of the host. It must give the same numbers for the same arguments.
@FunctionalInterface
public interface Foreign {
    /// @param arguments numbers of each argument, row by row; not to be changed, and not to be kept
    /// @param samples how many rows those have that hold a row for each sample
    /// @param out *Modified*: all its numbers
    void call(double[][] arguments, int samples, double[] out);
}
