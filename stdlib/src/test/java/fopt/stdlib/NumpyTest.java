package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.CompilationException;
import fopt.Fopt;
import fopt.compiler.ir.Var;
import fopt.compiler.run.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library's algorithms, where nothing is random, take the same iterates as the NumPy scripts that `fopt dump --stage=numpy` writes of them.
/// The scripts come from the typed tree, so this holds lowering, passes and generated code against something else.
///
/// numpy/last.csv is what the script of all cases prints of the last round. Where there is no Python with NumPy, only that is compared. It is made
/// with `-Dfopt.bless=true`, which runs `python3 script.py --points`.
class NumpyTest {
    private static final int ROUNDS = 8;
    private static final double EQUAL = 1e-10;
    private static final Path STORED = Problems.RESOURCES.resolve("numpy/last.csv");
    private static final String DATA = "../../../../examples/data/";
    private static final String PROBLEMS = Problems.P
            + "let logit = logistic(libsvm(\"" + DATA + "wdbc_scale\"), nodes = 4, split = contiguous, l2 = 0.1, nonconvex = 0.05)\n"
            + "let digits = softmax(libsvm(\"" + DATA + "digits\"), nodes = 4, split = sorted, l2 = 0.01, prox_l2 = 0.02)\n"
            + "let lasso = least_squares(libsvm(\"quadratic.libsvm\"), nodes = 4, split = shuffled, l1 = 0.1)\n"
            + "let h = quadratic(4, 12, μ = 1, L = 10, heterogeneity = 1, spread = 0.5)\n";
    /// Problems and compressors that are written out; the scripts differentiate by themselves.
    private static final String OWN = """
            problem robust(data, λ = 0.1) {
              sample (a, b) in data
              f(x) = log1p((⟨a, x⟩ - b)^2) + λ * sum(x.^2 ./ (1 .+ x.^2))
              r(x) = 0.01 * sum(abs(x))
            }
            fun bend(t, c = 0.5) {
              let s = tanh(t)
              s + c * max(t, 0)
            }
            problem net(data, h: int = 2) {
              sample (a, b) in data
              let scale = 1 / 10
              hidden(W, c, a) = bend(scale * W * a + c)
              f(W1: matrix(h, d), c: vector(h), v: vector(h), s: real) = (v' * hidden(W1, c, a) + s - b)^2 / 2 if b > 0
                  else relu(v[1]) * sigmoid(b) + ‖v‖^2 + sum(W1[1, k]^2 for k in 1..3 if k != 2) + abs(s)
            }
            problem saddle(c) { F(u: vector(2), v: real) = ([u[1] + v, 2*u[2] - v] - [c[i], 0], v - u[1] + u[2]) }
            problem targets(c, k: int) { f(x: vector(k)) = softplus(‖x - c[i]‖^2) / 2 + logsumexp(x) * max(x[1], x[2], 0.1) }
            problem smooth(c, k: int) { f(x: vector(k)) = softplus(‖x - c[i]‖^2) / 2 + logsumexp(x) * tanh(x[1]) }
            problem classes(data) {
              sample (a, y) in data
              f(W: matrix(4, d), b: vector(4)) = cross_entropy(W * a + b, y) + m_i / 1000 * norm1(b)
            }
            compressor top_sign(k) of v: contractive(δ = 1/d) {
              let I = largest(k, abs(v))
              real(mean(abs(v[I]))) * sparse(I, signs(v[I]))
            }
            compressor rounded(s: int = 8) of v {
              let most = max(abs(v))
              real(most) / s * levels(s * v / max(most, 1e-30), s)
            }
            compressor without_smallest(k) of v {
              let small = smallest(k, abs(v))
              reals(v) - sparse(small, reals(v[small])) + sparse(1..2, 0 * reals(v[1..2]))
            }
            algorithm half_steps(γ) {
              node z = x0
              round {
                let half = z - γ * F(z)
                z = gossip(z - γ * F(half))
              }
              output mean_i(z)
            }
            algorithm curved(γ) {
              node x = x0
              round { x -= γ * (∇f(x) + hess(f, x) * ∇f(x) / 10 + hvp(f, x, x) / 10) }
            }
            algorithm steps_over_ranges(γ, K: int = 3) {
              node x = x0
              round {
                let g = ∇f(x)
                let k = argmin(abs(k - i - 0.5) for k in 1..4)
                x -= γ * sum(g / k^2 for k in 1..K if k != 2) + γ * k * mean(g * q for q in 1..round) + 0.001 * project_simplex(g)
                x = gossip(x, complete(n)) + max(quantile(x, k / 10) for k in 1..3) * g / 100
              }
            }
            let some = robust(libsvm("quadratic.libsvm"), nodes = 4, split = shuffled)
            let layers = net(libsvm("quadratic.libsvm"), nodes = 4)
            let four = classes(libsvm("four_classes.libsvm"), nodes = 2)
            """;
    private static final List<String> OTHER_PROBLEMS = List.of(
            "ef21(C = top_sign(3)) on h", "ef21(C = top_sign(25%)) on h", "dcgd(Q = rounded(), γ = 0.05) on h", "dcgd(Q = without_smallest(5), γ = 0.05) on h",
            "prox_sgd(γ = 0.05, batch = all) on some", "dsgd(η = 0.01, batch = all) on layers over ring(4) from 0.3", "gd(γ = 0.1) on four from 0.1",
            "half_steps(γ = 0.2) on saddle([0, 5], nodes = 2) over path(2)", "gd(γ = 0.1) on targets([[0, 0], [2, 0], [1, 3]], 2, nodes = 3) from 0.5",
            "gradient_tracking() on logit over ring(4)", "dcgd(Q = threshold(0.01), γ = 0.1) on logit",
            "incremental_gradient(batch = 3) on logit", "dsgd(η = 0.001, batch = all) on digits over torus(2, 2)", "ef_signsgd(batch = all) on digits",
            "nids() on lasso over ring(4)", "prox_sgd(batch = all) on lasso", "ef21(C = scaled_sign) on h", "heavy_ball() on h",
            "fedavg(K = 3, clients = round_robin(3), batch = all) on h", "dsgd(η = 0.05, batch = all) on h over cycle(ring(4), star(4))",
            "dsgd(η = 0.05, batch = all) on h over matching(4)", "dcgd(Q = sign, γ = 0.01) on h", "page(τ = 4, p = 1) on h",
            "muon(batch = all) on h", "fedmuon(clients = everybody, batch = all) on h", "local_muon(clients = everybody, batch = all) on h", "lmo_hcm(batch = all) on h",
            "muon_mvr(batch = all) on h", "distance_adaptive_muon(batch = all) on h", "spectra_adamw(batch = all) on h", "proximal_point() on logit",
            "d_admm() on h over ring(4)", "newton_3pc(C = three_point_lag(0.5)) on logit", "coordinate_clip(batch = all) on h", "steps_over_ranges(γ = 0.05) on h", "curved(γ = 0.05) on smooth([[0, 0], [2, 0], [1, 3]], 2, nodes = 3) from 0.5");

    /// Steps along signs: one coordinate of the mean gradient at x0 is 0 but for rounding, which is not the same there.
    private static final Set<String> BY_SIGN = Set.of("signum", "lion", "sign_majority", "frank_wolfe");

    /// Sets of coordinates, and lists of nodes, have no transcription (E047).
    private static final Set<String> NOT_TRANSCRIBED = Set.of("pipedream", "fedpvr", "bias_corrected");

    @TempDir
    private Path folder;

    private static List<String> cases() {
        Stream<String> papers = Reference.ofThePapers().stream().filter(r -> !BY_SIGN.contains(r.name()) && !NOT_TRANSCRIBED.contains(r.name()))
                .map(r -> r.run() + " on p" + (r.graph().isEmpty() ? "" : " over " + r.graph()));
        return Stream.concat(papers, OTHER_PROBLEMS.stream()).toList();
    }

    /// One run a line; results have names, so that labels tell the runs apart.
    private static String program(List<String> cases, int rounds) {
        return PROBLEMS + OWN + IntStream.range(0, cases.size()).mapToObj(k -> "let r" + k + " = run " + cases.get(k) + " for " + rounds + " rounds measure loss every 1\n")
                .collect(Collectors.joining());
    }

    @Test
    void iteratesAreThoseOfTheScript() {
        assumeTrue(Python.available(), "there is no python3 with NumPy here");
        List<String> printed = Python.run(folder, Fopt.compile("cases.fopt", program(cases(), ROUNDS), Problems.RESOURCES).dump("numpy", null), "--points");
        Map<String, double[]> rows = printed.stream().map(l -> l.split(";"))
                .collect(Collectors.toMap(f -> f[0] + ";" + f[1] + ";" + f[2], f -> numbers(f, 3)));
        same(rows, found());
        assertThat(rows).hasSameSizeAs(found());
    }

    @Test
    void lastIteratesAreThoseThatAreStored() throws IOException {
        if (Boolean.getBoolean("fopt.bless")) {
            bless();
        }
        List<String[]> stored = Files.readAllLines(STORED).stream().map(l -> l.split(";")).toList();
        Map<String, Integer> numbers = IntStream.range(0, cases().size()).boxed().collect(Collectors.toMap(k -> cases().get(k), k -> k));
        assertThat(stored.stream().map(f -> f[0]).distinct()).containsExactlyInAnyOrderElementsOf(cases()).hasSizeGreaterThan(40);
        same(stored.stream().collect(Collectors.toMap(f -> "r" + numbers.get(f[0]) + ";" + ROUNDS + ";" + f[1], f -> numbers(f, 2))), found());
    }

    private void bless() throws IOException {
        List<String> cases = cases();
        List<String> printed = Python.run(folder, Fopt.compile("cases.fopt", program(cases, ROUNDS), Problems.RESOURCES).dump("numpy", null), "--points");
        Files.createDirectories(STORED.getParent());
        Files.write(STORED, printed.stream().filter(l -> l.split(";")[1].equals(Integer.toString(ROUNDS)))
                .map(l -> cases.get(Integer.parseInt(l.substring(1, l.indexOf(';')))) + l.replaceFirst("^r\\d+;\\d+", "")).toList());
    }

    /// A script of what draws runs, too.
    @Test
    void scriptsWithDrawsRun() {
        assumeTrue(Python.available(), "there is no python3 with NumPy here");
        List<String> random = JudgesTest.RANDOM.stream().map(c -> c.replaceFirst("( over .*)?$", " on p$1")).filter(NumpyTest::isTranscribed).toList();
        assertThat(random).hasSizeGreaterThan(50);
        List<String> printed = Python.run(folder, Fopt.compile("random.fopt", program(random, 3), Problems.RESOURCES).dump("numpy", null));
        assertThat(printed).hasSize(4 * random.size()).noneMatch(l -> l.endsWith("nan"));
    }

    /// What has no transcription says so, by E047.
    private static boolean isTranscribed(String run) {
        try {
            Fopt.compile("random.fopt", program(List.of(run), 1), Problems.RESOURCES).dump("numpy", null);
            return true;
        } catch (CompilationException e) {
            assertThat(e).hasMessageContaining("E047");
            return false;
        }
    }

    private static double[] numbers(String[] fields, int from) {
        return Arrays.stream(fields).skip(from).mapToDouble(Double::parseDouble).toArray();
    }

    private static void same(Map<String, double[]> expected, Map<String, double[]> found) {
        expected.forEach((place, row) -> {
            double largest = Math.max(1, Arrays.stream(row).map(Math::abs).max().orElseThrow());
            assertThat(found.get(place)).as("%s (run, round, row)", place).containsExactly(row, within(EQUAL * largest));
        });
    }

    /// By run, round and row: all nodes' points, or the one that is measured.
    private static Map<String, double[]> found() {
        Map<String, double[]> rows = new HashMap<>();
        int[] run = {-1};
        Trial.of(program(cases(), ROUNDS), Map.of()).in(Problems.RESOURCES).watched((ir, context) -> {
            run[0] += context.round == 0 ? 1 : 0;
            Var v = ir.nodePoints() != null ? ir.nodePoints() : ir.output();
            double[] all = context.numbers[v.id()];
            for (int i = 0; i < (v.home() == Var.Home.NODE ? context.problem().nodes() : 1); i++) {
                rows.put("r" + run[0] + ";" + context.round + ";" + i, Arrays.copyOfRange(all, i * v.length(), (i + 1) * v.length()));
            }
        }).run();
        return rows;
    }
}
