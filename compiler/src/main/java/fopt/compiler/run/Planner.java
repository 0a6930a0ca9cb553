package fopt.compiler.run;

import fopt.compiler.check.Checker;
import fopt.compiler.check.Closure;
import fopt.compiler.check.Declarations;
import fopt.compiler.check.RunChecks;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.lower.Ambient;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Clause;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.types.Type;
import fopt.runtime.Precision;
import fopt.runtime.fault.Churn;
import fopt.runtime.problem.Problem;
import fopt.runtime.topology.ComingAndGoing;
import fopt.runtime.topology.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Turns a `run` expression into its runs: every combination of what stands behind `each`, for every seed.
final class Planner {
    private final Map<String, Value> variables;
    private final Declarations declarations;
    private final ScriptNames names;
    private final Library library;
    private final GraphLibrary graphs;
    private final Diagnostics diagnostics;

    Planner(Map<String, Value> variables, Declarations declarations, ScriptNames names, Library library, GraphLibrary graphs, Diagnostics diagnostics) {
        this.variables = variables;
        this.declarations = declarations;
        this.names = names;
        this.library = library;
        this.graphs = graphs;
        this.diagnostics = diagnostics;
    }

    /// @throws EvaluationError if the run asks for something that there is not
    List<RunPlan> plan(Expr.Run run, String label, long seed, int threads) {
        Evaluator evaluator = new Evaluator(names, library);
        if (!(evaluator.eval(run.algorithm()) instanceof Value.AlgorithmValue algorithm)) {
            throw new EvaluationError(Diagnostic.of("E031", run.algorithm().span(), "an algorithm is expected after `run`"));
        }
        Clauses clauses = new Clauses(run, evaluator, seed, threads);
        if (Typing.isDriven(algorithm.declaration())) {
            inSeconds(clauses.faults.churn(), run);
        }
        List<Choice> graphChoices = graphs(clauses, evaluator);
        List<RunPlan> plans = new ArrayList<>();
        for (Choice graph : graphChoices) {
            Schedule mixing = graph == null ? null : mixing(clauses, graph, Typing.isDriven(algorithm.declaration()));
            double[] start = StartingPoint.of(clauses, evaluator, seed);
            Ambient ambient = new Ambient(clauses.problem, mixing, start);
            Evaluator inner = new Evaluator(names.with(ambient), library.at(clauses.problem.dimension()));
            List<Combination> combinations = combinations(algorithm, inner);
            Labels labels = Labels.of(combinations.stream().map(Combination::varied).toList());
            for (Combination c : combinations) {
                fopt.compiler.check.Arguments arguments = arguments(c);
                Typing typing = typed(algorithm.declaration(), arguments);
                checked(typing, run, clauses.problem, mixing);
                for (Run r : runs(clauses)) {
                    SequencedMap<String, String> varied = new LinkedHashMap<>(c.varied());
                    if (graphChoices.size() > 1) {
                        varied.put("graph", graph.shown());
                    }
                    if (clauses.attackers.size() > 1) {
                        varied.put("attack", r.attackers().shown());
                    }
                    if (clauses.precisions.size() > 1) {
                        varied.put("precision", r.precision().word());
                    }
                    plans.add(new RunPlan(labels.label(label.isEmpty() ? algorithm.declaration().name().written() : label, varied), typing, arguments, r.attackers().problem(), mixing, clauses.timing, start, clauses.limit,
                            clauses.until, clauses.metrics, clauses.every, clauses.everySeconds, varied, c.values(), r.seed(), r.attackers().byzantine(), clauses.faults,
                            r.precision(), clauses.threads, clauses.iterates));
                }
            }
        }
        return plans;
    }

    /// Of who comes and goes, events know by themselves.
    private Schedule mixing(Clauses clauses, Choice graph, boolean driven) {
        Schedule all = graphs.schedule(graph.value(), clauses.problem.nodes(), clauses.over.orElseThrow().graph().span());
        return driven || clauses.faults.churn().isNone() ? all : new ComingAndGoing(all);
    }

    private record Run(Clauses.Attackers attackers, Precision precision, long seed) {}

    private static List<Run> runs(Clauses clauses) {
        return clauses.attackers.stream().flatMap(a -> clauses.precisions.stream().flatMap(p -> clauses.seeds.stream().map(s -> new Run(a, p, s)))).toList();
    }

    private static void inSeconds(Churn churn, Expr.Run run) {
        if (churn.absences().stream().anyMatch(a -> !a.seconds() && !(a.from() == 0 && a.to() == Double.POSITIVE_INFINITY))) {
            Span place = run.clauses().stream().filter(Clause.With.class::isInstance).map(Clause::span).findFirst().orElse(run.span());
            throw new EvaluationError(Diagnostic.of("E676", place, "nodes are away for some rounds, but this algorithm is driven by events, and has none")
                    .help("say it in seconds: `churn(away = [(3, 10 s, 20 s)])`"));
        }
    }

    // ---- graph and start

    private record Choice(Value value, String shown) {}

    /// One graph, several behind `each`, or none (a list with null).
    private static List<Choice> graphs(Clauses clauses, Evaluator evaluator) {
        List<Choice> out = new ArrayList<>();
        if (clauses.over.isEmpty()) {
            out.add(null);
            return out;
        }
        Expr e = clauses.over.get().graph();
        if (e instanceof Expr.Each each) {
            for (Value v : Evaluator.items(evaluator.eval(each.values()))) {
                out.add(new Choice(v, v.show()));
            }
            return out;
        }
        Value v = evaluator.eval(e);
        out.add(new Choice(v, v.show()));
        return out;
    }

    // ---- sweeps

    /// @param expressions arguments as expressions, by canonical parameter name
    /// @param values arguments that are one value of a sweep
    /// @param varied what varies, as written
    private record Combination(Map<String, Expr> expressions, Map<String, Value> values, SequencedMap<String, String> varied) {
        Combination with(String id, String written, Item item) {
            Map<String, Expr> e = new HashMap<>(expressions);
            Map<String, Value> v = new HashMap<>(values);
            e.put(id, item.expression());
            item.value().ifPresent(x -> v.put(id, x));
            SequencedMap<String, String> names = new LinkedHashMap<>(varied);
            names.put(written, item.shown());
            return new Combination(e, v, names);
        }
    }

    private record Item(Expr expression, Optional<Value> value, String shown) {}

    private List<Combination> combinations(Value.AlgorithmValue algorithm, Evaluator evaluator) {
        Map<String, Expr> fixed = new HashMap<>();
        List<Combination> all = new ArrayList<>();
        Map<Decl.Param, Expr.Each> sweeps = new LinkedHashMap<>();
        List<Decl.Param> parameters = algorithm.declaration().parameters();
        for (int k = 0; k < algorithm.arguments().size(); k++) {
            Expr.Arg a = algorithm.arguments().get(k);
            Decl.Param p = parameter(a, k, parameters, algorithm.declaration());
            if (a.value() instanceof Expr.Each each) {
                sweeps.put(p, each);
            } else {
                fixed.put(p.name().id(), a.value());
            }
        }
        all.add(new Combination(fixed, Map.of(), new LinkedHashMap<>()));
        for (Map.Entry<Decl.Param, Expr.Each> sweep : sweeps.entrySet()) {
            List<Combination> longer = new ArrayList<>();
            for (Combination c : all) {
                for (Item item : items(sweep.getValue(), evaluator)) {
                    longer.add(c.with(sweep.getKey().name().id(), sweep.getKey().name().written(), item));
                }
            }
            all = longer;
        }
        return all;
    }

    private static Decl.Param parameter(Expr.Arg a, int position, List<Decl.Param> parameters, Decl.Algorithm algorithm) {
        if (a.name().isPresent()) {
            return parameters.stream().filter(p -> p.name().id().equals(a.name().get().id())).findFirst()
                    .orElseThrow(() -> noParameter(a.span(), a.name().get().written(), algorithm));
        }
        if (position >= parameters.size()) {
            throw noParameter(a.span(), "number " + (position + 1), algorithm);
        }
        return parameters.get(position);
    }

    private static EvaluationError noParameter(Span place, String name, Decl.Algorithm algorithm) {
        return new EvaluationError(Diagnostic.of("E041", place, "`" + algorithm.name().written() + "` has no parameter " + name)
                .help("its parameters are " + String.join(", ", algorithm.parameters().stream().map(p -> p.name().written()).toList())));
    }

    /// The values behind `each`; items that depend on round or node stay expressions.
    private static List<Item> items(Expr.Each each, Evaluator evaluator) {
        try {
            List<Value> values = Evaluator.elements(evaluator.eval(each.values()));
            if (values != null) {
                List<Expr> sources = each.values() instanceof Expr.ListOf l ? l.items() : null;
                List<Item> out = new ArrayList<>();
                for (int k = 0; k < values.size(); k++) {
                    out.add(new Item(sources == null ? written(values.get(k), each.values()) : sources.get(k), Optional.of(values.get(k)), shown(values.get(k), sources == null ? null : sources.get(k))));
                }
                return out;
            }
        } catch (NotConstant n) {
            if (each.values() instanceof Expr.ListOf l) {
                return l.items().stream().map(e -> new Item(e, Optional.empty(), e.span().text())).toList();
            }
        }
        throw new EvaluationError(Diagnostic.of("E325", each.values().span(), "`each` takes a list or a range, and this is one value")
                .help("for example `each [0.1, 1]` or `each 2^(-3..3)`"));
    }

    /// A value in the label of its run; a function as it is written there.
    private static String shown(Value v, Expr source) {
        return v instanceof Value.LambdaValue && source != null ? source.span().text() : v.show();
    }

    /// One value of a computed table (`each 2^(-3..3) / L`), as an expression for the checker.
    private static Expr written(Value v, Expr table) {
        return v instanceof Value.Num n ? new Expr.Number(table.span(), n.value(), n.integer(), Optional.empty()) : table;
    }

    // ---- checking

    /// What only graph and problem tell.
    private void checked(Typing typing, Expr.Run run, Problem problem, Schedule mixing) {
        if (mixing != null && !mixing.constant()) {
            RunChecks.overChangingGraph(typing, place(run, Clause.Over.class), diagnostics);
        }
        if (problem.hasRegulariser()) {
            RunChecks.regulariser(typing, place(run, Clause.On.class), diagnostics);
        }
        if (diagnostics.hasErrors()) {
            throw new Failed();
        }
    }

    private static Span place(Expr.Run run, Class<? extends Clause> kind) {
        return run.clauses().stream().filter(kind::isInstance).map(Clause::span).findFirst().orElse(run.span());
    }

    private fopt.compiler.check.Arguments arguments(Combination c) {
        Map<String, Type> types = new HashMap<>();
        variables.forEach((id, v) -> types.put(id, v == ScriptRun.UNKNOWN ? Type.ANY : ValueTypes.of(v)));
        Map<String, Closure> functions = Closures.of(variables, c.values()).functions();
        Map<String, Expr> expressions = new HashMap<>(c.expressions());
        expressions.replaceAll((parameter, e) -> functions.containsKey(Closures.swept(parameter)) ? named(Closures.swept(parameter), e.span()) : e);
        return new fopt.compiler.check.Arguments(expressions, true, types, functions);
    }

    private Typing typed(Decl.Algorithm algorithm, fopt.compiler.check.Arguments arguments) {
        Diagnostics found = new Diagnostics();
        Typing typing = Checker.check(algorithm, arguments, declarations, found);
        found.all().stream().filter(Diagnostic::isError).forEach(diagnostics::add);
        if (found.hasErrors()) {
            throw new Failed();
        }
        return typing;
    }

    private static Expr named(String id, Span place) {
        return new Expr.Ref(place, new Name(place, id, place.text()));
    }

    /// The errors are with the diagnostics.
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed() {
            super(null, null, false, false);
        }
    }
}
