package fopt.runtime.topology;

import java.util.Arrays;

/// The weights W of a gossip step on a topology: `(Wv)_i = Σ_j w_ij v_j`, j over node i itself and those it hears.
///
/// Stored by rows, columns ascending, the diagonal included where it is not zero. Immutable. A gossip step within a cohort of k nodes
/// uses the matrix of a graph of k nodes; node r of it is the cohort's r-th member.
public final class MixingMatrix {
    /// How far a sum of weights may be from 1.
    static final double TOLERANCE = 1e-12;

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

    /// The topology's name, and the scheme where it is not the standard one: `ring(25) with lazy metropolis weights`.
    public String name() {
        return scheme.equals(Weights.standardScheme(topology)) ? topology.name() : topology.name() + " with " + scheme + " weights";
    }

    public int nodes() {
        return rowStart.length - 1;
    }

    /// All n rows, one behind the other.
    public double[] dense() {
        int n = nodes();
        double[] rows = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                rows[i * n + column[k]] = weight[k];
            }
        }
        return rows;
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

    /// w_ij; 0 where there is no edge.
    public double entry(int i, int j) {
        int k = Arrays.binarySearch(column, rowStart[i], rowStart[i + 1], j);
        return k < 0 ? 0 : weight[k];
    }

    /// Whether w_ij = w_ji, exactly, for all pairs.
    public boolean isSymmetric() {
        for (int i = 0; i < nodes(); i++) {
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                if (weight[k] != entry(column[k], i)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether all rows sum to 1 within 1e-12: gossip keeps a consensus. Weights may be negative.
    public boolean isRowStochastic() {
        return worst(rowSums()) < 0;
    }

    /// Whether all columns sum to 1 within 1e-12: gossip keeps the sum over the nodes. Weights may be negative.
    public boolean isColumnStochastic() {
        return worst(columnSums()) < 0;
    }

    /// Whether rows and columns sum to 1: gossip keeps the mean and every consensus.
    public boolean isDoublyStochastic() {
        return isRowStochastic() && isColumnStochastic();
    }

    double[] rowSums() {
        double[] sums = new double[nodes()];
        double[] ones = new double[nodes()];
        Arrays.fill(ones, 1);
        multiply(ones, sums);
        return sums;
    }

    double[] columnSums() {
        double[] sums = new double[nodes()];
        double[] ones = new double[nodes()];
        Arrays.fill(ones, 1);
        multiplyTransposed(ones, sums);
        return sums;
    }

    /// The node whose sum is farthest from 1; negative if all are within the tolerance.
    static int worst(double[] sums) {
        int worst = -1;
        double distance = TOLERANCE;
        for (int i = 0; i < sums.length; i++) {
            if (!(Math.abs(sums[i] - 1) <= distance)) {
                worst = i;
                distance = Math.abs(sums[i] - 1);
            }
        }
        return worst;
    }

    /// y = Wx. Not modified: x. Modified: y.
    void multiply(double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                sum += weight[k] * x[column[k]];
            }
            y[i] = sum;
        }
    }

    /// y = Wᵀx. Not modified: x. Modified: y.
    void multiplyTransposed(double[] x, double[] y) {
        Arrays.fill(y, 0);
        for (int i = 0; i < x.length; i++) {
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                y[column[k]] += weight[k] * x[i];
            }
        }
    }

    /// w_ij by directed edge of the topology.
    double[] edgeWeights() {
        double[] result = new double[topology.directedEdges()];
        int p = 0;
        for (int i = 0; i < nodes(); i++) {
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                if (column[k] != i) {
                    result[p++] = weight[k];
                }
            }
        }
        return result;
    }

    /// The diagonal.
    double[] selfWeights() {
        double[] result = new double[nodes()];
        Arrays.setAll(result, i -> entry(i, i));
        return result;
    }

    /// Eigenvalues of W, computed when first asked for.
    public Spectrum spectrum() {
        Spectrum s = spectrum;
        if (s == null) {
            spectrum = s = Spectrum.of(this);
        }
        return s;
    }

    /// One line for people, with the spectrum: `ring(25): 25 nodes, 25 edges, degree 2; weights metropolis: symmetric, doubly stochastic;
    /// λ2 = 0.979, gap = 0.0209, smallest eigenvalue -0.328`. The smallest eigenvalue is left out where W is not symmetric.
    public String describe() {
        boolean symmetric = isSymmetric();
        return topology.describe() + "; weights " + scheme + ": " + (symmetric ? "symmetric, " : "") + sums() + "; "
                + spectrum().describe(symmetric);
    }

    private String sums() {
        boolean rows = isRowStochastic();
        boolean columns = isColumnStochastic();
        return rows && columns ? "doubly stochastic" : rows ? "row stochastic" : columns ? "column stochastic" : "not stochastic";
    }
}
