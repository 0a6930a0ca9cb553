package fopt.runtime.problem;

/// What the form of a loss `φ(⟨a, x⟩, b) + Σ ψ(x_c)` tells about its curvature.
///
/// @param least φ'' is at least this
/// @param most |φ''| is at most this
/// @param regularLeast ψ'' is at least this
/// @param regularMost ψ'' is at most this
/// @param how how this is known; empty for the problems that ship
public record Curvature(double least, double most, double regularLeast, double regularMost, String how) {
    boolean isConvex() {
        return least >= 0 && regularLeast >= 0;
    }
}
