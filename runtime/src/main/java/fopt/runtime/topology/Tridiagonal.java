package fopt.runtime.topology;

import java.util.Arrays;

/// A symmetric tridiagonal matrix T; `off[k]` stands between rows k and k+1, the last one is ignored.
record Tridiagonal(double[] diagonal, double[] off) {
    /// −T, up to the signs of its eigenvectors' entries.
    Tridiagonal negated() {
        return new Tridiagonal(Arrays.stream(diagonal).map(x -> -x).toArray(), off);
    }

    /// The largest eigenvalue, rounded up: by bisection, since σI − T has positive pivots exactly for the σ above it.
    double greatest() {
        double low = Arrays.stream(diagonal).max().orElseThrow();
        double high = low;
        for (int k = 0; k < diagonal.length; k++) {
            high = Math.max(high, diagonal[k] + between(k - 1) + between(k));
        }
        high += 4 * Math.ulp(high) + Double.MIN_NORMAL;
        while (true) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                return high;
            }
            if (pivots(middle) != null) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    private double between(int k) {
        return k < 0 || k == diagonal.length - 1 ? 0 : Math.abs(off[k]);
    }

    /// The pivots of σI − T, or null if one is not positive.
    private double[] pivots(double sigma) {
        double[] pivot = new double[diagonal.length];
        for (int k = 0; k < pivot.length; k++) {
            pivot[k] = sigma - diagonal[k] - (k == 0 ? 0 : off[k - 1] * off[k - 1] / pivot[k - 1]);
            if (!(pivot[k] > 0)) {
                return null;
            }
        }
        return pivot;
    }

    /// |last entry| of the unit eigenvector of the largest eigenvalue, by inverse iteration.
    ///
    /// @param greatest as computed by [#greatest]
    double lastComponent(double greatest) {
        double[] pivot = pivots(greatest);
        if (pivot == null) {
            return 1;
        }
        double[] x = new double[pivot.length];
        Arrays.fill(x, 1);
        for (int iteration = 0; iteration < 3; iteration++) {
            solve(pivot, x);
            double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
            MeanFree.scale(x, 1 / largest);
        }
        return Math.abs(x[x.length - 1]) / Math.sqrt(MeanFree.dot(x, x));
    }

    /// x becomes (σI − T)⁻¹x.
    private void solve(double[] pivot, double[] x) {
        for (int k = 1; k < x.length; k++) {
            x[k] += off[k - 1] / pivot[k - 1] * x[k - 1];
        }
        x[x.length - 1] /= pivot[x.length - 1];
        for (int k = x.length - 2; k >= 0; k--) {
            x[k] = (x[k] + off[k] * x[k + 1]) / pivot[k];
        }
    }
}
