package fopt.runtime.topology;

import fopt.runtime.UserError;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The edges of a file, between nodes that have names there.
///
/// Names that are all integers are numbered by value (so 0-based, 1-based and gappy files all work), others as they first appear.
final class NamedEdges {
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<int[]> edges = new ArrayList<>();

    int node(String name) {
        return index.computeIfAbsent(name, k -> index.size());
    }

    /// u speaks to v.
    void edge(String u, String v) {
        edges.add(new int[] {node(u), node(v)});
    }

    /// @param largest whether to keep only the largest component
    /// @throws UserError E403 if the graph is not connected and `largest` is not asked for, E405 if there is no node
    Topology toTopology(Arguments arguments, boolean directed, boolean largest) {
        if (index.isEmpty()) {
            throw new UserError("E405", arguments.call() + ": the file names no nodes and no edges.");
        }
        int[] number = numbers();
        Edges result = new Edges(index.size(), directed);
        for (int[] edge : edges) {
            result.add(number[edge[0]], number[edge[1]]);
        }
        Topology whole = result.toTopology(arguments.call());
        Components components = Components.of(whole);
        if (components.count() == 1) {
            return whole;
        }
        if (!largest) {
            throw new UserError("E403", whole.name() + " is not " + (directed ? "strongly " : "") + "connected: " + whole.nodes() + " nodes in "
                    + components.count() + " components of sizes " + components.describeSizes()
                    + ". Nodes in different components never hear of each other. Add largest = true to keep the largest component only.");
        }
        return restricted(whole, components.largest());
    }

    private int[] numbers() {
        String[] names = index.keySet().toArray(String[]::new);
        Integer[] order = new Integer[names.length];
        Arrays.setAll(order, k -> k);
        if (Arrays.stream(names).allMatch(name -> name.matches("-?\\d+"))) {
            Arrays.sort(order, Comparator.comparing(k -> new BigInteger(names[k])));
        }
        int[] number = new int[names.length];
        for (int k = 0; k < order.length; k++) {
            number[order[k]] = k;
        }
        return number;
    }

    private static Topology restricted(Topology graph, int[] kept) {
        int[] number = new int[graph.nodes()];
        Arrays.fill(number, -1);
        for (int k = 0; k < kept.length; k++) {
            number[kept[k]] = k;
        }
        Edges edges = new Edges(kept.length, graph.directed());
        for (int i : kept) {
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                int j = number[graph.neighbours()[p]];
                if (j >= 0) {
                    edges.add(j, number[i]);
                }
            }
        }
        return edges.toTopology(graph.name());
    }
}
