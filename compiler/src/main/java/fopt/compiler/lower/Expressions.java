package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.runtime.function.Size;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Lowers expressions: what can be computed before the run becomes a constant, the rest code.
final class Expressions {
    final Typing typing;
    final Scope scope;
    final Code code;
    final Store store;
    final Tables tables;
    final Arithmetic arithmetic;
    final Ambient ambient;
    final Assignments assignments;
    final Averages averages;
    final Delays delays;
    final Cohorts cohorts;
    final Ranges ranges;
    final MixedPublic mixedPublic;
    final Waiting waiting;
    final Shapes shapes;
    final FunctionCalls functions;
    final MatrixCalls matrices;
    final CoordinateSets sets;
    final Parts parts;
    final Comprehensions comprehensions;
    final ServerTables serverTables;
    final Copies copies;
    private final Calls calls;
    private final Communication communication;
    private Driven driven;
    /// Condition variables of conditional values, for the charges of what they send.
    private final Map<Expr.Conditional, Var> conditions = new IdentityHashMap<>();
    private final Map<Expr.Conditional, Boolean> decided = new IdentityHashMap<>();

    Expressions(Typing typing, Scope scope, Code code, Store store, Tables tables, Ambient ambient, Assignments assignments,
            Shapes shapes) {
        this.typing = typing;
        this.scope = scope;
        this.code = code;
        this.store = store;
        this.tables = tables;
        this.ambient = ambient;
        this.assignments = assignments;
        this.shapes = shapes;
        functions = new FunctionCalls(this);
        matrices = new MatrixCalls(this, functions);
        arithmetic = new Arithmetic(store, matrices);
        averages = new Averages(this);
        delays = new Delays(this);
        cohorts = new Cohorts(this);
        ranges = tables.ranges();
        mixedPublic = new MixedPublic(typing, code, scope, tables);
        waiting = new Waiting(code, tables.timed() && !typing.isDriven(), tables.lossy() && !typing.isDriven());
        sets = new CoordinateSets(this);
        parts = new Parts(this);
        comprehensions = new Comprehensions(this);
        serverTables = new ServerTables(this);
        copies = new Copies(this);
        calls = new Calls(this);
        communication = new Communication(this);
    }

    Driven driven() {
        return driven;
    }

    void drivenBy(Driven events) {
        driven = events;
    }

    Calls calls() {
        return calls;
    }

    Communication communication() {
        return communication;
    }

    Val lower(Expr e) {
        Optional<Value> known = mayBeConstant(e) ? scope.constant(e).map(Expressions::withoutUnit) : Optional.empty();
        return known.isPresent() ? constant(known.get()) : code.from(e.span(), () -> code(e));
    }

    private Val constant(Value v) {
        return v instanceof Value.Matrix m
                ? load(tables.constant("matrix", Size.matrix(m.rows(), m.columns()), m.entries())) : new Val.Const(v);
    }

    /// Algorithms compute in seconds and bits.
    private static Value withoutUnit(Value v) {
        return v instanceof Value.Quantity q ? Value.of(q.value()) : v;
    }

    Scalar scalar(Expr e) {
        return store.scalar(lower(e), e.span());
    }

    /// The argument of a built-in for one of its parameters, if it is given.
    Optional<Expr> argument(Expr.Call c, String parameter) {
        return Optional.ofNullable(typing.arguments(c).named().get(parameter));
    }

    Expr required(Expr.Call c, String parameter) {
        return argument(c, parameter).orElseThrow(() -> new IllegalStateException("no `" + parameter + "` in " + c.span().text()));
    }

    /// A variable of the point's kind (d numbers) that holds the value of e, for an oracle.
    Var point(Expr e, int length) {
        return point(lower(e), length, e.span());
    }

    Var point(Val v, int length, Span place) {
        return store.variable(v, Store.home(v), length, place);
    }

    fopt.runtime.sim.Participation participation(Value.Law law, Span place) {
        return scope.participation(law, tables.nodes(), ambient, place);
    }

    private boolean mayBeConstant(Expr e) {
        return !typing.has(e) || typing.of(e).place() == Placement.SHARED;
    }

    private Val code(Expr e) {
        return switch (e) {
            case Expr.Ref r -> reference(r);
            case Expr.Call c -> call(c, Optional.empty());
            case Expr.Placed p -> placed(p);
            case Expr.Negate n -> arithmetic.negate(lower(n.operand()), n.span());
            case Expr.Not n -> arithmetic.one(Fn.One.NOT, lower(n.operand()), n.span());
            case Expr.Binary b when b.operator() == Operator.IN -> member(b);
            case Expr.Binary b -> binary(b);
            case Expr.Conditional c -> new Conditionals(this).lower(c);
            case Expr.Norm n -> calls.norm(lower(n.operand()), n.span());
            case Expr.Inner i -> calls.dot(lower(i.left()), lower(i.right()), i.span());
            case Expr.Tuple t -> new Val.Tuple(t.items().stream().map(this::lower).toList());
            case Expr.Index i -> index(i);
            case Expr.Field f when isAmbient(f.base(), "data") -> load(tables.data().part(f.name().id().equals("a") ? "A" : f.name().id(), f.span()));
            case Expr.Field f -> parts.field(lower(f.base()), f);
            case Expr.Comprehension c -> comprehensions.list(c);
            case Expr.ListOf l -> new Entries(this).of(l.items().stream().map(this::lower).toList(), l.span());
            case Expr.Transpose t -> matrices.transpose(lower(t.operand()), t.span());
            case Expr.Lambda l -> throw Unsupported.at(l.span(), "a function as a value here");
            case Expr.Nabla n -> throw Unsupported.at(n.span(), "a gradient that is not applied to a point");
            case Expr.All a -> throw Unsupported.at(a.span(), "`:`");
            case Expr.Each each -> throw Unsupported.at(each.span(), "`each` here");
            case Expr.Run r -> throw Unsupported.at(r.span(), "`run` inside an algorithm");
            case Expr.Number n -> throw Unsupported.at(n.span(), "this number");
            case Expr.Percent p -> throw Unsupported.at(p.span(), "this share");
            case Expr.Text t -> throw Unsupported.at(t.span(), "a text here");
            case Expr.Bool b -> throw Unsupported.at(b.span(), "this truth value");
        };
    }

    private Val binary(Expr.Binary b) {
        if (b.operator() == Operator.MUL && b.left() instanceof Expr.Transpose t) {
            return matrices.transposeTimes(lower(t.operand()), lower(b.right()), b.span());
        }
        Val left = lower(b.left());
        if (b.operator() == Operator.RANGE) {
            return sets.between(left, lower(b.right()));
        }
        return apply(b.operator(), left, lower(b.right()), b.span());
    }

    /// An operation on two values, tables included.
    Val apply(Operator op, Val a, Val b, Span place) {
        return TableArithmetic.concerns(a, b) ? new TableArithmetic(this).apply(op, a, b, place) : arithmetic.apply(op, a, b, place);
    }

    private Val reference(Expr.Ref r) {
        Symbol symbol = typing.symbol(r);
        return switch (symbol) {
            case Symbol.State s -> state(s);
            case Symbol.Local l -> scope.local(l);
            case Symbol.Parameter p -> parameter(p, r);
            case Symbol.Ambient a -> ambient(a.id(), r);
            case Symbol.BuiltIn b -> new Val.Const(scope.value(r));
            case Symbol.Fun f -> new Val.Const(scope.value(r));
            case Symbol.Extern e -> new Val.Const(scope.value(r));
            case Symbol.Lambda l -> new Val.Const(scope.value(r));
            case Symbol.OwnCompressor o -> new Val.Const(scope.value(r));
            case Symbol.OwnProblem p -> new Val.Const(scope.value(r));
            case Symbol.ScriptVariable v -> new Val.Const(scope.value(r));
        };
    }

    Val state(Symbol.State s) {
        if (scope.local(s) != null) {
            return scope.local(s);
        }
        Val v = load(scope.state(s));
        return typing.variable(s).type() instanceof Type.IndexSet ? new Val.Coordinates(v, OptionalInt.empty()) : v;
    }

    Val load(Var v) {
        if (v.kind() == Var.Kind.COHORT) {
            return new Val.Group(v, cohorts.chance(v));
        }
        return v.isScalar() ? new Val.Num(new Scalar.Load(v), v.home()) : new Val.Vec(new Element.Load(v), code.size(v), v.home());
    }

    /// A parameter that depends on the round or the node is written out where it is used, unless it was drawn once at the start.
    private Val parameter(Symbol.Parameter p, Expr.Ref place) {
        Val fixed = scope.local(p);
        if (fixed != null) {
            return fixed;
        }
        return lower(p.value.orElseThrow(() -> Unsupported.at(place.span(), "the parameter `" + p.written() + "` without a value")));
    }

    private Val ambient(String id, Expr.Ref r) {
        if (id.equals("p_i")) {
            return cohorts.chance(r.span());
        }
        if (id.equals("degree") || id.equals("j")) {
            ambient.graph(r.span());
        }
        return ambient.code(id).orElseThrow(() -> Unsupported.at(r.span(), "`" + r.name().written() + "`"));
    }

    private Val placed(Expr.Placed p) {
        if (p.draw() instanceof Expr.Call c) {
            return call(c, Optional.of(p.place()));
        }
        throw Unsupported.at(p.span(), "this draw");
    }

    private Val call(Expr.Call c, Optional<Place> place) {
        Optional<Typing.Expansion> own = typing.expansion(c);
        return own.isPresent() ? expand(own.get(), c) : calls.lower(c, place);
    }

    /// An inlined function: arguments first, then its lets, then its value.
    private Val expand(Typing.Expansion x, Expr.Call call) {
        x.functions().forEach(this::lower);
        boolean kept = typing.of(call).type() instanceof Type.Function;
        for (int k = 0; k < x.parameters().size(); k++) {
            Expr argument = x.arguments().get(k);
            Val v = settled(lower(argument), call.span());
            scope.bind(x.parameters().get(k), kept && assignments.mayChange(argument) ? copy(v, call.span()) : v);
        }
        assignments.scan(x.body());
        new Statements(this).run(x.body());
        return lower(x.value());
    }

    void bind(List<Name> names, List<Val> values) {
        for (int k = 0; k < names.size(); k++) {
            scope.bind(typing.declared(names.get(k)), values.get(k));
        }
    }

    /// A function that is returned keeps the values that it was made with.
    private Val copy(Val v, Span place) {
        if (!(v instanceof Val.Num) && !(v instanceof Val.Vec)) {
            return v;
        }
        Var x = code.temp("kept", Store.home(v), Store.length(v));
        store.assign(x, v, place);
        return load(x);
    }

    /// A value that may be used many times: a vector expression is stored.
    Val settled(Val v, Span place) {
        if (v instanceof Val.Slice s) {
            return new Val.Slice(settled(s.values(), place), s.from(), s.of());
        }
        return v instanceof Val.Vec(Element e, var n, Home h) && !(e instanceof Element.Load) ? load(store.variable(v, h, place)) : v;
    }

    private Val member(Expr.Binary b) {
        Val set = lower(b.right());
        if (set instanceof Val.Group g) {
            Val node = lower(b.left());
            return new Val.Num(new Scalar.Member(store.scalar(node, b.left().span()), g.cohort()), Store.home(node));
        }
        if (CoordinateSets.isSet(set)) {
            return sets.contains(set, lower(b.left()), b.span());
        }
        return new Sorting(this).contains(set, lower(b.left()), b.span());
    }

    private Val index(Expr.Index i) {
        Val base = lower(i.base());
        if (i.indices().size() == 1 && base instanceof Val.Group g) {
            Val k = lower(i.indices().get(0));
            return new Val.Num(new Scalar.MemberAt(g.cohort(), store.scalar(k, i.span())), Store.home(k));
        }
        if (i.indices().size() == 1 && base instanceof Val.Const(Value.ListOf list) && CoordinateSets.areSets(list)) {
            return sets.at(list, lower(i.indices().get(0)), i.span());
        }
        if (i.indices().size() == 1 && new Entries(this).isTable(base)) {
            Val key = lower(i.indices().getFirst());
            return CoordinateSets.isSet(key) ? new Sorting(this).part(base, key, i.span()) : new Entries(this).of(base, i, key);
        }
        if (i.base() instanceof Expr.Ref r && isAmbient(r, "W")) {
            return weight(i);
        }
        if (base instanceof Val.Const(Value graph) && tables.mixing(graph).isPresent()) {
            return functions.apply("entry", List.of(functions.numbers(base, i.span())), i.indices().stream().map(this::lower).toList(), i.span());
        }
        if (i.indices().size() == 2 && Store.length(base) >= 1) {
            MatrixParts of = new MatrixParts(this);
            return of.at(base, of.place(base, i), i.span());
        }
        if (i.indices().size() == 1 && Store.length(base) >= 1) {
            Val k = lower(i.indices().get(0));
            if (CoordinateSets.isSet(k)) {
                Val part = parts.part(base, k, i.span());
                parts.asked(i.base(), part, i.span());
                return part;
            }
            if (Store.length(k) == 1) {
                calls.oracles().entryOnly(i.base(), k, Store.length(base));
                Var v = store.variable(base, Store.home(base), i.span());
                return new Val.Num(new Scalar.Entry(v, store.scalar(k, i.span())), Store.join(Store.home(base), Store.home(k)));
            }
        }
        throw Unsupported.at(i.span(), "this part of a value");
    }

    private boolean isAmbient(Expr e, String id) {
        return e instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.Ambient a && a.id().equals(id);
    }

    /// `W[i, j]`, `W[i, i]`, or the entry for the numbers of any two nodes, of a graph that stays.
    private Val weight(Expr.Index i) {
        if (isAmbient(i.indices().getFirst(), "i") && isAmbient(i.indices().getLast(), "j")) {
            return new Val.Num(new Scalar.EdgeWeight(), Home.EDGE);
        }
        return isAmbient(i.indices().getFirst(), "i") && isAmbient(i.indices().getLast(), "i") ? ownWeight()
                : functions.apply("entry", List.of(new WeightTable(this).of(i.span())), List.of(lower(i.indices().getFirst()), lower(i.indices().getLast())), i.span());
    }

    /// `W[i, i]`, in a variable: in a loop over neighbours the weight would be that of the neighbour.
    private Val ownWeight() {
        Var w = code.temp("w", Home.NODE, 1);
        code.op(Home.NODE, new Op.Set(w, new Scalar.EdgeWeight()));
        return load(w);
    }

    /// The variable that holds the condition of a conditional value; for charging what its branches send. Null if it is known before the run.
    Var condition(Expr.Conditional c) {
        return conditions.get(c);
    }

    void keepCondition(Expr.Conditional c, Var v) {
        conditions.put(c, v);
    }

    /// The condition of a conditional value that is known before the run.
    boolean decided(Expr.Conditional c) {
        return decided.get(c);
    }

    void decide(Expr.Conditional c, boolean condition) {
        decided.put(c, condition);
    }
}
