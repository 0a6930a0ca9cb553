package fopt.compiler.run;

import fopt.Access;
import fopt.RunListener;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import fopt.runtime.record.Status;
import fopt.runtime.report.Axis;
import fopt.runtime.report.HtmlReport;
import fopt.runtime.report.Plot;
import fopt.runtime.report.Series;
import fopt.runtime.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a script shows: `print`, `plot`, `report`.
final class Reports {
    /// The band of a plot that names none.
    private static final double[] QUARTILES = {0.25, 0.75};

    private final Path out;
    private final Access access;
    private final RunListener listener;
    private final List<Plot> plots = new ArrayList<>();

    Reports(Path out, Access access, RunListener listener) {
        this.out = out;
        this.access = access;
        this.listener = listener;
    }

    // ---- print

    /// In the order in which they stand: results that follow each other are one table, other values one line.
    void print(List<Value> values) {
        StringBuilder line = new StringBuilder();
        Table table = new Table(List.of());
        for (Value v : values) {
            if (v instanceof Value.Results r) {
                say(line);
                table = table.and(Table.of(r.runs()));
            } else {
                say(table);
                table = new Table(List.of());
                line.append(line.isEmpty() ? "" : " ").append(v.show());
            }
        }
        say(line);
        say(table);
    }

    private void say(StringBuilder line) {
        if (!line.isEmpty()) {
            listener.printed(line.append('\n').toString());
            line.setLength(0);
        }
    }

    private void say(Table table) {
        if (!table.lines().isEmpty()) {
            listener.printed(table);
        }
    }

    /// Runs that differ only in their seed belong together.
    private static Map<String, List<RunResult>> groups(Value.Results results) {
        Map<String, List<RunResult>> groups = new LinkedHashMap<>();
        for (RunResult r : results.runs()) {
            groups.computeIfAbsent(r.label(), k -> new ArrayList<>()).add(r);
        }
        return groups;
    }

    // ---- plot

    void plot(Stmt.Plot p, List<Value.Results> results, List<Value> settings) {
        String y = p.y().span().text();
        String x = p.against().map(e -> e.span().text()).orElse("rounds");
        boolean logX = setting(settings, "log").map(s -> has(s, "x")).orElse(false);
        boolean logY = setting(settings, "log").map(s -> has(s, "y")).orElse(false);
        double[] band = setting(settings, "band").map(s -> s.arguments().stream().mapToDouble(v -> Evaluator.asNumber(v, p.span())).toArray())
                .filter(b -> b.length == 2).orElse(QUARTILES);
        List<Series> series = new ArrayList<>();
        int seeds = 1;
        for (Value.Results r : results) {
            Map<String, List<RunResult>> groups = groups(r);
            groups.forEach((label, runs) -> series.add(series(label, runs, x, y, band, p)));
            seeds = groups.values().stream().mapToInt(List::size).reduce(seeds, Math::max);
        }
        Axis vertical = Axis.of(y, logY);
        Plot plot = new Plot("", Axis.of(x, logX), seeds > 1 ? vertical.with(overSeeds(seeds, band)) : vertical, series);
        plots.add(plot);
        String name = plots.size() == 1 ? "plot" : "plot-" + plots.size();
        Path png = place(name + ".png");
        Path svg = place(name + ".svg");
        plot.writePng(png);
        plot.writeSvg(svg);
        plot.remarks().forEach(r -> listener.printed(r + "\n"));
        listener.plotted(plot);
        listener.written(png);
        listener.written(svg);
    }

    private static String overSeeds(int seeds, double[] band) {
        String median = "median of " + seeds + " seeds";
        return band[0] < band[1] ? String.format(Locale.ROOT, "%s, %.3g–%.3g%%", median, 100 * band[0], 100 * band[1]).replaceAll("\\.0+(?=[–%])", "") : median;
    }

    private static Series series(String label, List<RunResult> runs, String x, String y, double[] band, Stmt.Plot p) {
        for (RunResult r : runs) {
            known(r, x, p.against().orElse(p.y()));
            known(r, y, p.y());
        }
        Curves curves = Curves.of(runs, x, y);
        Series s = Series.of(label, curves.x(), curves.median());
        if (runs.size() > 1 && band[0] < band[1]) {
            s = s.band(curves.quantile(band[0]), curves.quantile(band[1]));
        }
        return runs.stream().anyMatch(r -> r.status() == Status.DIVERGED) ? s.asDiverged() : s;
    }

    private static void known(RunResult r, String metric, Expr place) {
        Row last = r.last();
        boolean counter = List.of("round", "rounds", "bits", "bits_up", "bits_down", "gradients", "time").contains(metric);
        if (!counter && !last.metrics().containsKey(metric)) {
            throw new EvaluationError(Diagnostic.of("E324", place.span(), "`" + r.label() + "` did not measure `" + metric + "`")
                    .help("add it to the run: `measure " + String.join(", ", last.metrics().keySet()) + ", " + metric + "`"));
        }
    }

    private static Optional<Value.Setting> setting(List<Value> settings, String name) {
        return settings.stream().filter(v -> v instanceof Value.Setting s && s.name().equals(name)).map(Value.Setting.class::cast).findFirst();
    }

    private static boolean has(Value.Setting s, String word) {
        return s.arguments().stream().anyMatch(v -> v.show().equals(word));
    }

    /// @throws fopt.runtime.UserError E830 if the program may not write it
    private Path place(String file) {
        Path path = out.resolve(file);
        access.checkWrite(path);
        return path;
    }

    // ---- report

    /// Writes an HTML page of the runs so far, with the plots that the script drew; if it drew none, with one for each metric.
    void report(String file, Source program, List<RunResult> runs) {
        Path path = place(file);
        Path name = Path.of(program.name()).getFileName();
        new HtmlReport(name == null ? "report" : name.toString(), runs, plots.isEmpty() ? MetricPlots.of(runs) : plots, program.text()).write(path);
        listener.written(path);
    }
}
