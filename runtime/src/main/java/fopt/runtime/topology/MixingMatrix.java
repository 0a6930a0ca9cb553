package fopt.runtime.topology;

/// The weights W of a gossip step on a topology: `(Wv)_i = Σ_j w_ij v_j`, j over node i itself and those it hears.
///
/// Stored by rows, columns ascending, the diagonal included where it is not zero. Immutable.
public final class MixingMatrix {
    private final Topology topology;
    private final String scheme;
    private final int[] rowStart;
    private final int[] column;
    private final double[] weight;
    private volatile Spectrum spectrum;

    /// @param scheme how the weights were made, e.g. `metropolis`
    /// @param edgeWeight weight of directed edge p of the topology
    /// @param selfWeight w_ii
    public MixingMatrix(Topology topology, String scheme, double[] edgeWeight, double[] selfWeight) {
        this.topology = topology;
        this.scheme = scheme;
        int n = topology.nodes();
        int[] offsets = topology.offsets();
        int[] neighbours = topology.neighbours();
        rowStart = new int[n + 1];
        int size = 0;
        for (int i = 0; i < n; i++) {
            size += offsets[i + 1] - offsets[i] + (selfWeight[i] != 0 ? 1 : 0);
            rowStart[i + 1] = size;
        }
        column = new int[size];
        weight = new double[size];
        for (int i = 0; i < n; i++) {
            int k = rowStart[i];
            boolean self = selfWeight[i] == 0;
            for (int p = offsets[i]; p < offsets[i + 1]; p++) {
                if (!self && neighbours[p] > i) {
                    column[k] = i;
                    weight[k++] = selfWeight[i];
                    self = true;
                }
                column[k] = neighbours[p];
                weight[k++] = edgeWeight[p];
            }
            if (!self) {
                column[k] = i;
                weight[k] = selfWeight[i];
            }
        }
    }

    public Topology topology() {
        return topology;
    }

    public String scheme() {
        return scheme;
    }

    public int nodes() {
        return rowStart.length - 1;
    }

    /// Row i is entries rowStart()[i] … rowStart()[i+1]-1 of [#column] and [#weight].
    public int[] rowStart() {
        return rowStart;
    }

    public int[] column() {
        return column;
    }

    public double[] weight() {
        return weight;
    }

    /// Eigenvalues of W, computed when first asked for.
    public Spectrum spectrum() {
        Spectrum s = spectrum;
        if (s == null) {
            spectrum = s = Spectrum.of(this);
        }
        return s;
    }
}
