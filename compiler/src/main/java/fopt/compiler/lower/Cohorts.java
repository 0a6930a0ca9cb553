package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lowers cohorts: draws from laws, lists of nodes, and the chance `p_i` of being in the cohort around.
final class Cohorts {
    private final Expressions expressions;
    private final Code code;
    private final Tables tables;
    private final Map<Integer, Scalar> chances = new HashMap<>();
    private final Deque<Optional<Scalar>> around = new ArrayDeque<>();
    private final Deque<Var> members = new ArrayDeque<>();

    Cohorts(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
        tables = expressions.tables;
    }

    /// How many `on` blocks are around.
    int depth() {
        return around.size();
    }

    // ---- draws

    /// `sample(clients)`: a cohort, drawn for all.
    Val.Group sample(Expr law) {
        return draw(law, code.key(DrawKey.Who.EVERYBODY));
    }

    private Val.Group draw(Expr law, DrawKey key) {
        Optional<Value> known = expressions.scope.constant(law);
        if (known.isPresent()) {
            return draw(known.get(), law.span(), key);
        }
        return switch (law) {
            case Expr.Conditional c when c.otherwise().isPresent() -> either(c.condition(), c.then(), c.otherwise().get(), key);
            case Expr.Call c -> withChoice(c, key);
            default -> throw noLaw(law.span());
        };
    }

    private Val.Group draw(Value law, Span place, DrawKey key) {
        if (!(law instanceof Value.Law l)) {
            throw noLaw(place);
        }
        int index = tables.law(expressions.participation(l, place));
        Var into = cohort();
        code.step(new Step.DrawCohort(into, index, key));
        return kept(into, new Scalar.Chance(index));
    }

    /// `uniform(a if c else b)` is `uniform(a) if c else uniform(b)`.
    private Val.Group withChoice(Expr.Call law, DrawKey key) {
        for (int k = 0; k < law.args().size(); k++) {
            if (law.args().get(k).value() instanceof Expr.Conditional c && c.otherwise().isPresent()) {
                return either(c.condition(), with(law, k, c.then()), with(law, k, c.otherwise().get()), key);
            }
        }
        throw noLaw(law.span());
    }

    private static Expr.Call with(Expr.Call law, int k, Expr value) {
        List<Expr.Arg> args = new ArrayList<>(law.args());
        args.set(k, new Expr.Arg(args.get(k).span(), args.get(k).name(), value));
        return new Expr.Call(law.span(), law.callee(), args, law.samples());
    }

    private Val.Group either(Expr condition, Expr then, Expr otherwise, DrawKey key) {
        return choice(condition, expressions.lower(condition), () -> draw(then, key), () -> draw(otherwise, key));
    }

    interface Draw {
        Val.Group get();
    }

    /// The cohort of one of two, as a condition that all know says.
    Val.Group choice(Expr condition, Val value, Draw then, Draw otherwise) {
        Var test = code.var("c", Home.ONE, Kind.NUMBERS, 1, false);
        expressions.store.assign(test, value, condition.span());
        Var into = cohort();
        Val.Group[] both = new Val.Group[2];
        List<Step> yes = code.steps(() -> code.step(new Step.CopyCohort(into, (both[0] = then.get()).cohort())));
        List<Step> no = code.steps(() -> code.step(new Step.CopyCohort(into, (both[1] = otherwise.get()).cohort())));
        code.step(new Step.If(new Scalar.Load(test), yes, no));
        boolean known = both[0].chance() != null && both[1].chance() != null;
        return kept(into, known ? new Scalar.Select(new Scalar.Load(test), both[0].chance(), both[1].chance()) : null);
    }

    private static EvaluationError noLaw(Span place) {
        return new EvaluationError(Diagnostic.of("E031", place, "a law of clients is expected here, which is known before the run, or one of two that are")
                .help("for example `uniform(10)`, `poisson_sampling(10%)` or `everybody`"));
    }

    // ---- lists of nodes

    /// What stands behind `on`: a cohort, or a list of nodes.
    Val.Group members(Expr e) {
        List<Scalar> numbers = new ArrayList<>();
        if (e instanceof Expr.ListOf l) {
            l.items().forEach(item -> numbers.add(expressions.scalar(item)));
            return formed(numbers);
        }
        Val v = expressions.lower(e);
        if (v instanceof Val.Group g) {
            return g;
        }
        if (v instanceof Val.Const(Value list) && Evaluator.items(list) instanceof List<Value> items) {
            items.forEach(item -> numbers.add(new Scalar.Const(Evaluator.asNumber(item, e.span()))));
        } else {
            throw Unsupported.at(e.span(), "`on` with this");
        }
        return formed(numbers);
    }

    private Val.Group formed(List<Scalar> numbers) {
        Var into = cohort();
        code.step(new Step.FormCohort(into, numbers));
        return kept(into, null);
    }

    private Var cohort() {
        return code.var("cohort", Home.ONE, Kind.COHORT, 0, true);
    }

    // ---- chances

    private Val.Group kept(Var cohort, Scalar chance) {
        remember(cohort, chance);
        return new Val.Group(cohort, chance);
    }

    /// The chance of a node to be in the cohort that this variable holds, or null.
    Scalar chance(Var cohort) {
        return chances.get(cohort.id());
    }

    void remember(Var cohort, Scalar chance) {
        chances.put(cohort.id(), chance);
    }

    /// Runs `body` with `p_i` as of this cohort.
    void inside(Val.Group cohort, Runnable body) {
        around.push(Optional.ofNullable(cohort.chance()));
        members.push(cohort.cohort());
        body.run();
        members.pop();
        around.pop();
    }

    /// The cohort around, if there is one, it was drawn in this round, and nodes are in it independently of each other.
    Optional<Var> independent() {
        return members.size() == 1 && members.peek().temporary() && rate() < 1 ? Optional.of(members.peek()) : Optional.empty();
    }

    /// The chance of each node to be in the cohort around, if they are independent and it is the same for all; else 1.
    double rate() {
        return !around.isEmpty() && around.peek().isPresent() && around.peek().get() instanceof Scalar.Chance(int law)
                ? expressions.tables.laws.get(law).independentChance() : 1;
    }

    /// p_i
    Val chance(Span place) {
        if (around.isEmpty() || around.peek().isEmpty()) {
            throw new EvaluationError(Diagnostic.of("E317", place, "`p_i` is the chance of being sampled, and nobody is sampled here")
                    .help("use it inside `on sample(law) { … }`"));
        }
        return new Val.Num(around.peek().get(), Home.NODE);
    }
}
