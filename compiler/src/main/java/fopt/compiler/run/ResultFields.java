package fopt.compiler.run;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.runtime.record.RunResult;
import java.util.Comparator;
import java.util.List;

/// Parts of results: `r.x`, `r.gap` (at the end), `r.best(gap)`.
final class ResultFields {
    private ResultFields() {}

    static Value field(Value.Results r, Name name, Span place) {
        List<Value> values = r.runs().stream().map(run -> of(run, name, place)).toList();
        return values.size() == 1 ? values.getFirst() : new Value.ListOf(values);
    }

    private static Value of(RunResult run, Name name, Span place) {
        if (name.id().equals("x")) {
            return new Value.Vector(run.point());
        }
        double v = RunResult.value(run.last(), name.id());
        if (Double.isNaN(v) && !run.last().metrics().containsKey(name.id()) && !name.id().equals("time")) {
            throw new EvaluationError(Diagnostic.of("E324", place, "`" + run.label() + "` did not measure `" + name.written() + "`")
                    .help("add it to the run: `measure " + name.written() + "`"));
        }
        return Value.of(v);
    }

    /// `r.best(gap)`: the run with the least last value of a metric.
    static Value call(Value.Results r, Name name, Expr.Call c, Evaluator evaluator) {
        if (!name.id().equals("best") || c.args().size() != 1 || !(c.args().getFirst().value() instanceof Expr.Ref metric)) {
            throw new EvaluationError(Diagnostic.of("E322", c.span(), "results have no function `" + name.written() + "` like this")
                    .help("`r.best(gap)` picks the run with the least gap at the end"));
        }
        String id = metric.name().id();
        return new Value.Results(List.of(r.runs().stream()
                .min(Comparator.comparingDouble(run -> finite(RunResult.value(run.last(), id)))).orElseThrow()));
    }

    private static double finite(double v) {
        return Double.isNaN(v) ? Double.POSITIVE_INFINITY : v;
    }
}
