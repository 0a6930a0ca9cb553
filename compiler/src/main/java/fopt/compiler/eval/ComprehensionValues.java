package fopt.compiler.eval;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.runtime.Brake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Evaluates `e for v in D if c` in scripts: over lists and ranges, several together with `zip`.
final class ComprehensionValues {
    private final Evaluator around;
    private final Names names;
    private final BuiltInCalls calls;

    ComprehensionValues(Evaluator around, Names names, BuiltInCalls calls) {
        this.around = around;
        this.names = names;
        this.calls = calls;
    }

    /// One turn. @param of the first variable
    record Turn(Value of, Value value) {}

    /// The turns for which the condition holds, in the order of the domain.
    List<Turn> of(Expr.Comprehension c) {
        List<List<Value>> domains = domain(c).stream().map(this::items).toList();
        long lengths = domains.stream().map(List::size).distinct().count();
        if (domains.size() != c.variables().size() || lengths != 1) {
            throw new EvaluationError(Diagnostic.of("E033", c.domain().span(), c.variables().size() + " names go over " + domains.size() + " lists"
                    + (lengths > 1 ? " of different lengths" : "")));
        }
        List<Turn> turns = new ArrayList<>();
        Brake brake = Brake.present();
        for (int k = 0; k < domains.getFirst().size(); k++) {
            brake.take(1);
            brake.look();
            Map<String, Value> bound = new HashMap<>();
            for (int v = 0; v < domains.size(); v++) {
                bound.put(c.variables().get(v).id(), domains.get(v).get(k));
            }
            Evaluator inside = new Evaluator(names.with(bound), calls);
            if (c.filter().isEmpty() || inside.truth(c.filter().get())) {
                turns.add(new Turn(domains.getFirst().get(k), inside.eval(c.body())));
            }
        }
        return turns;
    }

    private static List<Expr> domain(Expr.Comprehension c) {
        return c.domain() instanceof Expr.Call zip && zip.callee() instanceof Expr.Ref r && r.name().id().equals("zip")
                ? zip.args().stream().map(Expr.Arg::value).toList() : List.of(c.domain());
    }

    private List<Value> items(Expr domain) {
        List<Value> items = Evaluator.elements(around.eval(domain));
        if (items == null) {
            throw new NotConstant();
        }
        return items;
    }

    /// `count(c for v in D)`, `argmin(e for v in D)`, `argmax`; empty for what reduces a list anyway.
    Optional<Value> reduced(String id, Expr.Comprehension c) {
        return switch (id) {
            case "count" -> Optional.of(Value.of((int) of(c).stream().filter(t -> !(t.value() instanceof Value.Bool(boolean holds)) || holds).count()));
            case "argmin", "argmax" -> Optional.of(extreme(id.equals("argmin") ? 1 : -1, c));
            default -> Optional.empty();
        };
    }

    /// The first of several.
    private Value extreme(int sign, Expr.Comprehension c) {
        Turn best = null;
        for (Turn t : of(c)) {
            if (best == null || sign * Evaluator.asNumber(t.value(), c.body().span()) < sign * Evaluator.asNumber(best.value(), c.body().span())) {
                best = t;
            }
        }
        if (best == null) {
            throw new EvaluationError(Diagnostic.of("E314", c.span(), "nothing to choose from: no value fulfils the condition"));
        }
        return best.of();
    }
}
