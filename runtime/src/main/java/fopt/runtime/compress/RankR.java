package fopt.runtime.compress;

import fopt.runtime.function.Call;
import fopt.runtime.function.Functions;
import fopt.runtime.function.Size;
import fopt.runtime.function.VectorFunction;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.List;

/// The nearest matrix of rank r, `Σ_c σ_c u_c v_cᵀ` over the r largest singular values. Contractive with δ = r/min(rows, columns).
///
/// Wire format: for each c the numbers of σ_c u_c, then those of v_c, r (rows + columns) in all. The singular value decomposition works in a space of the
/// thread's own; the factors of a message stay in its scratch.
final class RankR implements Compressor {
    private final String name;
    private final int rows;
    private final int columns;
    private final int rank;
    private final ThreadLocal<Workspace> workspaces;

    private RankR(String name, int rows, int columns, int rank) {
        this.name = name;
        this.rows = rows;
        this.columns = columns;
        this.rank = rank;
        VectorFunction svd = Functions.named("svd").orElseThrow().bind(List.of(Size.matrix(rows, columns)), List.of());
        workspaces = ThreadLocal.withInitial(() -> new Workspace(svd.call(), new double[svd.result().length()]));
    }

    /// @param parts U, the singular values, V, as `svd` gives them
    private record Workspace(Call svd, double[] parts) {}

    /// Where r factors are not shorter than the matrix, as for vectors, it is sent as it is.
    static final class Maker implements Compressors.Make {
        @Override
        public Compressor make(Compressors.Spec spec, int dimension) {
            return make(spec, dimension, 1);
        }

        @Override
        public Compressor make(Compressors.Spec spec, int rows, int columns) {
            long factors = (long) spec.whole() * (rows + columns);
            return factors >= (long) rows * columns ? new Identity(spec.name(), rows * columns) : new RankR(spec.name(), rows, columns, spec.whole());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimension() {
        return rows * columns;
    }

    @Override
    public Contract contract() {
        return Contract.deterministic((double) rank / Math.min(rows, columns));
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        Workspace work = workspaces.get();
        work.svd.vector(0, v, offset).run(work.parts, 0);
        double[] factors = out.room(rank * (rows + columns));
        int k = Math.min(rows, columns);
        for (int c = 0; c < rank; c++) {
            int at = c * (rows + columns);
            for (int i = 0; i < rows; i++) {
                factors[at + i] = out.numbers.round(work.parts[k * rows + c] * work.parts[i * k + c]);
            }
            for (int j = 0; j < columns; j++) {
                factors[at + rows + j] = out.numbers.round(work.parts[k * (rows + 1) + j * k + c]);
            }
        }
        multiply(out);
        out.bits = out.numbers.bits((long) rank * (rows + columns));
    }

    /// The payload, from the factors in the scratch.
    private void multiply(Message out) {
        DenseFormat.prepare(out, rows * columns);
        Arrays.fill(out.value, 0, rows * columns, 0.0);
        for (int c = 0; c < rank; c++) {
            int at = c * (rows + columns);
            for (int i = 0; i < rows; i++) {
                Kernels.axpy(out.scratch[at + i], out.scratch, at + rows, out.value, i * columns, columns);
            }
        }
    }

    @Override
    public Codec codec() {
        return new Factors();
    }

    private final class Factors implements Codec {
        @Override
        public void encode(Message message, BitWriter out) {
            for (int k = 0; k < rank * (rows + columns); k++) {
                out.real(message.scratch[k]);
            }
        }

        @Override
        public void decode(BitReader in, Stream known, Message out) {
            double[] factors = out.room(rank * (rows + columns));
            for (int k = 0; k < rank * (rows + columns); k++) {
                factors[k] = in.real();
            }
            multiply(out);
        }
    }
}
