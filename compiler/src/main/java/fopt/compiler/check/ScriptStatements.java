package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Clause;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.syntax.Unit;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeJoin;
import fopt.compiler.types.TypeNames;
import fopt.compiler.types.Typed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The statements of a script, top to bottom.
final class ScriptStatements {
    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final AssignmentRules assignments;
    private final RunRules runs;
    private final Map<String, Type> variables;
    private final Map<String, Expr.Run> results = new HashMap<>();
    private final Scope scope;

    /// @param variables the types of variables that are there from the start; those of the others are added
    ScriptStatements(Declarations declarations, Diagnostics diagnostics, Map<String, Type> variables) {
        this.variables = variables;
        analysis = new Analysis(new Typing(null), diagnostics);
        analysis.report(true);
        runs = new RunRules(analysis, declarations, diagnostics, variables);
        expressions = new ExpressionChecker(analysis, runs);
        assignments = new AssignmentRules(analysis, expressions);
        runs.use(expressions);
        scope = GlobalScope.of(declarations, false, analysis).program().inner();
        for (Decl.Algorithm a : declarations.algorithms().values()) {
            variable(a.name().id(), a.name().written(), new Type.Algorithm(), scope);
        }
        Map.copyOf(variables).forEach((id, type) -> variable(id, id, type, scope));
    }

    /// The runs of the script, with their algorithms as they are used.
    Map<Expr.Run, Typing> check(Unit unit) {
        Site at = new Site(scope.inner(), Context.outermost(Context.Kind.SCRIPT));
        for (Item item : unit.items()) {
            if (item instanceof Stmt s) {
                check(s, at);
            }
        }
        return runs.runs();
    }

    /// What is known of the script's own expressions.
    Typing typing() {
        return analysis.typing;
    }

    private void block(Stmt.Block block, Site at) {
        Site inner = at.block();
        block.statements().forEach(s -> check(s, inner));
    }

    private void check(Stmt s, Site at) {
        switch (s) {
            case Stmt.Let l -> let(l, at);
            case Stmt.Assign a -> assign(a, at);
            case Stmt.If i -> {
                expressions.condition(i.condition(), at);
                block(i.then(), at);
                i.otherwise().ifPresent(b -> block(b, at));
            }
            case Stmt.For f -> loop(f, at);
            case Stmt.Value v -> {
                analysis.alone(v.value());
                expressions.check(v.value(), at);
                if (!(v.value() instanceof Expr.Run) && !ExternRules.isCallback(v.value(), analysis.typing)) {
                    analysis.fail(StatementErrors.valueUnused(v.value()).help("write `print " + PlacementErrors.one(v.value().span()) + "`"));
                }
            }
            case Stmt.Function f -> {
                at.scope().declare(f.fun().name().id(), new Symbol.Fun(f.fun(), false));
                analysis.closure(f.fun(), at.scope());
            }
            case Stmt.Print p -> p.values().forEach(e -> expressions.check(e, at));
            case Stmt.Plot p -> plot(p, at);
            case Stmt.Save v -> new SaveRules(analysis).check(v, v.values().stream().map(x -> expressions.check(x.value(), at).type()).toList());
            case Stmt.Assert a -> expressions.condition(a.condition(), at);
            case Stmt.Report r -> { }
            case Stmt.While w -> algorithmOnly(w, "`while`");
            case Stmt.Repeat r -> algorithmOnly(r, "`repeat`");
            case Stmt.Local l -> algorithmOnly(l, "`local`");
            case Stmt.On o -> algorithmOnly(o, "`on`");
            case Stmt.AssignJob a -> algorithmOnly(a, "`assign`");
            case Stmt.Cancel c -> algorithmOnly(c, "`cancel`");
            case Stmt.Send m -> algorithmOnly(m, "`send`");
            case Stmt.After a -> algorithmOnly(a, "`after`");
        }
    }

    private void algorithmOnly(Stmt s, String what) {
        analysis.fail(FlowErrors.algorithmOnly(s.span(), what));
    }

    // ---- variables

    private void let(Stmt.Let let, Site at) {
        List<Typed> values = let.values().stream().map(e -> expressions.check(e, at)).toList();
        List<AssignmentRules.Part> parts = assignments.parts(let.values(), values, let.names().size(), let.span());
        for (int k = 0; k < let.names().size(); k++) {
            Name name = let.names().get(k);
            if (at.scope().own(name.id()).isPresent()) {
                analysis.fail(NameErrors.twice(name, "the variable"));
            }
            declare(name, parts.get(k), at);
        }
    }

    private void declare(Name name, AssignmentRules.Part part, Site at) {
        Optional<Symbol> function = part.typed().type() instanceof Type.Function
                ? new Callees(analysis).of(part.expression(), name.written()) : Optional.empty();
        runs.remember(name, part.expression());
        runs.remember(name.id(), function);
        results.remove(name.id());
        if (part.expression() instanceof Expr.Run run) {
            results.put(name.id(), run);
        }
        variables.put(name.id(), part.typed().type());
        if (function.isPresent()) {
            at.scope().declare(name.id(), function.get());
        } else {
            variable(name.id(), name.written(), part.typed().type(), at.scope());
        }
    }

    private void variable(String id, String written, Type type, Scope in) {
        Symbol.ScriptVariable symbol = new Symbol.ScriptVariable(id, written);
        Variable v = Variable.declared(Placement.SHARED, Knowledge.KNOWN);
        v.join(type);
        analysis.variable(symbol, v);
        in.declare(id, symbol);
    }

    private void assign(Stmt.Assign s, Site at) {
        List<Typed> values = s.values().stream().map(e -> expressions.check(e, at)).toList();
        List<AssignmentRules.Part> parts = assignments.parts(s.values(), values, s.targets().size(), s.span());
        for (int k = 0; k < s.targets().size(); k++) {
            if (!(s.targets().get(k) instanceof Expr.Ref r)) {
                analysis.fail(NotYet.of(s.targets().get(k).span(), "an assignment to a part of a variable"));
                continue;
            }
            Optional<Symbol> symbol = at.scope().find(r.name().id()).filter(v -> v instanceof Symbol.ScriptVariable
                    && variables.containsKey(r.name().id()));
            if (symbol.isEmpty()) {
                analysis.fail(NameErrors.undeclared(r.name(), at));
                if (at.scope().find(r.name().id()).isEmpty()) {
                    declare(r.name(), new AssignmentRules.Part(parts.get(k).expression(), parts.get(k).typed()), at);
                }
                continue;
            }
            Type before = variables.get(r.name().id());
            Type now = parts.get(k).typed().type();
            Optional<Type> both = TypeJoin.of(before, now);
            if (both.isEmpty()) {
                analysis.fail(Diagnostic.of("E031", parts.get(k).expression().span(), "`" + r.name().written() + "` is "
                        + TypeNames.of(before) + ", but this value is " + TypeNames.of(now)).help("use another name"));
            }
            variables.put(r.name().id(), both.orElse(before));
            results.remove(r.name().id());
            analysis.variable(symbol.get()).join(now);
        }
    }

    private void loop(Stmt.For s, Site at) {
        Type domain = expressions.check(s.domain(), at).type();
        Type item = switch (domain) {
            case Type.IndexSet x -> Type.INT;
            case Type.Table(Type t) -> t;
            case Type.Any a -> Type.ANY;
            default -> analysis.fail(ShapeErrors.expected(s.domain().span(), "a list or a range to loop over", domain)).type();
        };
        Site inside = at.block();
        for (Name name : s.variables()) {
            variables.put(name.id(), s.variables().size() == 1 ? item : Type.ANY);
            variable(name.id(), name.written(), s.variables().size() == 1 ? item : Type.ANY, inside.scope());
        }
        s.filter().ifPresent(f -> expressions.condition(f, inside));
        block(s.body(), inside);
    }

    // ---- results

    private void result(Expr e, Site at) {
        Type t = expressions.check(e, at).type();
        if (!(t instanceof Type.Result) && !(t instanceof Type.Any) && !(t instanceof Type.Table)) {
            analysis.fail(ShapeErrors.expected(e.span(), "the result of a run", t));
        }
    }

    private void plot(Stmt.Plot p, Site at) {
        p.of().forEach(e -> result(e, at));
        p.views().stream().flatMap(v -> v.metrics().stream()).forEach(m -> {
            runs.clauses().metric(m, at);
            PlotRules.results(p).forEach(e -> measured(m, e));
        });
        p.settings().forEach(s -> runs.clauses().plotSetting(s, at));
        new PlotRules(analysis).check(p);
    }

    /// E070 if a result that is known to come from a certain run does not have the metric.
    private void measured(Expr metric, Expr result) {
        if (!(metric instanceof Expr.Ref m) || !(result instanceof Expr.Ref r) || !results.containsKey(r.name().id())
                || MetricNames.COUNTED.contains(m.name().id()) || !runs.clauses().knownMetrics().contains(m.name().id())) {
            return;
        }
        List<Clause.Metric> list = results.get(r.name().id()).clauses().stream().filter(c -> c instanceof Clause.Measure)
                .flatMap(c -> ((Clause.Measure) c).metrics().stream()).toList();
        List<String> names = list.stream().map(x -> x.name().map(Name::id).orElse(x.value() instanceof Expr.Ref v ? v.name().id() : "")).toList();
        boolean there = list.isEmpty() ? m.name().id().equals("loss") : names.contains(m.name().id());
        if (!there) {
            analysis.fail(ScriptErrors.notMeasured(metric, result.span(), m.name().written(), names));
        }
    }
}
