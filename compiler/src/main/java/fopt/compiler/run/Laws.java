package fopt.compiler.run;

import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Expr;
import fopt.runtime.sim.Participation;
import fopt.runtime.sim.Participations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Laws of cohorts by name, from the runtime's list.
final class Laws {
    private static final Map<String, String> OTHER_NAMES = Map.of("independent", "poisson_sampling", "in_order", "round_robin");

    private Laws() {}

    static boolean isLaw(String id) {
        return kind(id).isPresent();
    }

    private static Optional<Participations.Kind> kind(String id) {
        return Participations.byName(OTHER_NAMES.getOrDefault(id, id));
    }

    /// The law as written. A weight that differs from node to node stays an expression until the nodes are known.
    static Value.Law of(String id, Expr.Call c, Evaluator evaluator) {
        List<String> names = kind(id).orElseThrow().parameters().stream().map(p -> Spelling.canonical(p.name())).toList();
        List<Value> positional = new ArrayList<>();
        Map<String, Value> named = new LinkedHashMap<>();
        for (Expr.Arg a : c.args()) {
            if (a.name().isPresent()) {
                named.put(a.name().get().id(), value(a.value(), named.size() + positional.size() > 0, evaluator));
            } else {
                positional.add(value(a.value(), !positional.isEmpty(), evaluator));
            }
        }
        return new Value.Law(id, new Arguments(c.span(), id, positional, named).ordered(names));
    }

    private static Value value(Expr e, boolean weight, Evaluator evaluator) {
        try {
            return evaluator.eval(e);
        } catch (NotConstant n) {
            if (weight) {
                return new Value.PerNode(e, evaluator);
            }
            throw n;
        }
    }

    /// The law for the nodes of a run. @param perNode the values of a name that differs from node to node
    static Participation bind(Value.Law law, int nodes, Function<String, double[]> perNode) {
        Participations.Kind kind = kind(law.name()).orElseThrow(NotConstant::new);
        List<Object> arguments = new ArrayList<>();
        for (Value v : law.arguments()) {
            arguments.add(switch (v) {
                case Value.PerNode p -> IntStream.range(0, nodes).mapToDouble(i -> p.at(i, perNode)).toArray();
                case Value.Vector x -> x.entries();
                case Value.Num n when arguments.size() == 1 -> ones(nodes);
                case Value.Num n -> n.integer() ? (Object) (int) n.value() : (Object) n.value();
                case Value other -> (Object) other.show();
            });
        }
        if (kind.parameters().size() == arguments.size() + 1) {
            arguments.add(ones(nodes));
        }
        return new Participations.Spec(kind, arguments).bind(nodes);
    }

    private static double[] ones(int nodes) {
        double[] ones = new double[nodes];
        Arrays.fill(ones, 1.0);
        return ones;
    }
}
