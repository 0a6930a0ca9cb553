package fopt.compiler.source;

/// A stretch of a source: UTF-16 offsets, end exclusive. Line and column are computed only when printed.
public record Span(Source source, int start, int end) {
    public Span {
        if (start < 0 || end < start || end > source.text().length()) {
            throw new IllegalArgumentException("span " + start + ".." + end + " outside " + source.name());
        }
    }

    /// From the start of this span to the end of another one of the same source.
    public Span to(Span last) {
        return new Span(source, start, last.end);
    }

    public String text() {
        return source.text().substring(start, end);
    }

    /// 1-based line of the start.
    public int line() {
        int line = 1;
        for (int k = source.text().lastIndexOf('\n', start - 1); k >= 0; k = source.text().lastIndexOf('\n', k - 1)) {
            line++;
        }
        return line;
    }

    /// 1-based column of the start, counted in code points.
    public int column() {
        int lineStart = source.text().lastIndexOf('\n', start - 1) + 1;
        return source.text().codePointCount(lineStart, start) + 1;
    }

    /// `name:line:column`
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
