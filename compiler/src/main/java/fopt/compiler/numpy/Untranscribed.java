package fopt.compiler.numpy;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;

/// What has no transcription.
final class Untranscribed {
    private Untranscribed() {}

    /// @param what in words: "`job`"
    static EvaluationError at(Span place, String what) {
        return new EvaluationError(Diagnostic.of("E047", place, what + " has no transcription to NumPy")
                .help("`fopt dump --stage=ir` shows what any program does, step by step"));
    }
}
