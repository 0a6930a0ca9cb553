package fopt.cli.lsp;

import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Token;
import fopt.compiler.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where somebody types: the word at the cursor, the call and the clause around, by the tokens in front of it. Works in any text, however incomplete.
///
/// @param word what of a word stands in front of the cursor
/// @param tokens those in front of that word
record Cursor(String text, int offset, String word, List<Token> tokens) {
    private static final Set<String> CLAUSES = Set.of("on", "over", "from", "for", "until", "measure", "every", "with");

    /// The call around a place.
    ///
    /// @param name of what is called
    /// @param given names of arguments that are there already
    /// @param number how many arguments stand in front of this one
    /// @param argument the name of this one, if it has one
    record Call(String name, int at, Set<String> given, int number, Optional<String> argument) {}

    static Cursor at(String text, int offset) {
        int start = offset;
        while (start > 0 && isPartOfName(text.codePointBefore(start))) {
            start -= Character.charCount(text.codePointBefore(start));
        }
        return new Cursor(text, offset, text.substring(start, offset), Parser.tokens(new Source("", text.substring(0, start))));
    }

    private static boolean isPartOfName(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.getType(c) == Character.NON_SPACING_MARK || c >= 0x2080 && c <= 0x2089 || c == 0x2206;
    }

    private Optional<Token> last() {
        return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens.getLast());
    }

    private static boolean is(Token t, String text) {
        return t.span().text().equals(text);
    }

    private String line() {
        return text.substring(offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1, offset);
    }

    boolean inComment() {
        return last().filter(t -> t.kind() == Kind.COMMENT && !text.substring(t.span().end(), offset).contains("\n")).isPresent();
    }

    /// What stands in front of the cursor of a text in quotes; empty if there is no such text.
    Optional<String> quoted() {
        String line = line();
        return !inComment() && line.chars().filter(c -> c == '"').count() % 2 == 1 ? Optional.of(line.substring(line.lastIndexOf('"') + 1)) : Optional.empty();
    }

    /// Whether the text in quotes is the file of an import.
    boolean isImport() {
        return line().stripLeading().startsWith("import ");
    }

    /// Whether a statement begins here.
    boolean startsStatement() {
        return last().map(t -> t.kind() == Kind.NEWLINE || is(t, "{") || t.kind() == Kind.COMMENT || is(t, "}")).orElse(true);
    }

    /// The name in front of a point: `g` in `g.`.
    Optional<String> base() {
        int n = tokens.size();
        return n >= 2 && is(tokens.get(n - 1), ".") && tokens.get(n - 1).span().end() == offset - word.length() ? Optional.of(tokens.get(n - 2).span().text()) : Optional.empty();
    }

    /// The word of the clause of `run` in which the cursor is, or `run` itself; empty outside of runs.
    Optional<String> clause() {
        int depth = 0;
        String found = null;
        for (int k = tokens.size() - 1; k >= 0; k--) {
            Token t = tokens.get(k);
            depth += closes(t) ? 1 : opens(t) ? -1 : 0;
            boolean ends = is(t, "{") || is(t, "}") || t.kind() == Kind.NEWLINE && depth <= 0 && !continues(k);
            if (ends && depth <= 0) {
                return Optional.empty();
            }
            String word = t.span().text();
            if (depth <= 0 && word.equals("run") && t.kind() == Kind.KEYWORD) {
                return Optional.of(found == null ? "run" : found);
            }
            if (depth <= 0 && found == null && CLAUSES.contains(word)) {
                found = word;
            }
        }
        return Optional.empty();
    }

    /// Whether the line behind a newline goes on with a run.
    private boolean continues(int newline) {
        return newline + 1 >= tokens.size() || CLAUSES.contains(tokens.get(newline + 1).span().text());
    }

    private static boolean opens(Token t) {
        return is(t, "(") || is(t, "[") || is(t, "⟨");
    }

    private static boolean closes(Token t) {
        return is(t, ")") || is(t, "]") || is(t, "⟩");
    }

    /// The innermost call whose brackets are open here.
    Optional<Call> call() {
        int depth = 0;
        int commas = 0;
        Set<String> given = new HashSet<>();
        List<Token> argument = new ArrayList<>();
        for (int k = tokens.size() - 1; k >= 0; k--) {
            Token t = tokens.get(k);
            if (is(t, "{") || is(t, "}") || t.kind() == Kind.NEWLINE && depth == 0) {
                return Optional.empty();
            }
            depth += closes(t) ? 1 : opens(t) ? -1 : 0;
            if (depth < 0) {
                boolean called = is(t, "(") && k > 0 && (tokens.get(k - 1).kind() == Kind.NAME || tokens.get(k - 1).kind() == Kind.WORD);
                Optional<String> name = argument.size() > 1 && is(argument.get(argument.size() - 2), "=") ? Optional.of(argument.getLast().span().text()) : Optional.empty();
                return called ? Optional.of(new Call(name(k - 1), k - 1, given, commas, name)) : Optional.empty();
            }
            if (depth == 0 && (is(t, ",") || is(t, ";"))) {
                commas++;
            }
            if (depth == 0 && is(t, "=") && k > 0) {
                given.add(tokens.get(k - 1).span().text());
            }
            if (commas == 0) {
                argument.add(t);
            }
        }
        return Optional.empty();
    }

    /// `g.name` of a file that is imported as `g`.
    private String name(int k) {
        boolean member = k >= 2 && is(tokens.get(k - 1), ".");
        return (member ? tokens.get(k - 2).span().text() + "." : "") + tokens.get(k).span().text();
    }
}
