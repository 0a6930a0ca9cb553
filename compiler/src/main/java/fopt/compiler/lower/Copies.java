package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/// Values that stay what they are: what a name or a simultaneous assignment holds must not change with the variables that it was read from.
final class Copies {
    private final Expressions expressions;
    private final Code code;
    /// Temporary variables that an assignment to a `let` changes.
    private final Set<Integer> owned = new HashSet<>();

    Copies(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
    }

    /// The value for a `let` that nothing assigns later.
    Val named(Val v, Span place) {
        return of(v, x -> isConstant(x) || x.temporary() && !owned.contains(x.id()), place);
    }

    /// The value for a `let` that is assigned later: a variable of its own. @param home where all lives that is assigned to it
    Val changing(Symbol symbol, Val v, Home home, Span place) {
        Val given = v instanceof Val.Const list && new Entries(expressions).isTable(v) ? new Entries(expressions).constant(list, place) : v;
        Home at = Store.join(home, Store.home(given));
        Val own = switch (given) {
            case Val.Table t -> new AssignedLists(expressions).declare(symbol, t, at, place);
            case Val.Coordinates s -> new Val.Coordinates(stored(s.marks(), at, place), OptionalInt.empty());
            default -> of(given, x -> false, place);
        };
        roots(own).forEach(x -> owned.add(x.id()));
        return own;
    }

    /// The variables that hold a table or a set.
    static List<Var> roots(Val v) {
        return switch (v) {
            case Val.Table(Val rows, Val.Form form, Scalar.Load(Var size)) -> List.of(Store.loaded(rows), size);
            case Val.Table t -> List.of(Store.loaded(t.rows()));
            case Val.Rows r -> List.of(r.rows());
            case Val.Coordinates s -> List.of(Store.loaded(s.marks()));
            default -> List.of();
        };
    }

    /// Whether a variable is state, or that of a `let` which is assigned.
    boolean mayChange(Var x) {
        return !x.temporary() && !isConstant(x) || owned.contains(x.id());
    }

    private boolean isConstant(Var x) {
        return expressions.tables.constants.containsKey(x.id());
    }

    /// The same value, read now. @param safe the variables that do not change while it is needed
    Val of(Val v, Predicate<Var> safe, Span place) {
        return switch (v) {
            case Val.Vec w -> w.element() instanceof Element.Load(Var x) && safe.test(x) ? v : copied(v, place);
            case Val.Num n -> n.scalar() instanceof Scalar.Const || n.scalar() instanceof Scalar.Load(Var x) && safe.test(x) ? v : copied(v, place);
            case Val.Mes m -> m.dense() == null && isStable(m) ? v : copied(v, place);
            case Val.Const c -> v;
            case Val.Handle h -> v;
            case Val.Group g -> v;
            case Val.Operator o -> v;
            case Val.Epoch e -> v;
            case Val.Rows r -> safe.test(r.rows()) || r.rows().kind() == Kind.MESSAGE ? v : rows(r, place);
            case Val.Table t -> new Val.Table(of(t.rows(), safe, place), t.form(), count(t, safe, place));
            case Val.Zip z -> new Val.Zip(all(z.tables(), safe, place));
            case Val.Tuple t -> new Val.Tuple(all(t.items(), safe, place));
            case Val.Slice s -> new Val.Slice(of(s.values(), safe, place), s.from(), s.of());
            case Val.Coordinates s -> new Val.Coordinates(of(s.marks(), safe, place), s.size());
            case Val.Span s -> new Val.Span(of(s.from(), safe, place), of(s.to(), safe, place));
            case Val.Part p -> new Val.Part(of(p.values(), safe, place), (Val.Coordinates) of(p.of(), safe, place));
        };
    }

    private List<Val> all(List<Val> values, Predicate<Var> safe, Span place) {
        return values.stream().map(v -> of(v, safe, place)).toList();
    }

    private Scalar count(Val.Table t, Predicate<Var> safe, Span place) {
        return t.count() instanceof Scalar.Load(Var x) && !safe.test(x) ? expressions.store.scalar(copied(new Val.Num(t.count(), Store.home(t)), place), place) : t.count();
    }

    /// Multiples, by numbers known before the run, of messages.
    static boolean isStable(Val.Mes m) {
        return m.dense() == null && m.terms().stream().allMatch(t -> t.scale() instanceof Scalar.Const);
    }

    Val.Group of(Val.Group g) {
        Var copy = code.var("cohort", Home.ONE, Kind.COHORT, 0, true);
        code.step(new Step.CopyCohort(copy, g.cohort()));
        return new Val.Group(copy, g.chance());
    }

    private Val.Rows rows(Val.Rows table, Span place) {
        Var copy = code.temp("rows", Home.NODE, code.size(table.rows()));
        expressions.serverTables.atEachRow(table.depth(), place, () -> expressions.store.assign(copy, expressions.load(table.rows()), place));
        return new Val.Rows(copy, table.depth());
    }

    private Val copied(Val v, Span place) {
        return stored(v, Store.home(v), place);
    }

    private Val stored(Val v, Home home, Span place) {
        Var t = code.temp("t", home, Store.size(v));
        expressions.store.assign(t, v, place);
        return expressions.load(t);
    }
}
