package fopt.compiler.eval;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.UserError;
import java.util.regex.Pattern;

/// Something in a script cannot be evaluated: carries the diagnostic with its place.
public final class EvaluationError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    public EvaluationError(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    private static final Pattern SENTENCE_END = Pattern.compile("\\. (?=\\p{Lu})");

    /// A user error that happened while the expression at `place` was evaluated. What its message says after the first sentence is the way out.
    public static EvaluationError at(Span place, UserError cause) {
        String[] parts = SENTENCE_END.split(cause.getMessage().replaceFirst("\\.$", ""), 2);
        Diagnostic diagnostic = Diagnostic.of(cause.code(), place, parts[0]);
        return new EvaluationError(parts.length == 1 ? diagnostic : diagnostic.help(parts[1]));
    }

    /// The same error, with the part of the script that led to it, if that is not where it happened: the standard library, for instance.
    public EvaluationError from(Span script, String role) {
        return diagnostic.span().source() == script.source() ? this : new EvaluationError(diagnostic.note(script, role));
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
