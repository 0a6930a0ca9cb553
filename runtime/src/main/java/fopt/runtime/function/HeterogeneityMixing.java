package fopt.runtime.function;

import fopt.runtime.linalg.Kernels;
import java.util.Arrays;

/// `heterogeneity_mixing(S, W)`: of all symmetric doubly stochastic weights on the edges of W, those after which the rows of S, one for each node, are nearest to their mean:
/// ‖(M − 11ᵀ/n) S‖ is least.
/// Dandi, Koloskova, Jaggi, Stich: "Data-heterogeneity-aware mixing for decentralized learning", 2022.
///
/// By accelerated projected gradients over the weights of edges, with Dykstra's projection on the nodes' limits Σ_j w_ij ≤ 1, until no weight changes by more
/// than 1e-12, for at most 20000 steps.
final class HeterogeneityMixing implements VectorFunction.Computation {
    private static final double ACCURACY = 1e-12;
    private static final int MOST_STEPS = 20_000;

    private final int n;
    private final int d;
    private final double[] differences;
    private final EdgeWeights edges;

    private HeterogeneityMixing(int n, int d) {
        this.n = n;
        this.d = d;
        differences = new double[n * d];
        edges = new EdgeWeights(n);
    }

    static VectorFunction bind(Given given) {
        Size s = given.vector(0);
        int n = given.vector(1).rows();
        if (given.square(1) != s.rows()) {
            throw given.misfit("a row for each of the " + n + " nodes is needed, but this is " + s);
        }
        return given.givesFinite(Size.matrix(n, n), () -> new HeterogeneityMixing(n, s.columns()));
    }

    @Override
    public void run(Call call, double[] out, int at) {
        edges.of(call.array(1), call.offset(1));
        int m = edges.count();
        double[] w = new double[m];
        double[] last = new double[m];
        double[] ahead = new double[m];
        double[] slope = new double[m];
        Arrays.fill(w, 1.0 / n);
        System.arraycopy(w, 0, ahead, 0, m);
        double smoothness = steepest(call);
        double t = 1;
        double moved = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS && moved > ACCURACY && smoothness > 0; step++) {
            System.arraycopy(w, 0, last, 0, m);
            gradient(call, ahead, slope);
            System.arraycopy(ahead, 0, w, 0, m);
            Kernels.axpy(-1 / smoothness, slope, 0, w, 0, m);
            edges.project(w);
            double against = 0;
            moved = 0;
            for (int e = 0; e < m; e++) {
                against += (ahead[e] - w[e]) * (w[e] - last[e]);
                moved = Math.max(moved, Math.max(Math.abs(w[e] - last[e]), Math.abs(w[e] - ahead[e])));
            }
            double next = against > 0 ? 1 : (1 + Math.sqrt(1 + 4 * t * t)) / 2;
            double momentum = against > 0 ? 0 : (t - 1) / next;
            for (int e = 0; e < m; e++) {
                ahead[e] = w[e] + momentum * (w[e] - last[e]);
            }
            t = next;
        }
        edges.matrix(w, out, at);
    }

    /// Of ½‖R‖² by the weight of each edge, where R = S − mean − Σ_e w_e (e_i − e_j)(s_i − s_j)ᵀ.
    private void gradient(Call call, double[] w, double[] slope) {
        double[] s = call.array(0);
        int from = call.offset(0);
        for (int c = 0; c < d; c++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += s[from + i * d + c];
            }
            for (int i = 0; i < n; i++) {
                differences[i * d + c] = s[from + i * d + c] - mean / n;
            }
        }
        for (int e = 0; e < w.length; e++) {
            int i = edges.from(e);
            int j = edges.to(e);
            for (int c = 0; c < d; c++) {
                double flow = w[e] * (s[from + i * d + c] - s[from + j * d + c]);
                differences[i * d + c] -= flow;
                differences[j * d + c] += flow;
            }
        }
        for (int e = 0; e < w.length; e++) {
            int i = edges.from(e);
            int j = edges.to(e);
            double sum = 0;
            for (int c = 0; c < d; c++) {
                sum += (differences[j * d + c] - differences[i * d + c]) * (s[from + i * d + c] - s[from + j * d + c]);
            }
            slope[e] = sum;
        }
    }

    /// A bound of the largest eigenvalue of the second derivative: the largest sum of magnitudes in a row.
    private double steepest(Call call) {
        double[] length = new double[edges.count()];
        double[] atNode = new double[n];
        for (int e = 0; e < length.length; e++) {
            double square = 0;
            for (int c = 0; c < d; c++) {
                double difference = call.array(0)[call.offset(0) + edges.from(e) * d + c] - call.array(0)[call.offset(0) + edges.to(e) * d + c];
                square += difference * difference;
            }
            length[e] = Math.sqrt(square);
            atNode[edges.from(e)] += length[e];
            atNode[edges.to(e)] += length[e];
        }
        double most = 0;
        for (int e = 0; e < length.length; e++) {
            most = Math.max(most, length[e] * (atNode[edges.from(e)] + atNode[edges.to(e)]));
        }
        return most;
    }
}
