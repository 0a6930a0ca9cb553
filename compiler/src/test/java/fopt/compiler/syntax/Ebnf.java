package fopt.compiler.syntax;

import fopt.grammar.FoptLexer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/// Reads a grammar, `rule = "word" other [ optional ] { repeated } | choice`, and recognises what it derives, beginning with its first rule.
///
/// By all ends that a rule can reach from a place, remembered for each rule and place; the grammar must not be left-recursive.
final class Ebnf {
    private sealed interface Part {
        record Word(String text) implements Part {}

        record Rule(String name) implements Part {}

        record Sequence(List<Part> parts) implements Part {}

        record Choice(List<Part> parts) implements Part {}

        record Optional(Part part) implements Part {}

        record Repeated(Part part) implements Part {}
    }

    private static final Pattern PIECE = Pattern.compile("\"([^\"]+)\"|([\\w-]+)|([\\[\\](){}|])");
    private static final Set<String> KINDS = Set.of("name", "number", "percent", "text", "raw-text", "nl");

    private final Map<String, Part> rules = new HashMap<>();
    private final Set<String> terminals = new TreeSet<>();
    private final Set<String> reserved;
    private final String start;

    Ebnf(String grammar, Set<String> reserved) {
        this.reserved = reserved;
        List<String> lines = new ArrayList<>();
        grammar.lines().filter(l -> !l.isBlank()).forEach(l -> {
            if (l.startsWith(" ")) {
                lines.add(lines.removeLast() + l);
            } else {
                lines.add(l);
            }
        });
        for (String line : lines) {
            int equals = line.indexOf(" = ");
            List<String> pieces = new ArrayList<>(PIECE.matcher(line.substring(equals + 3)).results().map(r -> r.group()).toList());
            if (rules.put(line.substring(0, equals).strip(), choice(pieces)) != null || !pieces.isEmpty()) {
                throw new IllegalArgumentException(line);
            }
        }
        start = lines.getFirst().substring(0, lines.getFirst().indexOf(' '));
    }

    Set<String> terminals() {
        return terminals;
    }

    boolean accepts(Lexed lexed) {
        return new Match(lexed).ends(rules.get(start), 0).get(lexed.forParser().size() - 1);
    }

    // ---- reading

    private Part choice(List<String> pieces) {
        List<Part> choices = new ArrayList<>(List.of(sequence(pieces)));
        while (!pieces.isEmpty() && pieces.getFirst().equals("|")) {
            pieces.removeFirst();
            choices.add(sequence(pieces));
        }
        return choices.size() == 1 ? choices.getFirst() : new Part.Choice(choices);
    }

    private Part sequence(List<String> pieces) {
        List<Part> parts = new ArrayList<>();
        while (!pieces.isEmpty() && !Set.of("|", "]", ")", "}").contains(pieces.getFirst())) {
            String piece = pieces.removeFirst();
            parts.add(switch (piece) {
                case "[" -> new Part.Optional(enclosed(pieces));
                case "{" -> new Part.Repeated(enclosed(pieces));
                case "(" -> enclosed(pieces);
                default -> piece.startsWith("\"") ? word(piece.substring(1, piece.length() - 1)) : new Part.Rule(piece);
            });
        }
        return new Part.Sequence(parts);
    }

    private Part enclosed(List<String> pieces) {
        Part inner = choice(pieces);
        pieces.removeFirst();
        return inner;
    }

    private Part word(String text) {
        terminals.add(text);
        return new Part.Word(text);
    }

    // ---- recognising

    private final class Match {
        private final Lexed lexed;
        private final Map<Part, Map<Integer, BitSet>> known = new java.util.IdentityHashMap<>();

        Match(Lexed lexed) {
            this.lexed = lexed;
        }

        BitSet ends(Part part, int from) {
            Map<Integer, BitSet> here = known.computeIfAbsent(part, p -> new HashMap<>());
            BitSet ends = here.get(from);
            if (ends == null) {
                ends = find(part, from);
                here.put(from, ends);
            }
            return ends;
        }

        private BitSet find(Part part, int from) {
            BitSet out = new BitSet();
            switch (part) {
                case Part.Word(String text) -> out.set(from + 1, from + 1 + (is(from, text) ? 1 : 0));
                case Part.Rule(String name) when KINDS.contains(name) -> out.set(from + 1, from + 1 + (kind(from, name) ? 1 : 0));
                case Part.Rule(String name) -> out.or(ends(rules.get(name), from));
                case Part.Optional(Part inner) -> {
                    out.set(from);
                    out.or(ends(inner, from));
                }
                case Part.Choice(List<Part> parts) -> parts.forEach(p -> out.or(ends(p, from)));
                case Part.Sequence(List<Part> parts) -> {
                    out.set(from);
                    for (Part p : parts) {
                        BitSet next = new BitSet();
                        out.stream().forEach(k -> next.or(ends(p, k)));
                        out.clear();
                        out.or(next);
                    }
                }
                case Part.Repeated(Part inner) -> {
                    out.set(from);
                    for (int k = from; k >= 0; k = out.nextSetBit(k + 1)) {
                        out.or(ends(inner, k));
                    }
                }
            }
            return out;
        }

        private boolean is(int at, String text) {
            Token t = lexed.forParser().get(at);
            return t.getType() != FoptLexer.STRING && t.getType() != FoptLexer.EOF && lexed.text(t).equals(text);
        }

        private boolean kind(int at, String kind) {
            Token t = lexed.forParser().get(at);
            return switch (kind) {
                case "number" -> t.getType() == FoptLexer.NUMBER;
                case "percent" -> t.getType() == FoptLexer.PERCENT;
                case "text" -> t.getType() == FoptLexer.STRING;
                case "raw-text" -> t.getType() == FoptLexer.RAW;
                case "nl" -> t.getType() == FoptLexer.NL;
                default -> {
                    Matcher letters = Pattern.compile("[\\p{L}_∆][\\p{L}\\p{M}\\p{Nd}_\\u2080-\\u2089∆]*").matcher(t.getType() == FoptLexer.EOF ? "" : lexed.text(t));
                    yield letters.matches() && !reserved.contains(letters.group());
                }
            };
        }
    }
}
