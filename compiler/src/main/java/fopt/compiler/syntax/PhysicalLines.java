package fopt.compiler.syntax;

import fopt.compiler.source.Columns;
import fopt.grammar.FoptParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/// The lines of a source as the author wrote them, cut into tokens. A block that goes over several lines has its brackets at the ends of lines.
final class PhysicalLines {
    /// @param blankBefore whether an empty line stands in front of it
    record Line(List<Piece> pieces, boolean blankBefore) {
        boolean isComment() {
            return pieces.getFirst().isComment();
        }

        /// Without the comment at its end.
        List<Piece> code() {
            return pieces.getLast().isComment() ? pieces.subList(0, pieces.size() - 1) : pieces;
        }

        Line part(int from, int to) {
            return new Line(pieces.subList(from, to), from == 0 && blankBefore);
        }
    }

    private final Lexed lexed;
    private final List<Line> lines = new ArrayList<>();
    private final Deque<Integer> brackets = new ArrayDeque<>();
    private List<Piece> line = new ArrayList<>();
    private int bars;
    private boolean lastBarOpened;
    private int newlines;
    private int before;

    private PhysicalLines(Lexed lexed) {
        this.lexed = lexed;
    }

    static List<Line> of(Lexed lexed) {
        PhysicalLines all = new PhysicalLines(lexed);
        int gap = 0;
        for (Token t : lexed.all()) {
            switch (t.getType()) {
                case FoptParser.NL -> all.newline(lexed.text(t));
                case FoptParser.SPACE -> gap = lexed.text(t).length();
                default -> all.add(t, gap);
            }
            gap = t.getType() == FoptParser.SPACE ? gap : 0;
        }
        all.end();
        return all.broken();
    }

    private void newline(String text) {
        end();
        newlines += (int) text.replace("\r\n", "\n").chars().count();
    }

    private void end() {
        if (!line.isEmpty()) {
            lines.add(new Line(line, !lines.isEmpty() && newlines > 1));
            line = new ArrayList<>();
            newlines = 0;
        }
    }

    private void add(Token t, int gap) {
        int type = t.getType();
        boolean value = Lexicon.endsValue(before) || before == FoptParser.BARS && !lastBarOpened;
        boolean freshLine = line.isEmpty() && (brackets.isEmpty() || brackets.peek() == FoptParser.LBRACE);
        boolean prefix = (!value || freshLine) && type == FoptParser.MINUS;
        if (type == FoptParser.BARS) {
            prefix = !value || freshLine && bars == 0;
            bars += prefix ? 1 : -1;
            lastBarOpened = prefix;
        }
        line.add(new Piece(type, lexed.text(t).stripTrailing(), line.isEmpty() ? 0 : gap, column(t), prefix));
        track(line.getLast());
        if (type != FoptParser.COMMENT) {
            before = type;
        }
    }

    private int column(Token t) {
        String text = lexed.source().text();
        int start = t.getStartIndex();
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return Columns.width(text.substring(start, t.getStartIndex()));
    }

    private void track(Piece p) {
        if (p.opens()) {
            brackets.push(p.type());
        } else if (p.closes() && !brackets.isEmpty()) {
            brackets.pop();
        }
    }

    // ---- blocks

    /// A place in the list of lines.
    private record Place(int line, int piece) {}

    private List<Line> broken() {
        Set<Place> ends = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>();
        for (int l = 0; l < lines.size(); l++) {
            for (int k = 0; k < lines.get(l).pieces().size(); k++) {
                Piece p = lines.get(l).pieces().get(k);
                if (p.is(FoptParser.LBRACE)) {
                    open.push(new Place(l, k));
                } else if (p.is(FoptParser.RBRACE) && !open.isEmpty() && open.peek().line() == l) {
                    open.pop();
                } else if (p.is(FoptParser.RBRACE) && !open.isEmpty()) {
                    ends.add(open.pop());
                    ends.add(new Place(l, k - 1));
                }
            }
        }
        List<Line> out = new ArrayList<>();
        for (int l = 0; l < lines.size(); l++) {
            cut(l, ends, out);
        }
        return out;
    }

    private void cut(int l, Set<Place> ends, List<Line> out) {
        Line whole = lines.get(l);
        int from = 0;
        for (int k = 0; k < whole.code().size() - 1; k++) {
            if (ends.contains(new Place(l, k))) {
                out.add(whole.part(from, k + 1));
                from = k + 1;
            }
        }
        out.add(whole.part(from, whole.pieces().size()));
    }
}
