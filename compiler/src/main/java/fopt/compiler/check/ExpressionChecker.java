package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeJoin;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Types, placements and knowledge of expressions: one rule per kind of expression; calls, names and operators have classes of their own.
final class ExpressionChecker {
    private final Analysis analysis;
    private final Placing placing;
    private final OperatorRules operators;
    private final RoundRules rounds;
    private final NameRules names;
    private final FieldRules fields;
    private final CallRules calls;
    private final DrawRules draws;
    private final TableRules tables;
    private final DomainRules domains;
    private final ComprehensionRules comprehensions;
    private final StatementChecker statements;
    private final ScriptRules script;

    ExpressionChecker(Analysis analysis, ScriptRules script) {
        this.analysis = analysis;
        this.script = script;
        placing = new Placing(analysis);
        operators = new OperatorRules(analysis);
        rounds = new RoundRules(analysis);
        names = new NameRules(analysis);
        fields = new FieldRules(analysis, this);
        ArgumentRules arguments = new ArgumentRules(analysis, this);
        draws = new DrawRules(analysis, arguments);
        calls = new CallRules(analysis, this, arguments, placing, draws);
        tables = new TableRules(analysis, this, placing);
        domains = new DomainRules(analysis, this);
        comprehensions = new ComprehensionRules(analysis, this, domains);
        statements = new StatementChecker(analysis, this);
    }

    StatementChecker statements() {
        return statements;
    }

    TableRules tables() {
        return tables;
    }

    DomainRules domains() {
        return domains;
    }

    ComprehensionRules comprehensions() {
        return comprehensions;
    }

    ScriptRules script() {
        return script;
    }

    OperatorRules operators() {
        return operators;
    }

    Placing placing() {
        return placing;
    }

    /// Checks an expression and puts what was found into the side table.
    Typed check(Expr e, Site at) {
        Typed t = type(e, at);
        analysis.typing.put(e, t);
        return t;
    }

    /// The name in front of the parentheses of a call.
    Typed callee(Expr.Ref r, Site at) {
        Typed t = names.callee(r, at);
        analysis.typing.put(r, t);
        return t;
    }

    /// An argument: the one place where `each` may stand.
    Typed argument(Expr e, Site at) {
        if (!(e instanceof Expr.Each each)) {
            return check(e, at);
        }
        Typed values = check(each.values(), at);
        Type item = switch (values.type()) {
            case Type.Table(Type i) -> i;
            case Type.IndexSet s -> Type.INT;
            case Type.Any a -> Type.ANY;
            default -> analysis.fail(ShapeErrors.expected(each.values().span(), "a list or a range after `each`", values.type())).type();
        };
        Typed t = new Typed(item, values.place(), values.knowledge());
        analysis.typing.put(e, t);
        return t;
    }

    /// A condition: E032 if it is none.
    Typed condition(Expr e, Site at) {
        Typed t = check(e, at);
        operators.condition(e, t.type());
        return t;
    }

    /// A number: a loop count.
    Typed number(Expr e, Site at) {
        Typed t = check(e, at);
        if (!(t.type() instanceof Type.Any) && !Kinds.isNumber(t.type())) {
            analysis.fail(ShapeErrors.expected(e.span(), "a number", t.type()));
        }
        return t;
    }

    /// A duration: seconds, or a number with a unit of time.
    Typed duration(Expr e, Site at) {
        return number(e, at);
    }

    private Typed type(Expr e, Site at) {
        return switch (e) {
            case Expr.Number n -> number(n);
            case Expr.Percent p -> known(Type.SCALAR);
            case Expr.Text t -> known(new Type.Text());
            case Expr.Bool b -> known(Type.BOOL);
            case Expr.Ref r -> names.check(r, at);
            case Expr.Nabla n -> analysis.fail(Diagnostic.of("E031", n.span(), "a gradient needs the point where it is taken")
                    .note("`grad(f, x)` is the gradient of f at x, `∇f(x)`: `grad` is not the name of a function of one's own")
                    .help("write `∇" + n.function().written() + "(x)`, or give a function of your own another name"));
            case Expr.Call c -> calls.check(c, Optional.empty(), at);
            case Expr.Index i -> fields.index(i, at);
            case Expr.All a -> analysis.fail(Diagnostic.of("E031", a.span(), "`:` stands for all rows or all columns of a matrix, and this is none"));
            case Expr.Field f -> fields.field(f, at);
            case Expr.Transpose t -> transpose(t, at);
            case Expr.Negate n -> negate(n, at);
            case Expr.Not n -> not(n, at);
            case Expr.Binary b -> binary(b, at);
            case Expr.Conditional c -> conditional(c, at);
            case Expr.Lambda l -> lambda(l, at);
            case Expr.Placed p -> placed(p, at);
            case Expr.Tuple t -> tuple(t, at);
            case Expr.ListOf l -> list(l, at);
            case Expr.Comprehension c -> comprehensions.check(c, at);
            case Expr.Norm n -> norm(n, at);
            case Expr.Inner i -> inner(i, at);
            case Expr.Each each -> after(List.of(each.values()), at,
                    Diagnostic.of("E069", each.span(), "`each` stands for a whole argument of a run")
                            .help("write `run algorithm(parameter = each …)`"));
            case Expr.Run run -> script.run(run, at);
        };
    }

    private static Typed known(Type type) {
        return new Typed(type, Placement.SHARED, Knowledge.KNOWN);
    }

    private static Typed number(Expr.Number n) {
        if (n.unit().isPresent()) {
            return known(Type.SCALAR);
        }
        return known(n.value() == 0 ? Type.ZERO : new Type.Real(Shape.SCALAR, n.integer()));
    }

    private Typed transpose(Expr.Transpose t, Site at) {
        Typed operand = check(t.operand(), at);
        return new Typed(operators.transpose(t, operand.type()), operand.place(), operand.knowledge());
    }

    private Typed negate(Expr.Negate n, Site at) {
        Typed t = check(n.operand(), at);
        if (t.type() instanceof Type.Real || t.type() instanceof Type.Any || t.type() instanceof Type.Table || t.type() instanceof Type.IndexSet) {
            return t;
        }
        return analysis.fail(ShapeErrors.expected(n.operand().span(), "a number or a vector", t.type()));
    }

    private Typed not(Expr.Not n, Site at) {
        Typed t = condition(n.operand(), at);
        return new Typed(Type.BOOL, t.place(), t.knowledge());
    }

    private Typed binary(Expr.Binary b, Site at) {
        Typed left = check(b.left(), at);
        Typed right = check(b.right(), at);
        Typed placed = placing.combine(b, Type.ANY, List.of(b.left(), b.right()), List.of(left, right));
        Type type = operators.binary(b, left.type(), right.type());
        rounds.check(b, at);
        if (placed == Analysis.UNTYPED) {
            return placed;
        }
        return new Typed(type, placed.place(), b.operator() == Operator.IN ? left.knowledge().max(right.knowledge()) : placed.knowledge());
    }

    private Typed conditional(Expr.Conditional c, Site at) {
        Typed condition = condition(c.condition(), at);
        Site branch = at.inside(Context.Kind.BRANCH, condition.place(), condition.knowledge(), c.condition().span());
        Typed then = check(c.then(), branch);
        Typed otherwise = c.otherwise().map(e -> check(e, branch.with(branch.context().otherwise()))).orElse(known(Type.ZERO));
        List<Expr> parts = new ArrayList<>(List.of(c.condition(), c.then()));
        c.otherwise().ifPresent(parts::add);
        List<Typed> typed = c.otherwise().isPresent() ? List.of(condition, then, otherwise) : List.of(condition, then);
        Typed placed = placing.combine(c, Type.ANY, parts, typed);
        Optional<Type> type = TypeJoin.of(then.type(), otherwise.type());
        if (type.isEmpty()) {
            return analysis.fail(c.otherwise().isPresent() ? mismatch(c, then, otherwise)
                    : ShapeErrors.expected(c.then().span(), "numbers: without `else`, nothing (0) is the other value", then.type()));
        }
        if (placed == Analysis.UNTYPED) {
            return placed;
        }
        boolean secret = condition.knowledge() != Knowledge.KNOWN && condition.place() != Placement.SHARED && condition.place() != Placement.SERVER;
        Knowledge branches = then.knowledge().max(otherwise.knowledge());
        return new Typed(type.get(), placed.place(), condition.place() == Placement.SERVER ? Knowledge.PRIVATE
                : secret ? branches.max(Knowledge.MESSAGES) : branches);
    }

    private static Diagnostic mismatch(Expr.Conditional c, Typed then, Typed otherwise) {
        return ShapeErrors.join(c.otherwise().orElseThrow().span(), "a choice with `if` has one type: it", then.type(), otherwise.type());
    }

    private Typed lambda(Expr.Lambda l, Site at) {
        analysis.closure(l, at.scope());
        return known(new Type.Function(l.parameters().size()));
    }

    private Typed placed(Expr.Placed p, Site at) {
        Typed t = p.draw() instanceof Expr.Call c ? calls.check(c, Optional.of(p.place()), at) : draws.named(p, at);
        analysis.typing.put(p.draw(), t);
        return t;
    }

    private Typed tuple(Expr.Tuple t, Site at) {
        List<Typed> items = t.items().stream().map(e -> check(e, at)).toList();
        return placing.combine(t, new Type.Tuple(items.stream().map(Typed::type).toList()), t.items(), items);
    }

    private Typed list(Expr.ListOf l, Site at) {
        List<Typed> items = l.items().stream().map(e -> check(e, at)).toList();
        Type item = items.stream().map(Typed::type).map(Optional::of).reduce((a, b) -> a.flatMap(x -> b.flatMap(y -> TypeJoin.of(x, y))))
                .orElse(Optional.of(Type.ANY)).orElse(Type.ANY);
        return placing.combine(l, new Type.Table(item), l.items(), items);
    }

    private Typed norm(Expr.Norm n, Site at) {
        Typed t = check(n.operand(), at);
        if (!(t.type() instanceof Type.Real) && !(t.type() instanceof Type.Any)) {
            return analysis.fail(ShapeErrors.expected(n.operand().span(), "a vector", t.type()));
        }
        return new Typed(Type.SCALAR, t.place(), t.knowledge());
    }

    private Typed inner(Expr.Inner i, Site at) {
        Typed left = check(i.left(), at);
        Typed right = check(i.right(), at);
        return calls.inner(i, List.of(i.left(), i.right()), List.of(left, right));
    }

    private Typed after(List<Expr> parts, Site at, Diagnostic d) {
        parts.forEach(p -> check(p, at));
        return analysis.fail(d);
    }
}
