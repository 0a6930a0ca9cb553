package fopt.runtime.topology;

import static fopt.runtime.topology.Parameter.file;
import static fopt.runtime.topology.Parameter.flag;
import static fopt.runtime.topology.Parameter.graph;
import static fopt.runtime.topology.Parameter.integer;
import static fopt.runtime.topology.Parameter.real;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/// The list of all graphs that a program can name. A new one is a class of its own and one line here; `TopologiesTest` then holds it to
/// the contract: connected, without loops, n as asked, the same for the same seed.
public final class Topologies {
    private static final Parameter N = integer("n", 1, "number of nodes");
    private static final Parameter LARGEST = flag("largest", "keep only the largest component");

    /// Every generator, in the order of the documentation.
    public static final List<Generator<Topology>> ALL = List.of(
            sized("ring", "Each node has a left and a right neighbour.", ClassicGraphs::ring),
            sized("path", "A ring with one edge cut: node 1 and node n have one neighbour.", ClassicGraphs::path),
            sized("star", "Node 1 is everybody's neighbour; the others have no other.", ClassicGraphs::star),
            sized("complete", "Everybody is everybody's neighbour.", ClassicGraphs::complete),
            classic("grid", "A rectangle of nodes with neighbours above, below, left and right.", sides(),
                    a -> ClassicGraphs.grid(a.integer(0), a.integer(1))),
            classic("torus", "A grid whose opposite borders are joined.", sides(), a -> ClassicGraphs.torus(a.integer(0), a.integer(1))),
            sized("hypercube", "n = 2^k nodes; neighbours differ in one bit of their number.", ClassicGraphs::hypercube),
            sized("binary_tree", "Node i has the children 2i and 2i + 1.", ClassicGraphs::binaryTree),
            sized("exponential", "Directed: node i hears i − 1, i − 2, i − 4, … (mod n). Its uniform weights are doubly stochastic.",
                    ClassicGraphs::exponential),
            random("erdos_renyi", "Each pair of nodes is joined with probability p, independently.",
                    List.of(N, real("p", 0, 1, "probability of an edge")), ErdosRenyi::draw,
                    "A graph of n nodes is connected when p is above (log n)/n, about; take a larger p, or redrawn(erdos_renyi(…)) "
                            + "for a new graph each round."),
            random("random_regular", "A random graph where each node has k neighbours.",
                    List.of(N, integer("k", 1, "neighbours of each node")), RandomRegular::draw,
                    "With k = 1 it is a matching, with k = 2 a set of rings; from k = 3 on nearly all are connected."),
            random("geometric", "Random points in the unit square, neighbours if at most radius apart.",
                    List.of(N, real("radius", Double.MIN_NORMAL, 2, "largest distance of neighbours")), Geometric::draw,
                    "It is connected when radius is above sqrt(log n / (π n)), about; take a larger one."),
            random("small_world", "A ring with the k nearest as neighbours, each edge rewired with probability p (Watts and Strogatz 1998).",
                    List.of(integer("n", 3, "number of nodes"), integer("k", 2, "neighbours on the ring, even"),
                            real("p", 0, 1, "probability that an edge is rewired")), LibraryGraphs::smallWorld, "Take a larger k."),
            random("barabasi_albert", "Nodes arrive one by one and take m neighbours, rather those that have many (Barabási and Albert 1999).",
                    List.of(N, integer("m", 1, "neighbours of each new node")), LibraryGraphs::barabasiAlbert, "Take a larger m."),
            new Generator<>("edge_list", List.of(file("text file, an edge `u v` per line"), flag("directed", "u speaks to v only"), LARGEST),
                    "The graph of a text file with an edge `u v` per line; # starts a comment; nodes are numbers or names.", GraphFiles::edgeList),
            new Generator<>("graphml", List.of(file("GraphML file"), LARGEST), "The graph of a GraphML file.", GraphFiles::graphMl),
            new Generator<>("dot", List.of(file("DOT file"), LARGEST), "The graph of a file in Graphviz's DOT language; a digraph is directed.",
                    GraphFiles::dot),
            new Generator<>("adjacency", List.of(Parameter.matrix("n × n numbers, or a file of them"), LARGEST),
                    "Node i speaks to j where row i, column j of a matrix, or of a file of one (npy, csv, json), is not 0; undirected if it is symmetric.",
                    (a, seed) -> a.numbers(0).adjacency(a, a.flag(1))),
            new Generator<>("directed", List.of(graph()), "The same edges, each as two directed ones: for algorithms with one-way weights.",
                    (a, seed) -> a.graph(0).asDirected()));

    private Topologies() {
    }

    public static Optional<Generator<Topology>> byName(String name) {
        return ALL.stream().filter(g -> g.name().equals(name)).findFirst();
    }

    private static List<Parameter> sides() {
        return List.of(integer("rows", 1, "nodes on one side"), integer("columns", 1, "nodes on the other side"));
    }

    private static Generator<Topology> sized(String name, String doc, IntFunction<Edges> edges) {
        return classic(name, doc, List.of(N), a -> edges.apply(a.integer(0)));
    }

    private static Generator<Topology> classic(String name, String doc, List<Parameter> parameters, Function<Arguments, Edges> edges) {
        return new Generator<>(name, parameters, doc, (a, seed) -> edges.apply(a).toTopology(a.call()));
    }

    private static Generator<Topology> random(String name, String doc, List<Parameter> parameters, RandomGraph.Draw draw, String remedy) {
        return new Generator<>(name, parameters, doc, new RandomGraph(draw, remedy));
    }
}
