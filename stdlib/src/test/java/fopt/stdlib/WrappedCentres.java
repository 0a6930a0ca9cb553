package fopt.stdlib;

import fopt.runtime.problem.Objective;
import java.util.OptionalDouble;

/// Distances to points at which a host's own classes may do something else.
class WrappedCentres implements Objective {
    private final Centres f = new Centres(Centres.C, 0, 1);

    @Override
    public int nodes() {
        return f.nodes();
    }

    @Override
    public int dimension() {
        return f.dimension();
    }

    @Override
    public double value(int node, double[] x) {
        return f.value(node, x);
    }

    @Override
    public void gradient(int node, double[] x, double[] out) {
        f.gradient(node, x, out);
    }

    @Override
    public OptionalDouble smoothness() {
        return OptionalDouble.of(1);
    }
}
