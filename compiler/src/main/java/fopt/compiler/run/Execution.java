package fopt.compiler.run;

import fopt.Limits;
import fopt.RunListener;
import fopt.compiler.check.Declarations;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.ir.Ir;
import fopt.compiler.lower.Instance;
import fopt.compiler.lower.Lowered;
import fopt.compiler.lower.Lowering;
import fopt.compiler.numpy.NumpyRun;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Expr;
import fopt.runtime.Brake;
import fopt.runtime.HostError;
import fopt.runtime.Precision;
import fopt.runtime.UserError;
import fopt.runtime.fault.Faults;
import fopt.runtime.hook.HookError;
import fopt.runtime.hook.HookRules;
import fopt.runtime.record.Digest;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import fopt.runtime.record.Status;
import fopt.runtime.sim.Metrics;
import fopt.runtime.sim.Setup;
import fopt.runtime.sim.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Carries out one planned run: lowers, optimises and compiles the algorithm, then goes from round to round and records rows.
final class Execution {
    /// So many rounds in which no time passes, and it never will.
    private static final int STILL = 100_000;

    private final RunPlan plan;
    private final Engine engine;
    private final Limits limits;
    private final Instance instance;
    private final Lowered lowered;
    private final Ir ir;
    private final Map<String, Value> parameters;
    private final Lowering lowering;
    private final RunListener listener;
    private final RowMetrics rowMetrics;
    private final Declarations declarations;
    private final Map<String, HookRules> rules;
    private final Library library;
    private final boolean oneThread;

    /// @throws EvaluationError if the program asks for what the run does not have
    Execution(RunPlan plan, Map<String, Value> script, Library library, RunListener listener, Diagnostics diagnostics, Engine engine, Limits limits) {
        this.plan = plan;
        this.engine = engine;
        this.limits = limits;
        this.listener = listener;
        this.library = library;
        declarations = library.declarations();
        rules = library.hooks().rules();
        Map<String, Value> known = new HashMap<>(script);
        known.putAll(Closures.of(script, plan.parameters()).captured());
        instance = new Instance(plan.problem(), plan.mixing(), plan.start(), plan.limit().rounds(), plan.seed(), plan.timed(), plan.faults().lossy(),
                plan.byzantine().count(), plan.precision(), plan.parameters(), known,
                library.at(plan.problem().dimension()));
        lowering = new Lowering(plan.typing(), instance);
        lowering.checkRequirements(diagnostics);
        if (diagnostics.hasErrors()) {
            throw new Planner.Failed();
        }
        lowered = lowering.lower();
        if (lowered.events() != null && !lowered.events().moves() && plan.limit().kind() == RunPlan.Limit.Kind.ROUNDS) {
            throw new EvaluationError(Diagnostic.of("E677", plan.typing().algorithm.name().span(), "this run never ends: nothing changes what is measured, and a run that is driven by "
                    + "events counts these changes as its rounds").help("end it after a time, `for 100 s`, or say what is measured, `output e`"));
        }
        parameters = lowering.parameters();
        ir = engine.code(lowered.ir());
        oneThread = library.hooks().areInCompressors() || plan.problem().isForOneThread();
        rowMetrics = new RowMetrics(plan.metrics(), plan.until(), ir, known, library);
    }

    /// The IR as lowered, before the passes.
    Ir plain() {
        return lowered.ir();
    }

    /// The code that runs.
    Ir code() {
        return ir;
    }

    RunPlan plan() {
        return plan;
    }

    /// Values of the parameters, by name as written; texts where they are not known before the run.
    Map<String, Value> parameters() {
        return parameters;
    }

    /// What there is to know for a transcription.
    NumpyRun transcribed() {
        if (!plan.faults().equals(Faults.NONE) || plan.byzantine().count() > 0) {
            throw new EvaluationError(Diagnostic.of("E047", plan.typing().algorithm.name().span(), "what goes wrong in a run has no transcription to NumPy")
                    .help("leave out `lossy`, `churn` and `byzantine`"));
        }
        if (plan.precision() != Precision.FLOAT64) {
            throw new EvaluationError(Diagnostic.of("E047", plan.typing().algorithm.name().span(), "a run in single precision has no transcription to NumPy: "
                    + "it rounds what is stored, and NumPy would round what is in between, too").help("leave out `precision(float32)`"));
        }
        return new NumpyRun(plan.label(), plan.typing(), plan.problem(), plan.mixing(), plan.start(), parameters, Map.copyOf(instance.script()), declarations,
                instance.builtIns(), plan.limit().rounds(), plan.every(), plan.seed());
    }

    /// The value of an expression of the algorithm, if it has one before the run.
    Optional<Value> constant(Expr e) {
        return lowering.constant(e);
    }

    /// What is required of the run, as far as only the run itself can tell whether it holds.
    List<String> undecidedRequirements() {
        return lowering.undecidedRequirements();
    }

    /// The parameters as another check of the same algorithm gives them. @param standard the parameter that has its default there, even in a sweep
    Map<String, Value> parameters(Typing typing, String standard) {
        Map<String, Value> others = new HashMap<>(instance.parameters());
        others.remove(standard);
        return new Lowering(typing, instance.with(others)).parameters();
    }

    Lowered lowered() {
        return lowered;
    }

    RunResult run() {
        try (ScriptHooks attackers = new ScriptHooks(rules, plan.seed())) {
            return run(Setups.of(attackedBy(attackers, oneThread ? plan.withThreads(1) : plan), lowered, ir, rules));
        } catch (HookError e) {
            throw HookErrors.at(lowered.hookPlaces().get(e.use().orElseThrow()), e);
        }
    }

    /// The attackers of a run have guests of their own.
    private RunPlan attackedBy(ScriptHooks guests, RunPlan run) {
        return run.withAttackers(FunctionAttack.calling(library.calling(guests), run.byzantine()));
    }

    private RunResult run(Setup setup) {
        try (Simulation simulation = new Simulation(setup, engine.algorithm(ir))) {
            Recorder recorder = new Recorder(simulation, setup);
            try {
                return recorder.run();
            } catch (HookError e) {
                throw e;
            } catch (UserError e) {
                throw blamed(e, simulation, recorder.observing);
            } catch (Brake.Halted | EvaluationError e) {
                throw e;
            } catch (RuntimeException e) {
                throw blamed(HostError.of(e).orElseThrow(() -> e), simulation, recorder.observing);
            }
        }
    }

    /// With the place in the program.
    private EvaluationError blamed(UserError e, Simulation simulation, boolean observing) {
        try (ScriptHooks attackers = new ScriptHooks(rules, plan.seed())) {
            return new Blame(attackedBy(attackers, plan), new Lowering(plan.typing(), instance).lower(), rules).of(e, simulation.context().round, observing);
        }
    }

    /// Goes through the rounds of one run.
    private final class Recorder {
        private final Simulation simulation;
        private final Metrics metrics;
        private final boolean timed = plan.timed();
        private final List<Row> rows = new ArrayList<>();
        private final List<double[]> iterates = new ArrayList<>();
        private final Digest digest = new Digest();
        private Status status = Status.RUNNING;
        private double time;
        /// How many steps of time have had their row.
        private long step;
        private boolean observing;
        /// Rounds in which no time passed.
        private int still;
        private final Standstill standstill = new Standstill(plan.problem().nodes());

        Recorder(Simulation simulation, Setup setup) {
            this.simulation = simulation;
            metrics = new Metrics(simulation.context(), Setups.measured(ir));
        }

        RunResult run() {
            if (rowMetrics.needOptimum()) {
                listener.preparing("computing the minimum of " + plan.problem().name());
                plan.problem().optimum();
            }
            simulation.init();
            record();
            long round = 0;
            try {
                round = rounds();
                if (rows.getLast().round() != round) {
                    record();
                }
            } catch (Brake.Halted h) {
                status = Status.INTERRUPTED;
                round = rows.getLast().round();
            }
            double[] point = metrics.point();
            digest.add(point, 0, point.length);
            return new RunResult(plan.label(), ir.name(), plan.varied(), shown(), plan.seed(), plan.precision(), List.copyOf(rows), round, status, point, digest.hex(),
                    List.of(), simulation.context().ledger(), plan.problem().dimension(), List.copyOf(iterates));
        }

        /// The rounds, or events, until the run is over. @return the last one @throws Brake.Halted if it was ended within a round
        private long rounds() {
            long round = 0;
            while (status == Status.RUNNING) {
                if (over(round)) {
                    status = Status.DONE;
                } else if (listener.stopRequested()) {
                    status = Status.INTERRUPTED;
                } else {
                    round = simulation.hasEvents() ? event(round) : round(round);
                }
            }
            return round;
        }

        private long round(long before) {
            long round = before + 1;
            simulation.round();
            passed(round);
            if (due(round) || over(round)) {
                record();
            }
            listener.progress(round, rows.getLast().metrics());
            return round;
        }

        /// The next event, and the rows that are due before it.
        private long event(long before) {
            double next = simulation.nextEvent();
            double end = plan.limit().kind() == RunPlan.Limit.Kind.SECONDS ? plan.limit().amount() : Double.POSITIVE_INFINITY;
            while (plan.everySeconds() > 0 && nextRow() < Math.min(next, end) && status == Status.RUNNING) {
                time = nextRow();
                step++;
                record();
            }
            if (next >= end || next == Double.POSITIVE_INFINITY) {
                time = Math.min(next, end);
                record();
                status = status == Status.RUNNING ? Status.DONE : status;
                return before;
            }
            simulation.event();
            long round = simulation.context().round;
            time = next;
            standstill.event(time, far(round));
            if (round != before && (plan.everySeconds() == 0 && round % plan.every() == 0 || over(round))) {
                record();
            }
            if (round != before) {
                listener.progress(round, rows.getLast().metrics());
            }
            return round;
        }

        /// A round comes to an end, and an end in time comes nearer.
        private void passed(long round) {
            double now = timed ? simulation.context().time() : 0;
            if (now == Double.POSITIVE_INFINITY) {
                throw new UserError("E666", "round " + round + " never ends: a node computes for ever, or waits for one that does; end its outage");
            }
            still = now > time || plan.limit().kind() != RunPlan.Limit.Kind.SECONDS ? 0 : still + 1;
            time = now;
            if (still == STILL) {
                throw new UserError("E665", "no time passed in the last " + STILL + " rounds, so the run never comes to its end after "
                        + plan.limit().amount() + " s: let something in a round take time, or end the run after rounds");
            }
        }

        /// In steps of time, the first round that ends when a row is due, or later, has it.
        private boolean due(long round) {
            if (plan.everySeconds() == 0) {
                return round % plan.every() == 0;
            }
            long steps = (long) (time / plan.everySeconds());
            boolean due = steps > step;
            step = Math.max(step, steps);
            return due;
        }

        /// When the next row is due, where rows are recorded in steps of time.
        private double nextRow() {
            return (step + 1) * plan.everySeconds();
        }

        private boolean over(long round) {
            double end = plan.limit().amount();
            return far(round) >= (plan.limit().kind() == RunPlan.Limit.Kind.EPOCHS ? end * samples() : end);
        }

        /// How far the run is, in what its end is given in.
        private double far(long round) {
            return switch (plan.limit().kind()) {
                case ROUNDS -> round;
                case SECONDS -> simulation.context().time();
                case BITS -> simulation.context().counters().bits();
                case EPOCHS -> simulation.context().counters().gradients();
            };
        }

        private double samples() {
            double all = 0;
            for (int i = 0; i < plan.problem().nodes(); i++) {
                all += plan.problem().rows(i);
            }
            return all;
        }

        private void record() {
            observing = true;
            simulation.observe();
            observing = false;
            double now = simulation.hasEvents() ? time : simulation.context().time();
            metrics.at(now);
            if (plan.iterates()) {
                keep(metrics.point());
            }
            SequencedMap<String, Double> values = rowMetrics.measure(metrics);
            Row row = new Row(plan.label(), ir.name(), plan.varied(), plan.seed(), simulation.context().round, now,
                    simulation.context().counters().bitsUp(), simulation.context().counters().bitsDown(), simulation.context().counters().bits(),
                    simulation.context().counters().gradients(), values);
            rows.add(row);
            digest.add(row);
            listener.row(row);
            if (metrics.diverged() || values.values().stream().anyMatch(v -> Double.isInfinite(v))) {
                status = Status.DIVERGED;
            } else if (status == Status.RUNNING && rowMetrics.reached(metrics)) {
                status = Status.DONE;
            }
        }

        /// Each point takes memory until the program ends.
        private void keep(double[] point) {
            try {
                Memory.checkKept(iterates.size() + 1L, point.length, limits);
            } catch (UserError e) {
                throw EvaluationError.at(plan.typing().algorithm.name().span(), e);
            }
            iterates.add(point);
        }

        private SequencedMap<String, String> shown() {
            SequencedMap<String, String> out = new LinkedHashMap<>();
            parameters.forEach((name, v) -> out.put(name, v.show()));
            return out;
        }
    }
}
