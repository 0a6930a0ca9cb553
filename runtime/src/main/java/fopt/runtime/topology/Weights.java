package fopt.runtime.topology;

import static fopt.runtime.topology.Parameter.graph;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The list of all ways to put weights on a graph. A new one is a method or class of its own and one line here; `WeightsTest` then holds it
/// to the contract: support on the graph, sums 1, symmetry.
///
/// A graph without given weights has [#standard] ones: Metropolis if undirected, column-stochastic (those of push-sum) if directed.
public final class Weights {
    /// Every scheme, in the order of the documentation.
    public static final List<Generator<MixingMatrix>> ALL = List.of(
            scheme("metropolis", "w_ij = 1/(1 + max(deg i, deg j)), w_ii = what is left to 1; symmetric, for any undirected graph. The default.",
                    WeightSchemes::metropolis),
            scheme("uniform", "w_ij = w_ii = 1/(deg + 1), 1/n on a complete graph; for regular graphs, directed ones too.", WeightSchemes::uniform),
            scheme("max_degree", "w_ij = 1/(1 + largest degree), w_ii = what is left to 1; symmetric, for any undirected graph.", WeightSchemes::maxDegree),
            scheme("best_constant", "I − αL with α = 2/(λ2(L) + λn(L)), L the Laplacian: the smallest λ2 that one constant for all edges can "
                    + "have (Xiao and Boyd 2004).", WeightSchemes::bestConstant),
            new Generator<>("lazy", List.of(Parameter.of("weights", Parameter.Kind.MATRIX, "what to make lazy")),
                    "(I + W)/2: no negative eigenvalues if W is symmetric, as EXTRA, NIDS and D² want.", (a, seed) -> WeightSchemes.lazy(a.matrix(0))),
            scheme("column_stochastic", "w_ij = 1/(out-degree of j + 1), j itself included: what push-sum needs. The default of directed graphs.",
                    WeightSchemes::columnStochastic),
            scheme("row_stochastic", "w_ij = 1/(in-degree of i + 1), i itself included: keeps consensus, not the mean.", WeightSchemes::rowStochastic),
            new Generator<>("weights_from", List.of(graph(), Parameter.file("n rows of n numbers")),
                    "The matrix of a text file: n lines of n numbers or fractions such as 1/3; or of an npy file. Entries off the graph must be 0.",
                    (a, seed) -> WeightsFile.read(a.graph(0), a.file(1))),
            new Generator<>("mixing_matrix", List.of(Parameter.matrix("n × n weights, or a file of them")),
                    "These weights, of a matrix or a file of one (npy, csv, json): node i hears j where row i, column j is not 0; undirected if it is symmetric.",
                    (a, seed) -> a.numbers(0).weights(a)));

    private Weights() {
    }

    public static Optional<Generator<MixingMatrix>> byName(String name) {
        return ALL.stream().filter(g -> g.name().equals(name)).findFirst();
    }

    /// The weights of a graph for which none are given: Metropolis, or column-stochastic if it is directed.
    public static MixingMatrix standard(Topology graph) {
        return graph.directed() ? WeightSchemes.columnStochastic(graph) : WeightSchemes.metropolis(graph);
    }

    static String standardScheme(Topology graph) {
        return graph.directed() ? "column_stochastic" : "metropolis";
    }

    private static Generator<MixingMatrix> scheme(String name, String doc, Function<Topology, MixingMatrix> weights) {
        return new Generator<>(name, List.of(graph()), doc, (a, seed) -> weights.apply(a.graph(0)));
    }
}
