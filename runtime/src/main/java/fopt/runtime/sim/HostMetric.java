package fopt.runtime.sim;

import fopt.runtime.problem.Problem;
import java.util.Optional;

/// A metric of a host program: a number for each recorded row, computed from where the run is. Called by the thread that runs the program; counted as nothing.
@FunctionalInterface
public interface HostMetric {
    double value(Iterates at);

    /// Where a run is when a row is recorded. All arrays are copies.
    interface Iterates {
        long round();

        Problem problem();

        /// The measured point: d numbers, or those of all nodes one behind the other where each node is measured at its own.
        double[] point();

        /// The points of the nodes, one row for each; empty for algorithms whose nodes have none.
        Optional<double[][]> nodes();
    }
}
