package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.runtime.UserError;
import fopt.runtime.function.VectorFunction;
import fopt.runtime.robust.RuleSpec;
import fopt.runtime.robust.TableFunctions;
import java.util.ArrayList;
import java.util.List;

/// Lowers robust rules applied to tables.
final class RuleCalls {
    private final Expressions expressions;
    private final FlatTables flat;

    RuleCalls(Expressions expressions) {
        this.expressions = expressions;
        flat = new FlatTables(expressions);
    }

    /// `krum(table)`
    Val lower(Expr.Call c) {
        Val table = expressions.lower(c.args().getFirst().value());
        if (!(expressions.scope.constant(c.callee()).orElse(null) instanceof Value.Rule(RuleSpec rule))) {
            throw Unsupported.at(c.callee().span(), "a robust rule that is not known before the run");
        }
        if (table instanceof Val.Rows rows && !expressions.code.insidePlace()) {
            return expressions.serverTables.robust(rule, rows, c.span());
        }
        Val.Table t = flat.of(table, c.span());
        int f = expressions.scope.byzantine();
        try {
            Scalar order = TableFunctions.draws(rule, f) ? order(Store.home(t)) : new Scalar.Const(0);
            return apply(TableFunctions.rule(rule, f, t.form().item()), List.of(t.rows()), List.of(t.count(), order), Store.home(t), c.span());
        } catch (UserError e) {
            throw EvaluationError.at(c.span(), e);
        }
    }

    /// What a rule that draws takes its order from.
    private Scalar order(Home home) {
        Var order = expressions.code.temp("order", home, 1);
        expressions.code.op(order.home(), new Op.Draw(order, Op.Distribution.UNIFORM, List.of(new Scalar.Const(0), new Scalar.Const(1)),
                expressions.code.key(Draws.who(order.home()))));
        return new Scalar.Load(order);
    }

    /// `nearest_mean(x, table, k)`
    Val nearestMean(Expr.Call c) {
        Val x = expressions.settled(expressions.lower(expressions.required(c, "x")), c.span());
        Val.Table t = flat.of(expressions.lower(expressions.required(c, "table")), c.span());
        Val k = expressions.lower(expressions.required(c, "k"));
        Home home = Store.join(Store.join(Store.home(x), Store.home(t)), Store.home(k));
        Val point = Store.isVector(x) || t.form().item().length() == 1 ? x : expressions.load(expressions.store.variable(x, Store.home(x),
                t.form().item().length(), c.span()));
        return apply(TableFunctions.nearestMean(t.form().item()), List.of(point, t.rows()), List.of(expressions.store.scalar(k, c.span()), t.count()), home, c.span());
    }

    private Val apply(VectorFunction function, List<Val> vectors, List<Scalar> numbers, Home home, Span place) {
        List<Var> arguments = new ArrayList<>(vectors.stream().map(v -> expressions.store.variable(v, Store.home(v), place)).toList());
        Var target = expressions.code.temp(function.name(), home, function.result());
        expressions.code.op(target.home(), new Op.Apply(target, expressions.tables.function(function), arguments, numbers));
        return expressions.load(target);
    }
}
