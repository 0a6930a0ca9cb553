package fopt.runtime.report;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The names of the curves that several panels share, in lines below them.
final class LegendBelow {
    private static final double BETWEEN = 22;
    private static final double GAP = 6;

    private final Font font;
    private final double width;
    private final List<List<Entry>> lines = new ArrayList<>();

    /// @param style none for the line that counts the curves without a name
    private record Entry(String name, Optional<Style> style) {}

    /// @param styles of the curves, in their order
    LegendBelow(Font font, List<Series> series, List<Style> styles, double width) {
        this.font = font;
        this.width = width;
        List<String> names = Legend.names(series);
        List<Entry> line = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            Entry entry = new Entry(names.get(k), k < names.size() - 1 || names.size() == series.size() ? Optional.of(styles.get(k)) : Optional.empty());
            if (!line.isEmpty() && length(line) + BETWEEN + length(entry) > width - 2 * BETWEEN) {
                lines.add(line);
                line = new ArrayList<>();
            }
            line.add(entry);
        }
        lines.add(line);
    }

    private double length(Entry e) {
        return Legend.SAMPLE + GAP + Surface.width(e.name(), font);
    }

    private double length(List<Entry> line) {
        return line.stream().mapToDouble(this::length).sum() + BETWEEN * (line.size() - 1);
    }

    private double lineHeight() {
        return Surface.lineHeight(font) + 3;
    }

    double height() {
        return lines.size() * lineHeight() + GAP;
    }

    /// With its top at the origin.
    void paint(Surface on) {
        for (int k = 0; k < lines.size(); k++) {
            double middle = (k + 0.5) * lineHeight();
            double x = Math.max(GAP, (width - length(lines.get(k))) / 2);
            for (Entry e : lines.get(k)) {
                double left = x;
                e.style().ifPresent(style -> Legend.sample(on, style, left, middle));
                on.text(e.name(), font, Painter.TEXT, x + Legend.SAMPLE + GAP, middle + 0.36 * font.getSize2D());
                x += length(e) + BETWEEN;
            }
        }
    }
}
