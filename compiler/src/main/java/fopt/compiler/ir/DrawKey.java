package fopt.compiler.ir;

import java.util.List;

/// The key of a random stream: seed and round come from the run.
///
/// @param site number of the drawing place in the program
/// @param who whose draw it is
/// @param counters loop counters around the place (0-based, outermost first): they make up the iteration number
public record DrawKey(int site, Who who, List<Var> counters) {
    public enum Who {
        /// Each node its own.
        NODE,
        /// One draw for all (also the server's).
        EVERYBODY,
        /// One draw for both ends of an edge.
        EDGE
    }
}
