package fopt.compiler.check;

import fopt.compiler.syntax.Decl;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.runtime.sim.Metrics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a run can measure: the metrics that every run knows, and those that an algorithm declares.
public final class MetricNames {
    /// Every row has these, whatever is measured.
    public static final Set<String> COUNTED = Set.of("rounds", "round", "time", "bits", "bits_up", "bits_down", "gradients");

    public static final List<String> ALL = Metrics.NAMES;

    private MetricNames() {}

    /// The metrics that an algorithm declares.
    static Set<String> of(Decl.Algorithm algorithm) {
        Set<String> own = new LinkedHashSet<>();
        for (Decl.Member m : algorithm.members()) {
            if (m instanceof Decl.Member.Metric metric) {
                own.add(metric.name().id());
            }
        }
        return own;
    }

    /// A scope in which all metrics are numbers.
    static Scope scope(Scope outer, Set<String> own, Analysis analysis) {
        Scope scope = outer.inner();
        Set<String> all = new LinkedHashSet<>(ALL);
        all.addAll(own);
        for (String id : all) {
            Symbol.ScriptVariable symbol = new Symbol.ScriptVariable(id, id);
            Variable variable = Variable.declared(Placement.SHARED, Knowledge.KNOWN);
            variable.join(Type.SCALAR);
            analysis.variable(symbol, variable);
            scope.declare(id, symbol);
        }
        return scope;
    }
}
