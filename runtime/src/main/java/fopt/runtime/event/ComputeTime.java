package fopt.runtime.event;

import java.util.List;

/// How long nodes compute.
///
/// @param laws one law for each node, or a single one for all
/// @param per what one duration stands for
public record ComputeTime(List<Law> laws, Per per) {

    public enum Per {
        /// An evaluation of a gradient, of however many samples.
        GRADIENT,
        /// One sample of a gradient: a minibatch of 32 takes 32 times one draw.
        SAMPLE,
        /// Whatever a node does between hearing and speaking: a job, or its part of a round.
        JOB
    }

    /// Nodes that take no time.
    public static final ComputeTime NONE = new ComputeTime(List.of(new Law.Constant(0)), Per.GRADIENT);

    public ComputeTime {
        laws = List.copyOf(laws);
    }

    public Law law(int node) {
        return laws.get(laws.size() == 1 ? 0 : node);
    }

    /// The seconds that the law of a node always gives; not a number if they are drawn.
    public double always(int node) {
        return law(node) instanceof Law.Constant(double seconds) ? seconds : Double.NaN;
    }

    /// Ticks for a gradient. @param one duration of the node's law, in seconds @param samples how many it uses
    public long ticks(double one, long samples) {
        return Ticks.of(per == Per.SAMPLE ? one * samples : one);
    }
}
