package fopt.runtime.sim;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.ProximalPoint;
import fopt.runtime.problem.Sampler;
import fopt.runtime.problem.Samples;
import fopt.runtime.random.Stream;
import java.util.List;

/// What the nodes may ask of the problem: gradients (counted by samples), losses, products with Hessians, proximal steps, and which samples to take.
///
/// Nodes are 0-based; vectors are given by array and offset.
public final class Oracles {
    private final Problem problem;
    private final Sampler[] samplers;
    private final Counters counters;
    /// By worker: a vector of zeros in which a 1 walks along, once it was needed.
    private final double[][] units;
    private final Samples everything = new Samples();
    /// By node, once it was needed.
    private final ProximalPoint[] proximal;
    /// Null without simulated time.
    private Work work;

    Oracles(Problem problem, List<Sampler> samplers, Counters counters, int workers) {
        this.problem = problem;
        this.samplers = samplers.toArray(Sampler[]::new);
        this.counters = counters;
        units = new double[workers][];
        everything.setAll();
        proximal = new ProximalPoint[problem.nodes()];
    }

    /// Spends the time of gradients.
    interface Work {
        void done(int node, long samples);
    }

    /// From now on, work whose amount only the oracle knows takes time.
    void timed(Work newWork) {
        work = newWork;
    }

    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        countGradient(node);
        problem.gradient(node, x, xo, out, oo);
    }

    public void gradient(int node, double[] x, int xo, Samples chosen, Stream noise, double[] out, int oo) {
        if (chosen.all) {
            gradient(node, x, xo, out, oo);
            return;
        }
        counters.gradients[node] += chosen.count;
        problem.gradient(node, x, xo, chosen, noise, out, oo);
    }

    /// Counts a gradient over all samples of a node that was computed elsewhere.
    public void countGradient(int node) {
        counters.gradients[node] += problem.rows(node);
    }

    public void countGradient(int node, Samples chosen) {
        counters.gradients[node] += chosen.all ? problem.rows(node) : chosen.count;
    }

    /// Of a gradient over all samples of a node that was counted, only the marked entries were asked for.
    public void spareGradient(int node, double[] part, int offset, int length) {
        counters.spared[node] += problem.rows(node) * (length - (long) Kernels.countNonZero(part, offset, length));
    }

    public void spareGradient(int node, Samples chosen, double[] part, int offset, int length) {
        int rows = chosen.all ? problem.rows(node) : chosen.count;
        counters.spared[node] += rows * (length - (long) Kernels.countNonZero(part, offset, length));
    }

    public double loss(int node, double[] x, int xo) {
        return problem.value(node, x, xo);
    }

    public double loss(int node, double[] x, int xo, Samples chosen) {
        return chosen.all ? problem.value(node, x, xo) : problem.value(node, x, xo, chosen);
    }

    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, double[] out, int oo) {
        problem.hessianVector(node, x, xo, v, vo, everything, out, oo);
    }

    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples chosen, double[] out, int oo) {
        problem.hessianVector(node, x, xo, v, vo, chosen, out, oo);
    }

    /// `out = ∇²f_i(x)`, d×d numbers, by d products with unit vectors; symmetric to the last bit.
    public void hessian(int worker, int node, double[] x, int xo, double[] out, int oo) {
        hessian(worker, node, x, xo, everything, out, oo);
    }

    public void hessian(int worker, int node, double[] x, int xo, Samples chosen, double[] out, int oo) {
        int d = problem.dimension();
        if (units[worker] == null) {
            units[worker] = new double[d];
        }
        double[] unit = units[worker];
        for (int k = 0; k < d; k++) {
            unit[k] = 1;
            problem.hessianVector(node, x, xo, unit, 0, chosen, out, oo + k * d);
            unit[k] = 0;
            for (int j = 0; j < k; j++) {
                out[oo + k * d + j] = out[oo + j * d + k];
            }
        }
    }

    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        problem.prox(v, vo, step, out, oo);
    }

    /// `out = argmin_u f_i(u) + ‖u − v‖²/(2 step)`; counts the gradients that it takes ([ProximalPoint]), and spends the time for them.
    public void lossProx(int node, double[] v, int vo, double step, double[] out, int oo) {
        if (proximal[node] == null) {
            proximal[node] = new ProximalPoint(problem, node);
        }
        int gradients = proximal[node].find(v, vo, step, out, oo);
        counters.gradients[node] += (long) gradients * problem.rows(node);
        for (int k = 0; k < gradients && work != null; k++) {
            work.done(node, problem.rows(node));
        }
    }

    public double regulariser(double[] x, int xo) {
        return problem.regulariser(x, xo);
    }

    public void drawSamples(int sampler, int node, double size, Samples out, Stream draws) {
        samplers[sampler].draw(node, problem.rows(node), size, draws, out);
    }

    /// How many samples of the node a handle stands for.
    public double sampleCount(int node, Samples chosen) {
        return chosen.all ? problem.rows(node) : chosen.count;
    }

    /// `out` = the sample at a 1-based position of all that the node has.
    public void oneSample(int node, double position, Samples out) {
        room(problem.rows(node), position, out);
        out.index[0] = (int) position - 1;
    }

    /// `out` = the sample at a 1-based position of a handle.
    public void oneSample(int node, Samples chosen, double position, Samples out) {
        if (chosen.all) {
            oneSample(node, position, out);
            return;
        }
        room(chosen.count, position, out);
        out.index[0] = chosen.index[(int) position - 1];
    }

    private static void room(int count, double position, Samples out) {
        if (!(position >= 1 && position < count + 1.0)) {
            throw new UserError("E620", "sample " + Entries.text(position) + " of " + count + ": samples are numbered 1 to " + count);
        }
        out.setCount(1);
    }

    /// The 1-based number of the only sample in a handle, among those of its node.
    public double sampleNumber(Samples chosen) {
        if (chosen.all || chosen.count != 1) {
            throw new UserError("E621", "the number of a sample is asked for, but the handle has " + (chosen.all ? "all" : chosen.count) + " samples");
        }
        return chosen.index[0] + 1.0;
    }
}
