package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import fopt.runtime.function.Size;
import fopt.runtime.sim.Setup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Turns a checked algorithm into IR for one run, in which sizes, parameters, compressors and graphs are fixed.
public final class Lowering {
    private final Typing typing;
    private final Shapes shapes;
    private final Instance instance;
    private final Code code;
    private final Tables tables;
    private final Scope scope;
    private final Store store;
    private final Expressions expressions;
    private final Statements statements;
    private final Assignments assignments;
    private final Driven driven;
    private final List<Ir.OwnMetric> metrics = new ArrayList<>();
    private final Map<Symbol.Parameter, Var> gathered = new LinkedHashMap<>();
    private Var output;
    private Var nodePoints;

    public Lowering(Typing typing, Instance instance) {
        this(typing, instance, new Shapes());
    }

    private Lowering(Typing typing, Instance instance, Shapes shapes) {
        this.shapes = shapes;
        this.typing = typing;
        this.instance = instance;
        code = new Code(instance.precision());
        tables = new Tables(code, instance);
        if (instance.mixing() != null) {
            tables.schedule(instance.mixing());
        }
        Ambient ambient = new Ambient(instance.problem(), instance.mixing(), instance.start());
        scope = new Scope(typing, instance, ambient);
        store = new Store(code, tables);
        assignments = new Assignments(typing);
        expressions = new Expressions(typing, scope, code, store, tables, ambient, assignments, shapes);
        statements = new Statements(expressions);
        driven = new Driven(expressions, statements);
        expressions.drivenBy(driven);
    }

    /// The code of the run. @throws EvaluationError where the program asks for what this run does not have
    public Lowered lower() {
        Lowered lowered = null;
        EvaluationError error = null;
        try {
            lowered = attempt();
        } catch (EvaluationError e) {
            error = e;
        }
        if (shapes.grew()) {
            return new Lowering(typing, instance, shapes).lower();
        }
        if (error != null) {
            throw error;
        }
        return lowered;
    }

    private Lowered attempt() {
        Decl.Algorithm algorithm = typing.algorithm;
        algorithm.members().forEach(this::scan);
        expressions.mixedPublic.find(algorithm);
        driven.declare(algorithm);
        List<Step> init = code.steps(() -> {
            drawnParameters(algorithm);
            expressions.communication().charges().free(this::gatheredParameters);
            expressions.communication().charges().free(this::functionParameters);
            of(Member.State.class).forEach(s -> code.from(s.span(), () -> {
                state(s);
                return s;
            }));
            of(Member.Job.class).forEach(driven::job);
            of(Member.Init.class).forEach(i -> statements.run(i.body()));
        });
        List<Step> refresh = code.steps(() -> expressions.communication().charges().free(this::refreshParameters));
        List<Step> round = code.steps(() -> of(Member.Round.class).forEach(r -> statements.run(r.body())));
        driven.members(algorithm);
        List<Step> observe = code.steps(() -> expressions.communication().charges().free(this::observeHonest));
        List<Step> start = code.steps(() -> expressions.communication().charges().free(expressions.averages::start));
        List<Step> update = code.steps(() -> expressions.communication().charges().free(expressions.averages::update));
        round.addAll(code.steps(expressions.delays::keepTemporaries));
        List<Ir.DelayLine> lines = expressions.delays.lines();
        Setup.Waiting waiting = expressions.waiting.on() ? await(init, round, lines, joined(update, observe)) : Setup.Waiting.NOBODY;
        init.addAll(start);
        round.addAll(0, refresh);
        round.addAll(update);
        for (int k = 0; k < lines.size(); k++) {
            init.add(new Step.Remember(k, lines.get(k).source()));
            round.add(new Step.Remember(k, lines.get(k).source()));
        }
        Ir ir = new Ir(algorithm.name().written(), instance.nodes(), instance.dimension(), code.vars(), init, round, observe, output, nodePoints,
                metrics, lines).withPhases(driven.phases()).from(code.lines(algorithm.name().span().source()));
        return new Lowered(ir, List.copyOf(tables.schedules), List.copyOf(tables.compressors), List.copyOf(tables.samplers),
                List.copyOf(tables.laws), List.copyOf(tables.functions), List.copyOf(tables.releases), List.copyOf(tables.rules), Map.copyOf(tables.constants),
                waiting, driven.events(), List.copyOf(tables.hooks), List.copyOf(tables.hookPlaces), code.origins());
    }

    /// Puts in where values are waited for. @param measuring looks from outside, and waits for nothing
    private Setup.Waiting await(List<Step> init, List<Step> round, List<Ir.DelayLine> lines, List<Step> measuring) {
        OnTheWay values = new OnTheWay(joined(init, round), lines);
        Awaits awaits = new Awaits(values, code);
        replace(init, awaits.steps(init));
        replace(round, awaits.steps(round));
        return values.waiting(code.vars(), measuring);
    }

    private static void replace(List<Step> steps, List<Step> by) {
        steps.clear();
        steps.addAll(by);
    }

    private static List<Step> joined(List<Step> a, List<Step> b) {
        List<Step> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    /// The values of the parameters by name as written, for the record of the run; those that draw, or differ from node to node or round to round,
    /// stand there as text.
    public Map<String, Value> parameters() {
        Map<String, Value> out = new LinkedHashMap<>();
        for (Symbol.Parameter p : typing.parameters()) {
            scope.parameter(p).filter(v -> !(v instanceof Value.LambdaValue)).or(() -> p.value.map(e -> new Value.Text(e.span().text().replaceAll("\\s+", " ")))).ifPresent(v -> out.put(p.written(), v));
        }
        return out;
    }

    /// The value of an expression of the algorithm, if it has one before the run.
    public Optional<Value> constant(Expr e) {
        try {
            return scope.constant(e);
        } catch (EvaluationError notHere) {
            return Optional.empty();
        }
    }

    /// The requirements that only the run itself can decide.
    public List<String> undecidedRequirements() {
        return of(Member.Require.class).stream().filter(r -> scope.constant(r.condition()).isEmpty()).map(r -> r.condition().span().text()).toList();
    }

    /// Reports requirements that this run does not meet.
    public void checkRequirements(Diagnostics diagnostics) {
        for (Member.Require r : of(Member.Require.class)) {
            Optional<Value> holds = scope.constant(r.condition());
            if (holds.isPresent() && holds.get() instanceof Value.Bool(boolean ok) && !ok) {
                diagnostics.add(failed(r));
            }
        }
    }

    private Diagnostic failed(Member.Require r) {
        String text = r.condition().span().text();
        if (r.warning().isPresent()) {
            return Diagnostic.of("W010", r.condition().span(), r.warning().get()).note("`" + text + "` does not hold in this run");
        }
        return Diagnostic.of("E062", r.condition().span(), "`" + text + "` is required, and does not hold in this run")
                .help("change the graph or the parameters of the run so that it holds");
    }

    private <T extends Member> List<T> of(Class<T> kind) {
        return typing.algorithm.members().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void scan(Member m) {
        switch (m) {
            case Member.Init i -> assignments.scan(i.body().statements());
            case Member.Round r -> assignments.scan(r.body().statements());
            case Member.Require r -> { }
            case Member.State s -> { }
            case Member.Function f -> { }
            case Member.Output o -> { }
            case Member.Metric x -> { }
            case Member.Job j -> assignments.scan(j.body().statements());
            case Member.When w -> assignments.scan(w.body().statements());
            case Member.Every e -> assignments.scan(e.body().statements());
        }
    }

    // ---- parameters and state

    /// Parameters with a vector at each node (`v: node vector`) are computed once, at the start.
    private void drawnParameters(Decl.Algorithm algorithm) {
        for (Symbol.Parameter p : typing.parameters()) {
            boolean vector = p.declaration.type().flatMap(Decl.TypeRef::name).filter(t -> t.id().equals("vector")).isPresent();
            if (vector && scope.parameter(p).isEmpty() && p.value.isPresent()) {
                Val v = expressions.lower(p.value.get());
                Var x = code.var(p.written(), Store.home(v), Kind.NUMBERS, instance.dimension(), false);
                store.assign(x, v, p.value.get().span());
                scope.bind(p, expressions.load(x));
            }
        }
    }

    /// Parameters that look at all nodes from outside (`1/max_i(K)`) are computed at the start, and again before each round, at no cost:
    /// where they are used, the nodes may be on their own.
    private void gatheredParameters() {
        NodeOnly alone = new NodeOnly(typing);
        for (Symbol.Parameter p : typing.parameters()) {
            if (scope.local(p) == null && scope.parameter(p).isEmpty() && p.value.isPresent() && !alone.test(p.value.get())) {
                Var x = fresh(expressions.lower(p.value.get()), p.written(), p.value.get().span());
                gathered.put(p, x);
                scope.bind(p, expressions.load(x));
            }
        }
    }

    /// Parameters that are functions close over values, which are fixed now: those of `clag(rank_r(1), 0.5)`.
    private void functionParameters() {
        for (Symbol.Parameter p : typing.parameters()) {
            if (p.value.isPresent() && typing.variable(p).type() instanceof Type.Function) {
                expressions.lower(p.value.get());
            }
        }
    }

    private void refreshParameters() {
        gathered.forEach((p, x) -> store.assign(x, expressions.lower(p.value.orElseThrow()), p.value.get().span()));
    }

    private void state(Member.State s) {
        Symbol symbol = typing.declared(s.name());
        Val initial = expressions.lower(s.value());
        if (initial instanceof Val.Group g) {
            Var cohort = code.var(s.name().written(), Home.ONE, Kind.COHORT, 0, false);
            code.step(new Step.CopyCohort(cohort, g.cohort()));
            expressions.cohorts.remember(cohort, g.chance());
            scope.state(symbol, cohort);
            return;
        }
        Typed typed = typing.variable(symbol);
        if (typed.type() instanceof Type.Table) {
            new TableStates(expressions).declare(s, (Symbol.State) symbol, initial);
            return;
        }
        if (typed.type() instanceof Type.IndexSet) {
            initial = expressions.sets.of(initial, instance.dimension(), s.span()).marks();
        }
        Size size = expressions.shapes.of(symbol, typed.type(), Store.size(initial), instance.dimension());
        Var var = code.var(s.name().written(), home(s.place()), Kind.NUMBERS, size, false);
        scope.state(symbol, var);
        if (s.place() == Place.PUBLIC) {
            expressions.communication().publish((Symbol.State) symbol, s.value(), initial);
        }
        store.assign(var, initial, s.span());
        expressions.mixedPublic.declared((Symbol.State) symbol, var, initial, store, s.span());
    }

    private static Home home(Place place) {
        return switch (place) {
            case NODE, PUBLIC -> Home.NODE;
            case EDGE -> Home.EDGE;
            case SERVER, SHARED -> Home.ONE;
        };
    }

    // ---- what is measured

    /// Only the honest nodes count.
    private void observeHonest() {
        if (instance.byzantine() == 0) {
            observe();
        } else {
            code.step(honestOnly(code.steps(this::observe)));
        }
    }

    /// The measured point is `output`, or x: the mean of the nodes' x.
    private void observe() {
        Optional<Var> x = of(Member.State.class).stream().filter(s -> s.name().id().equals("x")).findFirst()
                .map(s -> scope.state(typing.declared(s.name())));
        nodePoints = x.filter(v -> v.home() == Home.NODE && v.length() == instance.dimension()).orElse(null);
        List<Member.Output> outputs = of(Member.Output.class);
        if (!outputs.isEmpty()) {
            Member.Output o = outputs.getFirst();
            output = code.from(o.span(), () -> fresh(whole(expressions.lower(o.value()), o.span()), "output", o.span()));
            nodePoints = output.home() == Home.NODE ? output : nodePoints;
        } else {
            output = x.map(this::mean).orElseThrow(() -> new EvaluationError(Diagnostic.of("E063", typing.algorithm.name().span(),
                    "`" + typing.algorithm.name().written() + "` has no state `x` and no `output`, so there is nothing to measure")
                    .help("name the state that holds the model `x`, or add `output e`")));
        }
        for (Member.Metric m : of(Member.Metric.class)) {
            Var value = code.from(m.span(), () -> fresh(expressions.lower(m.value()), m.name().written(), m.span()));
            metrics.add(new Ir.OwnMetric(m.name().written(), value.home() == Home.NODE ? mean(value) : value));
        }
    }

    /// A point that is given by its blocks, `output (w, y)`.
    private Val whole(Val v, Span place) {
        return v instanceof Val.Tuple(List<Val> blocks) ? expressions.parts.ofBlocks(blocks, place) : v;
    }

    private Var fresh(Val v, String name, Span place) {
        Var out = code.var(name, Store.home(v), Kind.NUMBERS, Store.size(v), false);
        store.assign(out, v, place);
        return out;
    }

    private Var mean(Var v) {
        if (v.home() == Home.ONE) {
            return v;
        }
        Var into = code.var("mean_" + v.name(), Home.ONE, Kind.NUMBERS, code.size(v), false);
        code.step(new Step.Collect(into, Fn.Gather.MEAN, v));
        return into;
    }

    /// Steps of those who are not Byzantine.
    private Step honestOnly(List<Step> steps) {
        Var honest = code.var("honest", Home.ONE, Kind.COHORT, 0, true);
        List<Scalar> numbers = IntStream.rangeClosed(1, instance.nodes() - instance.byzantine()).<Scalar>mapToObj(Scalar.Const::new).toList();
        code.step(new Step.FormCohort(honest, numbers));
        return new Step.On(honest, steps);
    }
}
