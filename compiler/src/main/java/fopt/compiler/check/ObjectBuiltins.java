package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.OBJECT;
import static fopt.compiler.check.Builtin.Family.OPTION;
import static fopt.compiler.check.Builtin.Kind.BOOL;
import static fopt.compiler.check.Builtin.Kind.DATA;
import static fopt.compiler.check.Builtin.Kind.GRAPH;
import static fopt.compiler.check.Builtin.Kind.INTEGER;
import static fopt.compiler.check.Builtin.Kind.NUMBER;
import static fopt.compiler.check.Builtin.Kind.TEXT;
import static fopt.compiler.check.Builtins.many;
import static fopt.compiler.check.Builtins.may;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.check.Builtin.Parameter;
import fopt.compiler.types.Type;
import java.util.List;
import java.util.stream.Stream;

/// What a run is made of: laws of cohorts, graphs and their weights, data, problems, and the words that choose between their forms.
final class ObjectBuiltins {
    private ObjectBuiltins() {}

    private static final Parameter N = need("n", INTEGER);

    private static final List<Builtin> LAWS = List.of(
            law("uniform", "k nodes, all sets of k equally likely.", need("k", INTEGER)),
            law("independent", "Each node with probability p.", need("p", NUMBER)),
            law("poisson_sampling", "Each node with probability p.", need("p", NUMBER)),
            law("importance", "k nodes, with chances that grow with a weight.", need("k", INTEGER), may("weight", NUMBER, "1")),
            law("in_order", "k nodes, one group after the other.", need("k", INTEGER)),
            law("round_robin", "k nodes, one group after the other.", need("k", INTEGER)),
            law("poisson", "In `minibatch(poisson(b))`: each sample with the same chance, b of them on average.", need("mean", NUMBER)),
            law("everybody", "All nodes."));

    private static final List<Builtin> GRAPHS = List.of(
            graph("ring", "Each node has a left and a right neighbour.", N),
            graph("path", "A ring with one edge cut.", N),
            graph("star", "Node 1 is everybody's neighbour.", N),
            graph("complete", "Everybody is everybody's neighbour.", N),
            graph("grid", "A rectangle of nodes.", need("rows", INTEGER), need("columns", INTEGER)),
            graph("torus", "A grid whose opposite borders are joined.", need("rows", INTEGER), need("columns", INTEGER)),
            graph("hypercube", "n = 2^k nodes; neighbours differ in one bit of their number.", N),
            graph("binary_tree", "Node i has the children 2i and 2i + 1.", N),
            graph("erdos_renyi", "Each pair is joined with probability p.", N, need("p", NUMBER)),
            graph("random_regular", "A random graph where each node has k neighbours.", N, need("k", INTEGER)),
            graph("random_geometric", "Random points in the unit square, neighbours if near.", N, need("radius", NUMBER)),
            graph("small_world", "A ring with the k nearest as neighbours, each edge rewired with probability p.", N, need("k", INTEGER),
                    need("p", NUMBER)),
            graph("barabasi_albert", "Nodes arrive one by one and take m neighbours.", N, need("m", INTEGER)),
            graph("edge_list", "The graph of a text file.", need("file", TEXT), may("directed", BOOL, "false"), may("largest", BOOL, "false")),
            graph("graphml", "The graph of a GraphML file.", need("file", TEXT), may("largest", BOOL, "false")),
            graph("dot_file", "The graph of a DOT file.", need("file", TEXT), may("largest", BOOL, "false")),
            graph("directed", "The same edges, each as two directed ones.", need("graph", GRAPH)),
            graph("metropolis", "Weights 1/(1 + the larger degree).", need("graph", GRAPH)),
            graph("max_degree", "Weights 1/(1 + the largest degree).", need("graph", GRAPH)),
            graph("best_constant", "The best single weight for all edges.", need("graph", GRAPH)),
            graph("lazy", "(I + W)/2.", need("weights", GRAPH)),
            graph("column_stochastic", "Weights whose columns sum to 1, for push-sum.", need("graph", GRAPH)),
            graph("row_stochastic", "Weights whose rows sum to 1.", need("graph", GRAPH)),
            graph("weights_from", "Weights from a text file of n rows.", need("graph", GRAPH), need("file", TEXT)),
            graph("periodic", "The graph in every period-th round only.", need("graph", GRAPH), need("period", INTEGER)),
            graph("cycle", "Several graphs in turn, one per round.", many("graphs", GRAPH)),
            graph("one_peer_exponential", "One neighbour a round, at distance 1, 2, 4, …", N),
            graph("matching", "Each round a random matching of all nodes.", N),
            graph("matching_of", "Each round a random matching of the graph's edges.", need("graph", GRAPH)),
            graph("random_links", "Each round each edge works with probability p.", need("graph", GRAPH), need("p", NUMBER)),
            graph("redrawn", "Each round a new draw of a random graph.", need("law", GRAPH)));

    /// Graphs and weights whose names are also those of a function or a law.
    static final List<Builtin> NAMESAKES = List.of(
            graph("exponential", "Directed: node i hears i - 1, i - 2, i - 4, …", N),
            graph("uniform", "Weights 1/(degree + 1).", need("graph", GRAPH)));

    private static final Parameter[] SPLIT = {need("data", DATA), need("nodes", INTEGER), may("split", TEXT, "shuffled"), may("l2", NUMBER, "0"),
        may("l1", NUMBER, "0"), may("prox_l2", NUMBER, "0"), may("nonconvex", NUMBER, "0")};

    private static final List<Builtin> DATA_AND_PROBLEMS = List.of(
            data("libsvm", "A LIBSVM file, plain or gzip.", need("file", TEXT)),
            data("csv", "A CSV file; the label stands in the last column.", need("file", TEXT)),
            data("idx", "IDX files of images and labels.", need("images", TEXT), need("labels", TEXT)),
            problem("logistic", "Logistic regression.", SPLIT),
            problem("least_squares", "Least squares.", SPLIT),
            problem("softmax", "Softmax regression.", SPLIT),
            problem("quadratic", "Random quadratics with chosen constants.", need("nodes", INTEGER), need("d", INTEGER), may("mu", NUMBER, "1e-2"),
                    may("L", NUMBER, "1"), may("heterogeneity", NUMBER, "0"), may("noise", NUMBER, "0"), may("spread", NUMBER, "0"),
                    may("seed", INTEGER, "1")));

    private static final List<Builtin> WORDS = List.of(
            word("with_replacement", "Samples may come twice."), word("distinct", "No sample comes twice in a minibatch."),
            word("reshuffled", "A new permutation in every pass."), word("shuffled_once", "One permutation, again and again."),
            word("sorted", "Data sorted by label."), word("shuffled", "Data in random order."), word("contiguous", "Data as they stand in the file."),
            of("dirichlet", OPTION, new Type.Text(), "Shares of each class drawn from Dirichlet(α).", need("alpha", NUMBER)),
            of("classes", OPTION, new Type.Text(), "k classes at each node.", need("k", INTEGER)),
            of("unequal", OPTION, new Type.Text(), "Nodes with different numbers of samples.", need("ratio", NUMBER)));

    private static final List<Builtin> CONSTANTS = List.of(
            of("all", OBJECT, new Type.SampleSet(), "All samples of the node."), of("inf", OBJECT, Type.SCALAR, "Infinity."),
            of("pi", OBJECT, Type.SCALAR, "3.14159…, also written π."));

    static final List<Builtin> LIST = Stream.of(CONSTANTS, LAWS, GRAPHS, DATA_AND_PROBLEMS, WORDS).flatMap(List::stream).toList();

    private static Builtin law(String name, String doc, Parameter... parameters) {
        return of(name, OBJECT, new Type.Law(), doc, parameters);
    }

    private static Builtin graph(String name, String doc, Parameter... parameters) {
        return of(name, OBJECT, new Type.Graph(), doc, parameters);
    }

    private static Builtin data(String name, String doc, Parameter... parameters) {
        return of(name, OBJECT, new Type.DataSet(), doc, parameters);
    }

    private static Builtin problem(String name, String doc, Parameter... parameters) {
        return of(name, OBJECT, new Type.Problem(), doc, parameters);
    }

    private static Builtin word(String name, String doc) {
        return of(name, OPTION, new Type.Text(), doc);
    }
}
