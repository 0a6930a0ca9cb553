package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Type;
import fopt.runtime.function.Size;
import java.util.Arrays;
import java.util.Optional;

/// State that is a table: its storage, and what is assigned to it and to its entries.
///
/// A table over the nodes at the server lies with the rows of the nodes ([ServerTables]), for what is gathered; any other is one row, its entries one after
/// the other, and so are all tables of what is driven by events, where handlers read and change single entries. A table with an entry for each sample has as
/// many as the largest node has samples, at every node.
final class TableStates {
    private final Expressions expressions;
    private final Code code;
    private final Store store;
    private final Entries entries;
    private final Loops loops;

    TableStates(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
        store = expressions.store;
        entries = new Entries(expressions);
        loops = new Loops(expressions);
    }

    /// Declares a state variable that is a table, with its initial value.
    void declare(Decl.Member.State s, Symbol.State symbol, Val initial) {
        Type type = expressions.typing.variable(symbol).type();
        boolean gathered = initial instanceof Val.Rows || overNodes(s) && !expressions.driven().isDriven();
        Val state = s.place() == Place.SERVER && gathered ? rows(s, symbol, initial, type) : flat(s, symbol, initial, type);
        expressions.scope.bind(symbol, state);
        if (s.place() == Place.PUBLIC) {
            expressions.communication().publish(symbol, s.value(), initial);
        }
        assign(symbol, state, initial, s.span());
    }

    private static boolean overNodes(Decl.Member.State s) {
        return s.type().map(t -> t.args().getFirst().value()).filter(e -> e instanceof Expr.Ref r && r.name().id().equals("nodes")).isPresent();
    }

    private Val rows(Decl.Member.State s, Symbol symbol, Val initial, Type type) {
        Size first = initial instanceof Val.Rows r ? code.size(r.rows()) : Size.NUMBER;
        Size size = expressions.shapes.of(symbol, item(type), first, expressions.tables.dimension());
        return new Val.Rows(code.var(s.name().written(), Home.NODE, Kind.NUMBERS, size, false), 0);
    }

    private Val flat(Decl.Member.State s, Symbol symbol, Val initial, Type type) {
        Val.Form form = initial instanceof Val.Table t ? t.form() : declared(s, symbol, type);
        Home home = switch (s.place()) {
            case NODE, PUBLIC -> Home.NODE;
            case EDGE -> Home.EDGE;
            case SERVER, SHARED -> Home.ONE;
        };
        Var all = code.var(s.name().written(), home, Kind.NUMBERS, form.row(), false);
        Scalar count = overSamples(s) ? new Scalar.PerNode("m_i", expressions.ambient.perNode("m_i")) : new Scalar.Const(form.entries());
        return new Val.Table(expressions.load(all), form, count);
    }

    private static boolean overSamples(Decl.Member.State s) {
        return s.type().map(t -> t.args().getFirst().value()).filter(e -> e instanceof Expr.Ref r && r.name().id().equals("samples")).isPresent();
    }

    private Val.Form declared(Decl.Member.State s, Symbol symbol, Type type) {
        Size item = expressions.shapes.of(symbol, item(type), Size.NUMBER, expressions.tables.dimension());
        if (overSamples(s)) {
            return new Val.Form((int) Arrays.stream(expressions.ambient.perNode("m_i")).max().orElse(1), item, null);
        }
        if (overNodes(s)) {
            return new Val.Form(expressions.tables.nodes(), item, null);
        }
        Expr keys = s.type().orElseThrow(() -> Unsupported.at(s.span(), "a table whose keys are not told (`x: table(1..k) = 0`)")).args().getFirst().value();
        if (expressions.lower(keys) instanceof Val.Const(Value.Range(int from, int to)) && from == 1 && to >= 1) {
            return form(to, item, keys);
        }
        throw new EvaluationError(Diagnostic.of("E031", keys.span(), "the keys of a table are `nodes`, `samples`, or `1..k` with a k that is known before the run"));
    }

    /// @param keys where their number stands
    private static Val.Form form(int entries, Size item, Expr keys) {
        if ((long) entries * item.length() > Integer.MAX_VALUE - 16) {
            throw new EvaluationError(Diagnostic.of("E602", keys.span(), "this table would hold " + (long) entries * item.length() + " numbers (" + entries
                    + " entries of " + item.length() + "), and a variable holds 2^31 - 17 at most").help("use fewer keys or a smaller dimension"));
        }
        return new Val.Form(entries, item, null);
    }

    private static Type item(Type table) {
        return table instanceof Type.Table(Type item) ? item : Type.ZERO;
    }

    // ---- whole tables

    /// `G = …`; a table that was gathered in `on S` changes the entries of its members.
    void assign(Symbol symbol, Val state, Val v, Span place) {
        switch (state) {
            case Val.Rows(Var rows, int depth) -> {
                int among = v instanceof Val.Rows given ? Math.max(depth, given.depth()) : depth;
                expressions.serverTables.atEachRow(among, place, () -> put(symbol, rows, own(v), place));
            }
            case Val.Table t when !(symbol instanceof Symbol.State) && !Store.isZero(v) -> new AssignedLists(expressions).assign(symbol, t, v, place);
            case Val.Table t -> {
                Val all = v instanceof Val.Table given ? given.rows() : v;
                asMany(symbol, t, v, place);
                Var row = Store.loaded(t.rows());
                if (Store.length(all) > 1 && Store.length(all) != row.length()) {
                    expressions.shapes.learn(symbol, v instanceof Val.Table given ? given.form().item() : Store.size(all));
                    return;
                }
                store.assign(row, all, place);
            }
            default -> throw Unsupported.at(place, "a new value for `" + symbol.written() + "`");
        }
    }

    /// A table of state has the same keys from beginning to end.
    private static void asMany(Symbol symbol, Val.Table state, Val v, Span place) {
        if (v instanceof Val.Table given && state.count() instanceof Scalar.Const(double keys) && !given.count().equals(state.count())) {
            throw new EvaluationError(Diagnostic.of("E161", place, "`" + symbol.written() + "` has the keys 1 to " + (long) keys + ", but the list assigned here has "
                    + (given.count() instanceof Scalar.Const(double count) ? (long) count + " entries" : "as many entries as the run shows"))
                    .help("assign entry by entry, `" + symbol.written() + "[k] = …`, or keep the list in a `let`"));
        }
    }

    private Val own(Val v) {
        return v instanceof Val.Rows r ? expressions.serverTables.own(r.rows()) : v;
    }

    /// Notes the size of entries where it was not known.
    private void put(Symbol symbol, Var rows, Val v, Span place) {
        if (Store.length(v) > 1 && Store.length(v) != rows.length()) {
            expressions.shapes.learn(symbol, Store.size(v));
        } else {
            store.assign(rows, v, place);
        }
    }

    // ---- entries

    /// `T[key] = v`, or `T[key] op= v`; a minibatch stands for each of its samples.
    void assign(Symbol symbol, Val table, Expr.Index target, Optional<Operator> operator, Val v) {
        Span place = target.span();
        Val key = expressions.lower(target.indices().getFirst());
        Val value = expressions.settled(v, place);
        if (key instanceof Val.Handle || key instanceof Val.Const(Value.Word w) && w.id().equals("all")) {
            Domain.Counted samples = (Domain.Counted) new Domains(expressions).of(key, 1, place);
            loops.make(samples.count(), true, counter -> {
                Var one = ((Val.Handle) samples.turn().apply(counter).getFirst()).samples();
                set(symbol, table, new Scalar.SampleNumber(one), Home.NODE, operator, value, place);
            });
        } else {
            set(symbol, table, store.scalar(key, place), Store.home(key), operator, value, place);
        }
    }

    private void set(Symbol symbol, Val table, Scalar key, Home keyHome, Optional<Operator> operator, Val v, Span place) {
        switch (table) {
            case Val.Table t -> {
                Var all = Store.loaded(t.rows());
                Val changed = operator.map(op -> expressions.apply(op, entries.at(all, t.form(), key, keyHome), v, place)).orElse(v);
                Val after = t.form().length() == 1 ? entries.onlyAt(key, changed, place) : changed;
                Val numbers = after instanceof Val.Table inner ? inner.rows() : after;
                if (Store.length(numbers) > 1 && Store.length(numbers) != t.form().item().length()) {
                    expressions.shapes.learn(symbol, Store.size(numbers));
                } else {
                    entries.put(all, key, after, t.form(), place);
                }
            }
            case Val.Rows(Var rows, int depth) -> {
                Val after = operator.map(op -> expressions.apply(op, expressions.serverTables.entry((Val.Rows) table, key, place), v, place)).orElse(v);
                if (Store.length(after) > 1 && Store.length(after) != rows.length()) {
                    expressions.shapes.learn(symbol, Store.size(after));
                } else {
                    Var source = store.variable(after, Home.ONE, rows.length(), place);
                    expressions.serverTables.put(rows, depth, key, source, place);
                }
            }
            default -> throw Unsupported.at(place, "an entry of this");
        }
    }
}
