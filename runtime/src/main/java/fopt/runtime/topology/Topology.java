package fopt.runtime.topology;

/// A graph over nodes 0 … n-1 without loops or parallel edges, in compressed rows.
///
/// `neighbours[offsets[i] … offsets[i+1]-1]` are the nodes that node i *hears*, ascending. In an undirected graph these are also the ones
/// it speaks to. The position p of a neighbour in that array is the number of the directed edge (neighbour → i); edge state is stored by it.
/// Immutable; the arrays are shared, not copied, and must not be written to.
public final class Topology {
    private final String name;
    private final boolean directed;
    private final int[] offsets;
    private final int[] neighbours;
    private final int[] outDegree;
    private final int[] reverse;

    /// @param name as written in a program, e.g. `ring(25)`
    /// @param heard for each node the nodes that it hears; sorted here
    public Topology(String name, boolean directed, int[][] heard) {
        this.name = name;
        this.directed = directed;
        int n = heard.length;
        offsets = new int[n + 1];
        for (int i = 0; i < n; i++) {
            offsets[i + 1] = offsets[i] + heard[i].length;
        }
        neighbours = new int[offsets[n]];
        outDegree = new int[n];
        for (int i = 0; i < n; i++) {
            int[] row = heard[i].clone();
            java.util.Arrays.sort(row);
            System.arraycopy(row, 0, neighbours, offsets[i], row.length);
            for (int j : row) {
                outDegree[j]++;
            }
        }
        reverse = new int[neighbours.length];
        for (int i = 0; i < n; i++) {
            for (int p = offsets[i]; p < offsets[i + 1]; p++) {
                int j = neighbours[p];
                reverse[p] = java.util.Arrays.binarySearch(neighbours, offsets[j], offsets[j + 1], i);
            }
        }
    }

    public String name() {
        return name;
    }

    public int nodes() {
        return offsets.length - 1;
    }

    public boolean directed() {
        return directed;
    }

    /// Number of directed edges (twice the edges of an undirected graph).
    public int directedEdges() {
        return neighbours.length;
    }

    public int[] offsets() {
        return offsets;
    }

    public int[] neighbours() {
        return neighbours;
    }

    /// For directed edge p = (j → i): the position of (i → j); negative where there is none.
    public int[] reverse() {
        return reverse;
    }

    /// How many nodes hear node i.
    public int outDegree(int i) {
        return outDegree[i];
    }

    /// How many nodes node i hears.
    public int inDegree(int i) {
        return offsets[i + 1] - offsets[i];
    }
}
