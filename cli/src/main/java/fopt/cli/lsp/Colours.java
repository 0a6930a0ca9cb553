package fopt.cli.lsp;

import fopt.Analysis;
import fopt.Analysis.Kind;
import fopt.Analysis.Mention;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Semantic tokens: what each name is, where its value lives, and above all what communicates.
final class Colours {
    /// In the order of their numbers. `communication` is fopt's own: what sends. Others are those of the protocol.
    static final List<String> TYPES = List.of("keyword", "number", "string", "comment", "class", "function", "parameter", "variable", "property", "namespace", "enumMember",
            "communication");
    /// In the order of their bits; the last five are fopt's own: where a value lives.
    static final List<String> MODIFIERS = List.of("declaration", "readonly", "defaultLibrary", "node", "public", "edge", "server", "shared");

    private final Document document;
    private final List<Integer> data = new ArrayList<>();
    private int line;
    private int column;

    private Colours(Document document) {
        this.document = document;
    }

    /// Five numbers for each token: lines and columns since the one before, length, type, modifiers.
    static List<Integer> of(Document d, Analysis a) {
        Colours c = new Colours(d);
        List<Token> tokens = Parser.tokens(new Source("", d.text()));
        for (int k = 0; k < tokens.size(); k++) {
            Token t = tokens.get(k);
            Optional<Mention> mention = t.kind() == Token.Kind.NAME || t.kind() == Token.Kind.WORD ? a.startingAt(t.span().start()) : Optional.empty();
            boolean member = k > 0 && tokens.get(k - 1).span().text().equals(".") || k + 1 < tokens.size() && tokens.get(k + 1).span().text().equals("=");
            if (mention.isPresent()) {
                c.add(t, type(mention.get()), modifiers(mention.get()));
            } else {
                switch (t.kind()) {
                    case KEYWORD -> c.add(t, "keyword", 0);
                    case WORD -> {
                        if (!member) {
                            c.add(t, "keyword", 0);
                        }
                    }
                    case NUMBER -> c.add(t, "number", 0);
                    case TEXT -> c.add(t, "string", 0);
                    case COMMENT -> c.add(t, "comment", 0);
                    case NAME, RAW, SYMBOL, NEWLINE, UNKNOWN -> { }
                }
            }
        }
        return c.data;
    }

    private void add(Token t, String type, int modifiers) {
        var at = document.lines().position(t.span().start());
        boolean sameLine = at.getLine() == line;
        data.addAll(List.of(at.getLine() - line, sameLine ? at.getCharacter() - column : at.getCharacter(), t.span().end() - t.span().start(), TYPES.indexOf(type), modifiers));
        line = at.getLine();
        column = at.getCharacter();
    }

    private static String type(Mention m) {
        return switch (m.named().kind()) {
            case ALGORITHM, PROBLEM, COMPRESSOR -> "class";
            case FUNCTION, EXTERN, SETTING -> "function";
            case PARAMETER -> "parameter";
            case STATE, VARIABLE, KNOWN -> "variable";
            case METRIC -> "property";
            case MESSAGE, PRIMITIVE -> "communication";
            case IMPORT -> "namespace";
            case BUILT_IN -> m.named().signature().contains("(") ? "function" : "enumMember";
        };
    }

    private static int modifiers(Mention m) {
        Kind kind = m.named().kind();
        boolean built = kind == Kind.BUILT_IN || kind == Kind.PRIMITIVE || kind == Kind.KNOWN || kind == Kind.SETTING;
        int bits = (m.declares() ? bit("declaration") : 0) | (kind == Kind.PARAMETER || kind == Kind.KNOWN ? bit("readonly") : 0) | (built ? bit("defaultLibrary") : 0);
        return bits | m.place().map(p -> bit(p.word())).orElse(0);
    }

    private static int bit(String modifier) {
        return 1 << MODIFIERS.indexOf(modifier);
    }
}
