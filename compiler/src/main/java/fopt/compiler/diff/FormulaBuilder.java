package fopt.compiler.diff;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Stmt;
import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Unary;
import java.util.List;
import java.util.Optional;

/// Turns the expressions of formulas into nodes, and checks sizes on the way: whatever does not fit is an [EvaluationError] at the innermost guilty expression.
final class FormulaBuilder {
    private static final int DEEPEST = 100;

    private final Graph graph;
    private final FormulaScope scope;
    private final int depth;

    FormulaBuilder(Graph graph, FormulaScope scope) {
        this(graph, scope, 0);
    }

    private FormulaBuilder(Graph graph, FormulaScope scope, int depth) {
        this.graph = graph;
        this.scope = scope;
        this.depth = depth;
    }

    FormulaBuilder with(FormulaScope other) {
        return new FormulaBuilder(graph, other, depth);
    }

    Graph graph() {
        return graph;
    }

    FormulaScope scope() {
        return scope;
    }

    Node build(Expr e) {
        return switch (e) {
            case Expr.Number n -> graph.constant(n.value());
            case Expr.Percent p -> graph.constant(p.share());
            case Expr.Bool b -> graph.constant(b.value() ? 1 : 0);
            case Expr.Ref r -> reference(r);
            case Expr.Call c -> call(c);
            case Expr.Negate n -> graph.negate(build(n.operand()));
            case Expr.Not n -> graph.subtract(graph.constant(1), build(n.operand()));
            case Expr.Binary b -> binary(b);
            case Expr.Conditional c -> conditional(c);
            case Expr.Norm n -> graph.norm(build(n.operand()));
            case Expr.Inner i -> inner(i.span(), build(i.left()), build(i.right()));
            case Expr.Index i -> new FormulaParts(this).index(i);
            case Expr.Field f -> new FormulaParts(this).field(f);
            case Expr.ListOf l -> list(l);
            case Expr.Transpose t -> transpose(t);
            case Expr.Text t -> throw FormulaErrors.noMeaning(e.span(), "a text");
            case Expr.Nabla n -> throw FormulaErrors.noMeaning(e.span(), "a gradient without its point");
            case Expr.All a -> throw FormulaErrors.noMeaning(e.span(), "`:`");
            case Expr.Lambda l -> throw FormulaErrors.noMeaning(e.span(), "a function without its arguments");
            case Expr.Placed p -> throw FormulaErrors.noMeaning(e.span(), "a draw");
            case Expr.Tuple t -> throw FormulaErrors.noMeaning(e.span(), "a list of values");
            case Expr.Comprehension c -> throw FormulaErrors.noMeaning(e.span(), "a comprehension outside of `sum` and `mean`");
            case Expr.Each each -> throw FormulaErrors.noMeaning(e.span(), "`each`");
            case Expr.Run run -> throw FormulaErrors.noMeaning(e.span(), "`run`");
        };
    }

    /// A number that is known when the problem is made. @throws EvaluationError E031 for anything else
    double number(Expr e) {
        if (build(e).op instanceof Op.Constant(double value)) {
            return value;
        }
        throw FormulaErrors.of(Diagnostic.of("E031", e.span(), "expected a number that is known when the problem is made")
                .help("use parameters of the problem, `d` and `n`"));
    }

    int count(Expr e) {
        double value = number(e);
        if (value != Math.rint(value) || value < 1 || value > Integer.MAX_VALUE) {
            throw FormulaErrors.of(Diagnostic.of("E042", e.span(), "a size is a whole number from 1, found " + Value.of(value).show()));
        }
        return (int) value;
    }

    private Node reference(Expr.Ref r) {
        String id = r.name().id();
        if (scope.nodes().containsKey(id)) {
            return ForeignCalls.notBatch(scope.nodes().get(id), r.name());
        }
        if (scope.values().containsKey(id)) {
            return value(scope.values().get(id), r.name());
        }
        return switch (id) {
            case "pi" -> graph.constant(Math.PI);
            case "inf" -> graph.constant(Double.POSITIVE_INFINITY);
            default -> throw FormulaErrors.unknown(r.name(), scope.known());
        };
    }

    private Node value(Value v, Name name) {
        return Constants.node(graph, v).orElseThrow(() -> FormulaErrors.of(
                Diagnostic.of("E031", name.span(), "`" + name.written() + "` is no number, vector or matrix: it is " + v.show())));
    }

    private Node conditional(Expr.Conditional c) {
        if (c.otherwise().isEmpty()) {
            throw FormulaErrors.of(Diagnostic.of("E312", c.span(), "this has no value when the condition is false").help("add `else …`"));
        }
        Node condition = build(c.condition());
        if (condition.op instanceof Op.Constant(double truth)) {
            return build(truth != 0 ? c.then() : c.otherwise().get());
        }
        Node a = build(c.then());
        Node b = build(c.otherwise().get());
        if (!condition.extent.isNumber() && a.extent.isNumber() && b.extent.isNumber()) {
            condition = graph.all(condition);
        }
        Extent size = !condition.extent.isNumber() ? condition.extent : !a.extent.isNumber() ? a.extent : b.extent;
        for (Node part : List.of(condition, a, b)) {
            if (!part.extent.isNumber() && !part.extent.sameSize(size)) {
                throw FormulaErrors.sizes(c.span(), "a choice", size, part.extent);
            }
        }
        return graph.choose(condition, a, b);
    }

    /// A vector of numbers.
    private Node list(Expr.ListOf l) {
        List<Node> items = l.items().stream().map(this::build).toList();
        Extent extent = Extent.vector(items.size());
        if (items.stream().allMatch(n -> n.op instanceof Op.Constant)) {
            return graph.constants(items.stream().mapToDouble(n -> ((Op.Constant) n.op).value()).toArray(), extent);
        }
        Node all = graph.constant(0);
        for (int k = 0; k < items.size(); k++) {
            if (!items.get(k).extent.isNumber()) {
                throw FormulaErrors.expected(l.items().get(k).span(), "a number in a list", items.get(k).extent);
            }
            all = graph.add(all, graph.embed(items.get(k), k, extent));
        }
        return all;
    }

    // ---- operators

    private Node binary(Expr.Binary b) {
        Span at = b.span();
        if (b.operator() == Operator.MUL) {
            return product(b);
        }
        Node l = build(b.left());
        Node r = build(b.right());
        return switch (b.operator()) {
            case ADD -> same(b, Binary.ADD, l, r);
            case SUB -> same(b, Binary.SUBTRACT, l, r);
            case DIV -> {
                if (!r.extent.isNumber()) {
                    throw FormulaErrors.of(Diagnostic.of("E030", at, "`/` divides by a number, found " + r.extent.show()).help("write `./` to divide entry by entry"));
                }
                yield graph.divide(l, r);
            }
            case POW -> {
                if (!l.extent.isNumber()) {
                    throw FormulaErrors.of(Diagnostic.of("E030", at, "`^` is of numbers, found " + l.extent.show()).help("write `.^` for the power of each entry"));
                }
                yield graph.power(l, r);
            }
            case DOT_POW -> {
                entrywise(b, l, r);
                yield graph.power(l, r);
            }
            case DOT_ADD -> entrywise(b, Binary.ADD, l, r);
            case DOT_SUB -> entrywise(b, Binary.SUBTRACT, l, r);
            case DOT_MUL -> entrywise(b, Binary.MULTIPLY, l, r);
            case DOT_DIV -> entrywise(b, Binary.DIVIDE, l, r);
            case LT -> entrywise(b, Binary.LESS, l, r);
            case LE -> entrywise(b, Binary.LESS_OR_EQUAL, l, r);
            case GT -> entrywise(b, Binary.LESS, r, l);
            case GE -> entrywise(b, Binary.LESS_OR_EQUAL, r, l);
            case EQ -> entrywise(b, Binary.EQUAL, l, r);
            case NE -> graph.subtract(graph.constant(1), entrywise(b, Binary.EQUAL, l, r));
            case AND -> entrywise(b, Binary.MULTIPLY, l, r);
            case OR -> entrywise(b, Binary.MAX, l, r);
            case SOLVE, IN, RANGE -> throw FormulaErrors.noMeaning(b.at(), "`" + b.operator().text() + "`");
            case MUL -> throw new AssertionError();
        };
    }

    /// `0` fits every size.
    private Node same(Expr.Binary b, Binary f, Node l, Node r) {
        if (!l.extent.sameSize(r.extent) && !Graph.isAll(l, 0) && !Graph.isAll(r, 0)) {
            throw FormulaErrors.pointwise(b.span(), b.operator().text(), l.extent, r.extent);
        }
        return graph.zip(f, l, r);
    }

    private Node entrywise(Expr.Binary b, Binary f, Node l, Node r) {
        entrywise(b, l, r);
        return graph.zip(f, l, r);
    }

    private static void entrywise(Expr.Binary b, Node l, Node r) {
        if (!l.extent.isNumber() && !r.extent.isNumber() && !l.extent.sameSize(r.extent)) {
            throw FormulaErrors.sizes(b.span(), "`" + b.operator().text() + "`", l.extent, r.extent);
        }
    }

    /// `*`: of numbers with anything, of matrices with what fits; `u' * v` is an inner product.
    private Node product(Expr.Binary b) {
        Optional<Node> row = row(b.left());
        if (row.isPresent()) {
            Node r = build(b.right());
            if (r.extent.isVector()) {
                return inner(b.span(), row.get(), r);
            }
            throw FormulaErrors.of(Diagnostic.of("E030", b.span(), "a row `u' * M` can only be multiplied with a vector here")
                    .help("write `M' * u` for the column"));
        }
        Node l = build(b.left());
        if (b.right() instanceof Expr.Transpose t && l.extent.isVector() && !l.extent.isNumber()) {
            Node v = build(t.operand());
            if (v.extent.isVector() && !v.perSample() && !l.perSample()) {
                return graph.outer(l, v);
            }
        }
        Node r = build(b.right());
        if (l.extent.isNumber() || r.extent.isNumber()) {
            return graph.multiply(l, r);
        }
        if (l.extent.isVector() && r.extent.isVector()) {
            throw FormulaErrors.of(Diagnostic.of("E030", b.span(), "`*` of two vectors: found " + l.extent.show() + " and " + r.extent.show())
                    .help("write `⟨u, v⟩` for the inner product, `.*` to multiply entry by entry"));
        }
        if (l.extent.columns() != r.extent.rows()) {
            throw FormulaErrors.sizes(b.span(), "`*`", l.extent, r.extent);
        }
        return graph.matrixProduct(l, r);
    }

    /// The vector u where the expression is `u'`, or `u' * M` as a column.
    private Optional<Node> row(Expr e) {
        if (e instanceof Expr.Transpose t) {
            Node u = build(t.operand());
            return u.extent.isVector() && !u.extent.isNumber() ? Optional.of(u) : Optional.empty();
        }
        if (e instanceof Expr.Binary b && b.operator() == Operator.MUL && row(b.left()).isPresent()) {
            Node u = row(b.left()).get();
            Node m = build(b.right());
            boolean fits = !m.extent.isVector() && m.extent.rows() == u.extent.rows();
            return fits ? Optional.of(graph.matrixProduct(graph.transpose(m), u)) : Optional.empty();
        }
        return Optional.empty();
    }

    private Node transpose(Expr.Transpose t) {
        Node m = build(t.operand());
        if (m.extent.isNumber()) {
            return m;
        }
        if (m.perSample()) {
            throw FormulaErrors.noMeaning(t.span(), "a row that differs from sample to sample, outside of `u' * v`,");
        }
        return graph.transpose(m);
    }

    Node inner(Span place, Node a, Node b) {
        if (!a.extent.sameSize(b.extent)) {
            throw FormulaErrors.sizes(place, "an inner product", a.extent, b.extent);
        }
        return graph.inner(a, b);
    }

    // ---- calls

    private Node call(Expr.Call c) {
        if (!(c.callee() instanceof Expr.Ref r)) {
            if (c.callee() instanceof Expr.Nabla) {
                throw FormulaErrors.noMeaning(c.span(), "the whole gradient of several variables");
            }
            throw FormulaErrors.noMeaning(c.span(), "this call");
        }
        String id = r.name().id();
        if (scope.nodes().containsKey(id) || scope.values().containsKey(id)) {
            throw FormulaErrors.of(Diagnostic.of("E031", r.span(), "`" + r.name().written() + "` is called, but it is a value, not a function")
                    .help("a product is written with `*`"));
        }
        Decl.ProblemItem.Formula formula = scope.formulas().get(id);
        if (formula != null) {
            return inlined(c, r.name(), formula.parameters(), formula.value(), scope);
        }
        Decl.Fun fun = scope.outside().funs().get(id);
        if (fun != null) {
            return own(c, r.name(), fun);
        }
        if (scope.outside().externs().containsKey(id)) {
            return new ForeignCalls(this).call(c, scope.outside().externs().get(id));
        }
        return builtIn(c, r.name());
    }

    private Node own(Expr.Call c, Name name, Decl.Fun fun) {
        FormulaScope outside = scope.around();
        if (fun.value().isPresent()) {
            return inlined(c, name, fun.parameters(), fun.value().get(), outside);
        }
        FormulaBuilder inside = inside(c, name, fun.parameters(), outside);
        Node last = null;
        for (Stmt s : fun.body().orElseThrow().statements()) {
            switch (s) {
                case Stmt.Let let -> inside = inside.let(let.names(), let.values(), let.span());
                case Stmt.Value v -> last = inside.build(v.value());
                default -> throw FormulaErrors.noMeaning(s.span(), "this statement");
            }
        }
        if (last == null) {
            throw FormulaErrors.of(Diagnostic.of("E052", c.span(), "`" + name.written() + "` has no value").help("end it with an expression"));
        }
        return last;
    }

    FormulaBuilder let(List<Name> names, List<Expr> values, Span place) {
        if (names.size() != values.size()) {
            throw FormulaErrors.of(Diagnostic.of("E033", place, names.size() + " names, but " + values.size() + " values"));
        }
        FormulaScope all = scope;
        for (int k = 0; k < names.size(); k++) {
            all = all.with(names.get(k).id(), build(values.get(k)));
        }
        return with(all);
    }

    private Node inlined(Expr.Call c, Name name, List<Decl.Param> parameters, Expr body, FormulaScope outside) {
        return inside(c, name, parameters, outside).build(body);
    }

    private FormulaBuilder inside(Expr.Call c, Name name, List<Decl.Param> parameters, FormulaScope outside) {
        if (depth > DEEPEST) {
            throw FormulaErrors.of(Diagnostic.of("E050", c.span(), "`" + name.written() + "` calls itself"));
        }
        FormulaScope all = outside;
        for (int k = 0; k < parameters.size(); k++) {
            Decl.Param p = parameters.get(k);
            Optional<Expr> given = argument(c, p, k);
            if (given.isEmpty() && p.value().isEmpty()) {
                throw FormulaErrors.of(Diagnostic.of("E041", c.span(), "`" + name.written() + "` needs `" + p.name().written() + "`"));
            }
            all = all.with(p.name().id(), given.isPresent() ? build(given.get()) : new FormulaBuilder(graph, all, depth).build(p.value().get()));
        }
        if (c.args().size() > parameters.size()) {
            throw FormulaErrors.of(Diagnostic.of("E041", c.span(), "`" + name.written() + "` has " + parameters.size() + " parameters, found " + c.args().size()
                    + " arguments"));
        }
        return new FormulaBuilder(graph, all, depth + 1);
    }

    private static Optional<Expr> argument(Expr.Call c, Decl.Param p, int position) {
        return c.args().stream().filter(a -> a.name().filter(n -> n.id().equals(p.name().id())).isPresent()).findFirst()
                .or(() -> Optional.of(c.args()).filter(as -> as.size() > position && as.get(position).name().isEmpty()).map(as -> as.get(position)))
                .map(Expr.Arg::value);
    }

    private Node builtIn(Expr.Call c, Name name) {
        String id = name.id();
        List<Expr> args = c.args().stream().map(Expr.Arg::value).toList();
        Unary entrywise = FormulaFunctions.ENTRYWISE.get(id);
        if (entrywise != null) {
            return graph.map(entrywise, build(only(c, name, args)));
        }
        return switch (id) {
            case "max", "min" -> {
                if (args.size() < 2) {
                    throw FormulaErrors.noMeaning(c.span(), "the largest or smallest entry of a vector, which has corners everywhere,");
                }
                Node all = build(args.getFirst());
                for (Expr next : args.subList(1, args.size())) {
                    Node other = build(next);
                    if (!all.extent.isNumber() && !other.extent.isNumber() && !all.extent.sameSize(other.extent)) {
                        throw FormulaErrors.sizes(c.span(), "`" + id + "`", all.extent, other.extent);
                    }
                    all = graph.zip(FormulaFunctions.OF_TWO.get(id), all, other);
                }
                yield all;
            }
            case "sum", "mean" -> {
                Expr of = only(c, name, args);
                if (of instanceof Expr.Comprehension comprehension) {
                    yield new FormulaParts(this).unrolled(comprehension, id.equals("mean"));
                }
                Node v = build(of);
                yield id.equals("sum") ? graph.sum(v) : graph.scale(1.0 / v.extent.size(), graph.sum(v));
            }
            case "norm" -> graph.norm(build(only(c, name, args)));
            case "norm1" -> graph.sum(graph.map(Unary.ABS, build(only(c, name, args))));
            case "dot" -> {
                two(c, name, args);
                yield inner(c.span(), build(args.get(0)), build(args.get(1)));
            }
            case "size" -> graph.constant(build(only(c, name, args)).extent.size());
            case "logsumexp" -> graph.logSumExp(vector(only(c, name, args)));
            case "softmax" -> graph.softmax(vector(only(c, name, args)));
            case "cross_entropy" -> {
                two(c, name, args);
                Node z = vector(args.get(0));
                if (!(build(args.get(1)).op instanceof Op.Label)) {
                    throw FormulaErrors.of(Diagnostic.of("E031", args.get(1).span(), "`cross_entropy(z, y)` takes the label y of the sample")
                            .help("write `sample (a, y) in data`, and `cross_entropy(z, y)`"));
                }
                yield graph.subtract(graph.repeat(graph.logSumExp(z)), graph.pick(z));
            }
            case "rows", "columns" -> {
                Expr of = only(c, name, args);
                if (of instanceof Expr.Ref data && scope.values().get(data.name().id()) instanceof Value.Data d) {
                    yield graph.constant(id.equals("rows") ? d.data().rows() : d.data().columns());
                }
                throw FormulaErrors.of(Diagnostic.of("E031", of.span(), "`" + id + "` takes the problem's data"));
            }
            default -> throw FormulaErrors.unknownFunction(name, scope.known());
        };
    }

    private Node vector(Expr e) {
        Node z = build(e);
        if (!z.extent.isVector()) {
            throw FormulaErrors.expected(e.span(), "a vector", z.extent);
        }
        return z;
    }

    private static Expr only(Expr.Call c, Name name, List<Expr> args) {
        if (args.size() != 1) {
            throw FormulaErrors.of(Diagnostic.of("E041", c.span(), "`" + name.written() + "` takes one argument in a formula, found " + args.size()));
        }
        return args.getFirst();
    }

    private static void two(Expr.Call c, Name name, List<Expr> args) {
        if (args.size() != 2) {
            throw FormulaErrors.of(Diagnostic.of("E041", c.span(), "`" + name.written() + "` takes two arguments, found " + args.size()));
        }
    }
}
