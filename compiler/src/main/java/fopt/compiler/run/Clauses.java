package fopt.compiler.run;

import fopt.RunOptions;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Clause;
import fopt.compiler.syntax.Expr;
import fopt.runtime.Precision;
import fopt.runtime.event.Timing;
import fopt.runtime.fault.Faults;
import fopt.runtime.problem.Problem;
import fopt.runtime.robust.Byzantine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The clauses of a `run`, evaluated as far as they do not depend on parameters.
final class Clauses {
    private static final int ROWS = 200;

    final Problem problem;
    final Optional<Clause.Over> over;
    final Optional<Clause.From> from;
    final RunPlan.Limit limit;
    final Optional<Expr> until;
    final List<RunPlan.Metric> metrics = new ArrayList<>();
    final long every;
    double everySeconds;
    Timing timing;
    Faults faults = Faults.NONE;
    final List<Long> seeds = new ArrayList<>();
    /// One, or several behind `each`.
    final List<Attackers> attackers = new ArrayList<>();
    /// Likewise.
    final List<Precision> precisions = new ArrayList<>();
    int threads;
    boolean iterates;

    /// @param problem as the nodes see it
    /// @param shown how the attack is written where several are compared
    record Attackers(Byzantine byzantine, Problem problem, String shown) {}

    Clauses(Expr.Run run, Evaluator evaluator, long seed, int threads) {
        this.threads = threads;
        problem = one(run, Clause.On.class).map(on -> problem(evaluator.eval(on.problem()), on.problem().span()))
                .orElseThrow(() -> missing(run, "a problem", "on p"));
        over = one(run, Clause.Over.class);
        from = one(run, Clause.From.class);
        limit = one(run, Clause.For.class).map(f -> limit(f, evaluator)).orElseThrow(() -> missing(run, "an end", "for 1000 rounds"));
        until = one(run, Clause.Until.class).map(Clause.Until::condition);
        every = measure(one(run, Clause.Measure.class), evaluator);
        for (Clause c : run.clauses()) {
            if (c instanceof Clause.With with) {
                with.settings().forEach(s -> setting(s, evaluator));
            }
        }
        if (seeds.isEmpty()) {
            seeds.add(seed);
        }
        if (precisions.isEmpty()) {
            precisions.add(Precision.FLOAT64);
        }
        if (attackers.isEmpty()) {
            attackers.add(new Attackers(Byzantine.NONE, problem, ""));
        }
    }

    private static <T extends Clause> Optional<T> one(Expr.Run run, Class<T> kind) {
        return run.clauses().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static EvaluationError missing(Expr.Run run, String what, String clause) {
        return new EvaluationError(Diagnostic.of("E065", run.algorithm().span(), "this run has no " + what.substring(what.indexOf(' ') + 1))
                .help("add `" + clause + "`"));
    }

    private static Problem problem(Value v, Span place) {
        if (v instanceof Value.ProblemValue p) {
            return p.problem();
        }
        throw new EvaluationError(Diagnostic.of("E031", place, "a problem is expected after `on`, but this is " + v.show())
                .help("for example `logistic(libsvm(\"file\"), nodes = 10)`"));
    }

    private static RunPlan.Limit limit(Clause.For f, Evaluator evaluator) {
        Value v = evaluator.eval(f.amount());
        String word = f.word().orElse("");
        return switch (v) {
            case Value.Num n when n.value() >= 0 && (word.equals("rounds") || word.isEmpty()) -> new RunPlan.Limit(RunPlan.Limit.Kind.ROUNDS, Math.floor(n.value()));
            case Value.Num n when n.value() >= 0 && word.equals("epochs") -> new RunPlan.Limit(RunPlan.Limit.Kind.EPOCHS, n.value());
            case Value.Quantity q when q.dimension() == Value.Quantity.Dimension.BITS -> new RunPlan.Limit(RunPlan.Limit.Kind.BITS, q.value());
            case Value.Quantity q when q.dimension() == Value.Quantity.Dimension.SECONDS -> new RunPlan.Limit(RunPlan.Limit.Kind.SECONDS, q.value());
            default -> throw new EvaluationError(Diagnostic.of("E031", f.amount().span(), "a number of rounds, epochs or bits is expected, but this is " + v.show())
                    .help("for example `for 1000 rounds`, `for 10 epochs` or `for 5 Mbit`"));
        };
    }

    private long measure(Optional<Clause.Measure> clause, Evaluator evaluator) {
        if (clause.isEmpty()) {
            metrics.add(new RunPlan.Metric("loss", null));
            return usual();
        }
        for (Clause.Metric m : clause.get().metrics()) {
            metrics.add(new RunPlan.Metric(m.name().map(n -> n.written()).orElseGet(() -> m.value().span().text()), m.value()));
        }
        if (clause.get().every().isEmpty()) {
            return usual();
        }
        Expr every = clause.get().every().get();
        Value step = evaluator.eval(every);
        if (step instanceof Value.Quantity q && q.dimension() == Value.Quantity.Dimension.SECONDS && q.value() > 0) {
            everySeconds = q.value();
            return 1;
        }
        double rounds = Evaluator.asNumber(step, every.span());
        if (!(rounds >= 1)) {
            throw new EvaluationError(Diagnostic.of("E042", every.span(), "rows are recorded every 1 round or more, not every " + rounds));
        }
        return (long) rounds;
    }

    /// Some 200 rows.
    private long usual() {
        if (limit.kind() == RunPlan.Limit.Kind.SECONDS) {
            everySeconds = limit.amount() / ROWS;
        }
        return Math.max(1, limit.rounds() / ROWS);
    }

    private void setting(Expr e, Evaluator evaluator) {
        boolean attack = isCall(e, "byzantine");
        if (FaultSettings.isOne(e)) {
            faults = new FaultSettings(problem.nodes(), evaluator).with(faults, (Expr.Call) e);
        } else if (attack) {
            attackers.addAll(new AttackSetting(problem, evaluator).of((Expr.Call) e));
        } else if (isCall(e, "precision")) {
            Expr type = ((Expr.Call) e).args().getFirst().value();
            List<Expr> types = type instanceof Expr.Each each && each.values() instanceof Expr.ListOf list ? list.items() : List.of(type);
            types.forEach(t -> precisions.add(precision(evaluator.eval(t), t.span())));
        } else {
            setting(evaluator.eval(e), e.span());
        }
    }

    private static boolean isCall(Expr e, String name) {
        return e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && r.name().id().equals(name);
    }

    private void setting(Value v, Span place) {
        if (v instanceof Value.TimingValue t) {
            timing = Timings.of(t, problem.nodes());
            return;
        }
        if (!(v instanceof Value.Setting s)) {
            throw new EvaluationError(Diagnostic.of("E031", place, "a setting is expected after `with`, but this is " + v.show())
                    .help("settings of a run are `seeds(1..5)` and `threads(2)`"));
        }
        switch (s.name()) {
            case "seeds", "seed" -> s.arguments().forEach(a -> seeds(a, place));
            case "iterates" -> iterates = true;
            case "threads" -> threads = (int) positive(s, place);
            case "precision" -> precisions.add(precision(s.arguments().getFirst(), place));
            default -> throw new EvaluationError(Diagnostic.of("E042", place, "`" + s.name() + "` is not a setting of a run")
                    .help("settings of a run are `seeds(1..5)` and `threads(2)`"));
        }
    }

    private static double positive(Value.Setting s, Span place) {
        double v = s.arguments().isEmpty() ? 0 : Evaluator.asNumber(s.arguments().getFirst(), place);
        if (v < 1 || v != Math.rint(v) || v > RunOptions.MOST_THREADS) {
            throw new EvaluationError(Diagnostic.of("E042", place, "`" + s.name() + "` takes a whole number from 1 to " + RunOptions.MOST_THREADS + ", not "
                    + Value.of(v).show()));
        }
        return v;
    }

    private static Precision precision(Value v, Span place) {
        String word = v instanceof Value.Text t ? t.value() : v.show();
        return Precision.named(word).orElseThrow(() -> new EvaluationError(Diagnostic.of("E042", place, "`" + word + "` is no precision of a run")
                .help("write one of " + Arrays.stream(Precision.values()).map(Precision::word).collect(Collectors.joining(", ")))));
    }

    private void seeds(Value v, Span place) {
        List<Value> items = Evaluator.items(v);
        if (items != null) {
            items.forEach(item -> seeds(item, place));
        } else {
            double seed = Evaluator.asNumber(v, place);
            if (seed != Math.rint(seed)) {
                throw new EvaluationError(Diagnostic.of("E042", place, "a seed is a whole number, not " + Value.of(seed).show()));
            }
            seeds.add((long) seed);
        }
    }
}
