package fopt.compiler.eval;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.UserError;

/// Something in a script cannot be evaluated: carries the diagnostic with its place.
public final class EvaluationError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    public EvaluationError(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    /// A user error that happened while the expression at `place` was evaluated.
    public static EvaluationError at(Span place, UserError cause) {
        return new EvaluationError(Diagnostic.of(cause.code(), place, cause.getMessage()));
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
