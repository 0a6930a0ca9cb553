package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Lowers `delay(v, τ)`: lines that remember variables at the end of each round, and reads of them.
///
/// A message is remembered as it was made, with the routes on which it went, so that what was sent then is not sent again.
final class Delays {
    private final Expressions expressions;
    private final Code code;
    private final Store store;
    private final List<Ir.DelayLine> lines = new ArrayList<>();
    private final SequencedMap<Var, Var> kept = new LinkedHashMap<>();
    private final Map<Var, Old> recalled = new HashMap<>();

    /// What a recalled message variable is: `message`, so many rounds ago.
    private record Old(Var message, int rounds) {}

    Delays(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
        store = expressions.store;
    }

    List<Ir.DelayLine> lines() {
        return lines;
    }

    /// `delay(v, τ)`, `delay(v, τ, max = 10)`
    Val lower(Expr.Call c) {
        Expr e = expressions.required(c, "v");
        Val v = expressions.lower(e);
        Val lag = expressions.lower(expressions.required(c, "lag"));
        if (!(lag instanceof Val.Const(Value.Num τ))) {
            return varying(v, lag, c);
        }
        int rounds = rounds(c, τ.value());
        return rounds == 0 ? v : v instanceof Val.Mes m && stable(m) ? messages(m, rounds) : numbers(v, rounds, e.span());
    }

    /// The rounds of a constant delay.
    int rounds(Expr.Call c) {
        return expressions.lower(expressions.required(c, "lag")) instanceof Val.Const(Value.Num τ) ? rounds(c, τ.value()) : 0;
    }

    private int rounds(Expr.Call c, double τ) {
        if (τ < 0) {
            throw new EvaluationError(Diagnostic.of("E318", expressions.required(c, "lag").span(), "a delay is at least 0 rounds, not " + (int) τ));
        }
        return (int) τ;
    }

    private static boolean stable(Val.Mes m) {
        return m.dense() == null && m.terms().stream().allMatch(t -> t.scale() instanceof Scalar.Const);
    }

    // ---- the same delay in every round

    private Val numbers(Val v, int rounds, Span place) {
        return expressions.load(past(loaded(v, place), rounds));
    }

    private Var loaded(Val v, Span place) {
        return Store.isLoaded(v) ? Store.loaded(v) : store.variable(v, Store.home(v), place);
    }

    private Val messages(Val.Mes m, int rounds) {
        return new Val.Mes(null, m.terms().stream().map(t -> new Val.Mes.Term(t.scale(), message(t.message(), rounds))).toList(), m.size(), m.home());
    }

    /// A message as it was `rounds` rounds ago.
    Var message(Var message, int rounds) {
        if (rounds == 0) {
            return message;
        }
        Old old = recalled.get(message);
        Old wanted = old == null ? new Old(message, rounds) : new Old(old.message(), old.rounds() + rounds);
        Var target = recall(wanted.message(), wanted.rounds());
        recalled.put(target, wanted);
        return target;
    }

    /// Numbers as they were `rounds` rounds ago.
    Var past(Var v, int rounds) {
        return recall(keep(v), rounds);
    }

    private Var recall(Var source, int rounds) {
        Var target = code.var("delayed", source.home(), source.kind(), code.size(source), true);
        code.beforehand(new Step.Recall(target, line(source, rounds), new Scalar.Const(rounds)));
        return target;
    }

    // ---- a delay of the round's own, or of each node

    private Val varying(Val v, Val lag, Expr.Call c) {
        Var now = loaded(v, c.span());
        Var source = keep(now);
        if (source.id() != now.id()) {
            copy(now, source);
        }
        Home home = code.atLeast(Store.join(source.home(), Store.home(lag)));
        Scalar τ = store.scalar(lag, c.span());
        Var target = code.var("delayed", home, Kind.NUMBERS, code.size(source), true);
        code.op(home, new Op.Recall(target, source, line(source, reach(c, τ)), τ));
        return expressions.load(target);
    }

    /// The most rounds that this delay can reach back.
    private int reach(Expr.Call c, Scalar τ) {
        Val declared = expressions.argument(c, "max").map(expressions::lower).orElse(null);
        if (declared instanceof Val.Const(Value.Num most)) {
            return (int) most.value();
        }
        double most = expressions.ranges.of(τ).high();
        if (most > Integer.MAX_VALUE - 8) {
            throw new EvaluationError(Diagnostic.of("E319", c.span(), "how many rounds this delay reaches back is not known before the run")
                    .note("values of the past are kept as long as they may be asked for")
                    .help("declare a maximum: `delay(…, max = 10)`"));
        }
        return Math.max(0, (int) most);
    }

    // ---- lines

    /// The line that remembers `source`, made long enough.
    private int line(Var source, int rounds) {
        if (source.home() == Home.EDGE && !expressions.tables.schedules.isEmpty() && !expressions.tables.schedules.getFirst().constant()) {
            throw new EvaluationError(Diagnostic.of("E060", code.source(),
                    "the past of a value for each neighbour needs the same graph in every round").help("run it over a fixed graph"));
        }
        for (int k = 0; k < lines.size(); k++) {
            Ir.DelayLine line = lines.get(k);
            if (line.source().id() == source.id()) {
                lines.set(k, new Ir.DelayLine(source, Math.max(line.length(), rounds)));
                return k;
            }
        }
        lines.add(new Ir.DelayLine(source, rounds));
        return lines.size() - 1;
    }

    /// A variable that survives the round, with the value that a temporary has at its end.
    private Var keep(Var v) {
        if (!v.temporary()) {
            return v;
        }
        return kept.computeIfAbsent(v, code::kept);
    }

    /// Code for the end of the round: temporaries whose past is read are kept.
    void keepTemporaries() {
        kept.forEach(this::copy);
    }

    private void copy(Var v, Var into) {
        code.op(into.home(), v.isVector() ? new Op.Assign(into, new Element.Load(v)) : new Op.Set(into, new Scalar.Load(v)));
    }
}
