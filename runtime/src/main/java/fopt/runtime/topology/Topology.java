package fopt.runtime.topology;

import java.util.Arrays;

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
    private volatile LaplacianSpectrum laplacian;

    /// @param name as written in a program, e.g. `ring(25)`
    /// @param heard for each node the nodes that it hears, each once, without itself; sorted here. In an undirected graph i hears j
    ///     exactly if j hears i
    public Topology(String name, boolean directed, int[][] heard) {
        this(name, directed, offsets(heard), sorted(heard));
    }

    /// @param offsets kept, not copied
    /// @param neighbours rows ascending; kept, not copied
    Topology(String name, boolean directed, int[] offsets, int[] neighbours) {
        this(name, directed, offsets, neighbours, countOut(offsets.length - 1, neighbours), reverse(offsets, neighbours));
    }

    private Topology(String name, boolean directed, int[] offsets, int[] neighbours, int[] outDegree, int[] reverse) {
        this.name = name;
        this.directed = directed;
        this.offsets = offsets;
        this.neighbours = neighbours;
        this.outDegree = outDegree;
        this.reverse = reverse;
    }

    /// A graph without edges: every node alone.
    static Topology isolated(int nodes) {
        return new Topology("isolated(" + nodes + ")", false, new int[nodes + 1], new int[0]);
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

    /// Number of edges: pairs of nodes if undirected, directed edges otherwise.
    public int edges() {
        return directed ? neighbours.length : neighbours.length / 2;
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

    /// Whether node i hears node j.
    public boolean hears(int i, int j) {
        return Arrays.binarySearch(neighbours, offsets[i], offsets[i + 1], j) >= 0;
    }

    /// Largest number of nodes that a node hears.
    public int maxDegree() {
        int largest = 0;
        for (int i = 0; i < nodes(); i++) {
            largest = Math.max(largest, inDegree(i));
        }
        return largest;
    }

    /// Whether all nodes hear, and are heard by, the same number of nodes.
    public boolean isRegular() {
        for (int i = 0; i < nodes(); i++) {
            if (inDegree(i) != inDegree(0) || outDegree(i) != inDegree(0)) {
                return false;
            }
        }
        return true;
    }

    /// Whether every node reaches every other: strongly connected, if directed. Linear in the number of edges.
    public boolean isConnected() {
        return Components.of(this).count() == 1;
    }

    /// Whether the graph is undirected, connected and without cycles.
    public boolean isTree() {
        return !directed && edges() == nodes() - 1 && isConnected();
    }

    /// Whether the nodes fall into two classes with edges only between the classes; directions do not matter.
    public boolean isBipartite() {
        return Bipartition.exists(this);
    }

    /// Extreme eigenvalues of the Laplacian D − A of an undirected graph, computed when first asked for.
    public LaplacianSpectrum laplacian() {
        LaplacianSpectrum s = laplacian;
        if (s == null) {
            laplacian = s = LaplacianSpectrum.of(this);
        }
        return s;
    }

    /// The same edges, taken as one directed edge per direction: the default weights of a directed graph are those of push-sum.
    public Topology asDirected() {
        return directed ? this : new Topology("directed(" + name + ")", true, offsets, neighbours, outDegree, reverse);
    }

    /// One line for people, e.g. `ring(25): 25 nodes, 25 edges, degree 2`.
    public String describe() {
        String counts = name + ": " + counted(nodes(), "node") + ", " + counted(edges(), directed ? "directed edge" : "edge");
        int[] in = new int[nodes()];
        Arrays.setAll(in, this::inDegree);
        return directed ? counts + ", hears " + range(in) + ", speaks to " + range(outDegree) : counts + ", degree " + range(in);
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String range(int[] values) {
        int low = Arrays.stream(values).min().orElse(0);
        int high = Arrays.stream(values).max().orElse(0);
        return low == high ? "" + low : low + " to " + high;
    }

    private static int[] offsets(int[][] heard) {
        int[] offsets = new int[heard.length + 1];
        for (int i = 0; i < heard.length; i++) {
            offsets[i + 1] = offsets[i] + heard[i].length;
        }
        return offsets;
    }

    private static int[] sorted(int[][] heard) {
        return Arrays.stream(heard).flatMapToInt(row -> Arrays.stream(row).sorted()).toArray();
    }

    private static int[] countOut(int nodes, int[] neighbours) {
        int[] count = new int[nodes];
        for (int j : neighbours) {
            count[j]++;
        }
        return count;
    }

    private static int[] reverse(int[] offsets, int[] neighbours) {
        int[] reverse = new int[neighbours.length];
        for (int i = 0; i < offsets.length - 1; i++) {
            for (int p = offsets[i]; p < offsets[i + 1]; p++) {
                int j = neighbours[p];
                reverse[p] = Arrays.binarySearch(neighbours, offsets[j], offsets[j + 1], i);
            }
        }
        return reverse;
    }
}
