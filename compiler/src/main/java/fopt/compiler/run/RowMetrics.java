package fopt.compiler.run;

import fopt.compiler.check.Tree;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Names;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Ir;
import fopt.compiler.syntax.Expr;
import fopt.runtime.sim.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Evaluates what a run measures, and its `until` condition, from the base metrics of a row.
final class RowMetrics {
    private static final Set<String> OF_OPTIMUM = Set.of("gap", "distance");

    private final List<RunPlan.Metric> metrics;
    private final Optional<Expr> until;
    private final Map<String, String> own;
    private final Map<String, Value> script;
    private final Library library;
    private final Names functions;

    /// @param script the variables of the script; metrics of the host are looked for among them, and functions
    RowMetrics(List<RunPlan.Metric> metrics, Optional<Expr> until, Ir ir, Map<String, Value> script, Library library) {
        this.metrics = metrics;
        this.until = until;
        this.script = script;
        this.library = library;
        functions = new ScriptNames(script, library.declarations(), library, Optional.empty());
        own = ir.metrics().stream().collect(Collectors.toMap(m -> fopt.compiler.source.Spelling.canonical(m.name()), Ir.OwnMetric::name));
    }

    SequencedMap<String, Double> measure(Metrics base) {
        SequencedMap<String, Double> out = new LinkedHashMap<>();
        Evaluator evaluator = evaluator(base);
        for (RunPlan.Metric m : metrics) {
            out.put(m.name(), m.value() == null ? base.value(m.name()) : evaluator.number(m.value()));
        }
        return out;
    }

    /// Whether something that is measured compares with the optimum, which may take long to compute.
    boolean needOptimum() {
        return Stream.concat(metrics.stream().map(RunPlan.Metric::value).filter(Objects::nonNull), until.stream()).anyMatch(RowMetrics::ofOptimum);
    }

    private static boolean ofOptimum(Expr e) {
        return e instanceof Expr.Ref r && OF_OPTIMUM.contains(r.name().id()) || Tree.children(e).stream().anyMatch(RowMetrics::ofOptimum);
    }

    boolean reached(Metrics base) {
        return until.isPresent() && evaluator(base).truth(until.get());
    }

    private Evaluator evaluator(Metrics base) {
        Names names = new Names() {
            @Override
            public Value value(Expr.Ref ref) {
                String id = ref.name().id();
                if (Metrics.NAMES.contains(id) || own.containsKey(id)) {
                    return Value.of(base.value(own.getOrDefault(id, id)));
                }
                return script.get(id) instanceof Value.MetricValue(var metric) ? Value.of(base.value(metric)) : library.word(id, ref.span());
            }

            @Override
            public Optional<Value> call(Expr.Call call, Evaluator e) {
                return functions.call(call, e);
            }
        };
        return new Evaluator(names, library);
    }
}
