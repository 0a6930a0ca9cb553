package fopt.compiler.run;

import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Names;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.runtime.UserError;
import fopt.runtime.event.Availability;
import fopt.runtime.event.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// When nodes compute, and how fast: `outages = [(node, from, to), …]`, `speeds = [(node, from, to, speed), …]`, each also as a matrix with such rows, in seconds, and
/// `speeds = (i, t) => …`.
final class Calendars {
    private Calendars() {}

    static Availability availability(Function<String, Optional<Expr>> argument, int n, Evaluator evaluator, BuiltInCalls calls) {
        List<Availability.Spell> all = new ArrayList<>();
        argument.apply("outages").ifPresent(e -> all.addAll(spells(e, 3, n, evaluator)));
        Optional<Expr> speeds = argument.apply("speeds");
        Optional<Availability.Speed> formula = speeds.filter(Expr.Lambda.class::isInstance).map(e -> formula((Expr.Lambda) e, evaluator.names(), calls));
        speeds.filter(e -> !(e instanceof Expr.Lambda)).ifPresent(e -> all.addAll(spells(e, 4, n, evaluator)));
        long step = argument.apply("speed_step").map(e -> step(e, evaluator)).orElse(Ticks.PER_SECOND);
        return all.isEmpty() && formula.isEmpty() ? Availability.ALWAYS : new Availability(all, formula.orElse(null), step);
    }

    private static long step(Expr e, Evaluator evaluator) {
        double seconds = Timings.seconds(evaluator.eval(e), e.span());
        if (!(seconds >= 1e-6 && seconds < 1e9)) {
            throw error("E042", e.span(), "speeds that change every " + seconds + " s", "take a microsecond or more: `speed_step = 100 ms`");
        }
        return Ticks.of(seconds);
    }

    /// `(i, t) => …`, `t => …`: nodes from 1, time in seconds.
    private static Availability.Speed formula(Expr.Lambda l, Names names, BuiltInCalls calls) {
        int parameters = l.parameters().size();
        if (parameters > 2) {
            throw error("E042", l.span(), "speeds depend on a node and on time, but this function takes " + parameters + " numbers",
                    "write `t => …`, or `(i, t) => …`");
        }
        String time = l.parameters().getLast().id();
        String node = l.parameters().getFirst().id();
        return (i, t) -> {
            Map<String, Value> known = parameters == 1 ? Map.of(time, Value.of(t)) : Map.of(node, Value.of(i + 1), time, Value.of(t));
            return new Evaluator(Bound.in(names, known), calls).number(l.body());
        };
    }

    private static List<Availability.Spell> spells(Expr e, int items, int n, Evaluator evaluator) {
        String help = items == 3 ? "for example `outages = [(3, 10 s, 20 s)]`: node 3 rests from second 10 to second 20"
                : "for example `speeds = [(3, 10 s, 20 s, 50%)]`: node 3 takes twice as long from second 10 to second 20";
        if (e instanceof Expr.ListOf list) {
            return list.items().stream().map(item -> item(item, items, n, evaluator, help)).toList();
        }
        if (evaluator.eval(e) instanceof Value.Matrix m && m.columns() == items) {
            List<Availability.Spell> all = new ArrayList<>();
            for (int k = 0; k < m.rows(); k++) {
                int row = k * items;
                all.add(spell(e.span(), n, m.entries()[row], m.entries()[row + 1], m.entries()[row + 2], items == 3 ? 0 : m.entries()[row + 3]));
            }
            return all;
        }
        throw error("E031", e.span(), (items == 3 ? "outages" : "speeds") + " are a list, or a matrix of " + items + " columns", help);
    }

    private static Availability.Spell item(Expr item, int items, int n, Evaluator evaluator, String help) {
        if (!(item instanceof Expr.Tuple t) || t.items().size() != items) {
            throw error("E031", item.span(), items == 3 ? "an outage is a node, its beginning and its end" : "a speed is a node, its beginning, its end, and how fast it is", help);
        }
        return spell(t.span(), n, evaluator.number(t.items().getFirst()), Timings.seconds(evaluator.eval(t.items().get(1)), t.span()),
                Timings.seconds(evaluator.eval(t.items().get(2)), t.span()), items == 3 ? 0 : evaluator.number(t.items().get(3)));
    }

    private static Availability.Spell spell(Span place, int n, double node, double from, double to, double speed) {
        if (!(node >= 1 && node <= n)) {
            throw error("E042", place, "node " + Value.of(node).show() + " of " + n, "nodes are numbered 1 to " + n);
        }
        try {
            return new Availability.Spell((int) node - 1, from, to, speed);
        } catch (UserError u) {
            throw EvaluationError.at(place, u);
        }
    }

    private static EvaluationError error(String code, Span place, String message, String help) {
        return new EvaluationError(Diagnostic.of(code, place, message).help(help));
    }
}
