package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;

/// Constructs that the checker lets pass but for which there is no code yet.
final class Unsupported {
    private Unsupported() {}

    static EvaluationError at(Span place, String what) {
        return new EvaluationError(Diagnostic.of("E090", place, what + " is not available yet"));
    }
}
