package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// Says what is wrong where the parser stopped.
final class SyntaxErrors {
    private final Lexed lexed;
    private final Diagnostics diagnostics;

    SyntaxErrors(Lexed lexed, Diagnostics diagnostics) {
        this.lexed = lexed;
        this.diagnostics = diagnostics;
    }

    void report(Token found, IntervalSet expected, RuleContext ctx) {
        Span s = lexed.span(found);
        diagnostics.add(Diagnostic.of("E002", s, "found `" + s.text() + "`"));
    }

    boolean bracesCloseTooOften() {
        return false;
    }
}
