package fopt.compiler.lower;

import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import java.util.List;
import java.util.Optional;

/// Lowers what is asked of the order of lists: `sort`, `k in list`, and `list[1..k]`.
final class Sorting {
    private final Expressions expressions;
    private final FlatTables tables;

    Sorting(Expressions expressions) {
        this.expressions = expressions;
        tables = new FlatTables(expressions);
    }

    /// `sort(v)`, `sort(list)`, `sort(list, by = keys)`
    Val lower(Expr.Call c) {
        Expr given = expressions.required(c, "list");
        Optional<Expr> by = expressions.argument(c, "by");
        Val list = expressions.lower(given);
        if (by.isEmpty() && !isList(list)) {
            return expressions.functions.apply("sort", List.of(list), List.of(), c.span());
        }
        Val.Table table = tables.of(list, given.span());
        Val.Table keys = by.map(e -> tables.of(expressions.lower(e), e.span())).orElse(table);
        Val sorted = expressions.functions.apply("sort_by", List.of(table.rows(), keys.rows()), List.of(count(keys)), c.span());
        return new Val.Table(sorted, table.form(), table.count());
    }

    static boolean isList(Val v) {
        return switch (v) {
            case Val.Table t -> true;
            case Val.Rows r -> true;
            case Val.Group g -> true;
            case Val.Span s -> true;
            case Val.Const(Value.Vector x) -> false;
            case Val.Const(Value known) -> Evaluator.items(known) != null;
            default -> false;
        };
    }

    /// `k in list`
    Val contains(Val list, Val k, Span place) {
        Val.Table t = tables.of(list, place);
        Val at = expressions.functions.apply("position", List.of(t.rows()), List.of(k, count(t)), place);
        return expressions.arithmetic.two(Fn.Two.GT, at, new Val.Const(Value.of(0)), place);
    }

    /// `list[I]`: the entries with these numbers; of a list of which only the run shows how long it is, those that there are.
    Val part(Val list, Val set, Span place) {
        Val.Table table = tables.of(list, place);
        Entries entries = new Entries(expressions);
        Var all = entries.row(table, place);
        Val.Table numbers = tables.of(inside(set, table, place), place);
        Var keys = entries.row(numbers, place);
        Home home = Store.join(all.home(), keys.home());
        Val.Form form = new Val.Form(numbers.form().entries(), table.form().item(), table.form().inner());
        Var part = entries.empty("part", home, form);
        new Loops(expressions).make(numbers.count(), home != Home.ONE, counter -> {
            Scalar k = new Scalar.Two(Fn.Two.ADD, new Scalar.Load(counter), new Scalar.Const(1));
            Val key = entries.at(keys, numbers.form(), k, counter.home());
            entries.put(part, k, entries.at(all, table.form(), expressions.store.scalar(key, place), counter.home()), form, place);
        });
        return new Val.Table(expressions.load(part), form, numbers.count());
    }

    /// A range ends with the list.
    private Val inside(Val set, Val.Table list, Span place) {
        if (set instanceof Val.Const(Value known)) {
            Evaluator.items(known).forEach(k -> CoordinateSets.coordinate(k, list.form().entries(), place));
        }
        if (list.count() instanceof Scalar.Const && !(set instanceof Val.Span)) {
            return set;
        }
        Val.Span range = switch (set) {
            case Val.Const(Value.Range r) -> new Val.Span(new Val.Const(Value.of(r.from())), new Val.Const(Value.of(r.to())));
            case Val.Span s -> s;
            default -> throw Unsupported.at(place, "entries other than a range of a list of which only the run shows how long it is");
        };
        return new Val.Span(expressions.arithmetic.two(Fn.Two.MAX, new Val.Const(Value.of(1)), range.from(), place),
                expressions.arithmetic.two(Fn.Two.MIN, range.to(), count(list), place));
    }

    private static Val count(Val.Table t) {
        return new Val.Num(t.count(), Store.home(t));
    }
}
