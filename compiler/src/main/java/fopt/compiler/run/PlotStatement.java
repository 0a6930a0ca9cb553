package fopt.compiler.run;

import fopt.compiler.check.PlotRules;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import fopt.runtime.record.Status;
import fopt.runtime.report.Axis;
import fopt.runtime.report.Figure;
import fopt.runtime.report.Plot;
import fopt.runtime.report.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes the figure of a `plot`: a panel for each list of results and each pair of metrics.
final class PlotStatement {
    /// The band of a plot that names none.
    private static final double[] QUARTILES = {0.25, 0.75};
    private static final double UNITS_PER_CM = 96 / 2.54;

    private final Stmt.Plot plot;
    private final List<Value.Setting> settings;
    private final double[] band;

    /// What stands behind `of`.
    record Shown(Value value, Span place) {}

    PlotStatement(Stmt.Plot plot, List<Value> settings) {
        this.plot = plot;
        this.settings = settings.stream().filter(Value.Setting.class::isInstance).map(Value.Setting.class::cast).toList();
        band = numbers("band").orElse(QUARTILES);
    }

    /// @throws EvaluationError E031 not a result, E168 lists beside single results, E324 a metric that was not measured, E329 a number out of its range
    Figure figure(List<Shown> of) {
        List<List<Value.Results>> groups = groups(of);
        List<String> titles = setting("titles").map(s -> s.arguments().stream().map(v -> v instanceof Value.Text t ? t.value() : v.show()).toList()).orElse(List.of());
        List<Plot> panels = new ArrayList<>();
        for (Stmt.View view : plot.views()) {
            for (List<Value.Results> group : groups) {
                panels.add(panel(view, group, panels.size() < titles.size() ? titles.get(panels.size()) : ""));
            }
        }
        Figure usual = Figure.of(panels);
        return numbers("size_cm").map(s -> new Figure(panels, s[0] * UNITS_PER_CM, s[1] * UNITS_PER_CM)).orElse(usual);
    }

    private static List<List<Value.Results>> groups(List<Shown> of) {
        boolean lists = of.getFirst().value() instanceof Value.ListOf;
        of.stream().filter(s -> s.value() instanceof Value.ListOf != lists).findFirst().ifPresent(s -> {
            throw new EvaluationError(PlotRules.mixed(s.place(), lists));
        });
        return lists ? of.stream().map(s -> ((Value.ListOf) s.value()).items().stream().map(v -> results(v, s.place())).toList()).toList()
                : List.of(of.stream().map(s -> results(s.value(), s.place())).toList());
    }

    private static Value.Results results(Value v, Span place) {
        if (v instanceof Value.Results r) {
            return r;
        }
        throw new EvaluationError(Diagnostic.of("E031", place, "`plot … of` takes results of runs, but this is " + v.show()));
    }

    // ---- a panel

    private Plot panel(Stmt.View view, List<Value.Results> results, String title) {
        String y = view.y().span().text();
        String x = view.against().map(e -> e.span().text()).orElse("rounds");
        List<Series> series = new ArrayList<>();
        int seeds = 1;
        for (Value.Results r : results) {
            Map<String, List<RunResult>> groups = groups(r);
            groups.forEach((label, runs) -> series.add(series(label, runs, x, y, view)));
            seeds = groups.values().stream().mapToInt(List::size).reduce(seeds, Math::max);
        }
        Axis vertical = Axis.of(y, isLogarithmic("y"));
        return new Plot(title, Axis.of(x, isLogarithmic("x")), seeds > 1 ? vertical.with(overSeeds(seeds)) : vertical, series);
    }

    /// Runs that differ only in their seed belong together.
    private static Map<String, List<RunResult>> groups(Value.Results results) {
        Map<String, List<RunResult>> groups = new LinkedHashMap<>();
        for (RunResult r : results.runs()) {
            groups.computeIfAbsent(r.label(), k -> new ArrayList<>()).add(r);
        }
        return groups;
    }

    private String overSeeds(int seeds) {
        String median = "median of " + seeds + " seeds";
        return band[0] < band[1] ? String.format(Locale.ROOT, "%s, %.3g–%.3g%%", median, 100 * band[0], 100 * band[1]).replaceAll("\\.0+(?=[–%])", "") : median;
    }

    private Series series(String label, List<RunResult> runs, String x, String y, Stmt.View view) {
        for (RunResult r : runs) {
            known(r, x, view.against().orElse(view.y()));
            known(r, y, view.y());
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

    // ---- settings

    private Optional<Value.Setting> setting(String name) {
        return settings.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    private boolean isLogarithmic(String axis) {
        return setting("log").map(s -> s.arguments().stream().anyMatch(v -> v.show().equals(axis))).orElse(false);
    }

    /// The two numbers of a setting.
    private Optional<double[]> numbers(String name) {
        return setting(name).map(s -> s.arguments().stream().mapToDouble(v -> Evaluator.asNumber(v, plot.span())).toArray()).filter(b -> b.length == 2);
    }
}
