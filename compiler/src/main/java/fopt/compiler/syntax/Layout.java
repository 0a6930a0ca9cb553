package fopt.compiler.syntax;

import static fopt.grammar.FoptParser.*;

import fopt.compiler.syntax.PhysicalLines.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// Indents lines and breaks those that are too long.
///
/// A statement is indented by two for each block around it; what continues it stands behind the bracket that is open, below the `run` whose
/// clause it is, or four further in.
final class Layout {
    private static final int WIDTH = 120;
    private static final int CONTINUATION = 4;
    /// A line is not broken so early that little stands in front of the break.
    private static final int LEAST = 40;

    private static final BitSet CLAUSES = Lexicon.types("on", "over", "from", "for", "until", "measure", "with");
    private static final BitSet BREAKS = Lexicon.types("+", "-", "and", "or");

    /// A line of the result. @param statement whether a statement, or the end of a block, begins with it
    record Out(int indent, Line line, boolean statement) {}

    /// A bracket that is open. @param column of what stands behind it, -1 if it ends its line. @param indent of its line
    private record Opener(int type, int column, int indent) {}

    private final Deque<Opener> open = new ArrayDeque<>();
    private final List<Out> out = new ArrayList<>();
    private int before = NL;
    private int run = -1;

    private Layout() {}

    static List<Out> of(List<Line> lines) {
        Layout layout = new Layout();
        lines.forEach(layout::add);
        return layout.out;
    }

    private void add(Line line) {
        int indent = indent(line);
        List<Piece> code = line.code();
        if (!line.isComment() && indent + width(code, code.size()) > WIDTH) {
            int block = block(code);
            if (block > 0) {
                int end = matching(code, block);
                add(line.part(0, block + 1));
                add(line.part(block + 1, end));
                add(line.part(end, line.pieces().size()));
                return;
            }
            int at = breakAt(code, indent);
            if (at > 0) {
                add(line.part(0, at));
                add(line.part(at, line.pieces().size()));
                return;
            }
        }
        put(line, indent);
    }

    private void put(Line line, int indent) {
        boolean statement = !insideBrackets() && indent == base(line) && (!continues(line) || line.pieces().getFirst().is(ELSE));
        if (statement && !line.isComment()) {
            run = -1;
        }
        out.add(new Out(indent, line, statement));
        List<Piece> code = line.code();
        int column = indent;
        for (int k = 0; k < code.size(); k++) {
            Piece p = code.get(k);
            column += (k == 0 ? 0 : Gaps.before(code, k)) + p.width();
            if (p.opens()) {
                open.push(new Opener(p.type(), k + 1 < code.size() ? column : -1, indent));
            } else if (p.closes() && !open.isEmpty()) {
                open.pop();
            } else if (p.is(RUN) && !insideBrackets()) {
                run = column - p.text().length();
            }
            before = p.type();
        }
    }

    // ---- indentation

    private int indent(Line line) {
        Piece first = line.pieces().getFirst();
        if (insideBrackets()) {
            Opener around = open.peek();
            return first.closes() ? around.indent() : around.column() >= 0 ? around.column() : around.indent() + CONTINUATION;
        }
        if (continues(line)) {
            return base(line) + (first.is(ELSE) ? 0 : CONTINUATION);
        }
        return run >= 0 && isClause(line.pieces(), 0) ? run : base(line);
    }

    private int base(Line line) {
        long blocks = open.stream().filter(o -> o.type() == LBRACE).count();
        return (int) Math.max(0, 2 * (line.pieces().getFirst().is(RBRACE) ? blocks - 1 : blocks));
    }

    private boolean insideBrackets() {
        return !open.isEmpty() && open.peek().type() != LBRACE;
    }

    private boolean continues(Line line) {
        int first = line.pieces().getFirst().type();
        return Lexicon.wantsMore(before) || Lexicon.continues(first) && first != RBRACE;
    }

    /// `for 300 rounds`, not the loop `for k in 1..3`.
    private static boolean isClause(List<Piece> line, int k) {
        if (!CLAUSES.get(line.get(k).type())) {
            return false;
        }
        return !line.get(k).is(FOR) || line.subList(k, line.size()).stream().noneMatch(p -> p.is(IN) || p.is(IN_SIGN));
    }

    // ---- lines that are too long

    private static int width(List<Piece> code, int count) {
        int width = 0;
        for (int k = 0; k < count; k++) {
            width += (k == 0 ? 0 : Gaps.before(code, k)) + code.get(k).width();
        }
        return width;
    }

    /// The first `{` whose block ends on the same line, and is not empty; 0 if there is none.
    private static int block(List<Piece> code) {
        for (int k = 1; k < code.size(); k++) {
            if (code.get(k).is(LBRACE) && matching(code, k) > k + 1 && !code.get(k + 1).is(RAW)) {
                return k;
            }
        }
        return 0;
    }

    /// Where the block ends that begins at k; 0 if on another line.
    private static int matching(List<Piece> code, int k) {
        int depth = 0;
        for (int l = k; l < code.size(); l++) {
            depth += code.get(l).is(LBRACE) ? 1 : code.get(l).is(RBRACE) ? -1 : 0;
            if (depth == 0) {
                return l;
            }
        }
        return 0;
    }

    /// The piece that is to begin a new line: a clause of `run`, or as far out of brackets, then as far to the right, as possible. 0 if there is none.
    private int breakAt(List<Piece> code, int indent) {
        int best = 0;
        int bestRank = Integer.MAX_VALUE;
        int depth = 0;
        for (int k = 1; k < code.size() && indent + width(code, k) <= WIDTH; k++) {
            Piece left = code.get(k - 1);
            depth += left.opens() ? 1 : left.closes() ? -1 : 0;
            boolean clause = depth == 0 && run(code, k) && Lexicon.endsValue(left.type()) && isClause(code, k);
            boolean may = clause || left.is(COMMA) || BREAKS.get(left.type()) && !left.prefix();
            int rank = clause ? -1 : depth;
            if (may && width(code, k) >= LEAST && rank <= bestRank) {
                best = k;
                bestRank = rank;
            }
        }
        return best;
    }

    private boolean run(List<Piece> code, int k) {
        return run >= 0 || code.subList(0, k).stream().anyMatch(p -> p.is(RUN));
    }
}
