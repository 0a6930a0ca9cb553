package fopt.runtime.problem;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// Constants of problems whose Hessians are `1/m Σ c_r a_r a_rᵀ` with curvatures c_r between known bounds: from eigenvalues of `AᵀA/m`.
final class GramConstants {
    /// Up to this dimension the smallest eigenvalue is computed from the dense matrix.
    private static final int DENSE = 400;

    private final Shard[] shards;
    private final int columns;

    GramConstants(Shard[] shards, int columns) {
        this.shards = shards;
        this.columns = columns;
    }

    /// The smallest eigenvalue of the f_i's Hessians, at least. Where the smallest of `A_iᵀA_i` would be too costly it counts as 0.
    double smallestConvexity(Curvature c) {
        double smallest = 0;
        if (c.least() > 0 && columns <= DENSE && Arrays.stream(shards).allMatch(s -> s.rows() >= columns)) {
            smallest = Arrays.stream(shards).mapToDouble(s -> Eigenvalues.smallest(gram(s))).min().orElse(0);
        }
        return Math.max(0, c.least() * smallest + c.regularLeast());
    }

    Constants find(Curvature c) {
        double most = c.most();
        double least = c.least();
        double[] each = new double[shards.length];
        Arrays.setAll(each, i -> most * Eigenvalues.largest(columns, (v, out) -> local(shards[i], v, out)) + c.regularMost());
        double norm = 0;
        for (Shard shard : shards) {
            norm = Math.max(norm, shard.matrix.largestSquaredNorm());
        }
        double largest = Eigenvalues.largest(columns, this::mean);
        boolean dense = least > 0 && columns <= DENSE;
        double smallest = dense ? least * Eigenvalues.smallest(meanGram()) : 0;
        String how = "L, L_i: " + (most == 1 ? "" : most + " · ") + "λmax(AᵀA/m)" + (c.regularMost() > 0 ? " + regularisation" : "")
            + ", Lanczos, relative accuracy 1e-10; μ: " + (dense ? "smallest eigenvalue" : "regularisation")
            + (c.how().isEmpty() ? "" : "; curvature of the loss: " + c.how());
        return Constants.of(most * largest + c.regularMost(), each, most * norm + c.regularMost(),
            Math.max(0, smallest + c.regularLeast()), how);
    }

    /// `out = A_iᵀA_i v / m_i`.
    private static void local(Shard shard, double[] v, double[] out) {
        Arrays.fill(out, 0);
        addLocal(shard, v, 1.0 / shard.rows(), out);
    }

    private void mean(double[] v, double[] out) {
        Arrays.fill(out, 0);
        for (Shard shard : shards) {
            addLocal(shard, v, 1.0 / shard.rows() / shards.length, out);
        }
    }

    private DMatrixRMaj meanGram() {
        DMatrixRMaj gram = new DMatrixRMaj(columns, columns);
        for (Shard shard : shards) {
            addGram(shard, 1.0 / shard.rows() / shards.length, gram);
        }
        MeanObjective.mirror(gram);
        return gram;
    }

    private DMatrixRMaj gram(Shard shard) {
        DMatrixRMaj gram = new DMatrixRMaj(columns, columns);
        addGram(shard, 1.0 / shard.rows(), gram);
        MeanObjective.mirror(gram);
        return gram;
    }

    private static void addGram(Shard shard, double scale, DMatrixRMaj gram) {
        for (int from = 0; from < shard.rows(); from += shard.block) {
            int to = Math.min(shard.rows(), from + shard.block);
            Arrays.fill(shard.margins, 0, to - from, scale);
            shard.matrix.addGram(from, to, shard.margins, gram.data);
        }
    }

    private static void addLocal(Shard shard, double[] v, double scale, double[] out) {
        for (int from = 0; from < shard.rows(); from += shard.block) {
            int to = Math.min(shard.rows(), from + shard.block);
            shard.times(null, from, to, v, 0, shard.margins);
            for (int k = 0; k < to - from; k++) {
                shard.margins[k] *= scale;
            }
            shard.addTransposed(null, from, to, shard.margins, out, 0);
        }
    }
}
