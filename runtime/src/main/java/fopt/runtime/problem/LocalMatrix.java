package fopt.runtime.problem;

/// The feature matrix A of one node, rows × columns, as gradients need it: products with many rows at a time.
///
/// Rows are numbered as the node has them (*sample numbers*) when an index is given. Without one, all rows are meant, in the order
/// in which they are *stored*, which may differ: [#place].
sealed interface LocalMatrix permits DenseRows, SparseRows {
    /// Numbers that outputs of [#times] must have room for, beyond the results.
    int SLACK = 16;

    int rows();

    /// How many rows to do between [#times] and [#addTransposed], so that they are still in the cache.
    int block();

    /// Where a sample is stored.
    int place(int sample);

    /// `out[oo + k] = ⟨a_r, x⟩` for the stored rows r = from + k.
    ///
    /// @param out *Modified*: to − from results, and room for [#SLACK] more
    void times(int from, int to, double[] x, int xo, double[] out, int oo);

    /// `y += Σ g[go + k] a_r`, in this order, for the stored rows r = from + k. @param y *Modified*
    void addTransposed(int from, int to, double[] g, int go, double[] y, int yo);

    /// `out[oo + k] = ⟨a_r, x⟩` for the samples r = index[from + k]. @param out *Modified*: to − from results, and room for [#SLACK] more
    void times(int[] index, int from, int to, double[] x, int xo, double[] out, int oo);

    /// `y += Σ g[go + k] a_r`, in this order, for the samples r = index[from + k]. @param y *Modified*
    void addTransposed(int[] index, int from, int to, double[] g, int go, double[] y, int yo);

    /// The largest `‖a_r‖²`.
    double largestSquaredNorm();
}
