package fopt.compiler.syntax;

import static fopt.grammar.FoptParser.*;

import fopt.compiler.source.Columns;
import fopt.compiler.syntax.Layout.Out;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Puts below each other what belongs together in lines that follow each other: comments at the ends of lines, not left of where the author put
/// them; and, where the author began to do so, the names behind `node`, `public`, …, the signs of assignments, and the
/// blocks of `if` and `else`.
final class Alignment {
    private static final BitSet PLACES = Lexicon.types("node", "public", "edge", "server", "shared");
    private static final BitSet ASSIGNMENTS = Lexicon.types("=", "+=", "-=", "*=", "/=");
    /// Comments do not move to the right for the sake of a line as long as this.
    private static final int LONG = 90;

    private final List<Out> lines;
    private final List<int[]> gaps = new ArrayList<>();

    private Alignment(List<Out> lines) {
        this.lines = lines;
        for (Out o : lines) {
            List<Piece> code = o.line().code();
            int[] gap = new int[code.size()];
            for (int k = 1; k < gap.length; k++) {
                gap[k] = Gaps.before(code, k);
            }
            gaps.add(gap);
        }
    }

    /// The text of the lines.
    static String of(List<Out> lines) {
        Alignment a = new Alignment(lines);
        a.align(Alignment::declared, false);
        a.align(Alignment::assigned, true);
        a.align(Alignment::branch, false);
        return a.text();
    }

    /// Which piece of a line is to stand below those of its neighbours; 0 if there is none.
    private interface Anchor {
        int in(List<Piece> code);
    }

    private static int declared(List<Piece> code) {
        return code.size() > 1 && PLACES.get(code.getFirst().type()) ? 1 : 0;
    }

    private static int assigned(List<Piece> code) {
        int depth = 0;
        for (int k = 0; k < code.size(); k++) {
            depth += code.get(k).opens() ? 1 : code.get(k).closes() ? -1 : 0;
            if (depth == 0 && ASSIGNMENTS.get(code.get(k).type())) {
                return k;
            }
        }
        return 0;
    }

    private static int branch(List<Piece> code) {
        boolean branch = code.getFirst().is(IF) || code.getFirst().is(ELSE);
        for (int k = 1; branch && k < code.size(); k++) {
            if (code.get(k).is(LBRACE)) {
                return k;
            }
        }
        return 0;
    }

    private void align(Anchor anchor, boolean ends) {
        int from = 0;
        while (from < lines.size()) {
            int to = from;
            while (to < lines.size() && isOne(to) && anchor.in(code(to)) > 0
                    && (to == from || follows(to) && written(to, anchor, ends) == written(from, anchor, ends))) {
                to++;
            }
            if (to - from > 1) {
                align(from, to, anchor, ends);
            }
            from = Math.max(to, from + 1);
        }
    }

    /// In which column of its line the author wrote the anchor, or ended it.
    private int written(int l, Anchor anchor, boolean ends) {
        Piece p = code(l).get(anchor.in(code(l)));
        return p.column() - code(l).getFirst().column() + (ends ? p.width() : 0);
    }

    /// A statement on one line.
    private boolean isOne(int l) {
        return lines.get(l).statement() && !lines.get(l).line().isComment() && (l + 1 == lines.size() || lines.get(l + 1).statement())
                && !code(l).getLast().is(LBRACE);
    }

    private boolean follows(int l) {
        return !lines.get(l).line().blankBefore() && lines.get(l).indent() == lines.get(l - 1).indent() && kind(l) == kind(l - 1);
    }

    /// `let`, `fun`, a place, a branch, or any other statement.
    private int kind(int l) {
        int first = code(l).getFirst().type();
        return PLACES.get(first) ? NODE : first == ELSE ? IF : Lexicon.isReserved(first) ? first : 0;
    }

    private void align(int from, int to, Anchor anchor, boolean ends) {
        boolean wanted = false;
        int furthest = 0;
        for (int l = from; l < to; l++) {
            int k = anchor.in(code(l));
            wanted |= code(l).get(k).gap() > 1;
            furthest = Math.max(furthest, width(l, k, ends));
        }
        for (int l = from; wanted && l < to; l++) {
            int k = anchor.in(code(l));
            gaps.get(l)[k] += furthest - width(l, k, ends);
        }
    }

    private List<Piece> code(int l) {
        return lines.get(l).line().code();
    }

    /// The width of a line up to piece k, or up to its end.
    private int width(int l, int k, boolean with) {
        int width = with ? 0 : gaps.get(l)[k];
        for (int p = 0; p < (with ? k + 1 : k); p++) {
            width += gaps.get(l)[p] + code(l).get(p).width();
        }
        return width;
    }

    // ---- text

    private String text() {
        List<String> code = new ArrayList<>();
        for (int l = 0; l < lines.size(); l++) {
            code.add(lines.get(l).line().isComment() ? "" : code(l, lines.get(l).indent()));
        }
        StringBuilder text = new StringBuilder();
        for (int l = 0; l < lines.size(); l++) {
            text.append(lines.get(l).line().blankBefore() && !afterBlockBegins(l) ? "\n" : "").append(line(l, code)).append('\n');
        }
        return text.toString();
    }

    private boolean afterBlockBegins(int l) {
        return code(l).stream().findFirst().filter(p -> p.is(RBRACE)).isPresent()
                || !lines.get(l - 1).line().isComment() && code(l - 1).getLast().is(LBRACE);
    }

    private String code(int l, int indent) {
        StringBuilder line = new StringBuilder().repeat(' ', indent);
        for (int k = 0; k < code(l).size(); k++) {
            line.repeat(' ', gaps.get(l)[k]).append(code(l).get(k).text());
        }
        return line.toString();
    }

    private String line(int l, List<String> code) {
        Piece last = lines.get(l).line().pieces().getLast();
        if (!last.isComment()) {
            return code.get(l);
        }
        if (lines.get(l).line().isComment()) {
            return " ".repeat(lines.get(l).indent()) + last.text();
        }
        int width = Columns.width(code.get(l));
        return code.get(l) + " ".repeat(Math.max(2, width > LONG ? 2 : commentColumn(l, code) - width)) + last.text();
    }

    private int commentColumn(int l, List<String> code) {
        int from = l;
        while (from > 0 && hasComment(from - 1) && !lines.get(from).line().blankBefore()) {
            from--;
        }
        int column = 0;
        for (int k = from; k < lines.size() && hasComment(k) && (k <= l || !lines.get(k).line().blankBefore()); k++) {
            int width = Columns.width(code.get(k));
            column = width > LONG ? column : Math.max(column, Math.max(width + 2, lines.get(k).line().pieces().getLast().column()));
        }
        return column;
    }

    private boolean hasComment(int l) {
        return lines.get(l).line().pieces().size() > 1 && lines.get(l).line().pieces().getLast().isComment();
    }
}
