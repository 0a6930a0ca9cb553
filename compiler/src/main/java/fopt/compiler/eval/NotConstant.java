package fopt.compiler.eval;

import fopt.compiler.source.Span;
import java.util.Optional;

/// Thrown when an expression has no value before the run: it reads state, draws, or depends on the round or the node. Not an error:
/// the lowering then makes code for it.
public final class NotConstant extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Span place;

    public NotConstant() {
        this(null);
    }

    private NotConstant(Span place) {
        super(null, null, false, false);
        this.place = place;
    }

    /// The same, of the expression at `around`, unless a part of it is to blame already.
    NotConstant within(Span around) {
        return place == null ? new NotConstant(around) : this;
    }

    /// The innermost expression without a value.
    public Optional<Span> place() {
        return Optional.ofNullable(place);
    }
}
