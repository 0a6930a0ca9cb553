package fopt.runtime.problem;

import fopt.runtime.random.Stream;

/// Shares of each class over the nodes from Dirichlet(α, …, α) (Yurochkin et al.: "Bayesian nonparametric federated learning of neural
/// networks", ICML 2019): for each class a vector of shares is drawn, and its rows, in random order, are cut at the rounded sums of the shares.
///
/// Small α gives each class to few nodes. Papers often draw again until each node has some rows, which may never happen; here a node that
/// got none gets one row from the largest node.
final class DirichletSplit {
    private DirichletSplit() {
    }

    static int[][] rowsOfNode(DataSet data, int nodes, double alpha, Stream random) {
        Labels.Classes classes = Labels.classes(data);
        Assignment assignment = new Assignment(Splits.shuffled(data, random), nodes);
        double[] shares = new double[nodes];
        for (int[] rows : assignment.byClass(classes)) {
            shares(alpha, random, shares);
            double sum = 0;
            int given = 0;
            for (int i = 0; i < nodes; i++) {
                sum += shares[i];
                int end = i == nodes - 1 ? rows.length : (int) Math.rint(sum * rows.length);
                for (; given < Math.min(end, rows.length); given++) {
                    assignment.give(rows[given], i);
                }
            }
        }
        return assignment.rowsOfNode();
    }

    /// A draw from Dirichlet(α, …, α): independent gamma variables, divided by their sum. Logarithms, because for small α most would be 0.
    ///
    /// @param out *Modified*: shares, which sum to 1
    static void shares(double alpha, Stream random, double[] out) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < out.length; i++) {
            out[i] = logGamma(alpha, random);
            largest = Math.max(largest, out[i]);
        }
        double total = 0;
        for (int i = 0; i < out.length; i++) {
            out[i] = StrictMath.exp(out[i] - largest);
            total += out[i];
        }
        for (int i = 0; i < out.length; i++) {
            out[i] /= total;
        }
    }

    /// The logarithm of a gamma variable of this shape, by the rejection method of Marsaglia and Tsang (ACM TOMS 26(3), 2000). Shapes below 1 by their
    /// identity Γ(α) = Γ(α + 1) U^(1/α).
    private static double logGamma(double shape, Stream random) {
        if (shape < 1) {
            return logGamma(shape + 1, random) + StrictMath.log(1 - random.nextDouble()) / shape;
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double x = random.nextNormal();
            double root = 1 + x / StrictMath.sqrt(9 * d);
            if (root > 0) {
                double logV = 3 * StrictMath.log(root);
                if (StrictMath.log(1 - random.nextDouble()) < x * x / 2 + d * (1 - root * root * root + logV)) {
                    return StrictMath.log(d) + logV;
                }
            }
        }
    }
}
