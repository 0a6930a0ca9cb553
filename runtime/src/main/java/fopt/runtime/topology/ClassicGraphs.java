package fopt.runtime.topology;

import fopt.runtime.UserError;

/// The graphs with a formula. Sides of length 1 and 2 have no parallel edges: ring(2) is one edge, torus(1, n) a ring.
final class ClassicGraphs {
    private ClassicGraphs() {
    }

    static Edges ring(int n) {
        Edges edges = Edges.undirected(n);
        for (int i = 0; i < n; i++) {
            edges.add(i, (i + 1) % n);
        }
        return edges;
    }

    static Edges path(int n) {
        return grid(1, n);
    }

    static Edges star(int n) {
        Edges edges = Edges.undirected(n);
        for (int i = 1; i < n; i++) {
            edges.add(0, i);
        }
        return edges;
    }

    static Edges complete(int n) {
        Edges edges = Edges.undirected(n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                edges.add(i, j);
            }
        }
        return edges;
    }

    /// Node r * columns + c stands in row r, column c.
    static Edges grid(int rows, int columns) {
        Edges edges = Edges.undirected(size(rows, columns));
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int i = r * columns + c;
                edges.add(i, c + 1 < columns ? i + 1 : i);
                edges.add(i, r + 1 < rows ? i + columns : i);
            }
        }
        return edges;
    }

    static Edges torus(int rows, int columns) {
        Edges edges = Edges.undirected(size(rows, columns));
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                edges.add(r * columns + c, r * columns + (c + 1) % columns);
                edges.add(r * columns + c, (r + 1) % rows * columns + c);
            }
        }
        return edges;
    }

    private static int size(int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE / 8) {
            throw new UserError("E402", rows + " times " + columns + " nodes are more than fit; at most " + Integer.MAX_VALUE / 8 + " are possible.");
        }
        return rows * columns;
    }

    /// Nodes whose numbers differ in one bit are neighbours.
    static Edges hypercube(int n) {
        if (Integer.bitCount(n) != 1) {
            throw new UserError("E402", "hypercube(" + n + "): the number of nodes must be a power of two, such as " + Integer.highestOneBit(n)
                    + " or " + 2L * Integer.highestOneBit(n) + ". For other sizes take exponential(" + n + "), which is as well connected.");
        }
        Edges edges = Edges.undirected(n);
        for (int i = 0; i < n; i++) {
            for (int bit = 1; bit < n; bit <<= 1) {
                edges.add(i, i | bit);
            }
        }
        return edges;
    }

    /// Heap order: the children of node i are 2i + 1 and 2i + 2.
    static Edges binaryTree(int n) {
        Edges edges = Edges.undirected(n);
        for (int i = 1; i < n; i++) {
            edges.add(i, (i - 1) / 2);
        }
        return edges;
    }

    /// Node i hears i − 1, i − 2, i − 4, … (mod n).
    static Edges exponential(int n) {
        Edges edges = Edges.directed(n);
        for (long hop = 1; hop < n; hop *= 2) {
            addHop(edges, (int) hop);
        }
        return edges;
    }

    /// Node i hears i − hop only.
    static Edges hop(int n, int hop) {
        Edges edges = Edges.directed(n);
        addHop(edges, hop);
        return edges;
    }

    private static void addHop(Edges edges, int hop) {
        for (int i = 0; i < edges.nodes(); i++) {
            edges.add(i, (int) (((long) i + hop) % edges.nodes()));
        }
    }
}
