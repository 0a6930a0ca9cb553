package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.Fopt;
import fopt.FoptException;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Source;
import fopt.runtime.UserError;
import fopt.runtime.Precision;
import fopt.runtime.compress.BitReader;
import fopt.runtime.compress.BitWriter;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import fopt.runtime.compress.Contract;
import fopt.runtime.compress.HostCompressor;
import fopt.runtime.compress.Message;
import fopt.runtime.compress.WireCompressor;
import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.Objective;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.ProblemCheck;
import fopt.runtime.random.Stream;
import fopt.runtime.record.RunResult;
import fopt.runtime.robust.Attack;
import fopt.runtime.robust.Inputs;
import fopt.runtime.robust.RobustRule;
import fopt.runtime.robust.RuleSpec;
import fopt.runtime.sim.HostMetric;
import fopt.runtime.topology.HostGraphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A host's own Java classes, by name in scripts.
@Timeout(120)
class HostClassesTest {
    private static Outcome run(String text, Map<String, Object> given) {
        Fopt.Builder builder = Fopt.builder();
        given.forEach(builder::give);
        return builder.build().compile(new Source("test.fopt", text)).run(RunOptions.standard().withThreads(2), RunListener.NONE);
    }

    private static RunResult only(String text, Map<String, Object> given) {
        Outcome outcome = run(text, given);
        assertThat(outcome.runs()).hasSize(1);
        return outcome.runs().getFirst();
    }

    // ---- problems

    /// f_i(x) = ‖x − c_i‖²/2, whose minimum is the mean of the c_i; sample s moves the centre by ±1.
    private record Centres(double[][] c, int samples, double slope) implements Objective {
        @Override
        public int nodes() {
            return c.length;
        }

        @Override
        public int dimension() {
            return c[0].length;
        }

        @Override
        public double value(int node, double[] x) {
            return samples == 0 ? at(node, 0, x) : IntStream.range(0, samples).mapToDouble(s -> value(node, s, x)).sum() / samples;
        }

        @Override
        public void gradient(int node, double[] x, double[] out) {
            slope(node, 0, x, out);
        }

        @Override
        public int samples(int node) {
            return samples;
        }

        @Override
        public double value(int node, int sample, double[] x) {
            return at(node, shift(sample), x);
        }

        @Override
        public void gradient(int node, int sample, double[] x, double[] out) {
            slope(node, shift(sample), x, out);
        }

        private static double shift(int sample) {
            return sample % 2 == 0 ? 1 : -1;
        }

        private double at(int node, double shift, double[] x) {
            return IntStream.range(0, x.length).mapToDouble(k -> (x[k] - c[node][k] - shift) * (x[k] - c[node][k] - shift) / 2).sum();
        }

        private void slope(int node, double shift, double[] x, double[] out) {
            Arrays.setAll(out, k -> slope * (x[k] - c[node][k] - shift));
        }
    }

    private static final double[][] C = {{1, 2, 3}, {3, 2, 1}, {-1, 5, 2}, {5, -5, 2}};

    @Test
    void aProblemIsOptimisedAndItsConstantsAreFound() {
        for (int samples : new int[] {0, 4}) {
            Problem p = Problem.of(new Centres(C, samples, 1));
            ProblemCheck.check(p);
            assertThat(p.constants().L()).isCloseTo(1, within(1e-6));
            assertThat(p.optimum().x()).containsExactly(new double[] {2, 1, 2}, within(1e-9));
            RunResult r = only("let r = run gd() on p for 5 rounds measure gap, distance", Map.of("p", p));
            assertThat(r.last().metrics().get("distance")).isLessThan(1e-6);
            assertThat(r.last().bitsUp()).as("three numbers of 64 bits from each of 4 nodes in each of 5 rounds").isEqualTo(5 * 4 * 3 * 64);
        }
    }

    @Test
    void minibatchesAreMeansOverItsSamples() {
        RunResult r = only("run dsgd(η = 0.1, batch = 2) on p over ring(4) for 200 rounds measure distance, gradients", Map.of("p", new Centres(C, 4, 1)));
        assertThat(r.last().gradients()).isEqualTo(200 * 4 * 2);
        assertThat(r.last().metrics().get("distance")).isBetween(0.01, 2.0);
        assertThat(only("run dsgd(η = 0.1) on p over ring(4) for 300 rounds measure distance", Map.of("p", new Centres(C, 4, 1))).last().metrics().get("distance"))
                .isLessThan(only("run dsgd(η = 0.1) on p over ring(4) for 3 rounds measure distance", Map.of("p", new Centres(C, 4, 1))).last().metrics().get("distance"));
    }

    /// Σ |x_k| besides f, by its proximal map; the minimiser of ‖x − c‖²/2 + ‖x‖₁ shrinks c by 1.
    private record Lasso(Centres f) implements Objective {
        @Override
        public int nodes() {
            return f.nodes();
        }

        @Override
        public int dimension() {
            return f.dimension();
        }

        @Override
        public double value(int node, double[] x) {
            return f.value(node, x);
        }

        @Override
        public void gradient(int node, double[] x, double[] out) {
            f.gradient(node, x, out);
        }

        @Override
        public void estimate(int node, double[] x, Stream noise, double[] out) {
            f.gradient(node, x, out);
            out[0] += 0.1 * noise.nextNormal();
        }

        @Override
        public OptionalDouble smoothness() {
            return OptionalDouble.of(1);
        }

        @Override
        public OptionalDouble convexity() {
            return OptionalDouble.of(1);
        }

        @Override
        public boolean hasRegulariser() {
            return true;
        }

        @Override
        public double regulariser(double[] x) {
            return Arrays.stream(x).map(Math::abs).sum();
        }

        @Override
        public void prox(double[] v, double step, double[] out) {
            Arrays.setAll(out, k -> Math.signum(v[k]) * Math.max(Math.abs(v[k]) - step, 0));
        }
    }

    @Test
    void aRegulariserHasItsProximalMap() {
        Problem p = Problem.of(new Lasso(new Centres(C, 0, 1)));
        ProblemCheck.check(p);
        assertThat(p.optimum().x()).containsExactly(new double[] {1, 0, 1}, within(1e-9));
        RunResult r = only("algorithm pg() { server x = x0\n round { x = prox(r, x - mean_i(∇f(broadcast(x))) / L, 1/L) } }\nrun pg on p for 5 rounds measure gap", Map.of("p", p));
        assertThat(r.point()).containsExactly(new double[] {1, 0, 1}, within(1e-12));
        assertThat(r.last().metrics().get("gap")).isLessThan(1e-9);
    }

    @Test
    void anOracleWithNoiseDrawsFromTheRunsStream() {
        Map<String, Object> given = Map.of("p", new Lasso(new Centres(C, 0, 1)));
        String text = "algorithm sg() { node x = x0\n round { x -= 0.1 * ∇f(x; 1) } }\nrun sg on p for 5 rounds measure loss with seed(S)";
        double[] once = only(text.replace("S", "1"), given).point();
        assertThat(only(text.replace("S", "1"), given).point()).isEqualTo(once);
        assertThat(only(text.replace("S", "2"), given).point()).isNotEqualTo(once);
    }

    @Test
    void aWrongGradientIsFound() {
        assertThatThrownBy(() -> ProblemCheck.check(new Centres(C, 0, 1.01))).isInstanceOfSatisfying(UserError.class, e -> assertThat(e.code()).isEqualTo("E840"))
                .hasMessageContaining("∂f/∂x_1 is -1.01 by its gradient, and -1 by differences").hasMessageContaining("node 1");
        assertThatCode(() -> ProblemCheck.check(new Centres(C, 0, 1))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Problem.of(new Centres(new double[][] {{}}, 0, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- compressors

    /// Numbers of 16 bits.
    private static class Halves implements WireCompressor {
        @Override
        public Contract contract(int dimension) {
            return Contract.deterministic(0.99);
        }

        @Override
        public void encode(double[] v, BitWriter out, Stream draws) {
            Arrays.stream(v).forEach(x -> out.bits(Float.floatToFloat16((float) x), 16));
        }

        @Override
        public void decode(BitReader in, double[] out) {
            Arrays.setAll(out, c -> Float.float16ToFloat((short) in.bits(16)));
        }
    }

    /// Rounds up or down at random: unbiased.
    private static final class Coins extends Halves {
        @Override
        public Contract contract(int dimension) {
            return Contract.unbiased(dimension);
        }

        @Override
        public boolean draws() {
            return true;
        }

        @Override
        public void encode(double[] v, BitWriter out, Stream draws) {
            double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
            out.real(norm);
            for (double x : v) {
                boolean one = draws.nextDouble() * norm < Math.abs(x);
                out.bits(one ? x < 0 ? 2 : 1 : 0, 2);
            }
        }

        @Override
        public void decode(BitReader in, double[] out) {
            double norm = in.real();
            double[] values = {0, norm, -norm};
            Arrays.setAll(out, _ -> values[(int) in.bits(2)]);
        }
    }

    private static final String QUADRATIC = "let p = quadratic(nodes = 4, d = 10, μ = 1, L = 2, heterogeneity = 1)\n";

    @Test
    void aCompressorSendsTheBitsThatItWrites() {
        RunResult r = only(QUADRATIC + "run ef21(C = halves) on p for 300 rounds measure gap", Map.of("halves", new Halves()));
        assertThat(r.last().metrics().get("gap")).isLessThan(1e-9);
        RunResult once = only(QUADRATIC + "algorithm a() { server x = x0\n round { x -= mean_i(compress(∇f(broadcast(x)), Q)) / L }\n }\n".replace("a()", "a(Q: contractive)")
                + "run a(Q = halves) on p for 3 rounds", Map.of("halves", new Halves()));
        assertThat(once.last().bitsUp()).isEqualTo(3 * 4 * 10 * 16);
        assertThat(once.parameters()).containsEntry("Q", "Halves");
    }

    @Test
    void aCompressorThatDrawsIsReproducible() {
        String text = QUADRATIC + "run diana(Q = coins) on p for 200 rounds measure gap";
        RunResult r = only(text, Map.of("coins", new Coins()));
        assertThat(r.last().metrics().get("gap")).isLessThan(0.01);
        assertThat(only(text, Map.of("coins", new Coins())).digest()).isEqualTo(r.digest());
    }

    private FoptException failure(String text, Map<String, Object> given) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(FoptException.class, () -> run(text, given));
    }

    @Test
    void classAndConstantsAreHeldAgainstIt() {
        FoptException wrongClass = failure(QUADRATIC + "run diana(Q = halves) on p for 3 rounds", Map.of("halves", new Halves()));
        assertThat(wrongClass.code()).as(wrongClass.getMessage()).isEqualTo("E040");
        WireCompressor boaster = new Halves() {
            @Override
            public String name() {
                return "boaster";
            }

            @Override
            public void decode(BitReader in, double[] out) {
                super.decode(in, out);
                out[0] = 0;
            }
        };
        FoptException refuted = failure(QUADRATIC + "run ef21(C = q) on p for 3 rounds", Map.of("q", boaster));
        assertThat(refuted.code()).isEqualTo("E335");
        assertThat(refuted.getMessage()).contains("boaster").contains("contractive(δ = 0.99)");
        WireCompressor forgetful = new Halves() {
            @Override
            public void decode(BitReader in, double[] out) {
                in.bits(16);
            }

            @Override
            public String name() {
                return "forgetful";
            }
        };
        assertThat(failure(QUADRATIC + "run ef21(C = q) on p for 3 rounds", Map.of("q", forgetful)).getMessage()).contains("E842").contains("leaves 144 bits");
    }

    @Test
    void whatReceiversHaveIsDecodedFromTheBits() {
        for (WireCompressor host : List.of(new Halves(), new Coins())) {
            Compressor q = HostCompressor.spec(host).bind(7);
            Message sent = new Message();
            Message received = new Message();
            q.compress(new double[] {9, 1, -2, 3.3, 0, 1e-3, 0.7, -8}, 1, sent, new Stream().reset(1, 2, 3, 4, 5));
            BitWriter wire = new BitWriter();
            q.codec().encode(sent, wire);
            assertThat(wire.length()).isEqualTo(sent.bits);
            q.codec().decode(wire.reader(), null, received);
            double[] a = new double[7];
            double[] b = new double[7];
            sent.writeTo(a, 0);
            received.writeTo(b, 0);
            assertThat(b).isEqualTo(a);
        }
    }

    /// A compressor that knows of no precision: what it calls a number is one of the run's.
    @Test
    void numbersOfAHostAreOfThePrecisionOfTheRun() {
        WireCompressor plain = new Halves() {
            @Override
            public String name() {
                return "plain";
            }

            @Override
            public void encode(double[] v, BitWriter out, Stream draws) {
                Arrays.stream(v).forEach(out::real);
            }

            @Override
            public void decode(BitReader in, double[] out) {
                Arrays.setAll(out, c -> in.real());
            }
        };
        for (Precision precision : Precision.values()) {
            String text = QUADRATIC + "run ef21(C = q) on p for 30 rounds with precision(" + precision.word() + ")";
            RunResult host = only(text, Map.of("q", plain));
            assertThat(host.precision()).isEqualTo(precision);
            assertThat(host.last().bitsUp() % (10L * precision.bits())).isZero();
            assertThat(host.last().bitsUp()).isEqualTo(only(text.replace("C = q", "C = identity"), Map.of()).last().bitsUp());
        }
    }

    @Test
    void aCompressorBoundToADimensionIsForThatOne() {
        Compressor top = Compressors.byName("top_k").map(kind -> new Compressors.Spec(kind, 3).bind(10)).orElseThrow();
        String text = QUADRATIC + "run ef21(C = q) on p for 30 rounds";
        assertThat(only(text, Map.of("q", top)).digest()).isEqualTo(only(text.replace("C = q", "C = top_k(3)"), Map.of()).digest());
        assertThat(failure(text.replace("d = 10", "d = 11"), Map.of("q", top)).getMessage()).contains("E843").contains("vectors of 10 numbers");
    }

    @Test
    void checkTellsOfThem() {
        Fopt engine = Fopt.builder().give("p", new Centres(C, 0, 1)).give("halves", new Halves()).build();
        String told = engine.compile(new Source("test.fopt", "run ef21(C = halves) on p for 3 rounds measure gap")).check();
        assertThat(told).contains("Centres: a problem of the host, n = 4, d = 3").contains("48 bit");
    }

    // ---- graphs, metrics, rules, attacks, data

    @Test
    void graphsAndWeights() {
        Graph<String, DefaultEdge> path = new SimpleGraph<>(DefaultEdge.class);
        List.of("a", "b", "c", "d").forEach(path::addVertex);
        path.addEdge("a", "b");
        path.addEdge("b", "c");
        path.addEdge("c", "d");
        String text = QUADRATIC + "run dsgd(η = 0.1) on p over G for 20 rounds measure gap";
        RunResult given = only(text, Map.of("G", path));
        assertThat(given.point()).isEqualTo(only(text.replace("G", "path(4)"), Map.of()).point());
        double t = 1 / 3.0;
        double[][] metropolis = {{1 - t, t, 0, 0}, {t, 1 - 2 * t, t, 0}, {0, t, 1 - 2 * t, t}, {0, 0, t, 1 - t}};
        assertThat(only(text, Map.of("G", HostGraphs.weights("mine", metropolis))).point()).containsExactly(given.point(), within(1e-12));
        Graph<Integer, DefaultEdge> cycle = new SimpleDirectedGraph<>(DefaultEdge.class);
        IntStream.range(0, 4).forEach(cycle::addVertex);
        IntStream.range(0, 4).forEach(i -> cycle.addEdge(i, (i + 1) % 4));
        assertThat(HostGraphs.topology("cycle", cycle).directed()).isTrue();
        assertThat(HostGraphs.topology("cycle", cycle).hears(1, 0)).as("0 speaks to 1").isTrue();
        assertThatThrownBy(() -> HostGraphs.weights("odd", new double[][] {{1, 1}, {1, 0.5}})).hasMessageContaining("row 1 sums to 2");
    }

    @Test
    void aMetricIsMeasured() {
        List<Long> asked = new ArrayList<>();
        HostMetric first = at -> {
            asked.add(at.round());
            return at.nodes().orElseThrow()[1][0] + at.point().length;
        };
        Outcome outcome = run(QUADRATIC + "let r = run dsgd(η = 0.1) on p over ring(4) for 4 rounds measure first, twice = 2 * first every 2\nprint r.first\nassert r.twice > 0",
                Map.of("first", first));
        RunResult r = outcome.run("r");
        assertThat(asked).contains(0L, 2L, 4L);
        assertThat(r.rows().getFirst().metrics()).containsEntry("first", 10.0).containsEntry("twice", 20.0);
    }

    /// The first vector.
    private static final class Dictator implements RobustRule {
        @Override
        public void apply(Inputs in, Stream draws, double[] out, int oo) {
            System.arraycopy(in.values(), in.start()[0], out, oo, in.length());
        }
    }

    @Test
    void aRobustRuleAndAnAttack() {
        String text = "algorithm a(A) { server x = x0\n round { x -= 0.1 * A(gather(∇f(broadcast(x)))) } }\n";
        RunResult dictator = only(QUADRATIC + text + "run a(A = dictator) on p for 300 rounds measure loss", Map.of("dictator", RuleSpec.of("dictator", Dictator::new)));
        RunResult mean = only(QUADRATIC + text + "run a(A = mean) on p for 300 rounds measure loss", Map.of());
        assertThat(dictator.last().metrics().get("loss")).isGreaterThan(mean.last().metrics().get("loss"));
        Attack zero = Attack.of("silence", 1, (honest, n, f, strength, draws, row, at) -> Arrays.fill(row, at, at + honest.length(), 0));
        RunResult attacked = only(QUADRATIC + text + "run a(A = mean) on p for 20 rounds measure loss with byzantine(1, attack = silence)", Map.of("silence", zero));
        RunResult flipped = only(QUADRATIC + text + "run a(A = mean) on p for 20 rounds measure loss with byzantine(1, attack = sign_flip)", Map.of());
        assertThat(attacked.last().metrics().get("loss")).isLessThan(flipped.last().metrics().get("loss"));
    }

    @Test
    void aDataSourceIsADataSet() {
        DataSet data = DataSet.dense("mine", 4, 2, new double[] {1, -1, 1, -1}, new double[] {1, 0, -1, 0.5, 2, 0, -2, 1});
        assertThat(only("run gd() on logistic(data, nodes = 2, l2 = 0.1) for 50 rounds measure gap", Map.of("data", data)).last().metrics().get("gap")).isLessThan(1e-6);
    }

    // ---- failures

    /// Fails at node 3 once it is far enough.
    private static final class Fragile extends Wrapped {
        @Override
        public void gradient(int node, double[] x, double[] out) {
            if (node == 2 && x[0] > 1) {
                throw new IllegalStateException("out of range");
            }
            super.gradient(node, x, out);
        }
    }

    private static class Wrapped implements Objective {
        private final Centres f = new Centres(C, 0, 1);

        @Override
        public int nodes() {
            return f.nodes();
        }

        @Override
        public int dimension() {
            return f.dimension();
        }

        @Override
        public double value(int node, double[] x) {
            return f.value(node, x);
        }

        @Override
        public void gradient(int node, double[] x, double[] out) {
            f.gradient(node, x, out);
        }

        @Override
        public OptionalDouble smoothness() {
            return OptionalDouble.of(1);
        }
    }

    private static final String STEPS = """
            algorithm steps() {
              server x = x0
              round {
                let g = mean_i(
                  ∇f(broadcast(x)))
                x -= 0.3 * g
              }
            }
            let unused = 1
            run steps on p for 10 rounds measure loss
            """;

    @Test
    void aFailureOfAClassOfTheHostNamesTheLine() {
        FoptException e = failure(STEPS, Map.of("p", new Fragile()));
        assertThat(e.phase()).isEqualTo(FoptException.Phase.HOOK);
        assertThat(e.code()).isEqualTo("E841");
        assertThat(e.getMessage()).contains("`HostClassesTest.Fragile.gradient` of the host failed: java.lang.IllegalStateException: out of range").contains("at node 3, in round 3");
        assertThat(e.getCause()).isInstanceOf(IllegalStateException.class).hasMessage("out of range");
        assertThat(e.getStackTrace()[0]).hasToString("fopt.steps(test.fopt:5)");
        assertThat(e.getStackTrace()).anyMatch(f -> f.getClassName().equals(HostClassesTest.class.getName()));
    }

    @Test
    void theStackOfWhatAClassOfTheHostThrowsGoesThroughLinesOfTheProgram() {
        FoptException e = failure(STEPS, Map.of("p", new Fragile()));
        assertThat(e.getCause().getStackTrace()).as("compiled code has a file and lines").anySatisfy(f -> {
            assertThat(f.getClassName()).isEqualTo("fopt.generated.steps");
            assertThat(f.getFileName()).isEqualTo("test.fopt");
            assertThat(f.getLineNumber()).isEqualTo(5);
        });
    }

    @Test
    void whatAListenerThrowsGoesToTheCaller() {
        Fopt engine = Fopt.builder().give("p", new Wrapped()).build();
        assertThatThrownBy(() -> engine.compile(new Source("test.fopt", STEPS)).run(RunOptions.standard(), new RunListener() {
            @Override
            public void row(fopt.runtime.record.Row row) {
                throw new IllegalArgumentException("mine");
            }
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("mine");
    }

    @Test
    void errorsOfAProgramHaveAStack() {
        FoptException type = failure("let a = 1\nprint unknown", Map.of());
        assertThat(type.getStackTrace()[0]).hasToString("fopt.script(test.fopt:2)");
        FoptException library = failure("run dsgd(η = 0.1) on quadratic(nodes = 4, d = 2) over ring(5) for 3 rounds\n", Map.of());
        assertThat(library.getStackTrace()[0].getFileName()).isEqualTo("test.fopt");
        FoptException range = failure("algorithm far() {\n  node x = x0\n  round {\n    x = fetch(x, from = n + round)\n  }\n}\nrun far on quadratic(nodes = 2, d = 2) for 3 rounds\n",
                Map.of());
        assertThat(range.getStackTrace()[0]).hasToString("fopt.far(test.fopt:4)");
    }
}
