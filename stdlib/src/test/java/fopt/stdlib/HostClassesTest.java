package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.Outcome;
import fopt.runtime.problem.DataSet;
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
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A host's own graphs, metrics, rules, attacks and data, by name in scripts.
@Timeout(120)
class HostClassesTest {
    @Test
    void graphsAndWeights() {
        Graph<String, DefaultEdge> path = new SimpleGraph<>(DefaultEdge.class);
        List.of("a", "b", "c", "d").forEach(path::addVertex);
        path.addEdge("a", "b");
        path.addEdge("b", "c");
        path.addEdge("c", "d");
        String text = Hosting.QUADRATIC + "run dsgd(η = 0.1) on p over G for 20 rounds measure gap";
        RunResult given = Hosting.only(text, Map.of("G", path));
        assertThat(given.point()).isEqualTo(Hosting.only(text.replace("G", "path(4)"), Map.of()).point());
        double t = 1 / 3.0;
        double[][] metropolis = {{1 - t, t, 0, 0}, {t, 1 - 2 * t, t, 0}, {0, t, 1 - 2 * t, t}, {0, 0, t, 1 - t}};
        assertThat(Hosting.only(text, Map.of("G", HostGraphs.weights("mine", metropolis))).point()).containsExactly(given.point(), within(1e-12));
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
        Outcome outcome = Hosting.run(Hosting.QUADRATIC + "let r = run dsgd(η = 0.1) on p over ring(4) for 4 rounds measure first, twice = 2 * first every 2\nprint r.first\nassert r.twice > 0",
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
        RunResult dictator = Hosting.only(Hosting.QUADRATIC + text + "run a(A = dictator) on p for 300 rounds measure loss", Map.of("dictator", RuleSpec.of("dictator", Dictator::new)));
        RunResult mean = Hosting.only(Hosting.QUADRATIC + text + "run a(A = mean) on p for 300 rounds measure loss", Map.of());
        assertThat(dictator.last().metrics().get("loss")).isGreaterThan(mean.last().metrics().get("loss"));
        Attack zero = Attack.of("silence", 1, (honest, n, f, strength, draws, row, at) -> Arrays.fill(row, at, at + honest.length(), 0));
        RunResult attacked = Hosting.only(Hosting.QUADRATIC + text + "run a(A = mean) on p for 20 rounds measure loss with byzantine(1, attack = silence)", Map.of("silence", zero));
        RunResult flipped = Hosting.only(Hosting.QUADRATIC + text + "run a(A = mean) on p for 20 rounds measure loss with byzantine(1, attack = sign_flip)", Map.of());
        assertThat(attacked.last().metrics().get("loss")).isLessThan(flipped.last().metrics().get("loss"));
    }

    @Test
    void aDataSourceIsADataSet() {
        DataSet data = DataSet.dense("mine", 4, 2, new double[] {1, -1, 1, -1}, new double[] {1, 0, -1, 0.5, 2, 0, -2, 1});
        assertThat(Hosting.only("run gd() on logistic(data, nodes = 2, l2 = 0.1) for 50 rounds measure gap", Map.of("data", data)).last().metrics().get("gap")).isLessThan(1e-6);
    }
}
