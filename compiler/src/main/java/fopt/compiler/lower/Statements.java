package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lowers statements: lets, assignments; control flow is in [Control].
final class Statements {
    private final Expressions expressions;
    private final Code code;
    private final Store store;
    private final Scope scope;
    private final Control control;

    Statements(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
        store = expressions.store;
        scope = expressions.scope;
        control = new Control(expressions, this);
    }

    void run(List<Stmt> statements) {
        for (Stmt s : statements) {
            code.from(s.span(), () -> {
                run(s);
                return null;
            });
        }
    }

    void run(Stmt.Block block) {
        run(block.statements());
    }

    private void run(Stmt s) {
        switch (s) {
            case Stmt.Let let -> let(let);
            case Stmt.Assign a -> assign(a);
            case Stmt.If i -> control.choose(i);
            case Stmt.For f -> control.forEach(f);
            case Stmt.While w -> control.repeatWhile(w);
            case Stmt.Repeat r -> control.repeat(r.count(), r.body(), r.span());
            case Stmt.Local l -> control.local(l);
            case Stmt.On on -> control.on(on);
            case Stmt.Function f -> { }
            case Stmt.Value v -> expressions.lower(v.value());
            case Stmt.Print p -> throw Unsupported.at(p.span(), "`print` inside an algorithm");
            case Stmt.Plot p -> throw Unsupported.at(p.span(), "`plot` inside an algorithm");
            case Stmt.Save v -> throw Unsupported.at(v.span(), "`save` inside an algorithm");
            case Stmt.Report r -> throw Unsupported.at(r.span(), "`report` inside an algorithm");
            case Stmt.Assert a -> throw Unsupported.at(a.span(), "`assert` inside an algorithm");
            case Stmt.AssignJob a -> expressions.driven().assign(a);
            case Stmt.Cancel c -> expressions.driven().cancel(c);
            case Stmt.Send m -> expressions.driven().send(m);
            case Stmt.After a -> expressions.driven().after(a);
        }
    }

    // ---- let

    private void let(Stmt.Let let) {
        List<Val> values = values(let.values(), let.names().size(), let.span());
        for (int k = 0; k < values.size(); k++) {
            boolean named = let.values().size() == values.size() && let.values().get(k) instanceof Expr.Ref;
            declare(let.names().get(k), values.get(k) instanceof Val.Group g && named ? expressions.copies.of(g) : values.get(k), let.span());
        }
    }

    /// As many values as names: one each, or several at once from one expression.
    private List<Val> values(List<Expr> sources, int count, Span place) {
        if (sources.size() == 1 && count > 1) {
            return spread(expressions.lower(sources.get(0)), count, place);
        }
        List<Val> values = new ArrayList<>();
        for (Expr e : sources) {
            values.add(expressions.lower(e));
        }
        return values;
    }

    private static List<Val> spread(Val v, int count, Span place) {
        if (v instanceof Val.Tuple t && t.items().size() == count) {
            return t.items();
        }
        if (v instanceof Val.Const(Value list) && Evaluator.items(list) instanceof List<Value> items && items.size() == count) {
            return items.stream().<Val>map(Val.Const::new).toList();
        }
        throw new EvaluationError(Diagnostic.of("E033", place, count + " names, but one value"));
    }

    private void declare(Name name, Val v, Span place) {
        Symbol symbol = expressions.typing.declared(name);
        Typed typed = expressions.typing.variable(symbol);
        boolean number = v instanceof Val.Part || v instanceof Val.Slice || v instanceof Val.Num || v instanceof Val.Vec || v instanceof Val.Mes
                || v instanceof Val.Const(Value c) && (c instanceof Value.Num || c instanceof Value.Bool || c instanceof Value.Vector);
        if (!number) {
            scope.bind(symbol, expressions.assignments.contains(symbol) ? expressions.copies.changing(symbol, v, home(typed.place()), place)
                    : expressions.copies.named(v, place));
            return;
        }
        if (keepsAsIs(v, symbol)) {
            scope.bind(symbol, v);
            return;
        }
        Home home = home(typed.place());
        Var var = code.temp(name.written(), Store.join(home, Store.home(v)),
                expressions.shapes.of(symbol, typed.type(), Store.size(v), expressions.tables.dimension()));
        scope.bind(symbol, stored(var, v, place));
        if (v instanceof Val.Num n && !expressions.assignments.contains(symbol)) {
            expressions.ranges.note(var, expressions.ranges.of(n.scalar()));
        }
    }

    /// The value, stored in a variable; of a part its set stays with it.
    private Val stored(Var var, Val v, Span place) {
        store.assign(var, v, place);
        if (v instanceof Val.Slice s) {
            return new Val.Slice(expressions.load(var), s.from(), s.of());
        }
        return v instanceof Val.Part p ? new Val.Part(expressions.load(var), kept(p.of(), place)) : expressions.load(var);
    }

    /// A set that is not changed later: that of a variable which is assigned is copied.
    private Val.Coordinates kept(Val.Coordinates set, Span place) {
        boolean changes = Store.isLoaded(set.marks()) && set.size().isEmpty() && expressions.copies.mayChange(Store.loaded(set.marks()));
        return changes ? new Val.Coordinates(expressions.copies.of(set.marks(), x -> false, place), set.size()) : set;
    }

    /// Constants, and messages, that nothing assigns later stay what they are.
    private boolean keepsAsIs(Val v, Symbol symbol) {
        return !expressions.assignments.contains(symbol) && (v instanceof Val.Const || v instanceof Val.Mes m && Copies.isStable(m));
    }

    private static Home home(Placement p) {
        return switch (p) {
            case SHARED, SERVER -> Home.ONE;
            case NODE -> Home.NODE;
            case EDGE -> Home.EDGE;
        };
    }

    // ---- assignment

    /// In a simultaneous assignment all values are computed before the first target changes.
    private void assign(Stmt.Assign a) {
        List<Val> values = values(a.values(), a.targets().size(), a.span());
        if (a.targets().size() > 1) {
            List<Var> changing = a.targets().stream().flatMap(t -> changing(t).stream()).toList();
            values = values.stream().map(v -> v instanceof Val.Group g ? expressions.copies.of(g) : expressions.copies.of(v, x -> isSafe(x, changing), a.span())).toList();
        }
        for (int k = 0; k < a.targets().size(); k++) {
            Expr value = a.values().size() == a.targets().size() ? a.values().get(k) : a.values().get(0);
            assign(a.targets().get(k), a.operator(), values.get(k), value);
        }
    }

    /// The variables that an assignment to `target` changes.
    private List<Var> changing(Expr target) {
        return changing(Parts.variable(target, expressions.typing));
    }

    /// The variables that hold what is assigned to a name; none for names of the statements that are yet to come.
    List<Var> changing(Symbol symbol) {
        return switch (before(symbol)) {
            case null -> List.of();
            case Val v when Store.isLoaded(v) -> List.of(Store.loaded(v));
            case Val v -> Copies.roots(v);
        };
    }

    private static boolean isSafe(Var x, List<Var> changing) {
        return x.temporary() && changing.stream().noneMatch(c -> c.id() == x.id());
    }

    private void assign(Expr target, Optional<Operator> operator, Val v, Expr value) {
        Symbol symbol = Parts.variable(target, expressions.typing);
        Val before = before(symbol);
        if (!(target instanceof Expr.Ref)) {
            part(symbol, before, target, operator, v, value);
            return;
        }
        Val after = operator.map(op -> expressions.apply(op, before, v, target.span())).orElse(v);
        assign(symbol, before, after, value, after, target.span());
    }

    private void part(Symbol symbol, Val before, Expr target, Optional<Operator> operator, Val v, Expr value) {
        if (before instanceof Val.Table || before instanceof Val.Rows) {
            published(symbol, v, value);
            new TableStates(expressions).assign(symbol, before, (Expr.Index) target, operator, v);
        } else {
            assign(symbol, before, v, value, new AssignedParts(expressions).after(target, operator, before, v), target.span());
        }
    }

    private Val before(Symbol symbol) {
        return symbol instanceof Symbol.State s ? expressions.state(s) : scope.local(symbol);
    }

    /// @param sent what is sent if the variable is public: the value, or the new part of it
    private void assign(Symbol symbol, Val before, Val sent, Expr value, Val after, Span place) {
        published(symbol, sent, value);
        store(symbol, before, after, place);
        expressions.mixedPublic.changed(symbol, after);
        expressions.driven().touched(symbol);
    }

    private void published(Symbol symbol, Val sent, Expr value) {
        if (symbol instanceof Symbol.State s && s.place() == fopt.compiler.syntax.Place.PUBLIC) {
            expressions.communication().publish(s, value, sent);
        }
    }

    private void store(Symbol symbol, Val before, Val after, Span place) {
        switch (before) {
            case Val.Num n when Store.isVector(after) -> expressions.shapes.learn(symbol, Store.size(after));
            case Val.Vec w when Store.isVector(after) && !w.size().equals(Store.size(after)) -> throw new EvaluationError(Diagnostic.of("E030", place,
                    "`" + symbol.written() + "` is " + w.size() + ", but " + Store.size(after) + " is assigned here"));
            case Val.Vec(Element.Load(Var x), var n, Home h) -> store.assign(x, after, place);
            case Val.Num(Scalar.Load(Var x), Home h) -> store.assign(x, after, place);
            case Val.Part p -> scope.bind(symbol, stored(Store.loaded(p.values()), after, place));
            case Val.Slice s -> store.assign(Store.loaded(s.values()), after, place);
            case Val.Coordinates s -> store.assign(Store.loaded(s.marks()), expressions.sets.of(after, Store.length(s.marks()), place).marks(), place);
            case Val.Group(Var cohort, Scalar chance) when after instanceof Val.Group g -> {
                code.step(new Step.CopyCohort(cohort, g.cohort()));
                expressions.cohorts.remember(cohort, g.chance());
            }
            default -> new TableStates(expressions).assign(symbol, before, after, place);
        }
    }
}
