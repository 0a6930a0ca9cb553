package fopt.compiler.lower;

import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.runtime.robust.RuleSpec;
import java.util.List;
import java.util.Locale;

/// Tables over the nodes that the server holds ([Val.Rows]). Each row lies with the rows of its node, so that what is done entry by entry is done
/// by all nodes at once; the server itself reads single rows.
final class ServerTables {
    private final Expressions expressions;
    private final Code code;
    /// Variables with smaller numbers were there before the entries that are gone through at present.
    private int before;

    ServerTables(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
    }

    /// The entry of the node at its turn.
    Val own(Var rows) {
        return rows.kind() == Var.Kind.MESSAGE
                ? new Val.Mes(null, List.of(new Val.Mes.Term(new Scalar.Const(1), rows)), code.size(rows), Home.NODE) : expressions.load(rows);
    }

    /// Makes code that is run for each entry of a table with `depth` blocks around.
    void atEachRow(int depth, Span place, Runnable body) {
        if (code.insidePlace()) {
            throw Unsupported.at(place, "a table over the nodes in a loop or condition of the server's");
        }
        before = code.vars().size();
        Var counter = code.temp("node", Home.NODE, 1);
        List<Op> ops = code.ops(Home.NODE, () -> {
            code.op(Home.NODE, new Op.Set(counter, new Scalar.NodeNumber()));
            code.loop(counter, body);
        });
        atDepth(depth, () -> code.step(new Step.Region(ops)));
    }

    /// Sum, mean, max or min of the entries; computed once where it is used for each entry of another table.
    Val reduce(Val.Rows table, Fn.Gather fn) {
        Var into = code.var(fn.name().toLowerCase(Locale.ROOT), Home.ONE, Var.Kind.NUMBERS, code.size(table.rows()), true);
        Step collect = new Step.Collect(into, fn, table.rows());
        if (code.insideNode() && table.rows().id() < before) {
            code.beforehand(table.depth() == expressions.communication().depth() ? collect : new Step.AtDepth(table.depth(), List.of(collect)));
        } else {
            atDepth(table.depth(), () -> code.step(collect));
        }
        return expressions.load(into);
    }

    /// A robust rule of the entries.
    Val robust(RuleSpec rule, Val.Rows table, Span place) {
        Var rows = numbers(table, place);
        Var into = code.var("robust", Home.ONE, Var.Kind.NUMBERS, code.size(rows), true);
        Step step = new Step.Aggregate(into, expressions.tables.rule(rule), rows, code.key(DrawKey.Who.EVERYBODY));
        if (code.insidePlace()) {
            throw Unsupported.at(place, "a robust rule in a loop or condition of the server's");
        }
        atDepth(table.depth(), () -> code.step(step));
        return expressions.load(into);
    }

    /// `argmin` or `argmax`: the number of the first node whose entry is the least or largest; no number if all entries are none.
    Val argument(String id, Val.Rows table, Span place) {
        Val extreme = reduce(table, id.equals("argmin") ? Fn.Gather.MIN : Fn.Gather.MAX);
        Var number = code.temp("number", Home.NODE, 1);
        atEachRow(table.depth(), place, () -> {
            Scalar found = new Scalar.Two(Fn.Two.EQ, expressions.store.scalar(own(table.rows()), place), expressions.store.scalar(extreme, place));
            code.op(Home.NODE, new Op.Set(number, new Scalar.Select(found, new Scalar.NodeNumber(), new Scalar.Const(Double.POSITIVE_INFINITY))));
        });
        Val first = reduce(new Val.Rows(number, table.depth()), Fn.Gather.MIN);
        Scalar least = expressions.store.scalar(first, place);
        Scalar nobody = new Scalar.Two(Fn.Two.EQ, least, new Scalar.Const(Double.POSITIVE_INFINITY));
        return new Val.Num(new Scalar.Select(nobody, new Scalar.Const(Double.NaN), least), Store.home(first));
    }

    /// `G[k]`
    Val entry(Val.Rows table, Scalar key, Span place) {
        Var rows = numbers(table, place);
        Var target = code.temp("entry", Home.ONE, code.size(rows));
        Op row = new Op.Row(target, rows, key);
        if (code.insidePlace()) {
            if (table.depth() != expressions.communication().depth()) {
                throw Unsupported.at(place, "an entry of a table from outside of `on` in a loop or condition of the server's");
            }
            code.op(Home.ONE, row);
        } else {
            atDepth(table.depth(), () -> code.op(Home.ONE, row));
        }
        return expressions.load(target);
    }

    /// `G[k] = source`, for a table that is state.
    void put(Var rows, int depth, Scalar key, Var source, Span place) {
        Var node = code.var("key", Home.ONE, Var.Kind.NUMBERS, 1, true);
        code.op(Home.ONE, new Op.Set(node, new Scalar.Two(Fn.Two.KEY, key, new Scalar.Const(expressions.tables.nodes()))));
        atEachRow(depth, place, () -> {
            Scalar mine = new Scalar.Two(Fn.Two.EQ, new Scalar.Load(node), new Scalar.NodeNumber());
            List<Op> copy = code.ops(Home.NODE, () -> expressions.store.assign(rows, expressions.load(source), place));
            code.op(Home.NODE, new Op.When(mine, copy, List.of()));
        });
    }

    /// The rows as numbers; messages are decoded.
    Var numbers(Val.Rows table, Span place) {
        if (table.rows().kind() == Var.Kind.NUMBERS) {
            return table.rows();
        }
        Var decoded = code.temp("rows", Home.NODE, code.size(table.rows()));
        atEachRow(table.depth(), place, () -> code.op(Home.NODE, new Op.Expand(decoded, table.rows())));
        return decoded;
    }

    private void atDepth(int depth, Runnable body) {
        expressions.communication().atDepth(depth, body);
    }
}
