package fopt.runtime.topology;

import fopt.runtime.random.Stream;

/// G(n, p): each pair of nodes is an edge with probability p, independently.
///
/// Skips from edge to edge by geometric steps, so that the cost is that of the edges drawn and not of all pairs
/// (Batagelj and Brandes, "Efficient generation of large random networks", Phys. Rev. E 2005).
final class ErdosRenyi {
    private ErdosRenyi() {
    }

    static Edges draw(Arguments arguments, Stream random) {
        int n = arguments.integer(0);
        double p = arguments.real(1);
        if (p == 1) {
            return ClassicGraphs.complete(n);
        }
        Edges edges = Edges.undirected(n);
        if (p == 0) {
            return edges;
        }
        double scale = 1 / StrictMath.log1p(-p);
        double pairs = 0.5 * n * (n - 1);
        long column = -1;
        int row = 1;
        while (row < n) {
            column += 1 + (long) Math.min(StrictMath.log(1 - random.nextDouble()) * scale, pairs);
            while (column >= row && row < n) {
                column -= row++;
            }
            if (row < n) {
                edges.add(row, (int) column);
            }
        }
        return edges;
    }
}
