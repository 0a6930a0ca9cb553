package fopt.runtime.event;

import fopt.runtime.random.Stream;
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

    /// Ticks for a gradient. @param samples how many it uses
    public long ticks(int node, long samples, Stream draws) {
        double one = law(node).draw(draws);
        return Ticks.of(per == Per.SAMPLE ? one * samples : one);
    }
}
