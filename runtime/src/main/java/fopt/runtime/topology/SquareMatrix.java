package fopt.runtime.topology;

import fopt.runtime.UserError;
import fopt.runtime.file.Datum;
import fopt.runtime.file.FileFormats;
import java.nio.file.Path;

/// A matrix with a row and a column for each node, from a file or from the program.
///
/// @param name for messages and labels
record SquareMatrix(String name, double[][] rows) {

    /// @throws UserError E862 if it is no square of numbers, E863 if one of them is not finite, and what [FileFormats] throws
    static SquareMatrix read(Path file) {
        return of(String.valueOf(file.getFileName()), FileFormats.of(file).read().apply(file));
    }

    /// @throws UserError E862, E863 as [#read]
    static SquareMatrix of(String name, Datum datum) {
        if (!(datum instanceof Datum.Numbers n) || n.rank() != 2 || n.shape()[0] != n.shape()[1]) {
            throw new UserError("E862", name + ": found " + (datum instanceof Datum.Numbers n ? n.size() : datum instanceof Datum.Fields f ? "values by name ("
                    + String.join(", ", f.fields().keySet()) + ")" : "a list") + ", expected as many rows as columns, one for each node"
                    + (datum instanceof Datum.Fields ? ". Read the file first, and take the one that is meant: read(\"…\").W" : ""));
        }
        double[][] rows = new double[n.shape()[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = n.at(i).values();
            for (int j = 0; j < rows.length; j++) {
                if (!Double.isFinite(rows[i][j])) {
                    throw new UserError("E863", name + ": row " + (i + 1) + ", column " + (j + 1) + " is " + rows[i][j] + ", expected a finite number");
                }
            }
        }
        return new SquareMatrix(name, rows);
    }

    int nodes() {
        return rows.length;
    }

    /// Whether rows and columns may be exchanged, up to rounding.
    boolean isSymmetric() {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(rows[i][j] - rows[j][i]) > MixingMatrix.TOLERANCE) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The graph in which i speaks to j where row i, column j is not 0, as in NetworkX; undirected if the matrix is symmetric.
    ///
    /// @throws UserError E403 if it is not connected
    Topology adjacency(Arguments arguments, boolean largest) {
        NamedEdges edges = new NamedEdges();
        for (int i = 0; i < rows.length; i++) {
            edges.node(Integer.toString(i));
        }
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                if (rows[i][j] != 0 && i != j) {
                    edges.edge(Integer.toString(i), Integer.toString(j));
                }
            }
        }
        return edges.toTopology(arguments, !isSymmetric(), largest);
    }

    /// These weights: i hears j where row i, column j is not 0. Undirected if the matrix is symmetric.
    ///
    /// @throws UserError E407 if rows (or columns) do not sum to 1
    MixingMatrix weights(Arguments arguments) {
        Edges edges = new Edges(rows.length, !isSymmetric());
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                if (rows[i][j] != 0) {
                    edges.add(j, i);
                }
            }
        }
        return GivenWeights.on(edges.toTopology(arguments.call()), this, arguments.call());
    }

    @Override
    public String toString() {
        return name;
    }
}
