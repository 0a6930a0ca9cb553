package fopt.compiler.run;

import fopt.runtime.record.RunResult;
import fopt.runtime.record.Status;
import fopt.runtime.report.Axis;
import fopt.runtime.report.Figure;
import fopt.runtime.report.Plot;
import fopt.runtime.report.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plots of all that runs measured, for a report of a script that draws none: each metric against the rounds, logarithmic where it is positive.
final class MetricPlots {
    private MetricPlots() {}

    static List<Figure> of(List<RunResult> runs) {
        Set<String> metrics = new LinkedHashSet<>();
        runs.forEach(r -> metrics.addAll(r.last().metrics().keySet()));
        return metrics.stream().map(m -> plot(m, runs.stream().filter(r -> r.last().metrics().containsKey(m)).toList())).map(Figure::of).toList();
    }

    private static Plot plot(String metric, List<RunResult> runs) {
        Map<String, List<RunResult>> groups = new LinkedHashMap<>();
        runs.forEach(r -> groups.computeIfAbsent(r.label(), k -> new ArrayList<>()).add(r));
        boolean positive = runs.stream().flatMapToDouble(r -> Arrays.stream(r.series(metric))).filter(v -> !Double.isNaN(v)).allMatch(v -> v > 0);
        List<Series> series = new ArrayList<>();
        groups.forEach((label, group) -> series.add(series(label, group, metric)));
        return new Plot("", Axis.of("rounds", false), Axis.of(metric, positive), series);
    }

    /// The median over the seeds.
    private static Series series(String label, List<RunResult> runs, String metric) {
        Curves curves = Curves.of(runs, "rounds", metric);
        Series s = Series.of(label, curves.x(), curves.median());
        return runs.stream().anyMatch(r -> r.status() == Status.DIVERGED) ? s.asDiverged() : s;
    }
}
