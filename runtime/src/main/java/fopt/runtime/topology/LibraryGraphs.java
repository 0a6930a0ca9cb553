package fopt.runtime.topology;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import org.jgrapht.Graph;
import org.jgrapht.generate.BarabasiAlbertGraphGenerator;
import org.jgrapht.generate.GraphGenerator;
import org.jgrapht.generate.WattsStrogatzGraphGenerator;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.util.SupplierUtil;

/// Random graphs that JGraphT draws for us, with our random numbers.
final class LibraryGraphs {
    private LibraryGraphs() {
    }

    /// A ring where everybody knows the k nearest, whose edges are rewired with probability p (Watts and Strogatz, Nature 1998).
    ///
    /// @throws UserError E402 if k is odd or not below n
    static Edges smallWorld(Arguments arguments, Stream random) {
        int n = arguments.integer(0);
        int k = arguments.integer(1);
        if (k % 2 != 0 || k >= n) {
            throw new UserError("E402", arguments.call() + ": the number k of ring neighbours must be even (k/2 on either side) and below n = " + n + ".");
        }
        return generated(n, new WattsStrogatzGraphGenerator<>(n, k, arguments.real(2), false, new StreamRandom(random)));
    }

    /// Starts from m + 1 nodes that all know each other; each further one takes m neighbours, chosen with probability proportional to
    /// their degrees (Barabási and Albert, Science 1999).
    ///
    /// @throws UserError E402 if m is not below n
    static Edges barabasiAlbert(Arguments arguments, Stream random) {
        int n = arguments.integer(0);
        int m = arguments.integer(1);
        if (m >= n) {
            throw new UserError("E402", arguments.call() + ": a new node cannot have m = " + m + " neighbours among n = " + n + " nodes; m must be below n.");
        }
        return generated(n, new BarabasiAlbertGraphGenerator<>(m + 1, m, n, new StreamRandom(random)));
    }

    private static Edges generated(int n, GraphGenerator<Integer, DefaultEdge, Integer> generator) {
        Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(SupplierUtil.createIntegerSupplier(), DefaultEdge::new, false);
        generator.generateGraph(graph);
        Edges edges = Edges.undirected(n);
        for (DefaultEdge edge : graph.edgeSet()) {
            edges.add(graph.getEdgeSource(edge), graph.getEdgeTarget(edge));
        }
        return edges;
    }
}
