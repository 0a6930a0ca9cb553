package fopt.runtime.privacy;

/// What one node learns of another in a gossip that begins with noise, and where each hears its neighbours only: less, the further away.
/// Cyffers, Even, Bellet, Massoulié: "Muffliato: peer-to-peer privacy amplification for decentralized optimization and averaging", NeurIPS 2022, Theorem 4:
/// the Rényi divergence of order α from u to v is at most α/(2σ²) Σ_{t<T} Σ_{w heard by v} (W^t)_uw² / ‖(W^t)_w‖².
public final class NetworkPrivacy {
    private final double[][] squaredMu;

    /// @param weights W, symmetric, n rows of n @param rounds of gossip, T @param multiplier standard deviation of each node's noise over the sensitivity
    public NetworkPrivacy(double[][] weights, int rounds, double multiplier) {
        int n = weights.length;
        squaredMu = new double[n][n];
        double[][] power = identity(n);
        for (int t = 0; t < rounds; t++) {
            heard(weights, power, multiplier);
            power = product(weights, power);
        }
    }

    /// The squared μ of [Gdp] that bounds what node `by` learns of node `of` (0-based).
    public double squaredMu(int of, int by) {
        return squaredMu[of][by];
    }

    /// One round: v hears of each neighbour w a mixture of all nodes with the weights of row w of W^t, under the noise of that mixture.
    private void heard(double[][] weights, double[][] power, double multiplier) {
        int n = weights.length;
        for (int w = 0; w < n; w++) {
            double noise = 0;
            for (double p : power[w]) {
                noise += p * p;
            }
            for (int v = 0; v < n; v++) {
                for (int u = 0; v != w && weights[v][w] != 0 && u < n; u++) {
                    squaredMu[u][v] += power[w][u] * power[w][u] / noise / (multiplier * multiplier);
                }
            }
        }
    }

    private static double[][] identity(int n) {
        double[][] one = new double[n][n];
        for (int i = 0; i < n; i++) {
            one[i][i] = 1;
        }
        return one;
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] c = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }
}
