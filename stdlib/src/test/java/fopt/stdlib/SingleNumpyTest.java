package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Var;
import fopt.compiler.run.Trial;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.sim.Context;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs with `precision(float32)` have the states of NumPy programs that keep np.float32 arrays and compute what is in between in doubles: in every round, to the last bit.
class SingleNumpyTest {
    private static final int ROUNDS = 60;
    private static final int NODES = 8;
    private static final int D = 45;
    private static final String ALGORITHMS = """
            algorithm gd() {
              shared x = x0
              round { x -= 0.17 * allmean(∇f(x)) }
            }
            algorithm momentum() {
              server x = x0
              server m = 0
              round {
                m = 0.9 * m + mean_i(∇f(broadcast(x)))
                x -= 0.05 * m
              }
            }
            algorithm adaptive() {
              node x = x0
              node v = 0
              round {
                let g = ∇f(x)
                v = 0.99 * v + 0.01 * g .* g
                x = gossip(x - 0.1 * g ./ (sqrt(v) .+ 0.001))
              }
            }
            algorithm choco() {
              node x = x0
              public h = 0
              round {
                x -= 0.1 * ∇f(x)
                h += compress(x - h, top_k(5))
                x += 0.2 * (gossip(h) - h)
              }
            }
            """;
    /// `single` is what storing does; `mix` and `mean` add up in doubles, in the order of the nodes.
    private static final String NUMPY = """
            import numpy as np
            f8 = np.float64
            n, d, rounds, name = %d, %d, %d, "%s"
            A, b, x0 = (np.array(v, dtype=f8).reshape(-1, d) for v in (%s, %s, %s))
            W = np.array(%s, dtype=f8).reshape(n, n)
            single = lambda v: np.asarray(v, dtype=f8).astype(np.float32)
            wide = lambda v: v.astype(f8)
            grad = lambda i, x: single(A[i %% len(A)] * wide(x) - b[i %% len(b)])
            def mix(rows, i):
                total = None
                for j in range(n):
                    if W[i, j] != 0:
                        total = W[i, j] * wide(rows[j]) if total is None else total + W[i, j] * wide(rows[j])
                return total
            def mean(rows):
                total = wide(rows[0])
                for r in rows[1:]:
                    total = total + wide(r)
                return single(total * (1.0 / n))
            def top(v, k):
                keep = np.sort(np.argsort(-np.abs(v), kind="stable")[:k])
                out = np.zeros(d, dtype=np.float32)
                out[keep] = v[keep]
                return out
            xs = [single(x0[0]) for i in range(n)]
            x, m = single(x0[0]), np.zeros(d, dtype=np.float32)
            v, h, s = ([np.zeros(d, dtype=t) for i in range(n)] for t in (np.float32, np.float32, f8))
            for t in range(rounds):
                if name == "gd":
                    x = single(wide(x) - 0.17 * wide(mean([grad(i, x) for i in range(n)])))
                elif name == "momentum":
                    m = single(0.9 * wide(m) + wide(mean([grad(i, x) for i in range(n)])))
                    x = single(wide(x) - 0.05 * wide(m))
                elif name == "adaptive":
                    g = [grad(i, xs[i]) for i in range(n)]
                    v = [single(0.99 * wide(v[i]) + 0.01 * wide(g[i]) * wide(g[i])) for i in range(n)]
                    half = [single(wide(xs[i]) - 0.1 * wide(g[i]) / (np.sqrt(wide(v[i])) + 0.001)) for i in range(n)]
                    xs = [single(mix(half, i)) for i in range(n)]
                elif name == "choco":
                    xs = [single(wide(xs[i]) - 0.1 * wide(grad(i, xs[i]))) for i in range(n)]
                    q = [top(single(wide(xs[i]) - wide(h[i])), 5) for i in range(n)]
                    h = [single(wide(h[i]) + wide(q[i])) for i in range(n)]
                    for i in range(n):
                        for j in range(n):
                            if W[i, j] != 0:
                                s[i] = s[i] + W[i, j] * wide(q[j])
                    xs = [single(wide(xs[i]) + 0.2 * (s[i] - wide(h[i]))) for i in range(n)]
                state = np.concatenate(xs) if name in ("adaptive", "choco") else x
                print(" ".join(str(bits) for bits in state.view(np.int32)))
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"gd", "momentum", "adaptive", "choco"})
    void statesAreThoseOfNumpy(String algorithm) {
        assumeTrue(Python.available(), "there is no python3 with NumPy here");
        Problem p = Problems.byName("quadratic").orElseThrow()
                .make(null, Map.of("nodes", (double) NODES, "d", (double) D, "mu", 0.1, "L", 3.0, "heterogeneity", 1.0, "spread", 0.5));
        boolean graph = algorithm.equals("adaptive") || algorithm.equals("choco");
        Watcher watcher = new Watcher(graph);
        Trial.of(ALGORITHMS + "run " + algorithm + "() from normal(0, 1) on p" + (graph ? " over ring(" + NODES + ")" : "") + " for " + ROUNDS
                + " rounds measure loss every 1 with precision(float32)\n", Map.of("p", p)).watched(watcher).run();
        Problem.DiagonalGradient gradient = p.diagonalGradient().orElseThrow();
        String script = NUMPY.formatted(NODES, D, ROUNDS, algorithm, list(gradient.slope()), list(gradient.offset()), list(watcher.start), list(watcher.weights));
        assertThat(watcher.states).hasSize(ROUNDS).isEqualTo(Python.run(folder, script));
    }

    private static String list(double[] numbers) {
        return DoubleStream.of(numbers).mapToObj(Double::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    /// The bits of x after each round, as numbers of single precision, its first value, and the weights of the graph.
    private static final class Watcher implements Trial.Watcher {
        final List<String> states = new ArrayList<>();
        final double[] weights = new double[NODES * NODES];
        double[] start;
        private final boolean graph;

        Watcher(boolean graph) {
            this.graph = graph;
        }

        @Override
        public void measured(Ir ir, Context context) {
            Var x = ir.vars().stream().filter(v -> v.name().equals("x")).findFirst().orElseThrow();
            double[] held = context.numbers[x.id()];
            if (context.round == 0) {
                start = Arrays.copyOf(held, D);
                if (graph) {
                    weights(context);
                }
                return;
            }
            states.add(Arrays.stream(held).mapToObj(c -> Integer.toString(Float.floatToRawIntBits((float) c))).collect(Collectors.joining(" ")));
            assertThat(held).isEqualTo(Arrays.stream(held).map(c -> (float) c).toArray());
        }

        private void weights(Context context) {
            for (int i = 0; i < NODES; i++) {
                weights[i * NODES + i] = context.graphs.selfWeight(i);
                for (int p = context.graphs.firstEdge(i); p < context.graphs.firstEdge(i + 1); p++) {
                    weights[i * NODES + context.graphs.neighbour(p)] = context.graphs.edgeWeight(i, p);
                }
            }
        }
    }
}
