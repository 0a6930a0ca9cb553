package fopt.runtime.report;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A [Plot] in characters, for terminals: curves in braille dots, 2 by 4 to a character, labels at the edges, a legend below.
/// Bands are left out.
public final class TextPlot {
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    private static final int BLANK = 0x2800;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final Plot plot;
    private final int columns;
    private final int rows;
    private final boolean colours;
    private final int[][] dots;
    private final int[][] owner;
    /// Numbers at the ends of curves, where there are no colours.
    private final char[][] marks;
    private final Scale x;
    private final Scale y;

    private TextPlot(Plot plot, int columns, int rows, boolean colours) {
        this.plot = plot;
        this.columns = columns;
        this.rows = rows;
        this.colours = colours;
        dots = new int[rows][columns];
        owner = new int[rows][columns];
        marks = new char[rows][columns];
        x = Range.ofX(plot.x(), plot.series()).scale().between(0, 2.0 * columns - 1);
        y = Range.ofY(plot.y(), plot.series()).scale().between(4.0 * rows - 1, 0);
    }

    /// The panels of a figure, below each other.
    public static String render(Figure figure, int width, int height, boolean colours) {
        return figure.panels().stream().map(p -> (p.title().isEmpty() ? "" : p.title() + "\n") + render(p, width, height, colours)).collect(Collectors.joining("\n"));
    }

    /// Lines that end in newlines.
    ///
    /// @param width of the terminal in characters; at least 40 are used
    /// @param height lines of the frame
    /// @param colours whether curves have the colours of an ANSI terminal; without them, numbers stand at their ends
    public static String render(Plot plot, int width, int height, boolean colours) {
        Scale whole = Range.ofY(plot.y(), plot.series()).scale().between(height * 22.0, 0);
        int margin = Ticks.of(plot.y(), whole).major().stream().mapToInt(t -> TextGrid.width(plain(t.label()))).max().orElse(1);
        TextPlot text = new TextPlot(plot, Math.max(40, width) - margin - 3, height, colours);
        for (int k = 0; k < plot.series().size(); k++) {
            text.curve(plot.series().get(k), k);
        }
        return text.framed(margin, Ticks.of(plot.y(), whole));
    }

    private void curve(Series s, int number) {
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        int[] end = null;
        for (int k = 0; k < s.x().length; k++) {
            boolean shown = plot.x().shows(s.x()[k]) && plot.y().shows(s.y()[k]);
            double px = shown ? x.at(s.x()[k]) : Double.NaN;
            double py = shown ? y.at(s.y()[k]) : Double.NaN;
            if (shown) {
                line(Double.isNaN(lastX) ? px : lastX, Double.isNaN(lastX) ? py : lastY, px, py, number);
            }
            lastX = px;
            lastY = py;
            end = shown ? new int[] {(int) Math.round(px) / 2, (int) Math.round(py) / 4} : end;
        }
        if (!colours && plot.series().size() > 1 && end != null) {
            marks[Math.clamp(end[1], 0, rows - 1)][Math.clamp(end[0], 0, columns - 1)] = (char) ('1' + number % 9);
        }
    }

    private void line(double x0, double y0, double x1, double y1, int number) {
        int steps = 1 + (int) Math.min(8.0 * (columns + rows), Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
        for (int k = 0; k <= steps; k++) {
            dot((int) Math.round(x0 + (x1 - x0) * k / steps), (int) Math.round(y0 + (y1 - y0) * k / steps), number);
        }
    }

    private void dot(int px, int py, int number) {
        if (px >= 0 && px < 2 * columns && py >= 0 && py < 4 * rows) {
            dots[py / 4][px / 2] |= DOTS[py % 4][px % 2];
            owner[py / 4][px / 2] = number;
        }
    }

    private String framed(int margin, Ticks yTicks) {
        StringBuilder out = new StringBuilder();
        out.append(plain(yTicks.title())).append(plot.y().remark().isEmpty() ? "" : " (" + plot.y().remark() + ")").append('\n');
        String[] labels = new String[rows];
        for (Ticks.Tick t : yTicks.major()) {
            int row = (int) Math.round(y.at(t.value())) / 4;
            if (row >= 0 && row < rows && labels[row] == null) {
                labels[row] = plain(t.label());
            }
        }
        for (int r = 0; r < rows; r++) {
            String label = labels[r] == null ? "" : labels[r];
            out.append(" ".repeat(Math.max(0, margin - TextGrid.width(label)))).append(label).append(labels[r] == null ? " │" : " ┤");
            row(r, out);
            out.append('\n');
        }
        out.append(" ".repeat(margin)).append(" └").append("─".repeat(columns)).append('\n');
        xLabels(margin, out);
        legend(margin, out);
        return out.toString();
    }

    private void row(int r, StringBuilder out) {
        int last = columns;
        while (last > 0 && dots[r][last - 1] == 0 && marks[r][last - 1] == 0) {
            last--;
        }
        int current = -1;
        for (int c = 0; c < last; c++) {
            if (dots[r][c] == 0 || marks[r][c] != 0) {
                out.append(marks[r][c] == 0 ? ' ' : marks[r][c]);
                continue;
            }
            if (colours && owner[r][c] != current) {
                current = owner[r][c];
                out.append(colour(current));
            }
            out.appendCodePoint(BLANK + dots[r][c]);
        }
        out.append(colours && current >= 0 ? "\u001b[0m" : "");
    }

    private void xLabels(int margin, StringBuilder out) {
        Ticks ticks = Ticks.of(plot.x(), x.between(0, columns * 8.0));
        char[] line = new char[columns + 12];
        Arrays.fill(line, ' ');
        int free = 0;
        for (Ticks.Tick t : ticks.major()) {
            String label = plain(t.label());
            int at = (int) Math.round(x.at(t.value()) / 2) - label.length() / 2;
            if (at >= free && at + label.length() <= line.length) {
                label.getChars(0, label.length(), line, at);
                free = at + label.length() + 1;
            }
        }
        out.append(" ".repeat(margin + 2)).append(new String(line).stripTrailing()).append('\n');
        String title = plain(ticks.title());
        out.append(" ".repeat(margin + 2 + Math.max(0, (columns - title.length()) / 2))).append(title).append('\n');
    }

    private void legend(int margin, StringBuilder out) {
        List<Series> series = plot.series();
        for (int k = 0; k < series.size(); k++) {
            out.append(" ".repeat(margin + 2)).append(colours ? colour(k) + "━━\u001b[0m " : k + 1 + ". ").append(series.get(k).label())
                    .append(series.get(k).diverged() ? " (diverged)" : "").append('\n');
        }
    }

    private static String colour(int number) {
        Color c = Style.of(number).colour();
        boolean black = c.getRGB() == Color.BLACK.getRGB();
        return black ? "\u001b[39m" : String.format(Locale.ROOT, "\u001b[38;2;%d;%d;%dm", c.getRed(), c.getGreen(), c.getBlue());
    }

    /// `10^{-3}` as `10⁻³`.
    private static String plain(String markup) {
        StringBuilder out = new StringBuilder();
        boolean raised = false;
        for (int k = 0; k < markup.length(); k++) {
            char c = markup.charAt(k);
            if (c == '^' && markup.startsWith("^{", k)) {
                raised = true;
                k++;
            } else if (raised && c == '}') {
                raised = false;
            } else {
                out.append(!raised ? c : c == '-' || c == '−' ? '⁻' : Character.isDigit(c) ? SUPERSCRIPTS.charAt(c - '0') : c);
            }
        }
        return out.toString();
    }
}
