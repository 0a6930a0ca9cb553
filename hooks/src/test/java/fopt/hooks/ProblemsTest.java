package fopt.hooks;

import fopt.Fopt;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.Session;
import fopt.compiler.source.Source;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// Problems whose loss and gradient are written in JavaScript or Python, against the built-in logistic regression.
class ProblemsTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath().normalize();

    private static final String JS = """
            extern js fun loss(x: vector(d), a: vector(d), b: real) -> real {\"""
            const dot = (u, v) => u.reduce((s, t, k) => s + t * v[k], 0);
            const loss = (x, a, b) => Math.log1p(Math.exp(-b * dot(a, x)));
            \"""}
            extern js fun slope(x: vector(d), a: vector(d), b: real) -> vector {\"""(x, a, b) => a.map(v => -b * v / (1 + Math.exp(b * dot(a, x))))\"""}
            problem mine(data) {
              sample (a, b) in data
              f(x) = loss(x, a, b) + 0.05 * ‖x‖^2
              ∇f(x) = slope(x, a, b) + 0.1 * x
            }
            """;

    private static final String PYTHON = """
            extern python fun loss(x: vector(d), A: matrix(m, d), b: vector(m)) -> real {\"""
              from math import exp, log1p
              def dot(u, v):
                  return sum(s * t for s, t in zip(u, v))
              def loss(x, A, b):
                  return sum(log1p(exp(-y * dot(a, x))) for a, y in zip(A, b)) / len(b)
            \"""}
            extern python fun slope(x: vector(d), A: matrix(m, d), b: vector(m)) -> vector(d) {\"""
              def slope(x, A, b):
                  w = [-y / (1 + exp(y * dot(a, x))) / len(b) for a, y in zip(A, b)]
                  return [sum(s * a[k] for s, a in zip(w, A)) for k in range(len(x))]
            \"""}
            problem mine(data) {
              samples (A, b) in data
              f(x) = loss(x, A, b) + 0.05 * ‖x‖^2
              ∇f(x) = slope(x, A, b) + 0.1 * x
            }
            """;

    private static final String RUNS = """
            algorithm descent(η) {
              node x = x0
              round { x = gossip(x - η * ∇f(x; 8)) }
            }
            let data = libsvm("wdbc_scale")
            let a = run descent(η = 0.1) on mine(data, nodes = 6) over ring(6) for 20 rounds measure loss
            let b = run descent(η = 0.1) on logistic(data, nodes = 6, l2 = 0.1) over ring(6) for 20 rounds measure loss
            """;

    private static Outcome run(String text) {
        return Fopt.compile("here.fopt", text, ROOT.resolve("examples/data"))
                .run(RunOptions.standard().withThreads(2), RunListener.NONE);
    }

    private static void same(Outcome outcome) {
        assertThat(outcome.run("a").point()).containsExactly(outcome.run("b").point(), within(1e-9));
    }

    @Test
    void javaScriptOneSampleAtATime() {
        same(run(JS + RUNS));
    }

    @Test
    void pythonAMinibatchAtATime() {
        same(run(PYTHON + RUNS));
    }

    @Test
    void aWrongGradientIsTold() {
        assertThatThrownBy(() -> run(JS.replace("0.1 * x", "0.2 * x") + RUNS)).hasMessageContaining("E720").hasMessageContaining("∇f(x) = slope(x, a, b) + 0.2 * x");
    }

    @Test
    void whatTheGuestGivesMustFit() {
        assertThatThrownBy(() -> run(JS.replace("a.map(v => -b", "a.slice(1).map(v => -b") + RUNS)).hasMessageContaining("E708").hasMessageContaining("30");
        assertThatThrownBy(() -> run(JS.replace("Math.log1p", "Math.logp") + RUNS)).hasMessageContaining("E705").hasMessageContaining("logp is not a function");
    }

    /// The guests that made the problem are gone by then.
    @Test
    void aSessionKeepsTheProblem() {
        Session session = new Session(ROOT.resolve("examples/data"));
        RunOptions options = RunOptions.standard();
        session.enter(new Source("1", JS + "let p = mine(libsvm(\"wdbc_scale\"), nodes = 3)"), options, RunListener.NONE);
        session.enter(new Source("2", "algorithm gd(η) {\n  server x = x0\n  round { x -= η * mean_i(∇f(broadcast(x))) }\n}"), options, RunListener.NONE);
        Outcome first = session.enter(new Source("3", "run gd(η = 0.1) on p for 3 rounds measure loss"), options, RunListener.NONE);
        Outcome second = session.enter(new Source("4", "run gd(η = 0.1) on p for 3 rounds measure loss"), options, RunListener.NONE);
        assertThat(second.runs().getFirst().digest()).isEqualTo(first.runs().getFirst().digest());
    }
}
