package fopt.runtime.report;

import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import fopt.runtime.record.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Results of runs side by side, as `print` shows them: the last row of each, in figures for people.
///
/// ```
/// run    rounds       gap       bits  gradients
/// ─────────────────────────────────────────────
/// exact   3,000  1.235e-4  1.23 Gbit     75,000
/// choco   3,000  2.346e-4  12.3 Mbit     75,000
/// ```
///
/// Columns that no line needs are left out: time without a timing model, bits to and from a server where there is none, remarks.
///
/// @param lines one per result
public record Table(List<Line> lines) {

    /// One result: a run, or the same run with several seeds.
    ///
    /// @param run its label
    /// @param last the last row of each seed; with several, the mean is shown, and the standard deviation of the metrics
    /// @param status how it ended, the worst one of several
    public record Line(String run, List<Row> last, Status status) {
        public Line {
            last = List.copyOf(last);
            if (last.isEmpty()) {
                throw new IllegalArgumentException("run " + run + " has no row");
            }
        }

        private double mean(ToDoubleFunction<Row> value) {
            return last.stream().mapToDouble(value).average().orElseThrow();
        }
    }

    private record Column(String title, Function<Line, String> cell) {}

    /// What has a column of its own, also if a run measures it by name.
    private static final Set<String> COUNTERS = Set.of("round", "rounds", "time", "bits", "bits_up", "bits_down", "gradients");

    public Table {
        lines = List.copyOf(lines);
    }

    /// One line for each result: runs with the same label that differ in their seed stand together.
    public static Table of(List<RunResult> results) {
        var groups = new ArrayList<List<RunResult>>();
        for (RunResult r : results) {
            Optional<List<RunResult>> group = groups.stream().filter(g -> belongs(r, g)).findFirst();
            if (group.isEmpty()) {
                groups.add(new ArrayList<>(List.of(r)));
            } else {
                group.get().add(r);
            }
        }
        return new Table(groups.stream().map(Table::line).toList());
    }

    private static boolean belongs(RunResult r, List<RunResult> group) {
        return group.getFirst().label().equals(r.label()) && group.stream().noneMatch(other -> other.seed() == r.seed());
    }

    private static Line line(List<RunResult> runs) {
        return new Line(runs.getFirst().label(), runs.stream().map(RunResult::last).toList(),
                runs.stream().map(RunResult::status).max(Comparator.naturalOrder()).orElseThrow());
    }

    /// The lines of both, those of this table first.
    public Table and(Table other) {
        return new Table(Stream.concat(lines.stream(), other.lines.stream()).toList());
    }

    /// The table as lines of text that end in `\n`; empty if there are no results.
    public String render() {
        if (lines.isEmpty()) {
            return "";
        }
        var grid = new TextGrid();
        cells().forEach(grid::add);
        return grid.render();
    }

    /// The table for a page that has its own style; empty if there are no results.
    public String html() {
        return lines.isEmpty() ? "" : Html.table(" style=\"text-align: left\"", cells());
    }

    /// The titles of the columns, then the lines.
    List<List<String>> cells() {
        List<Column> columns = columns();
        var cells = new ArrayList<List<String>>();
        cells.add(columns.stream().map(Column::title).toList());
        for (Line line : lines) {
            cells.add(columns.stream().map(c -> c.cell().apply(line)).toList());
        }
        return cells;
    }

    private List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(new Column("run", Line::run));
        columns.add(new Column("rounds", line -> Figures.count(line.mean(Row::round))));
        if (any(row -> Double.isNaN(row.time()) ? 0 : 1)) {
            columns.add(new Column("time", line -> Double.isNaN(line.mean(Row::time)) ? "" : Figures.duration(line.mean(Row::time))));
        }
        for (String metric : metrics()) {
            columns.add(new Column(metric, line -> metric(line, metric)));
        }
        addBits(columns, "bits up", Row::bitsUp);
        addBits(columns, "bits down", Row::bitsDown);
        addBits(columns, "bits", Row::bits);
        columns.add(new Column("gradients", line -> Figures.count(line.mean(Row::gradients))));
        if (lines.stream().anyMatch(line -> !remark(line).isEmpty())) {
            columns.add(new Column("", Table::remark));
        }
        return columns;
    }

    private void addBits(List<Column> columns, String title, ToDoubleFunction<Row> bits) {
        if (any(bits)) {
            columns.add(new Column(title, line -> Figures.bits(line.mean(bits))));
        }
    }

    private boolean any(ToDoubleFunction<Row> value) {
        return lines.stream().anyMatch(line -> line.mean(value) != 0);
    }

    private Set<String> metrics() {
        var names = new LinkedHashSet<String>();
        lines.forEach(line -> line.last().forEach(row -> names.addAll(row.metrics().keySet())));
        names.removeAll(COUNTERS);
        return names;
    }

    private static String metric(Line line, String name) {
        double[] values = line.last().stream().filter(row -> row.metrics().containsKey(name)).mapToDouble(row -> row.metrics().get(name)).toArray();
        if (values.length == 0) {
            return "";
        }
        if (Arrays.stream(values).distinct().count() == 1) {
            return Figures.number(values[0]);
        }
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return Figures.number(mean) + " ± " + Figures.number(Math.sqrt(squares / (values.length - 1)));
    }

    private static String remark(Line line) {
        return switch (line.status()) {
            case DONE -> "";
            case RUNNING -> "still running";
            case DIVERGED -> "diverged";
            case INTERRUPTED -> "interrupted";
            case FAILED -> "failed";
        };
    }
}
