package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Clause;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr.Arg;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a script can do and an algorithm cannot: algorithms as values, runs, and what is asked of their results.
final class RunRules implements ScriptRules {
    /// An algorithm with the arguments that it was given so far.
    record Partial(Decl.Algorithm algorithm, List<Arg> arguments) {}

    private final Analysis analysis;
    private final Declarations declarations;
    private final Diagnostics diagnostics;
    private final Map<String, Type> variables;
    private final Map<String, Closure> functions = new LinkedHashMap<>();
    private final Map<String, Partial> partials = new LinkedHashMap<>();
    private final Map<Expr.Run, Typing> runs = new IdentityHashMap<>();
    private ClauseRules clauses;
    private ExpressionChecker expressions;

    /// @param variables types of the script's variables so far, by canonical name; filled by the caller
    RunRules(Analysis analysis, Declarations declarations, Diagnostics diagnostics, Map<String, Type> variables) {
        this.analysis = analysis;
        this.declarations = declarations;
        this.diagnostics = diagnostics;
        this.variables = variables;
        declarations.algorithms().forEach((id, a) -> partials.put(id, new Partial(a, List.of())));
    }

    /// To be called before anything else.
    void use(ExpressionChecker newExpressions) {
        expressions = newExpressions;
        clauses = new ClauseRules(analysis, newExpressions);
    }

    Map<Expr.Run, Typing> runs() {
        return runs;
    }

    /// A variable whose value is an algorithm: `let yogi = fedadam(second = …)`.
    void remember(Name variable, Expr value) {
        partial(value).ifPresentOrElse(p -> partials.put(variable.id(), p), () -> partials.remove(variable.id()));
    }

    /// A variable whose value is a function, or no longer is.
    void remember(String variable, Optional<Symbol> function) {
        function.ifPresentOrElse(f -> functions.put(variable, Closure.of(variable, f, analysis)), () -> functions.remove(variable));
    }

    private Optional<Partial> partial(Expr e) {
        return switch (e) {
            case Expr.Ref r -> Optional.ofNullable(partials.get(r.name().id()));
            case Expr.Call c when c.callee() instanceof Expr.Ref r -> Optional.ofNullable(partials.get(r.name().id())).map(p -> {
                List<Arg> all = new ArrayList<>(p.arguments());
                all.addAll(c.args());
                return new Partial(p.algorithm(), all);
            });
            default -> Optional.empty();
        };
    }

    // ---- runs

    @Override
    public Typed run(Expr.Run run, Site at) {
        if (!at.context().isScript()) {
            return analysis.fail(FlowErrors.scriptOnly(run.span(), "`run`"));
        }
        Optional<Partial> algorithm = partial(run.algorithm());
        boolean many = algorithm.map(a -> a.arguments().stream().anyMatch(arg -> arg.value() instanceof Expr.Each)).orElse(false);
        if (algorithm.isEmpty()) {
            unknown(run.algorithm(), at);
        }
        Optional<Typing> typing = algorithm.flatMap(a -> check(a, run.algorithm().span(), known(at.scope())));
        typing.ifPresent(t -> runs.put(run, t));
        many |= clauses.check(run, algorithm.map(Partial::algorithm), typing, at);
        return new Typed(new Type.Result(many), Placement.SHARED, Knowledge.KNOWN);
    }

    /// The types of the script's variables and of those of the comprehensions around a run.
    private Map<String, Type> known(Scope scope) {
        Map<String, Type> known = new LinkedHashMap<>(variables);
        for (String id : scope.visible()) {
            if (scope.find(id).orElseThrow() instanceof Symbol.Local variable) {
                known.put(id, analysis.variable(variable).typed().type());
            }
        }
        return known;
    }

    private void unknown(Expr algorithm, Site at) {
        Expr named = algorithm instanceof Expr.Call c ? c.callee() : algorithm;
        if (named instanceof Expr.Ref r && at.scope().find(r.name().id()).isEmpty()) {
            analysis.fail(ScriptErrors.unknownAlgorithm(r.name(), partials.keySet()));
        } else {
            analysis.fail(Diagnostic.of("E031", named.span(), "`" + PlacementErrors.one(named.span()) + "` is not an algorithm")
                    .help("write `run name(…) on p for 1000 rounds`"));
        }
    }

    /// The algorithm, checked with its arguments; empty if the arguments do not fit its parameters.
    private Optional<Typing> check(Partial p, Span run, Map<String, Type> known) {
        Decl.Algorithm a = p.algorithm();
        String name = a.name().written();
        Map<String, Expr> values = new LinkedHashMap<>();
        boolean fine = true;
        int position = 0;
        for (Arg arg : p.arguments()) {
            if (arg.value() instanceof Expr.Ref r && ScriptErrors.USUAL.contains(r.name().id()) && variables.containsKey(r.name().id())) {
                analysis.fail(ScriptErrors.notTheBuiltIn(r.name()));
            }
            Optional<Decl.Param> parameter = arg.name().isPresent() ? parameter(a, arg.name().get()) : position < a.parameters().size()
                    ? Optional.of(a.parameters().get(position++)) : Optional.empty();
            if (parameter.isEmpty()) {
                analysis.fail(arg.name().isPresent()
                        ? CallErrors.unknownParameter(arg.name().get(), name, a.parameters().stream().map(q -> q.name().written()).toList())
                        : CallErrors.tooMany(arg.span(), name, a.parameters().size()));
                fine = false;
            } else if (arg.value() instanceof Expr.ListOf list) {
                analysis.fail(Diagnostic.of("E031", list.span(), "`" + parameter.get().name().written() + "` of `" + name + "` is given a list")
                        .help("write `each " + PlacementErrors.one(list.span()) + "` for one run with each of them"));
                fine = false;
            } else if (values.put(parameter.get().name().id(), arg.value()) != null) {
                analysis.fail(CallErrors.twice(arg.span(), name, parameter.get().name().written()));
                fine = false;
            }
        }
        List<String> missing = a.parameters().stream().filter(q -> q.value().isEmpty() && !values.containsKey(q.name().id()))
                .map(q -> q.name().written()).toList();
        if (fine && !missing.isEmpty()) {
            analysis.fail(CallErrors.missing(run, name, missing));
        }
        return fine && missing.isEmpty() ? Optional.of(checked(a, values, run, known)) : Optional.empty();
    }

    private static Optional<Decl.Param> parameter(Decl.Algorithm a, Name name) {
        return a.parameters().stream().filter(q -> q.name().id().equals(name.id())).findFirst();
    }

    private Typing checked(Decl.Algorithm a, Map<String, Expr> values, Span run, Map<String, Type> known) {
        Diagnostics found = new Diagnostics();
        Typing typing = checked(a, values, known, found);
        for (Map<String, Expr> one : eachFunction(values, typing)) {
            checked(a, one, known, found);
        }
        for (Diagnostic d : found.all()) {
            if (!declarations.isLibrarys(a) || d.span().source().equals(run.source())) {
                diagnostics.add(d);
            } else if (d.isError()) {
                diagnostics.add(ScriptErrors.inside(d, run, a.name().written()));
            }
        }
        return typing;
    }

    private Typing checked(Decl.Algorithm a, Map<String, Expr> values, Map<String, Type> known, Diagnostics found) {
        return Checker.check(a, new Arguments(values, true, known, Map.copyOf(functions)), declarations, found);
    }

    /// The arguments with each of the functions behind an `each`, but the first, which was checked.
    private static List<Map<String, Expr>> eachFunction(Map<String, Expr> values, Typing typing) {
        List<Map<String, Expr>> all = new ArrayList<>();
        for (Symbol.Parameter p : typing.parameters()) {
            if (p.value.orElse(null) instanceof Expr.Each(Span s, Expr.ListOf(Span t, List<Expr> items))
                    && items.stream().allMatch(i -> typing.of(i).type() instanceof Type.Function)) {
                for (Expr item : items.subList(1, items.size())) {
                    Map<String, Expr> one = new LinkedHashMap<>(values);
                    one.put(p.declaration.name().id(), item);
                    all.add(one);
                }
            }
        }
        return all;
    }

    // ---- values

    @Override
    public Typed call(Expr.Call call, Typed callee, Site at) {
        if (!(callee.type() instanceof Type.Algorithm)) {
            return analysis.fail(ShapeErrors.expected(call.callee().span(), "a function", callee.type()));
        }
        partial(call).ifPresent(p -> call.args().stream().filter(a -> a.name().isPresent() && parameter(p.algorithm(), a.name().get()).isEmpty())
                .forEach(a -> analysis.fail(CallErrors.unknownParameter(a.name().get(), p.algorithm().name().written(),
                        p.algorithm().parameters().stream().map(q -> q.name().written()).toList()))));
        return new Typed(new Type.Algorithm(), Placement.SHARED, Knowledge.KNOWN);
    }

    @Override
    public Typed method(Expr.Call call, Expr.Field function, Site at) {
        return switch (function.name().id()) {
            case "best" -> {
                if (call.args().size() != 1 || !(call.args().get(0).value() instanceof Expr.Ref metric)) {
                    yield analysis.fail(Diagnostic.of("E041", call.span(), "`best` takes one metric").help("write `r.best(gap)`"));
                }
                clauses.metricName(metric);
                yield new Typed(new Type.Result(false), Placement.SHARED, Knowledge.KNOWN);
            }
            case "best_each" -> {
                if (call.args().size() != 2 || !(call.args().get(0).value() instanceof Expr.Ref) || !(call.args().get(1).value() instanceof Expr.Ref metric)) {
                    yield analysis.fail(Diagnostic.of("E041", call.span(), "`best_each` takes a parameter that varies, and a metric")
                            .help("write `r.best_each(Q, gap)`"));
                }
                clauses.metricName(metric);
                yield new Typed(new Type.Result(true), Placement.SHARED, Knowledge.KNOWN);
            }
            case "series" -> {
                if (call.args().size() != 1 || !(call.args().get(0).value() instanceof Expr.Ref metric)) {
                    yield analysis.fail(Diagnostic.of("E041", call.span(), "`series` takes one metric or counter").help("write `r.series(gap)`"));
                }
                clauses.metricName(metric);
                yield new Typed(Type.ANY, Placement.SHARED, Knowledge.KNOWN);
            }
            case "epsilon" -> epsilon(call, at);
            case "named" -> {
                if (call.args().size() != 1 || !(call.args().getFirst().value() instanceof Expr.Text)) {
                    yield analysis.fail(Diagnostic.of("E041", call.span(), "`named` takes the name that tables and legends show").help("write `r.named(\"CHOCO-SGD, top 1%\")`"));
                }
                yield new Typed(new Type.Result(true), Placement.SHARED, Knowledge.KNOWN);
            }
            default -> analysis.fail(NameErrors.unknownField(function.name(), "a result", List.of("best", "best_each", "series", "epsilon", "named")));
        };
    }

    /// `r.epsilon(δ = 1e-5)`
    private Typed epsilon(Expr.Call call, Site at) {
        boolean named = call.args().size() == 1 && call.args().getFirst().name().map(n -> n.id().equals("delta")).orElse(true);
        if (!named) {
            return analysis.fail(Diagnostic.of("E041", call.span(), "`epsilon` takes δ, the chance that the bound does not hold").help("write `r.epsilon(δ = 1e-5)`"));
        }
        expressions.number(call.args().getFirst().value(), at);
        return new Typed(Type.SCALAR, Placement.SHARED, Knowledge.KNOWN);
    }

    @Override
    public Typed field(Expr.Field field, Typed base) {
        if (field.name().id().equals("x") || field.name().id().equals("iterates")) {
            return new Typed(Type.ANY, base.place(), base.knowledge());
        }
        List<String> known = new ArrayList<>(clauses.knownMetrics());
        known.add("x");
        known.add("iterates");
        Type value = base.type() instanceof Type.Result(boolean many) && many ? Type.ANY : Type.SCALAR;      // a list, if the sweep is of several
        return known.contains(field.name().id()) ? new Typed(value, base.place(), base.knowledge())
                : analysis.fail(NameErrors.unknownField(field.name(), "a result", known));
    }

    /// What a run measures, and whether a variable of the script holds the result of one run whose clauses are known.
    ClauseRules clauses() {
        return clauses;
    }
}
