package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostic;
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
        return Diagnostic.of("E003", lexed.span(at), "brackets, blocks or operators are nested too deeply here")
                .help("give parts of it names with `let` or `fun`, or write a long sum as `sum(… for k in …)`");
    }
}
