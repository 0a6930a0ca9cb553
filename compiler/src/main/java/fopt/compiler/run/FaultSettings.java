package fopt.compiler.run;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.runtime.UserError;
import fopt.runtime.fault.Churn;
import fopt.runtime.fault.Churn.Absence;
import fopt.runtime.fault.Faults;
import fopt.runtime.fault.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// `lossy(10%)`, `lossy(bad = 90%, fails = 1%, recovers = 20%)`; `churn(leave = 1%, join = 10%)`, `churn(away = [(3, 10, 20), (4, 100 s, inf)])`.
record FaultSettings(int nodes, Evaluator evaluator) {
    static boolean isOne(Expr e) {
        return e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && (r.name().id().equals("lossy") || r.name().id().equals("churn"));
    }

    /// What goes wrong before, and by this setting.
    Faults with(Faults before, Expr.Call setting) {
        try {
            boolean loss = ((Expr.Ref) setting.callee()).name().id().equals("lossy");
            return loss ? new Faults(loss(setting), before.churn()) : new Faults(before.loss(), churn(setting));
        } catch (UserError u) {
            throw EvaluationError.at(setting.span(), u);
        }
    }

    private Loss loss(Expr.Call c) {
        Optional<Expr> one = argument(c, "p", 0);
        return one.isPresent() ? Loss.of(evaluator.number(one.get()))
                : new Loss(number(c, "good", 0), number(c, "bad", 1), number(c, "fails", 0), number(c, "recovers", 1));
    }

    private Churn churn(Expr.Call c) {
        return new Churn(number(c, "leave", 0), number(c, "join", 0), argument(c, "away", 2).map(this::absences).orElse(List.of()));
    }

    private double number(Expr.Call c, String name, double standard) {
        return argument(c, name, -1).map(evaluator::number).orElse(standard);
    }

    private static Optional<Expr> argument(Expr.Call c, String name, int position) {
        for (int k = 0; k < c.args().size(); k++) {
            Optional<Name> given = c.args().get(k).name();
            if (given.isPresent() ? given.get().id().equals(name) : k == position) {
                return Optional.of(c.args().get(k).value());
            }
        }
        return Optional.empty();
    }

    // ---- calendars

    /// `[(node, from, to), …]`
    private List<Absence> absences(Expr e) {
        if (!(e instanceof Expr.ListOf) && evaluator.eval(e) instanceof Value.Matrix m && m.columns() == 3) {
            return IntStream.range(0, m.rows()).map(k -> 3 * k).mapToObj(k -> absence(e.span(), m.entries()[k], m.entries()[k + 1], m.entries()[k + 2], true)).toList();
        }
        if (!(e instanceof Expr.ListOf list)) {
            throw error("E031", e.span(), "who is away when is a list, or a matrix of three columns, in seconds", "for example `away = [(3, 10, 20)]`: node 3 is away in rounds 10 to 20");
        }
        List<Absence> all = new ArrayList<>();
        for (Expr item : list.items()) {
            if (!(item instanceof Expr.Tuple t) || t.items().size() != 3) {
                throw error("E031", item.span(), "an absence is a node, its beginning and its end", "for example `(3, 10, 20)`, or `(3, 10 s, inf)`");
            }
            all.add(absence(t));
        }
        return all;
    }

    private Absence absence(Expr.Tuple t) {
        Value from = evaluator.eval(t.items().get(1));
        Value to = evaluator.eval(t.items().get(2));
        boolean seconds = from instanceof Value.Quantity || to instanceof Value.Quantity;
        return absence(t.span(), evaluator.number(t.items().getFirst()), point(from, t.span(), seconds), point(to, t.span(), seconds), seconds);
    }

    private Absence absence(Span place, double node, double from, double to, boolean seconds) {
        if (!(node >= 1 && node <= nodes && node == Math.rint(node))) {
            throw error("E042", place, "node " + Value.of(node).show() + " of " + nodes, "nodes are numbered 1 to " + nodes);
        }
        try {
            return new Absence((int) node - 1, from, to, seconds);
        } catch (UserError u) {
            throw EvaluationError.at(place, u);
        }
    }

    private static double point(Value v, Span place, boolean seconds) {
        boolean plain = v instanceof Value.Num n && (n.value() == 0 || Double.isInfinite(n.value()));
        if (seconds && !(v instanceof Value.Quantity) && !plain) {
            throw error("E031", place, "an absence begins and ends in rounds, or in seconds", "for example `(3, 10, 20)`, or `(3, 10 s, 20 s)`");
        }
        return seconds ? Timings.seconds(v, place) : Evaluator.asNumber(v, place);
    }

    private static EvaluationError error(String code, Span place, String message, String help) {
        return new EvaluationError(Diagnostic.of(code, place, message).help(help));
    }
}
