package fopt.compiler.types;

import java.util.Optional;

/// Where a value lives. The order is SHARED ⊑ NODE ⊑ EDGE and SHARED ⊑ SERVER; node (or edge) and server have no join: only a
/// primitive crosses between them.
public enum Placement {
    SHARED, NODE, EDGE, SERVER;

    /// The least placement above both, if there is one.
    public Optional<Placement> join(Placement other) {
        if (this == other || other == SHARED) {
            return Optional.of(this);
        }
        if (this == SHARED) {
            return Optional.of(other);
        }
        return this == SERVER || other == SERVER ? Optional.empty() : Optional.of(EDGE);
    }

    public boolean below(Placement other) {
        return join(other).filter(p -> p == other).isPresent();
    }

    /// For messages: "shared", "at each node", "at each edge", "at the server".
    public String phrase() {
        return switch (this) {
            case SHARED -> "shared";
            case NODE -> "at each node";
            case EDGE -> "at each edge";
            case SERVER -> "at the server";
        };
    }
}
