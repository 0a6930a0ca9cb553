package fopt.runtime.problem;

/// Solves `∇²f(x) step = −gradient`, about; where the Hessian is not positive definite, gives some descent direction.
sealed interface NewtonStep permits DenseNewtonStep, ConjugateGradientStep {
    String name();

    /// @param step *Modified*
    void find(double[] x, double[] gradient, double[] step);
}
