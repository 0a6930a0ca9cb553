package fopt.runtime.topology;

import fopt.runtime.UserError;

/// The spectrum of a large mixing matrix, by matrix-vector products only.
final class IterativeSpectrum {
    private static final double ACCURACY = 1e-10;
    private static final double ROUNDING = 1e-12;
    private static final double WORK = 2e9;

    private IterativeSpectrum() {
    }

    static Spectrum of(MixingMatrix w) {
        boolean rows = w.isRowStochastic();
        boolean columns = w.isColumnStochastic();
        if (!rows && !columns) {
            throw new UserError("E407", "neither the rows nor the columns of the weights on " + w.topology().name() + " sum to 1.");
        }
        Lanczos symmetricPart = symmetricPart(w);
        if (w.isSymmetric()) {
            double lambda2 = Math.max(Math.abs(symmetricPart.greatest()), Math.abs(symmetricPart.least()));
            return Spectrum.of(lambda2, symmetricPart.least(), Math.max(symmetricPart.accuracy(), ROUNDING));
        }
        if (rows && columns) {
            return doublyStochastic(w, symmetricPart);
        }
        Arnoldi radius = Arnoldi.of(columns ? w::multiply : w::multiplyTransposed, w.nodes(), steps(w));
        double smallest = Math.max(symmetricPart.least(), -radius.radius());
        return Spectrum.of(radius.radius(), smallest, Math.max(radius.change(), symmetricPart.accuracy()) + ROUNDING);
    }

    private static Spectrum doublyStochastic(MixingMatrix w, Lanczos symmetricPart) {
        double[] product = new double[w.nodes()];
        Lanczos squares = Lanczos.of((x, y) -> {
            w.multiply(x, product);
            w.multiplyTransposed(product, y);
        }, w.nodes(), ACCURACY, steps(w) / 2);
        double lambda2 = Math.sqrt(Math.max(squares.greatest(), 0));
        double accuracy = squares.accuracy() / Math.max(lambda2, Math.sqrt(squares.accuracy()));
        return Spectrum.of(lambda2, symmetricPart.least(), Math.max(accuracy, symmetricPart.accuracy()) + ROUNDING);
    }

    private static Lanczos symmetricPart(MixingMatrix w) {
        if (w.isSymmetric()) {
            return Lanczos.of(w::multiply, w.nodes(), ACCURACY, steps(w));
        }
        double[] transposed = new double[w.nodes()];
        return Lanczos.of((x, y) -> {
            w.multiply(x, y);
            w.multiplyTransposed(x, transposed);
            for (int i = 0; i < y.length; i++) {
                y[i] = (y[i] + transposed[i]) / 2;
            }
        }, w.nodes(), ACCURACY, steps(w) / 2);
    }

    /// As many products as a few seconds allow.
    private static int steps(MixingMatrix w) {
        return (int) Math.clamp(WORK / (w.weight().length + 5.0 * w.nodes()), 60, 4000);
    }
}
