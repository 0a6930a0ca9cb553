package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The library's functions of vectors and matrices, by what defines them.
class VectorFunctionsTest {
    /// `⟨A, lmo(A)⟩` is minus the dual norm of A, and lmo(A) lies in the ball.
    @Test
    void minimisersOverBalls() {
        below(1e-13, """
                algorithm a() {
                  node x = x0, A = normal(0, 1, like = eye(d)), v = normal(0, 1, like = x0)
                  round { A = A' }
                  metric spectral = max_i(abs(⟨spectral_lmo(A), A⟩ + nuclear_norm(A)) + abs(spectral_norm(spectral_lmo(A)) - 1))
                  metric nuclear = max_i(abs(⟨nuclear_lmo(A), A⟩ + spectral_norm(A)) + abs(nuclear_norm(nuclear_lmo(A)) - 1))
                  metric standard = max_i(max(abs(row_standardize(A) * ones(columns(A)))) + max(abs(row_norms(row_standardize(A)) .- sqrt(columns(A)))))
                  metric rows = max_i(abs(⟨row_lmo(A), A⟩ + sum(row_norms(A))) + max(abs(row_norms(row_lmo(A)) .- 1)))
                  metric columns = max_i(abs(⟨column_lmo(A), A⟩ + sum(column_norms(A))) + max(abs(column_norms(column_lmo(A)) .- 1)))
                  metric euclidean = max_i(abs(⟨euclidean_lmo(v), v⟩ + ‖v‖) + norm(spectral_lmo(v) - euclidean_lmo(v)))
                  metric largest = max_i(abs(⟨sign_lmo(v), v⟩ + norm1(v)))
                  metric one = max_i(abs(⟨l1_lmo(v), v⟩ + norm_inf(v)) + abs(norm1(l1_lmo(v)) - 1))
                  metric simplex = max_i(abs(⟨simplex_lmo(v), v⟩ - min(v)) + abs(sum(simplex_lmo(v)) - 1))
                  metric schulz = max_i(‖newton_schulz_lmo(A, 0) + A / ‖A‖‖)
                  metric white = max_i(abs(‖whiten(A)‖ - ‖A‖) + ‖whiten(A) * whiten(A)' - ‖A‖^2 / d * eye(d)‖)
                }
                """, List.of("spectral", "nuclear", "standard", "rows", "columns", "euclidean", "largest", "one", "simplex", "schulz", "white"));
    }

    /// Conjugate gradients solve a system of d equations in d steps.
    @Test
    void systemsByProducts() {
        below(1e-9, """
                algorithm a() {
                  node x = x0
                  round { x -= cg(v => hvp(f, x, v), ∇f(x), d) - hess(f, x) \\ ∇f(x) }
                  metric moved = max_i(‖x - x0‖)
                  metric soft_clamp = max_i(‖soft(x0 .+ i, 2) + clamp(x0 .+ i, 2) - (x0 .+ i)‖)
                }
                """, List.of("moved", "soft_clamp"));
    }

    private static void below(double bound, String algorithm, List<String> metrics) {
        RunResult r = Problems.run(algorithm + "let six = quadratic(nodes = 3, d = 6, μ = 0.5, L = 2)\nrun a() on six for 1 rounds measure "
                + String.join(", ", metrics)).runs().getFirst();
        Row last = r.last();
        for (String m : metrics) {
            assertThat(RunResult.value(last, m)).as(m).isLessThan(bound);
        }
    }
}
