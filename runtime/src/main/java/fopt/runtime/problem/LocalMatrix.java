package fopt.runtime.problem;

/// The feature matrix A of one node, rows × columns, as gradients need it: products of many rows with one or several vectors, and back.
///
/// Rows are chosen by an index of sample numbers (as the node has them), or all are meant: then the index is null, and rows come in the order
/// in which they are *stored*, which may differ from that of the samples ([#place]). One thread at a time.
sealed interface LocalMatrix permits DenseRows, SparseRows {
    int rows();

    int columns();

    /// How many rows to do between [#times] and [#addTransposed], so that they are still in the cache.
    int block();

    /// Where a sample is stored.
    int place(int sample);

    /// `out[oo + q · stride + k − from] = ⟨a_r, x_q⟩` for rows r = index[k], k = from … to−1, and vectors x_q at `xo + q · columns`, q = 0 … count−1.
    ///
    /// @param stride at least [#block] + 3
    /// @param out *Modified*
    void times(int[] index, int from, int to, double[] x, int xo, int count, double[] out, int oo, int stride);

    /// `y_q += Σ_k g[go + q · stride + k − from] a_r`, over k in this order, for the same rows and vectors y_q at `yo + q · columns`. @param y *Modified*
    void addTransposed(int[] index, int from, int to, double[] g, int go, int stride, double[] y, int yo, int count);

    /// `out[oo + c · stride + k − from] = a_rc` for the same rows and all columns c. @param out *Modified*
    void copy(int[] index, int from, int to, double[] out, int oo, int stride);

    /// `h += Σ w[k] a_r a_rᵀ` for the stored rows r = from + k, the upper triangle. @param h *Modified*: columns × columns numbers, row by row
    void addGram(int from, int to, double[] w, double[] h);

    /// The largest `‖a_r‖²`.
    double largestSquaredNorm();
}
