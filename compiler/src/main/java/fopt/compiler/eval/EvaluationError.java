package fopt.compiler.eval;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Something in a script cannot be evaluated: carries the diagnostic with its place.
public final class EvaluationError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    public EvaluationError(Diagnostic diagnostic) {
        this(diagnostic, null);
    }

    /// @param cause what a class of the host threw, or null
    public EvaluationError(Diagnostic diagnostic, Throwable cause) {
        super(diagnostic.message(), cause, false, false);
        this.diagnostic = diagnostic;
    }

    private static final Pattern SENTENCE_END = Pattern.compile("\\. (?=\\p{Lu})");

    /// A user error that happened while the expression at `place` was evaluated. Of the sentences of its message the first says what is wrong, the last
    /// the way out, and those between them why.
    public static EvaluationError at(Span place, UserError cause) {
        List<String> sentences = new ArrayList<>(List.of(SENTENCE_END.split(cause.getMessage().replaceFirst("\\.$", ""))));
        Diagnostic diagnostic = Diagnostic.of(cause.code(), place, sentences.removeFirst());
        if (sentences.isEmpty()) {
            return new EvaluationError(diagnostic, cause.getCause());
        }
        String help = small(sentences.removeLast());
        for (String why : sentences) {
            diagnostic = diagnostic.note(small(why));
        }
        return new EvaluationError(diagnostic.help(help), cause.getCause());
    }

    /// Begins with a small letter, unless that is a name or formula.
    private static String small(String sentence) {
        return sentence.matches("\\p{Lu}\\p{Ll}+ .*") ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
    }

    /// The same error, with the run that led to it if that stands in another file: what happened in the standard library, for instance.
    public EvaluationError from(Span run) {
        return diagnostic.span().source() == run.source() ? this : new EvaluationError(diagnostic.note(run, "in this run"), getCause());
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
