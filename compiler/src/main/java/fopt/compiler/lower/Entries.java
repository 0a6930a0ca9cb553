package fopt.compiler.lower;

import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.runtime.function.Size;
import java.util.ArrayList;
import java.util.List;

/// Reads the entries of tables, and makes tables of entries.
final class Entries {
    private final Expressions expressions;
    private final Code code;

    Entries(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
    }

    /// The entry at a 1-based key. @param keyHome where the key is known
    Val at(Var table, Val.Form form, Scalar key, Home keyHome) {
        Home home = Store.join(table.home(), keyHome);
        if (form.item().length() == 1 && form.inner() == null) {
            return new Val.Num(table.isScalar() ? new Scalar.Load(table) : new Scalar.Entry(table, key), home);
        }
        Var entry = code.temp("entry", home, form.item());
        code.op(entry.home(), new Op.Take(entry, table, key));
        Val v = expressions.load(entry);
        return form.inner() == null ? v : new Val.Table(v, form.inner(), new Scalar.Const(form.inner().entries()));
    }

    /// Whether a value is a table, or a list.
    boolean isTable(Val v) {
        return v instanceof Val.Table || v instanceof Val.Rows || v instanceof Val.Tuple
                || v instanceof Val.Const(Value list) && Evaluator.items(list) != null;
    }

    /// `table[key]`
    Val of(Val table, Expr.Index x, Val key) {
        if (table instanceof Val.Table t && (key instanceof Val.Handle || key instanceof Val.Const(Value.Word w) && w.id().equals("all"))) {
            return overSamples(t, key, x.span());
        }
        Scalar number = expressions.store.scalar(key, x.span());
        return switch (table) {
            case Val.Table t -> at(t, number, Store.home(key), x.span());
            case Val.Rows rows -> expressions.serverTables.entry(rows, number, x.span());
            case Val.Tuple(List<Val> items) when number instanceof Scalar.Const(double k) && k >= 1 && k <= items.size() -> items.get((int) k - 1);
            case Val.Const list when constant(list, x.span()) instanceof Val.Table t -> of(t, x, key);
            default -> throw Unsupported.at(x.span(), "this entry of a list");
        };
    }

    /// An entry by a key that comes from a program. Of a list that is not full, only what there is.
    private Val at(Val.Table t, Scalar key, Home keyHome, Span place) {
        boolean full = t.count() instanceof Scalar.Const || t.count() instanceof Scalar.PerNode;
        Val entry = at(row(t, place), t.form(), full ? key : new Scalar.Two(Fn.Two.KEY, key, t.count()), keyHome);
        return t.form().length() == 1 ? onlyAt(key, entry, place) : entry;
    }

    /// The number of a table that has no other, if its key is 1.
    Val onlyAt(Scalar key, Val entry, Span place) {
        return key instanceof Scalar.Const(double k) && k == 1 ? entry
                : new Val.Num(new Scalar.Two(Fn.Two.MUL, new Scalar.Two(Fn.Two.KEY, key, new Scalar.Const(1)), expressions.store.scalar(entry, place)), Store.home(entry));
    }

    /// A key, which ends the run if it is not one of 1 … most.
    Val checked(Val key, int most, Span place) {
        return new Val.Num(new Scalar.Two(Fn.Two.KEY, expressions.store.scalar(key, place), new Scalar.Const(most)), Store.home(key));
    }

    /// The variable that holds a table.
    Var row(Val.Table t, Span place) {
        return Store.isLoaded(t.rows()) ? Store.loaded(t.rows()) : expressions.store.variable(t.rows(), Store.home(t), place);
    }

    /// The mean of the entries of the samples.
    private Val overSamples(Val.Table t, Val key, Span place) {
        Domain.Counted samples = (Domain.Counted) new Domains(expressions).of(key, 1, place);
        Fold fold = new Fold("mean", expressions, Home.NODE, place);
        new Loops(expressions).make(samples.count(), true, counter -> {
            Var one = ((Val.Handle) samples.turn().apply(counter).getFirst()).samples();
            fold.add(at(row(t, place), t.form(), new Scalar.SampleNumber(one), Home.NODE), null);
        }, fold::start);
        return fold.result();
    }

    /// A table of these values; they stay apart if they are not numbers, or differ in length.
    Val of(List<Val> items, Span place) {
        Val.Form item = items.isEmpty() ? null : form(items.getFirst());
        boolean alike = item != null && items.stream().allMatch(v -> item.equals(form(v)));
        if (!alike) {
            return new Val.Tuple(items);
        }
        Home home = items.stream().map(Store::home).reduce(Home.ONE, Store::join);
        Val.Form form = new Val.Form(items.size(), item.row(), isEntry(item) ? null : item);
        Var table = empty("list", home, form);
        for (int k = 0; k < items.size(); k++) {
            put(table, new Scalar.Const(k + 1), items.get(k), form, place);
        }
        return load(table, form);
    }

    /// How a value lies in a row, as if it were a table; a number or a vector is one entry. Null if it is neither.
    static Val.Form form(Val v) {
        return switch (v) {
            case Val.Num n -> new Val.Form(1, Size.NUMBER, null);
            case Val.Vec w -> new Val.Form(1, w.size(), null);
            case Val.Mes m -> new Val.Form(1, m.size(), null);
            case Val.Slice s -> form(s.values());
            case Val.Const(Value.Num n) -> new Val.Form(1, Size.NUMBER, null);
            case Val.Const(Value.Bool b) -> new Val.Form(1, Size.NUMBER, null);
            case Val.Const(Value.Vector x) -> new Val.Form(1, Size.of(x.entries().length), null);
            case Val.Table t -> t.form();
            default -> null;
        };
    }

    /// Whether a form is that of a number, a vector or a matrix, and not of a table.
    static boolean isEntry(Val.Form form) {
        return form.entries() == 1 && form.inner() == null;
    }

    /// A variable for a table whose entries are 0.
    Var empty(String name, Home home, Val.Form form) {
        Var table = code.temp(name, home, form.row());
        expressions.store.assign(table, new Val.Const(Value.of(0)), null);
        return table;
    }

    Val.Table load(Var table, Val.Form form) {
        return new Val.Table(expressions.load(table), form, new Scalar.Const(form.entries()));
    }

    /// `table[key] = v`
    void put(Var table, Scalar key, Val v, Val.Form form, Span place) {
        Val numbers = v instanceof Val.Table t ? t.rows() : v;
        if (form.length() == 1) {
            expressions.store.assign(table, numbers, place);
            return;
        }
        Var source = expressions.store.variable(numbers, table.home(), form.item().length(), place);
        code.op(table.home(), new Op.Put(table, key, source));
    }

    /// A list that is known before the run, as a table.
    Val constant(Val.Const list, Span place) {
        return of(new ArrayList<>(Evaluator.items(list.value()).stream().map(i -> (Val) new Val.Const(i)).toList()), place);
    }
}
