package fopt.compiler.run;

import fopt.Access;
import fopt.Outcome;
import fopt.Limits;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.check.Tree;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Names;
import fopt.compiler.eval.NeedsRun;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.syntax.Unit;
import fopt.runtime.Brake;
import fopt.runtime.HostError;
import fopt.runtime.UserError;
import fopt.runtime.problem.Problem;
import fopt.runtime.record.Columns;
import fopt.runtime.record.RunResult;
import fopt.runtime.record.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Carries out the statements of a script, top to bottom.
public final class ScriptRun {
    private static final long SEED = 1;
    /// Results of runs that did not run.
    static final Value.Results UNKNOWN = new Value.Results(List.of());

    private final Unit unit;
    private final RunOptions options;
    private final RunListener listener;
    private final Map<String, Value> variables = new HashMap<>();
    private final Library library;
    private final ScriptHooks hooks;
    private final Planner planner;
    private final ScriptNames names;
    private final Evaluator evaluator;
    private final Diagnostics diagnostics = new Diagnostics();
    private final List<RunResult> runs = new ArrayList<>();
    /// Of earlier entries of a session, as far as variables hold them.
    private final List<RunResult> earlier;
    private final Access access;
    private final Reports reports;
    private final Engine engine;
    private final Limits limits;
    private final Brake brake = Brake.present();
    private Consumer<Execution> inspector;
    private Consumer<Span> passedOver;
    private int reported;
    private boolean stopped;

    public ScriptRun(Script script, RunOptions options, RunListener listener) {
        this(script, options, listener, Engine.standard());
    }

    /// @param engine how the code of the runs is carried out
    ScriptRun(Script script, RunOptions options, RunListener listener, Engine engine) {
        unit = script.unit();
        this.options = options;
        this.listener = listener;
        this.engine = engine;
        limits = script.surroundings().limits();
        script.given().forEach((id, value) -> {
            if (!(value instanceof Value.Extern)) {
                variables.put(id, value);
            }
        });
        earlier = variables.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).filter(Value.Results.class::isInstance)
                .flatMap(v -> ((Value.Results) v).runs().stream()).distinct().toList();
        Files files = new Files(script.surroundings().folder(), script.surroundings().access());
        GraphLibrary graphs = new GraphLibrary(seed(), name -> files.find(name).toString());
        hooks = new ScriptHooks(script.surroundings().hooks(), seed());
        library = new Library(graphs, new ProblemLibrary(files, limits, seed(), listener), this::runInside, hooks, script.declarations());
        names = new ScriptNames(variables, script.declarations(), library, Optional.empty());
        evaluator = new Evaluator(names, library);
        planner = new Planner(variables, script.declarations(), names, library, graphs, diagnostics);
        access = script.surroundings().access();
        reports = new Reports(options.out(), access, listener);
    }

    private long seed() {
        return options.seed().orElse(SEED);
    }

    /// Runs the script, until its end, or until its brake is pulled ([Brake#present]). @throws ScriptFailed with the errors, after the runs that ended before them
    public Outcome run() {
        return hooks.present(this::statements);
    }

    private Outcome statements() {
        try {
            for (Item item : unit.items()) {
                if (item instanceof Stmt s && !stopped) {
                    run(s);
                }
            }
        } catch (EvaluationError e) {
            diagnostics.add(e.diagnostic());
            throw new ScriptFailed(diagnostics.all(), runs, e.getCause());
        } catch (Planner.Failed f) {
            throw new ScriptFailed(diagnostics.all(), runs, null);
        } catch (Brake.Halted h) {
            stopped = true;
        } finally {
            hooks.close();
        }
        return new Outcome(List.copyOf(runs), stopped);
    }

    /// The variables that the script has now, by canonical name.
    public Map<String, Value> variables() {
        return Map.copyOf(variables);
    }

    /// Goes through the script without running anything: each run is planned and lowered, and shown to `look`. Runs have no results then: variables that
    /// hold them, or what is computed from them, have [#UNKNOWN] as value.
    ///
    /// @param skipped statements with runs that cannot be looked at, since they depend on results
    void inspect(Consumer<Execution> look, Consumer<Span> skipped) {
        inspector = look;
        passedOver = skipped;
        run();
    }

    /// Leaves a statement out. What it would declare or assign is not known.
    private void passOver(Stmt s) {
        boolean runs = switch (s) {
            case Stmt.Let let -> let.values().stream().anyMatch(ScriptRun::hasRun);
            case Stmt.Assign a -> a.values().stream().anyMatch(ScriptRun::hasRun);
            default -> true;
        };
        if (runs) {
            passedOver.accept(s.span());
        }
        List<Name> names = switch (s) {
            case Stmt.Let let -> let.names();
            case Stmt.Assign a -> a.targets().stream().filter(Expr.Ref.class::isInstance).map(t -> ((Expr.Ref) t).name()).toList();
            default -> List.of();
        };
        names.forEach(n -> variables.put(n.id(), UNKNOWN));
    }

    private static boolean hasRun(Expr e) {
        boolean[] found = {false};
        Tree.forEach(e, part -> found[0] |= part instanceof Expr.Run);
        return found[0];
    }

    private void run(List<Stmt> statements) {
        for (Stmt s : statements) {
            if (!stopped) {
                run(s);
            }
        }
    }

    private void run(Stmt s) {
        try {
            execute(s);
        } catch (UserError u) {
            throw EvaluationError.at(s.span(), u);
        } catch (fopt.compiler.eval.NotConstant n) {
            Span place = n.place().orElse(s.span());
            throw new EvaluationError(Diagnostic.of("E326", place, "`" + place.text() + "` has no value in a script")
                    .help("compute it in an algorithm: as state, `output` or `metric`"));
        } catch (NeedsRun n) {
            if (inspector == null) {
                throw error("E324", s.span(), "this asks for results of a run that was interrupted before it had any");
            }
            passOver(s);
        } catch (Brake.Halted | EvaluationError | Planner.Failed e) {
            throw e;
        } catch (RuntimeException e) {
            throw EvaluationError.at(s.span(), HostError.of(e).orElseThrow(() -> e));
        }
    }

    private void execute(Stmt s) {
        switch (s) {
            case Stmt.Let let -> let(let);
            case Stmt.Assign a -> assign(a);
            case Stmt.If i -> {
                if (evaluator.truth(i.condition())) {
                    block(i.then());
                } else {
                    i.otherwise().ifPresent(this::block);
                }
            }
            case Stmt.For f -> forEach(f);
            case Stmt.Value v -> value(v.value(), "");
            case Stmt.Print p when inspector != null -> { }
            case Stmt.Plot p when inspector != null -> { }
            case Stmt.Save save when inspector != null -> { }
            case Stmt.Assert a when inspector != null -> { }
            case Stmt.Print p -> reports.print(p.values().stream().map(evaluator::eval).toList());
            case Stmt.Plot p -> plot(p);
            case Stmt.Save save -> save(save);
            case Stmt.Function f -> variables.put(f.fun().name().id(), new Value.FunValue(f.fun(), names));
            case Stmt.Assert a -> new Assertions(evaluator).check(a);
            case Stmt.Report r when inspector != null -> { }
            case Stmt.Report r -> reports.report(r.file(), unit.source(), Stream.concat(earlier.stream(), runs.stream()).toList());
            case Stmt.While _, Stmt.Repeat _, Stmt.Local _, Stmt.On _, Stmt.AssignJob _, Stmt.Cancel _, Stmt.Send _, Stmt.After _ ->
                    throw new IllegalStateException("belongs into an algorithm (E068): " + s.span().text());
        }
    }

    private static EvaluationError error(String code, Span place, String message) {
        return new EvaluationError(Diagnostic.of(code, place, message));
    }

    // ---- variables

    private void let(Stmt.Let let) {
        List<Value> values = new ArrayList<>();
        for (int k = 0; k < let.values().size(); k++) {
            boolean one = let.values().size() == let.names().size();
            values.add(one ? value(let.names().get(k), let.values().get(k)) : value(let.values().get(k), ""));
        }
        bind(let.names().stream().map(n -> n.id()).toList(), values, let.span());
    }

    private Value value(Name name, Expr written) {
        return value(written, name.written());
    }

    private void bind(List<String> ids, List<Value> values, Span place) {
        List<Value> all = values.size() == 1 && ids.size() > 1 ? Evaluator.items(values.getFirst()) : values;
        if (all == null || all.size() != ids.size()) {
            throw error("E033", place, ids.size() + " names, but " + (all == null ? "one value" : all.size() + " values"));
        }
        for (int k = 0; k < ids.size(); k++) {
            variables.put(ids.get(k), all.get(k));
        }
    }

    private void assign(Stmt.Assign a) {
        List<String> ids = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        for (int k = 0; k < a.targets().size(); k++) {
            if (!(a.targets().get(k) instanceof Expr.Ref r) || !variables.containsKey(r.name().id())) {
                throw error("E011", a.targets().get(k).span(), "only a variable that was declared with `let` can be assigned");
            }
            Expr e = a.values().get(Math.min(k, a.values().size() - 1));
            ids.add(r.name().id());
            values.add(a.operator().isPresent()
                    ? evaluator.eval(new Expr.Binary(a.span(), a.operator().get(), a.span(), r, e)) : value(e, r.name().written()));
        }
        bind(ids, values, a.span());
    }

    private void forEach(Stmt.For f) {
        List<Value> items = Evaluator.elements(evaluator.eval(f.domain()));
        if (items == null) {
            throw error("E031", f.domain().span(), "a loop goes over a list or a range");
        }
        for (Value item : items) {
            brake.take(1);
            brake.ask();
            within(f.variables(), () -> {
                bind(f.variables().stream().map(n -> n.id()).toList(), List.of(item), f.span());
                if (f.filter().isEmpty() || evaluator.truth(f.filter().get())) {
                    block(f.body());
                }
            });
        }
    }

    /// Runs a block; what it declares ends with it.
    private void block(Stmt.Block block) {
        List<Name> declared = new ArrayList<>();
        for (Stmt s : block.statements()) {
            switch (s) {
                case Stmt.Let let -> declared.addAll(let.names());
                case Stmt.Function f -> declared.add(f.fun().name());
                default -> { }
            }
        }
        within(declared, () -> run(block.statements()));
    }

    /// Runs something that gives these names a meaning of its own; afterwards they have the one that they had before.
    private void within(List<Name> names, Runnable body) {
        Map<String, Value> before = new HashMap<>();
        names.stream().map(Name::id).filter(variables::containsKey).forEach(id -> before.put(id, variables.get(id)));
        body.run();
        names.forEach(n -> variables.remove(n.id()));
        variables.putAll(before);
    }

    private Value value(Expr e, String label) {
        return e instanceof Expr.Run run ? new Value.Results(run(run, label)) : evaluator.eval(e);
    }

    // ---- runs

    /// A run within an expression, `[(run …) for k in D]`, which sees the names of the expression around.
    private Value runInside(Expr.Run run, Names around) {
        Map<String, Value> outside = Map.copyOf(variables);
        if (around instanceof ScriptNames inside) {
            variables.putAll(inside.locals());
        }
        try {
            return new Value.Results(run(run, ""));
        } finally {
            variables.clear();
            variables.putAll(outside);
        }
    }

    private List<RunResult> run(Expr.Run run, String label) {
        Tree.forEach(run.algorithm(), e -> {
            if (e instanceof Expr.Ref r && variables.get(r.name().id()) == UNKNOWN) {
                throw new NeedsRun();
            }
        });
        listener.preparing("preparing " + (label.isEmpty() ? run.algorithm().span().text() : label));
        List<RunPlan> plans = planner.plan(run, label, seed(), options.threads());
        List<String> metrics = plans.getFirst().metrics().stream().map(RunPlan.Metric::name).toList();
        Columns columns = new Columns(List.copyOf(plans.getFirst().varied().keySet()), metrics);
        List<RunResult> results = new ArrayList<>();
        for (RunPlan plan : plans) {
            if (stopped) {
                break;
            }
            Execution execution = prepare(plan, run.span());
            warn();
            if (inspector != null) {
                inspector.accept(execution);
                continue;
            }
            if (results.isEmpty()) {
                listener.planned(columns);
            }
            listener.started(plan.label(), results.size() + 1, plans.size(), plan.limit().rounds());
            RunResult result = carriedOut(execution, run.span());
            results.add(result);
            runs.add(result);
            listener.finished(result);
            new StuckBlocks(plan.problem(), plan.start(), result.point()).warning(run.span()).ifPresent(diagnostics::add);
            warn();
            stopped = result.status() == Status.INTERRUPTED;
        }
        return results;
    }

    private static RunResult carriedOut(Execution execution, Span run) {
        try {
            return execution.run();
        } catch (EvaluationError e) {
            throw e.from(run);
        }
    }

    /// What is wrong may stand in the standard library; the reader is told the run that led there.
    private Execution prepare(RunPlan plan, Span run) {
        Diagnostics found = new Diagnostics();
        try {
            Execution execution = new Execution(plan, variables, library, listener, found, engine, limits);
            Memory.of(execution).check(limits);
            return execution;
        } catch (UserError u) {
            throw EvaluationError.at(run, u);
        } catch (EvaluationError e) {
            throw e.from(run);
        } finally {
            found.all().forEach(d -> diagnostics.add(new EvaluationError(d).from(run).diagnostic()));
        }
    }

    private void warn() {
        List<Diagnostic> all = diagnostics.all();
        List<Diagnostic> fresh = all.subList(reported, all.size()).stream().filter(d -> !d.isError()).toList();
        reported = all.size();
        if (!fresh.isEmpty()) {
            listener.warned(fresh);
        }
    }

    private void plot(Stmt.Plot p) {
        List<PlotStatement.Shown> of = p.of().stream().map(e -> new PlotStatement.Shown(evaluator.eval(e), e.span())).toList();
        reports.plot(new PlotStatement(p, p.settings().stream().map(evaluator::eval).toList()).figure(of), p.files());
    }

    private void save(Stmt.Save s) {
        List<Value> values = s.values().stream().map(v -> evaluator.eval(v.value())).toList();
        listener.written(new Saving(options.out(), access, unit.source()).save(s, values));
    }
}
