package fopt.compiler.run;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.NeedsRun;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.runtime.UserError;
import fopt.runtime.record.ResultFile;
import fopt.runtime.record.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parts of results: `r.x`, `r.gap` (at the end), `r.best(gap)`.
final class ResultFields {
    private ResultFields() {}

    static Value field(Value.Results r, Name name, Span place) {
        known(r);
        List<Value> values = r.runs().stream().map(run -> of(run, name, place)).toList();
        return values.size() == 1 ? values.getFirst() : new Value.ListOf(values);
    }

    private static Value of(RunResult run, Name name, Span place) {
        if (name.id().equals("x")) {
            return point(run, run.point());
        }
        if (name.id().equals("iterates")) {
            return iterates(run, place);
        }
        double v = RunResult.value(run.last(), name.id());
        if (Double.isNaN(v) && !run.last().metrics().containsKey(name.id()) && !name.id().equals("time")) {
            throw new EvaluationError(Diagnostic.of("E324", place, "`" + run.label() + "` did not measure `" + name.written() + "`")
                    .help("add it to the run: `measure " + name.written() + "`"));
        }
        return Value.of(v);
    }

    /// d numbers, or a row of them for each node.
    private static Value point(RunResult run, double[] x) {
        int rows = x.length / run.dimension();
        return rows == 1 || x.length % run.dimension() != 0 ? new Value.Vector(x) : Value.Matrix.of(rows, run.dimension(), x);
    }

    /// A row for each recorded row; a matrix, if each node has a point of its own.
    private static Value iterates(RunResult run, Span place) {
        if (run.iterates().isEmpty()) {
            throw new EvaluationError(Diagnostic.of("E324", place, "`" + run.label() + "` did not keep its iterates").help("add to the run `with iterates()`"));
        }
        return Datums.value(ResultFile.iterates(run));
    }

    /// `r.series(gap)`: all recorded values.
    private static Value series(Value.Results r, Name name, Expr.Call c) {
        if (c.args().size() != 1 || !(c.args().getFirst().value() instanceof Expr.Ref metric)) {
            throw new EvaluationError(Diagnostic.of("E322", c.span(), "`series` takes one metric or counter").help("write `r.series(gap)`"));
        }
        List<Value> values = r.runs().stream().<Value>map(run -> {
            of(run, metric.name(), metric.span());
            return new Value.Vector(run.series(metric.name().id()));
        }).toList();
        return values.size() == 1 ? values.getFirst() : new Value.ListOf(values);
    }

    private static void known(Value.Results r) {
        if (r.runs().isEmpty()) {
            throw new NeedsRun();
        }
    }

    static Value call(Value.Results r, Name name, Expr.Call c, Evaluator evaluator) {
        known(r);
        if (name.id().equals("epsilon")) {
            return epsilon(r, c, evaluator);
        }
        if (name.id().equals("series")) {
            return series(r, name, c);
        }
        if (name.id().equals("named")) {
            return named(r, ((Expr.Text) c.args().getFirst().value()).value());
        }
        return name.id().equals("best_each") && c.args().size() == 2 ? bestEach(r, c) : best(r, name, c);
    }

    /// `r.best_each(Q, gap)`: for each value of a parameter, in the order of the sweep, all runs of the setting of the others that has the least mean
    /// over its seeds.
    private static Value bestEach(Value.Results r, Expr.Call c) {
        String parameter = ((Expr.Ref) c.args().get(0).value()).name().id();
        String metric = ((Expr.Ref) c.args().get(1).value()).name().id();
        Map<String, Map<Map<String, String>, List<RunResult>>> settings = new LinkedHashMap<>();
        for (RunResult run : r.runs()) {
            String value = run.varied().entrySet().stream().filter(e -> Spelling.canonical(e.getKey()).equals(parameter)).findFirst()
                    .orElseThrow(() -> varies(r, c)).getValue();
            settings.computeIfAbsent(value, v -> new LinkedHashMap<>()).computeIfAbsent(run.varied(), v -> new ArrayList<>()).add(run);
        }
        return new Value.Results(settings.values().stream().flatMap(one -> one.values().stream()
                .min(Comparator.comparingDouble(seeds -> mean(seeds, metric))).orElseThrow().stream()).toList());
    }

    /// `r.named("exact gossip")`: the same runs under another name; where there are several settings, what varies stands behind it.
    private static Value named(Value.Results r, String name) {
        Labels labels = Labels.of(r.runs().stream().map(RunResult::varied).toList());
        boolean one = r.runs().stream().map(RunResult::label).distinct().count() == 1;
        return new Value.Results(r.runs().stream().map(run -> run.withLabel(one ? name : labels.label(name, run.varied()))).toList());
    }

    private static double mean(List<RunResult> seeds, String metric) {
        return finite(seeds.stream().mapToDouble(run -> RunResult.value(run.last(), metric)).average().orElse(Double.NaN));
    }

    private static EvaluationError varies(Value.Results r, Expr.Call c) {
        Expr parameter = c.args().getFirst().value();
        List<String> known = r.runs().getFirst().varied().keySet().stream().toList();
        return new EvaluationError(Diagnostic.of("E324", parameter.span(), "`" + parameter.span().text() + "` does not vary in these runs")
                .help(known.isEmpty() ? "give it several values with `each`" : "what varies is " + String.join(", ", known)));
    }

    /// `r.best(gap)`: the run with the least last value of a metric.
    private static Value best(Value.Results r, Name name, Expr.Call c) {
        if (!name.id().equals("best") || c.args().size() != 1 || !(c.args().getFirst().value() instanceof Expr.Ref metric)) {
            throw new EvaluationError(Diagnostic.of("E322", c.span(), "results have no function `" + name.written() + "` like this")
                    .help("`r.best(gap)` picks the run with the least gap at the end"));
        }
        String id = metric.name().id();
        return new Value.Results(List.of(r.runs().stream()
                .min(Comparator.comparingDouble(run -> finite(RunResult.value(run.last(), id)))).orElseThrow()));
    }

    /// `r.epsilon(δ = 1e-5)`: what the accountants say of what was let out.
    private static Value epsilon(Value.Results r, Expr.Call c, Evaluator evaluator) {
        Expr argument = c.args().getFirst().value();
        if (!(evaluator.eval(argument) instanceof Value.Num(double delta, var integer) && delta > 0 && delta < 1)) {
            throw new EvaluationError(Diagnostic.of("E329", argument.span(), "δ is a chance between 0 and 1").help("write `r.epsilon(δ = 1e-5)`"));
        }
        List<Value> values = r.runs().stream().map(run -> epsilon(run, delta, c.span())).toList();
        return values.size() == 1 ? values.getFirst() : new Value.ListOf(values);
    }

    private static Value epsilon(RunResult run, double delta, Span place) {
        if (run.privacy().isEmpty()) {
            throw new EvaluationError(Diagnostic.of("E329", place, "`" + run.algorithm() + "` releases nothing that the accountant knows of")
                    .help("say in the algorithm what is let out under which noise: `release(v, C, z)`"));
        }
        try {
            return Value.of(run.privacy().epsilon(delta));
        } catch (UserError e) {
            throw EvaluationError.at(place, e);
        }
    }

    private static double finite(double v) {
        return Double.isNaN(v) ? Double.POSITIVE_INFINITY : v;
    }
}
