package fopt.runtime.topology;

import static fopt.runtime.topology.Parameter.graph;
import static fopt.runtime.topology.Parameter.integer;
import static fopt.runtime.topology.Parameter.real;

import fopt.runtime.UserError;
import fopt.runtime.topology.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The list of all ways in which a graph can change from round to round. A new one is a class of its own and one line here; `SchedulesTest`
/// then holds it to the contract: each round's matrix stochastic, and the same for the same seed and round.
public final class Schedules {
    /// Every schedule, in the order of the documentation.
    public static final List<Generator<Schedule>> ALL = List.of(
            new Generator<>("periodic", List.of(Parameter.of("graph", Kind.MATRIX, "the graph"), integer("period", 1, "rounds per gossip step")),
                    "The graph in rounds period, 2·period, …; no communication in the others.",
                    (a, seed) -> Cycle.every(a.call(), a.matrix(0), a.integer(1))),
            new Generator<>("cycle", List.of(Parameter.of("graphs", Kind.MATRIX, "graphs of the same nodes").oneOrMore()),
                    "The graphs in turn, one per round.", (a, seed) -> new Cycle(a.call(), a.matrices(0))),
            new Generator<>("one_peer_exponential", List.of(integer("n", 1, "number of nodes")),
                    "Round t: node i hears i − 2^((t−1) mod ⌈log2 n⌉) only, with weight 1/2 (Assran et al. 2019). With n = 2^k it averages "
                            + "exactly in k rounds (Ying et al. 2021).", (a, seed) -> onePeerExponential(a.call(), a.integer(0))),
            new Generator<>("matching", List.of(integer("n", 1, "number of nodes")),
                    "Each round a random perfect matching of all nodes, with weights 1/2; with n odd one node pauses.",
                    (a, seed) -> RandomSchedule.ofEdges(a.call(), a.integer(0), "random pairs, weights 1/2",
                            random -> RandomEdges.perfect(a.integer(0), random))),
            new Generator<>("matching_of", List.of(graph()), "Each round a random maximal matching of the graph's edges, with weights 1/2.",
                    (a, seed) -> RandomSchedule.ofEdges(a.call(), undirected(a).nodes(), "random pairs of neighbours, weights 1/2",
                            random -> RandomEdges.maximal(a.graph(0), random))),
            new Generator<>("random_links", List.of(graph(), real("p", 0, 1, "probability that an edge works in a round")),
                    "Each round each edge of the graph works with probability p, independently; Metropolis weights of what is left.",
                    (a, seed) -> RandomSchedule.ofEdges(a.call(), undirected(a).nodes(), "each edge works with probability " + a.real(1),
                            random -> RandomEdges.surviving(a.graph(0), a.real(1), random))),
            new Generator<>("redrawn", List.of(Parameter.of("law", Kind.LAW, "a random graph")),
                    "Each round a new draw of a random graph, connected or not; Metropolis weights.", (a, seed) -> redrawn(a.call(), a.law(0))));

    private Schedules() {
    }

    public static Optional<Generator<Schedule>> byName(String name) {
        return ALL.stream().filter(g -> g.name().equals(name)).findFirst();
    }

    private static Topology undirected(Arguments arguments) {
        Topology graph = arguments.graph(0);
        if (graph.directed()) {
            throw new UserError("E409", arguments.call() + " needs an undirected graph, but " + graph.name() + " is directed: "
                    + "what is left of it in a round would not keep the mean.");
        }
        return graph;
    }

    private static Schedule onePeerExponential(String name, int n) {
        List<MixingMatrix> rounds = new ArrayList<>();
        for (long hop = 1; hop < n; hop *= 2) {
            rounds.add(Weights.standard(ClassicGraphs.hop(n, (int) hop).toTopology("hop(" + n + ", " + hop + ")")));
        }
        return rounds.isEmpty() ? Schedule.of(WeightSchemes.identity(n)) : new Cycle(name, List.copyOf(rounds));
    }

    private static Schedule redrawn(String name, Law law) {
        return new RandomSchedule(name, law.nodes(), "drawn from " + law.name(), law::draw);
    }
}
