package fopt.runtime.problem;

/// The minimum of f + r.
///
/// @param x a minimiser, d numbers (a stationary point where the problem is not convex)
/// @param value f(x) + r(x)
/// @param accuracy a bound on, or estimate of, value − min; NaN where only stationarity is claimed
/// @param how one line: how it was computed
public record Optimum(double[] x, double value, double accuracy, String how) {}
