package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.Fopt;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Source;
import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookFunction;
import fopt.runtime.hook.HookKind;
import fopt.runtime.hook.HookParameter;
import fopt.runtime.hook.HookSignature;
import fopt.runtime.hook.HookValue;
import fopt.runtime.problem.DataSet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/// Problems whose loss and gradient are functions that the language does not know, here of the host: algorithms of the library take the same way on them as on the built-in problem.
@Timeout(300)
class ForeignProblemsTest {
    private static final int ROWS = 60;
    private static final int COLUMNS = 5;

    /// The mean logistic loss over some rows, and its gradient.
    private static final String TOGETHER = """
            problem mine(data) {
              samples (A, b) in data
              f(x) = mean_loss(x, A, b) + 0.05 * ‖x‖^2
              ∇f(x) = mean_slope(x, A, b) + 0.1 * x
            }
            """;

    private static final String ONE_BY_ONE = """
            problem mine(data) {
              sample (a, b) in data
              f(x) = loss(x, a, b) + 0.05 * ‖x‖^2
              ∇f(x) = slope(x, a, b) + 0.1 * x
            }
            """;

    private static DataSet data() {
        Random draws = new Random(3);
        double[] values = draws.doubles((long) ROWS * COLUMNS, -1, 1).toArray();
        double[] labels = new double[ROWS];
        Arrays.setAll(labels, k -> values[k * COLUMNS] + 0.3 * draws.nextGaussian() > 0 ? 1 : -1);
        return DataSet.dense("made", ROWS, COLUMNS, labels, values);
    }

    private static HookFunction function(HookKind result, HookKind a, HookKind b, Hook hook) {
        List<HookParameter> parameters = List.of(new HookParameter("x", HookKind.VECTOR), new HookParameter("a", a), new HookParameter("b", b));
        return new HookFunction(new HookSignature("", parameters, result), new HookFunction.Host(hook));
    }

    private static double margin(HookValue[] of, int row) {
        double sum = 0;
        for (int k = 0; k < of[0].length(); k++) {
            sum += of[0].get(k) * of[1].get(row * of[0].length() + k);
        }
        return sum * of[2].get(row);
    }

    private static void loss(HookValue[] of, HookValue out) {
        double sum = 0;
        for (int i = 0; i < of[2].length(); i++) {
            sum += StrictMath.log1p(StrictMath.exp(-margin(of, i)));
        }
        out.set(0, sum / of[2].length());
    }

    private static void slope(HookValue[] of, HookValue out) {
        int d = of[0].length();
        double[] g = new double[d];
        for (int i = 0; i < of[2].length(); i++) {
            double w = -of[2].get(i) / (1 + StrictMath.exp(margin(of, i))) / of[2].length();
            for (int k = 0; k < d; k++) {
                g[k] += w * of[1].get(i * d + k);
            }
        }
        for (int k = 0; k < d; k++) {
            out.set(k, g[k]);
        }
    }

    private static Outcome run(String text) {
        Fopt fopt = Fopt.builder().give("samples_of", data())
                .give("mean_loss", function(HookKind.REAL, HookKind.MATRIX, HookKind.VECTOR, ForeignProblemsTest::loss))
                .give("mean_slope", function(HookKind.VECTOR, HookKind.MATRIX, HookKind.VECTOR, ForeignProblemsTest::slope))
                .give("loss", function(HookKind.REAL, HookKind.VECTOR, HookKind.REAL, ForeignProblemsTest::loss))
                .give("slope", function(HookKind.VECTOR, HookKind.VECTOR, HookKind.REAL, ForeignProblemsTest::slope))
                .build();
        return fopt.compile(new Source("mine.fopt", text)).run(RunOptions.standard().withThreads(3), RunListener.NONE);
    }

    /// Sums of another order: equal up to rounding.
    private static void sameWay(String problem, String algorithm, String around) {
        String clauses = around + " for 25 rounds measure loss, gradients";
        Outcome outcome = run(problem + "let a = run " + algorithm + " on mine(samples_of, nodes = 6)" + clauses + "\nlet b = run " + algorithm
                + " on logistic(samples_of, nodes = 6, l2 = 0.1)" + clauses);
        assertThat(outcome.run("a").point()).containsExactly(outcome.run("b").point(), within(1e-9));
        assertThat(outcome.run("a").last().gradients()).isEqualTo(outcome.run("b").last().gradients());
        assertThat(outcome.run("a").last().metrics().get("loss")).isCloseTo(outcome.run("b").last().metrics().get("loss"), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dsgd(η = 0.2, batch = 4)", "dsgd(η = 0.2, batch = all)", "gradient_tracking(η = 0.1, batch = all)", "extra(α = 0.1)", "choco_sgd(Q = top_k(2), γ = 0.3, batch = 3, η = 0.2)"})
    void neighbours(String algorithm) {
        sameWay(TOGETHER, algorithm, " over ring(6)");
        sameWay(ONE_BY_ONE, algorithm, " over ring(6)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gd(γ = 0.3)", "ef21(C = top_k(2), γ = 0.2)", "diana(Q = rand_k(2), γ = 0.1)", "fedavg(η = 0.1, K = 3, batch = 4)", "scaffold(η = 0.1, K = 3, batch = 4)", "nesterov(γ = 0.1, β = 0.5)"})
    void server(String algorithm) {
        sameWay(TOGETHER, algorithm, "");
        sameWay(ONE_BY_ONE, algorithm, "");
    }

    @Test
    void whatIsNotSaidIsMeasured() {
        Outcome outcome = run(TOGETHER + """
                let p = mine(samples_of, nodes = 6)
                let q = logistic(samples_of, nodes = 6, l2 = 0.1)
                assert abs(p.f_star - q.f_star) < 1e-9
                assert p.L < 1.001 * q.L and p.L > 0.5 * q.L
                run dsgd(η = 0.2, batch = all) on p over ring(6) for 5 rounds measure gap, distance
                """);
        assertThat(outcome.runs()).hasSize(1);
    }

    /// An empty batch has no mean, and adds nothing.
    @Test
    void batchesMayBeEmpty() {
        sameWay(TOGETHER + """
                algorithm rare() {
                  node x = x0
                  round { x = gossip(x - 0.2 * ∇f(x; minibatch(poisson(1)))) }
                }
                """, "rare()", " over ring(6)");
    }

    @Test
    void functionalInterfacesDo() {
        Fopt fopt = Fopt.builder()
                .give("energy", (ToDoubleFunction<double[]>) x -> Arrays.stream(x).map(v -> v * v).sum() / 2)
                .give("slope", (Function<double[], double[]>) x -> x.clone())
                .give("steep", (Function<double[], double[]>) x -> Arrays.stream(x).map(v -> 2 * v).toArray())
                .build();
        String text = """
                problem mine(k: int) {
                  f(x: vector(k)) = energy(x) - x[1]
                  ∇f(x) = slope(x) - [1, 0, 0]
                }
                run gd(γ = 1) on mine(3, nodes = 2) for 3 rounds measure loss
                """;
        assertThat(fopt.compile(new Source("mine.fopt", text)).run(RunOptions.standard(), RunListener.NONE).runs().getFirst().point()).containsExactly(1, 0, 0);
        assertThatThrownBy(() -> fopt.compile(new Source("mine.fopt", text.replace("slope(x) -", "steep(x) -"))).run(RunOptions.standard(), RunListener.NONE))
                .hasMessageContaining("E720").hasMessageContaining("∇f(x) = steep(x)");
    }
}
