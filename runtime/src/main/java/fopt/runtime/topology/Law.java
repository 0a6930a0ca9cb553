package fopt.runtime.topology;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.List;

/// The law of a random graph: a generator and its arguments, not yet drawn. What `redrawn(erdos_renyi(25, 0.2))` is given.
public final class Law {
    private final Arguments arguments;
    private final RandomGraph random;

    /// @throws UserError E401 if the generator is not that of a random graph, or the arguments do not fit
    public Law(Generator<Topology> generator, List<?> arguments) {
        if (!(generator.build() instanceof RandomGraph graph)) {
            throw new UserError("E401", generator.name() + " is not random: every draw would be the same graph. Use it without redrawn(…).");
        }
        random = graph;
        this.arguments = generator.checked(arguments);
    }

    /// The call as written, e.g. `erdos_renyi(25, 0.2)`.
    public String name() {
        return arguments.call();
    }

    int nodes() {
        return arguments.integer(0);
    }

    /// The graph of a round; it need not be connected. The stream is moved.
    Topology draw(Stream stream, long seed, long round) {
        return random.once(arguments, stream, seed, round, 0);
    }
}
