package fopt.compiler.syntax;

import fopt.grammar.FoptLexer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/// Finds the block of `#` lines right above a declaration.
final class DocComments {
    private final Lexed lexed;
    /// Comments that have a line of their own, by line.
    private final Map<Integer, Token> byLine = new HashMap<>();

    DocComments(Lexed lexed) {
        this.lexed = lexed;
        int codeOnLine = 0;
        for (Token t : lexed.all()) {
            if (t.getType() == FoptLexer.COMMENT && codeOnLine != t.getLine()) {
                byLine.put(t.getLine(), t);
            } else if (t.getType() != FoptLexer.SPACE && t.getType() != FoptLexer.NL) {
                codeOnLine = t.getLine() + (int) lexed.text(t).chars().filter(c -> c == '\n').count();
            }
        }
    }

    /// Without the marks and the space behind each; lines joined by newlines; empty if there is no comment.
    String above(Token declaration) {
        List<String> lines = new ArrayList<>();
        for (int line = declaration.getLine() - 1; byLine.containsKey(line); line--) {
            lines.add(lexed.text(byLine.get(line)).replaceFirst("^# ?", "").stripTrailing());
        }
        Collections.reverse(lines);
        return String.join("\n", lines);
    }
}
