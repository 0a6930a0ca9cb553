package fopt.compiler.source;

/// The lines of a span, with the span underlined: its only line, or its first and last one.
record Snippet(Span span, int gutter, Style style, boolean error) {
    /// Of longer lines only the part around the mark is shown.
    private static final int WIDEST = 180;

    @Override
    public String toString() {
        int first = span.line();
        int last = lastLine(span);
        StringBuilder out = new StringBuilder();
        out.append(" ".repeat(gutter)).append(style.frame("-->")).append(' ').append(span).append('\n');
        out.append(frame("")).append('\n');
        int lineStart = span.start() - lengthBefore(span.start());
        if (first == last) {
            line(out, first, lineStart, span.start(), span.end());
        } else {
            line(out, first, lineStart, span.start(), lineEnd(lineStart));
            if (last > first + 1) {
                out.append(style.frame("...")).append('\n');
            }
            int lastStart = lastPlace(span) - lengthBefore(lastPlace(span));
            line(out, last, lastStart, firstMark(lastStart), span.end());
        }
        return out.toString();
    }

    static int lastLine(Span span) {
        return new Span(span.source(), lastPlace(span), lastPlace(span)).line();
    }

    /// The last character of the span, so that one that ends with a newline ends on that line.
    private static int lastPlace(Span span) {
        return Math.max(span.start(), span.end() - 1);
    }

    private void line(StringBuilder out, int number, int lineStart, int from, int to) {
        String text = span.source().text();
        String line = text.substring(lineStart, lineEnd(lineStart));
        int left = Columns.width(text.substring(lineStart, from));
        int right = Columns.width(text.substring(lineStart, Math.min(Math.max(from, to), lineStart + line.length())));
        String shown = Columns.printable(line);
        int cut = Columns.width(shown) <= WIDEST ? 0 : Math.max(0, left - WIDEST / 3);
        out.append(frame(Integer.toString(number)));
        out.append(line.isBlank() ? "" : " " + Columns.part(shown, cut, cut + WIDEST)).append('\n');
        String carets = "^".repeat(Math.max(1, Math.min(right, cut + WIDEST) - left));
        out.append(frame("")).append(' ').append(" ".repeat(left - cut)).append(error ? style.error(carets) : style.note(carets)).append('\n');
    }

    private String frame(String number) {
        return style.frame(" ".repeat(gutter - number.length()) + number + " |");
    }

    private int lengthBefore(int place) {
        return place - span.source().text().lastIndexOf('\n', place - 1) - 1;
    }

    private int lineEnd(int lineStart) {
        int end = span.source().text().indexOf('\n', lineStart);
        return end < 0 ? span.source().text().length() : end;
    }

    private int firstMark(int lineStart) {
        int k = lineStart;
        while (k < span.end() - 1 && Character.isWhitespace(span.source().text().charAt(k))) {
            k++;
        }
        return k;
    }
}
