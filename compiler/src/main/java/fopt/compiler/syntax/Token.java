package fopt.compiler.syntax;

import fopt.compiler.source.Span;

/// A piece of a program, as the lexer cuts it: for highlighting, formatting and `fopt dump --stage=tokens`.
public record Token(Kind kind, Span span) {

    public enum Kind {
        /// a reserved word
        KEYWORD,
        /// a word of the grammar that is a name elsewhere: `round`, `with`, `ms`
        WORD,
        NAME, NUMBER, TEXT, RAW,
        /// operators, brackets and punctuation
        SYMBOL,
        /// a newline that separates statements
        NEWLINE,
        COMMENT,
        /// a character that means nothing in the language, or a text without an end
        UNKNOWN
    }
}
