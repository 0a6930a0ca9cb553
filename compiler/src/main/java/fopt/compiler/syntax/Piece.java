package fopt.compiler.syntax;

import fopt.compiler.source.Columns;
import fopt.grammar.FoptParser;

/// A token as the formatter sees it.
///
/// @param gap blanks that the author left in front of it
/// @param column where the author wrote it
/// @param prefix a sign, or a bar that opens a norm
record Piece(int type, String text, int gap, int column, boolean prefix) {
    boolean is(int other) {
        return type == other;
    }

    boolean isComment() {
        return type == FoptParser.COMMENT;
    }

    boolean opens() {
        return type == FoptParser.LPAREN || type == FoptParser.LBRACKET || type == FoptParser.LANGLE || type == FoptParser.LBRACE;
    }

    boolean closes() {
        return type == FoptParser.RPAREN || type == FoptParser.RBRACKET || type == FoptParser.RANGLE || type == FoptParser.RBRACE;
    }

    /// In columns; of a text over several lines, the first of them.
    int width() {
        int newline = text.indexOf('\n');
        return Columns.width(newline < 0 ? text : text.substring(0, newline));
    }
}
