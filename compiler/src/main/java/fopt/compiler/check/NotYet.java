package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;

/// E090: parts of the language that are not available yet, by name.
final class NotYet {
    private NotYet() {}

    /// @param what the construct, with its article: "a comprehension"
    static Diagnostic of(Span span, String what) {
        return Diagnostic.of("E090", span, what + " is not available yet");
    }
}
