package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import org.antlr.v4.runtime.Token;

/// Thrown where a program is nested so deeply that walking its tree could overflow the stack.
final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Token at;

    TooDeep(Token at) {
        super(null, null, false, false);
        this.at = at;
    }

    Diagnostic diagnostic(Lexed lexed) {
        Span all = lexed.span(at);
        return Diagnostic.of("E003", new Span(lexed.source(), all.start(), Math.max(all.start(), all.end())),
                        "the program is nested too deeply here, by more than " + TreeBuilder.MAX_DEPTH + " levels of brackets, blocks or operators")
                .help("give parts of it names with `let` or `fun`, or write a long sum as `sum(… for k in …)`");
    }
}
