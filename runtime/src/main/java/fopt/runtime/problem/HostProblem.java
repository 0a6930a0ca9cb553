package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;

/// An [Objective] of a host program as a problem. Each thread has rows of its own, in which it hands points over.
final class HostProblem implements Problem {
    private final Objective is;
    private final int nodes;
    private final int d;
    private final ThreadLocal<Rows> rows;
    private final Memo<Constants> constants;
    private final Memo<Optimum> optimum;

    private record Rows(double[] x, double[] v, double[] one, double[] out) {
        Rows(int d) {
            this(new double[d], new double[d], new double[d], new double[d]);
        }

        static double[] filled(double[] row, double[] from, int offset) {
            System.arraycopy(from, offset, row, 0, row.length);
            return row;
        }

        double[] x(double[] from, int offset) {
            return filled(x, from, offset);
        }
    }

    HostProblem(Objective is) {
        this.is = java.util.Objects.requireNonNull(is, "there is no objective");
        nodes = is.nodes();
        d = is.dimension();
        if (nodes < 1 || d < 1) {
            throw new IllegalArgumentException(is.name() + " has " + nodes + " nodes and dimension " + d + "; both are at least 1");
        }
        rows = ThreadLocal.withInitial(() -> new Rows(d));
        constants = new Memo<>(this::findConstants);
        optimum = new Memo<>(this::findOptimum);
    }

    @Override
    public String name() {
        return is.name();
    }

    @Override
    public int nodes() {
        return nodes;
    }

    @Override
    public int dimension() {
        return d;
    }

    @Override
    public int rows(int node) {
        return Math.max(1, is.samples(node));
    }

    // ---- oracles

    @Override
    public double value(int node, double[] x, int xo) {
        return is.value(node, rows.get().x(x, xo));
    }

    @Override
    public double value(int node, double[] x, int xo, Samples samples) {
        double[] at = rows.get().x(x, xo);
        if (samples.all || is.samples(node) == 0) {
            return is.value(node, at);
        }
        double sum = 0;
        for (int k = 0; k < samples.count; k++) {
            sum += is.value(node, samples.index[k], at);
        }
        return sum / samples.count;
    }

    @Override
    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        Rows r = rows.get();
        is.gradient(node, r.x(x, xo), r.out);
        System.arraycopy(r.out, 0, out, oo, d);
    }

    @Override
    public void gradient(int node, double[] x, int xo, Samples samples, Stream noise, double[] out, int oo) {
        Rows r = rows.get();
        if (is.samples(node) == 0 && !samples.all) {
            is.estimate(node, r.x(x, xo), noise, r.out);
            System.arraycopy(r.out, 0, out, oo, d);
        } else if (samples.all) {
            gradient(node, x, xo, out, oo);
        } else {
            meanGradient(node, r.x(x, xo), samples, out, oo, r);
        }
    }

    /// In the order of the samples.
    private void meanGradient(int node, double[] at, Samples samples, double[] out, int oo, Rows r) {
        Arrays.fill(r.out, 0);
        for (int k = 0; k < samples.count; k++) {
            is.gradient(node, samples.index[k], at, r.one);
            Kernels.axpy(1.0 / samples.count, r.one, 0, r.out, 0, d);
        }
        System.arraycopy(r.out, 0, out, oo, d);
    }

    /// Over all samples, whichever are asked for, unless they are those of a node that has some: then by differences of their gradients.
    @Override
    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        Rows r = rows.get();
        double[] at = r.x(x, xo);
        double[] direction = Rows.filled(r.v, v, vo);
        if (samples.all || is.samples(node) == 0) {
            is.hessianVector(node, at, direction, r.out);
        } else {
            Differences.hessianVector(new OfSamples(samples), node, at, direction, r.out);
        }
        System.arraycopy(r.out, 0, out, oo, d);
    }

    /// The mean over some samples, as an objective of its own.
    private final class OfSamples implements Objective {
        private final Samples samples;

        OfSamples(Samples samples) {
            this.samples = samples;
        }

        @Override
        public int nodes() {
            return nodes;
        }

        @Override
        public int dimension() {
            return d;
        }

        @Override
        public double value(int node, double[] x) {
            throw new IllegalStateException("only gradients are asked for");
        }

        @Override
        public void gradient(int node, double[] x, double[] out) {
            Arrays.fill(out, 0);
            double[] one = new double[d];
            for (int k = 0; k < samples.count; k++) {
                is.gradient(node, samples.index[k], x, one);
                Kernels.axpy(1.0 / samples.count, one, 0, out, 0, d);
            }
        }
    }

    @Override
    public boolean hasRegulariser() {
        return is.hasRegulariser();
    }

    @Override
    public double regulariser(double[] x, int xo) {
        return is.hasRegulariser() ? is.regulariser(rows.get().x(x, xo)) : 0;
    }

    @Override
    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        Rows r = rows.get();
        double[] at = Rows.filled(r.v, v, vo);
        if (is.hasRegulariser()) {
            is.prox(at, step, r.out);
        }
        System.arraycopy(is.hasRegulariser() ? r.out : at, 0, out, oo, d);
    }

    // ---- constants

    @Override
    public Constants constants() {
        return constants.get();
    }

    @Override
    public double smallestConvexity() {
        return is.convexity().orElse(0);
    }

    private Constants findConstants() {
        if (is.smoothness().isPresent()) {
            double[] each = new double[nodes];
            Arrays.fill(each, is.smoothness().getAsDouble());
            return Constants.of(each[0], each, each[0], is.convexity().orElse(0), "as the host states them, for all nodes and samples");
        }
        Constants c = new MeasuredConstants(this).find();
        return is.convexity().isEmpty() ? c
                : new Constants(c.L(), c.Lmax(), c.Ltilde(), c.Lsample(), is.convexity().getAsDouble(), c.Li(), c.how() + "; μ as the host states it");
    }

    @Override
    public Optimum optimum() {
        return optimum.get();
    }

    private Optimum findOptimum() {
        Optimum found = Minimiser.find(this, new Regulariser.Of(this), is.convexity().orElse(0) > 0);
        return is.minimum().isEmpty() ? found : new Optimum(found.x(), is.minimum().getAsDouble(), 0, "as the host states it; x by " + found.how());
    }

    @Override
    public double accuracy(double[] x, int xo) {
        return Double.NaN;
    }

    @Override
    public String describe() {
        return is.name() + ": a problem of the host, n = " + nodes + ", d = " + d;
    }
}
