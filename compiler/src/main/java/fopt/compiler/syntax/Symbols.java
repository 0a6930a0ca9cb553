package fopt.compiler.syntax;

import static fopt.grammar.FoptParser.*;

import fopt.compiler.source.Spelling;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/// Writes a source with names and operators in ASCII, or with the signs of mathematics: `grad(f, x)` and `∇f(x)`, `norm(x)` and `‖x‖`, `dot(a, b)`
/// and `⟨a, b⟩`, `<=` and `≤`, `eta` and `η`. Texts and comments stay as they are, and so do signs where the ASCII form has another meaning in
/// this source.
final class Symbols {
    private final Lexed lexed;
    /// All but blanks and newlines.
    private final List<Piece> pieces = new ArrayList<>();

    private Symbols(Lexed lexed) {
        this.lexed = lexed;
        PhysicalLines.of(lexed).forEach(l -> pieces.addAll(l.pieces()));
    }

    static String ascii(Lexed lexed) {
        Symbols s = new Symbols(lexed);
        String[] texts = s.texts();
        s.nablas(texts);
        s.brackets(texts);
        return s.written(texts);
    }

    static String unicode(Lexed lexed) {
        Symbols s = new Symbols(lexed);
        String[] texts = s.texts();
        for (int k = 0; k < texts.length; k++) {
            s.sign(k, texts);
        }
        return s.written(texts);
    }

    private String[] texts() {
        return pieces.stream().map(Piece::text).toArray(String[]::new);
    }

    /// The source with other texts of its tokens.
    private String written(String[] texts) {
        StringBuilder out = new StringBuilder();
        int k = 0;
        for (Token t : lexed.all()) {
            out.append(t.getType() == NL || t.getType() == SPACE ? lexed.text(t) : texts[k++]);
        }
        return out.toString();
    }

    private boolean is(int k, int type) {
        return k < pieces.size() && pieces.get(k).is(type);
    }

    // ---- to ASCII

    private void nablas(String[] texts) {
        for (int k = 0; k < texts.length; k++) {
            if (is(k, NABLA) && is(k + 2, LPAREN)) {
                texts[k] = "grad(";
                texts[k + 2] = is(k + 3, RPAREN) || is(k + 3, SEMICOLON) ? "" : ", ";
            } else if (is(k, NABLA)) {
                texts[k] = "grad(";
                texts[k + 1] = Spelling.canonical(texts[k + 1]) + ")";
            }
        }
    }

    private void brackets(String[] texts) {
        boolean norm = isFree("norm");
        boolean dot = isFree("dot");
        for (int k = 0; k < texts.length; k++) {
            Piece p = pieces.get(k);
            texts[k] = switch (p.type()) {
                case IDENT -> Spelling.canonical(texts[k]);
                case BARS -> !norm ? texts[k] : p.prefix() ? "norm(" : ")";
                case LANGLE -> dot ? "dot(" : texts[k];
                case RANGLE -> dot ? ")" : texts[k];
                case NE_SIGN -> "!=";
                case LE_SIGN -> "<=";
                case GE_SIGN -> ">=";
                case IN_SIGN -> " in ";
                default -> texts[k];
            };
        }
    }

    /// Whether a name can only be the built-in function: it is called wherever it occurs, and not declared.
    private boolean isFree(String name) {
        for (int k = 0; k < pieces.size(); k++) {
            boolean there = is(k, IDENT) && pieces.get(k).text().equals(name);
            if (there && (!is(k + 1, LPAREN) || k > 0 && (is(k - 1, FUN) || is(k - 1, DOT) || is(k - 1, NABLA)))) {
                return false;
            }
        }
        return true;
    }

    // ---- to signs

    private void sign(int k, String[] texts) {
        switch (pieces.get(k).type()) {
            case IDENT -> name(k, texts);
            case NE -> texts[k] = "≠";
            case LE -> texts[k] = "≤";
            case GE -> texts[k] = "≥";
            default -> { }
        }
    }

    private void name(int k, String[] texts) {
        boolean call = is(k + 1, LPAREN) && !(k > 0 && is(k - 1, DOT));
        String name = texts[k];
        if (call && name.equals("grad") && is(k + 2, IDENT) && is(k + 3, COMMA)) {
            texts[k] = "∇";
            texts[k + 1] = "";
            texts[k + 3] = "(";
        } else if (call && name.equals("norm") && isFree("norm") && commas(k + 1) == 0) {
            replace(k, "‖", "‖", texts);
        } else if (call && name.equals("dot") && isFree("dot") && commas(k + 1) == 1) {
            replace(k, "⟨", "⟩", texts);
        } else {
            texts[k] = Spelling.unicode(name);
        }
    }

    private void replace(int k, String open, String close, String[] texts) {
        texts[k] = open;
        texts[k + 1] = "";
        texts[end(k + 1)] = close;
    }

    /// The commas between the arguments of a call; -1 if they are not all plain expressions on one line.
    private int commas(int open) {
        int commas = 0;
        int depth = 0;
        int end = end(open);
        for (int k = open; k < end; k++) {
            Piece p = pieces.get(k);
            depth += p.opens() ? 1 : p.closes() ? -1 : 0;
            boolean plain = depth > 1 || !p.is(SEMICOLON) && !p.is(EQUALS) && !p.is(FOR) && !p.is(EACH);
            if (!plain || p.isComment()) {
                return -1;
            }
            commas += depth == 1 && p.is(COMMA) ? 1 : 0;
        }
        return end == open + 1 || breaks(open, end) ? -1 : commas;
    }

    /// Whether a line ends between two pieces: inside bars that would be the end of a statement.
    private boolean breaks(int from, int to) {
        int k = -1;
        for (Token t : lexed.all()) {
            boolean blank = t.getType() == NL || t.getType() == SPACE;
            k += blank ? 0 : 1;
            if (t.getType() == NL && k >= from && k < to) {
                return true;
            }
        }
        return false;
    }

    private int end(int open) {
        int depth = 0;
        for (int k = open; k < pieces.size(); k++) {
            depth += pieces.get(k).opens() ? 1 : pieces.get(k).closes() ? -1 : 0;
            if (depth == 0) {
                return k;
            }
        }
        return pieces.size() - 1;
    }
}
