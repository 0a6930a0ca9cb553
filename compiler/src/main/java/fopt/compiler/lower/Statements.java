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
            run(s);
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
            case Stmt.AssignJob a -> throw Unsupported.at(a.span(), "`assign`");
            case Stmt.Cancel c -> throw Unsupported.at(c.span(), "`cancel`");
            case Stmt.Send m -> throw Unsupported.at(m.span(), "`send`");
            case Stmt.After a -> throw Unsupported.at(a.span(), "`after`");
        }
    }

    // ---- let

    private void let(Stmt.Let let) {
        List<Val> values = values(let.values(), let.names().size(), let.span());
        for (int k = 0; k < values.size(); k++) {
            boolean named = let.values().size() == values.size() && let.values().get(k) instanceof Expr.Ref;
            declare(let.names().get(k), values.get(k) instanceof Val.Group g && named ? copied(g) : values.get(k), let.span());
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
        boolean number = v instanceof Val.Num || v instanceof Val.Vec || v instanceof Val.Mes
                || v instanceof Val.Const(Value c) && (c instanceof Value.Num || c instanceof Value.Bool || c instanceof Value.Vector);
        if (!number || keepsAsIs(v, symbol)) {
            scope.bind(symbol, v);
            return;
        }
        Home home = home(typed.place());
        Var var = code.temp(name.written(), Store.join(home, Store.home(v)), Math.max(Store.length(v), expressions.length(typed.type())));
        store.assign(var, v, place);
        scope.bind(symbol, expressions.load(var));
    }

    /// Constants, and messages, that nothing assigns later stay what they are.
    private boolean keepsAsIs(Val v, Symbol symbol) {
        return !expressions.assignments.contains(symbol) && (v instanceof Val.Const || v instanceof Val.Mes m && stable(m));
    }

    private static boolean stable(Val.Mes m) {
        return m.dense() == null && m.terms().stream().allMatch(t -> t.scale() instanceof Scalar.Const);
    }

    private static Home home(Placement p) {
        return switch (p) {
            case SHARED, SERVER -> Home.ONE;
            case NODE -> Home.NODE;
            case EDGE -> Home.EDGE;
        };
    }

    // ---- assignment

    private void assign(Stmt.Assign a) {
        List<Val> values = values(a.values(), a.targets().size(), a.span());
        if (a.targets().size() > 1) {
            List<Var> changing = a.targets().stream().flatMap(t -> changing(t).stream()).toList();
            values = values.stream().map(v -> frozen(v, changing, a.span())).toList();
        }
        for (int k = 0; k < a.targets().size(); k++) {
            Expr value = a.values().size() == a.targets().size() ? a.values().get(k) : a.values().get(0);
            assign(a.targets().get(k), a.operator(), values.get(k), value);
        }
    }

    /// The variable that an assignment to `target` changes.
    private Optional<Var> changing(Expr target) {
        if (!(target instanceof Expr.Ref ref)) {
            return Optional.empty();
        }
        Symbol symbol = expressions.typing.symbol(ref);
        Val before = symbol instanceof Symbol.State s ? expressions.load(scope.state(s)) : scope.local(symbol);
        return Store.isLoaded(before) ? Optional.of(Store.loaded(before)) : Optional.empty();
    }

    /// In a simultaneous assignment all values are computed before the first target changes.
    private Val frozen(Val v, List<Var> changing, Span place) {
        return switch (v) {
            case Val.Vec w -> w.element() instanceof Element.Load(Var x) && isSafe(x, changing) ? v : copied(v, place);
            case Val.Num n -> n.scalar() instanceof Scalar.Load(Var x) && isSafe(x, changing) ? v : copied(v, place);
            case Val.Mes m -> m.dense() == null && stable(m) ? v : copied(v, place);
            case Val.Const c -> v;
            case Val.Handle h -> v;
            case Val.Group g -> copied(g);
            case Val.Epoch e -> v;
            case Val.Rows r -> v;
            case Val.Table t -> v;
            case Val.Zip z -> v;
            case Val.Interval i -> v;
            case Val.Tuple t -> v;
        };
    }

    private Val copied(Val.Group g) {
        Var copy = code.var("cohort", Home.ONE, Kind.COHORT, 0, true);
        code.step(new Step.CopyCohort(copy, g.cohort()));
        return new Val.Group(copy, g.law());
    }

    private static boolean isSafe(Var x, List<Var> changing) {
        return x.temporary() && changing.stream().noneMatch(c -> c.id() == x.id());
    }

    private Val copied(Val v, Span place) {
        Var t = code.temp("t", Store.home(v), Store.length(v));
        store.assign(t, v, place);
        return expressions.load(t);
    }

    private void assign(Expr target, Optional<Operator> operator, Val v, Expr value) {
        if (!(target instanceof Expr.Ref ref)) {
            throw Unsupported.at(target.span(), "an assignment to a part of a value");
        }
        Symbol symbol = expressions.typing.symbol(ref);
        Val before = symbol instanceof Symbol.State s ? expressions.load(scope.state(s)) : scope.local(symbol);
        Val after = operator.map(op -> expressions.arithmetic.apply(op, before, v, target.span())).orElse(v);
        if (symbol instanceof Symbol.State s && s.place() == fopt.compiler.syntax.Place.PUBLIC) {
            expressions.communication().publish(s, value, after);
        }
        store(symbol, before, after, target.span());
        expressions.mixedPublic.changed(symbol, after);
    }

    private void store(Symbol symbol, Val before, Val after, Span place) {
        switch (before) {
            case Val.Vec(Element.Load(Var x), int n, Home h) -> store.assign(x, after, place);
            case Val.Num(Scalar.Load(Var x), Home h) -> store.assign(x, after, place);
            case Val.Group(Var cohort, int law) when after instanceof Val.Group g -> {
                code.step(new Step.CopyCohort(cohort, g.cohort()));
                expressions.communication().rememberLaw(cohort, g.law());
            }
            default -> throw Unsupported.at(place, "a new value for `" + symbol.written() + "`");
        }
    }
}
