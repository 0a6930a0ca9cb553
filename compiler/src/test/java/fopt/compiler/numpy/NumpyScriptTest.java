package fopt.compiler.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.CompilationException;
import fopt.Fopt;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// How the scripts read. That they compute the right numbers is tested where Python runs them, on the algorithms of the library.
class NumpyScriptTest {
    private static final String P = "let p = quadratic(4, 3, μ = 1, L = 10, heterogeneity = 1)\n";

    private static String script(String program) {
        return Fopt.compile("test.fopt", program, Path.of(".")).dump("numpy", null);
    }

    /// The functions, without the pieces of the library and the data.
    private static String functions(String program) {
        String all = script(program);
        int last = all.lastIndexOf("\n\n\nif __name__");
        return all.substring(all.indexOf("\n\n\ndef ", all.indexOf(" = Quadratic(")) + 3, last);
    }

    @Test
    void whatAllNodesDoAlikeIsAboutAllNodes() {
        String program = """
                # Compressed gossip.
                algorithm choco(η = 1/(2*Lmax), γ = 0.3) {
                  node x = x0
                  public x̂ = 0
                  round {
                    x -= η * ∇f(x)
                    x̂ += compress(x - x̂, top_k(1))
                    x += γ * (gossip(x̂) - x̂)
                  }
                }
                """ + P + "run choco() on p over ring(4) for 5 rounds";
        assertThat(functions(program)).isEqualTo("""
                def choco(problem, x0, rounds, W, eta, gamma):
                    \"""Compressed gossip.

                    eta = 1/(2*Lmax)
                    \"""
                    n, d = problem.n, problem.d
                    x = np.array([x0] * n)
                    x_hat = np.zeros((n, d))
                    yield x
                    for t in range(1, rounds + 1):
                        x = x - eta * problem.grads(x)
                        x_hat = x_hat + rows(lambda v: top_k(v, 1), x - x_hat)
                        x = x + gamma * (W @ x_hat - x_hat)
                        yield x""");
    }

    @Test
    void whereANodeDecidesAloneTheNodesAreGoneThrough() {
        String program = """
                algorithm a(K: node int = 1 + mod(i, 2)) {
                  server x = x0
                  round {
                    let y = broadcast(x)
                    local K { y -= 0.1 * ∇f(y) }
                    let small = ‖y‖ < 1
                    if small { y = 2 * y }
                    x = mean_i(y)
                  }
                }
                """ + P + "run a() on p for 5 rounds";
        assertThat(functions(program)).isEqualTo("""
                def a(problem, x0, rounds):
                    \"""a\"""
                    n = problem.n
                    K = 1 + np.arange(1.0, n + 1) % 2
                    x = x0.copy()
                    yield x.copy()
                    for t in range(1, rounds + 1):
                        y = np.array([x] * n)
                        for i in range(n):
                            for _ in range(int(K[i])):
                                y[i] = y[i] - 0.1 * problem.grad(i, y[i])
                        small = np.linalg.norm(y, axis=-1) < 1
                        for i in range(n):
                            if small[i]:
                                y[i] = 2 * y[i]
                        x = np.mean(y, axis=0)
                        yield x.copy()""");
    }

    @Test
    void thePastIsKept() {
        String program = """
                algorithm late() {
                  server x = x0
                  round {
                    let g = mean_i(∇f(broadcast(x)))
                    x -= 0.1 * (delay(g, 2) + delay(x, round - 1))
                  }
                }
                """ + P + "run late() on p for 5 rounds";
        assertThat(functions(program)).contains("    past_g = [np.zeros(d)]\n    past_x = [x]\n")
                .contains("x = x - 0.1 * (past_g[max(0, t - 2)] + past_x[max(0, t - int(t - 1))])\n        past_g.append(g)\n        past_x.append(x)\n");
    }

    @Test
    void aGraphThatChangesIsWrittenForAllRounds() {
        String program = "algorithm g() { node x = x0\n round { x = gossip(x - 0.1 * ∇f(x)) }\n}\n" + P + "run g() on p over cycle(ring(4), star(4)) for 5 rounds";
        assertThat(functions(program)).contains("        W = Ws[which[t - 1]]\n        x = W @ (x - 0.1 * problem.grads(x))\n");
        assertThat(script(program)).contains("which=np.array([0, 1, 0, 1, 0], dtype=int)");
    }

    @Test
    void drawsAreAnnounced() {
        assertThat(script("algorithm s() { server x = x0\n round { x -= 0.1 * mean_i(∇f(broadcast(x); 1)) }\n}\n" + P + "run s() on p for 5 rounds"))
                .contains("Draws are those of NumPy's generator: iterates differ from fopt's.").contains("rng = np.random.default_rng(1)");
        assertThat(script("algorithm s() { server x = x0\n round { x -= 0.1 * mean_i(∇f(broadcast(x))) }\n}\n" + P + "run s() on p for 5 rounds"))
                .doesNotContain("Draws are");
    }

    @Test
    void whatHasNoTranscriptionIsSaidWithItsPlace() {
        String program = "algorithm s() { server x = x0\n round { x -= mean_i(compress(∇f(broadcast(x)), shared rand_k(1))) }\n}\n" + P
                + "run s() on p for 5 rounds";
        assertThatThrownBy(() -> script(program)).isInstanceOf(CompilationException.class).hasMessageContaining("E047")
                .hasMessageContaining("test.fopt:2:22").hasMessageContaining("a draw of a compressor that all nodes share");
        assertThatThrownBy(() -> script("algorithm s() { server x = x0\n round { x = x }\n}\n" + P + "run s() on p for 100 bit"))
                .isInstanceOf(CompilationException.class).hasMessageContaining("a run that is not counted in rounds");
        assertThatThrownBy(() -> script("algorithm s() { server x = x0\n round { x = x }\n}\n" + P + "run s() on p for 5 rounds with precision(float32)"))
                .isInstanceOf(CompilationException.class).hasMessageContaining("E047").hasMessageContaining("a run in single precision has no transcription");
    }
}
