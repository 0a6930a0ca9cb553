package fopt.runtime.sim;

import java.util.Map;

/// Where the measured point stands in the storage of a run.
///
/// @param output number of the variable of the measured point
/// @param perNode whether each node is measured at its own row of it
/// @param nodePoints number of a variable with the nodes' points, whose spread is the consensus distance; -1 if there is none
/// @param own the algorithm's own metrics: name → number of a scalar variable
public record Measured(int output, boolean perNode, int nodePoints, Map<String, Integer> own) {}
