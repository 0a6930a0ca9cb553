package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rounds allocate nothing, once all slots have grown to their size and the kernels are compiled: until then the vectors of the Vector API are
/// objects. So the rounds go on until a thousand of them in a row have allocated less than one object each; if a round made one, that
/// would never happen.
class AllocationTest {
    private static final int WINDOW = 1000;
    private static final int WINDOWS = 1_000_000;
    /// How long the JIT compiler may take, on a machine that is busy with other things.
    private static final long PATIENCE = 60_000_000_000L;
    /// The smallest object has 16 bytes.
    private static final long BOUND = 16 * WINDOW - 1;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(strings = {
        "dsgd(batch = 2) on p over ring(8)", "dsgd(batch = 2) on p over one_peer_exponential(8)", "choco_sgd(Q = top_k(2), γ = 0.1, batch = 2) on p over ring(8)",
        "choco_sgd(Q = scaled_sign, γ = 0.1, batch = 2) on p over ring(8)", "ef21(C = top_k(2)) on p", "diana(Q = rand_k(2)) on p", "diana(Q = qsgd(4)) on p",
        "marina(Q = rand_k(2)) on p", "scaffold(K = 2, clients = uniform(4), batch = 2) on p", "fedavg(K = 2, clients = poisson_sampling(30%), batch = 2) on p",
        "relay_sgd(η = 0.01, batch = 1) on p over path(8)", "gradient_tracking() on p over ring(8)", "random_reshuffling() on p", "scaffnew() on p",
        "asgd() on p", "asgrad(γ = 0.001) on p", "ringmaster(R = 5) on p", "agraf() on p over ring(8)"})
    void roundsAllocateNothing(String run) {
        allocateNothing(Problems.P, run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dsgd(batch = 2) on p over ring(8)", "choco_sgd(Q = top_k(2), γ = 0.1, batch = 2) on p over ring(8)", "ef21(C = natural) on p",
        "diana(Q = qsgd(4)) on p", "nesterov() on long", "gradient_tracking() on long over ring(8)"})
    void roundsInSinglePrecisionAllocateNothing(String run) {
        allocateNothing(Problems.P + "let long = quadratic(nodes = 8, d = 1000, spread = 0.5)\n", run, " with precision(float32)");
    }

    /// Problems that are given by formulas: full gradients, samples, Hessian-vector products, and a network whose blocks are read and assigned.
    @ParameterizedTest
    @ValueSource(strings = {"gd() on own", "sgd(batch = 2) on own", "dsgd(batch = 1) on own over ring(8)", "curved(0.01) on own", "sgd(γ = 0.01, batch = 3) on net",
        "blockwise(0.01) on net"})
    void ownProblemsAllocateNothing(String run) {
        allocateNothing("""
                problem logistic_own(data) {
                  sample (a, b) in data
                  f(x) = log1p(exp(-b * ⟨a, x⟩)) + sum(x.^2 ./ (1 .+ x.^2)) / 100
                }
                problem network(data) {
                  sample (a, b) in data
                  f(W: matrix(3, d), v: vector(3), c: real) = (⟨v, tanh(W * a)⟩ + c - b)^2 / 2
                }
                algorithm curved(γ) {
                  node x = x0
                  round { x -= γ * (∇f(x; 2) + hvp(f, x, x)) }
                }
                algorithm blockwise(γ) {
                  node x = x0 .+ 0.1
                  round {
                    let g = ∇f(x)
                    x.W -= γ * g.W
                    x.W[1, :] -= γ * g.W[1, :]
                    x.v -= γ * g.v / (1 + ‖g.v‖)
                    x.c = 0.99 * x.c
                  }
                }
                let own = logistic_own(libsvm("quadratic.libsvm"), nodes = 8)
                let net = network(libsvm("interpolated.libsvm"), nodes = 2)
                """, run);
    }

    private static void allocateNothing(String problems, String run) {
        allocateNothing(problems, run, "");
    }

    /// @param settings what stands behind the clauses
    static void allocateNothing(String problems, String run, String settings) {
        Meter meter = new Meter();
        Fopt.compile("test.fopt", problems + "run " + run + " for " + (long) WINDOW * WINDOWS + " rounds measure loss every 1000000" + settings + "\n", Problems.RESOURCES, Map.of())
                .run(RunOptions.standard().withThreads(1), meter);
        assertThat(meter.least).as("bytes of %d rounds", WINDOW).isLessThanOrEqualTo(BOUND);
    }

    private static final class Meter implements RunListener {
        private final long start = System.nanoTime();
        private long before;
        private long least = Long.MAX_VALUE;

        @Override
        public void progress(long round, Map<String, Double> latest) {
            if (round % WINDOW == 0) {
                long now = THREADS.getCurrentThreadAllocatedBytes();
                least = round == WINDOW ? least : Math.min(least, now - before);
                before = now;
            }
        }

        @Override
        public boolean stopRequested() {
            return least <= BOUND || System.nanoTime() - start > PATIENCE;
        }
    }
}
