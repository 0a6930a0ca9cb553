package fopt.compiler.run;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.runtime.UserError;
import fopt.runtime.event.ComputeTime;
import fopt.runtime.event.Law;
import fopt.runtime.event.Network;
import fopt.runtime.event.Timing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// `timing(compute = …, latency = …, bandwidth = …)`: what takes how long.
///
/// Compute times are kept as they stand until the number of nodes is known: a duration, a law, a list with one of these for each node, or a function of
/// the node's number.
final class Timings {
    private Timings() {}

    /// The arguments of `timing(…)` by canonical name; the first one may stand without.
    static Map<String, Expr> arguments(Expr.Call c) {
        Map<String, Expr> out = new LinkedHashMap<>();
        for (Expr.Arg a : c.args()) {
            out.put(a.name().map(Name::id).orElse("compute"), a.value());
        }
        return out;
    }

    /// A timing for n nodes.
    static Timing of(Value.TimingValue v, int n) {
        Function<String, Optional<Expr>> argument = name -> Optional.ofNullable(v.arguments().get(name));
        Evaluator evaluator = new Evaluator(v.names(), v.calls());
        List<Law> laws = argument.apply("compute").map(e -> laws(e, n, v, evaluator)).orElse(List.of(new Law.Constant(1)));
        ComputeTime.Per per = argument.apply("per").map(Timings::per).orElse(ComputeTime.Per.GRADIENT);
        Network.Link peer = link(argument, "", evaluator, new Network.Link(new Law.Constant(0), Double.POSITIVE_INFINITY));
        Network network = new Network(link(argument, "_up", evaluator, peer), link(argument, "_down", evaluator, peer), peer,
                argument.apply("server_bandwidth").map(e -> bandwidth(e, evaluator)).orElse(Double.POSITIVE_INFINITY),
                argument.apply("half_duplex").map(evaluator::truth).orElse(false));
        return new Timing(new ComputeTime(laws, per), network, Calendars.availability(argument, n, evaluator, v.calls()));
    }

    private static Network.Link link(Function<String, Optional<Expr>> argument, String suffix, Evaluator evaluator, Network.Link standard) {
        return new Network.Link(argument.apply("latency" + suffix).map(e -> law(e, evaluator)).orElse(standard.latency()),
                argument.apply("bandwidth" + suffix).map(e -> bandwidth(e, evaluator)).orElse(standard.bandwidth()));
    }

    // ---- compute times

    private static List<Law> laws(Expr e, int n, Value.TimingValue v, Evaluator evaluator) {
        if (e instanceof Expr.Lambda l) {
            Name i = l.parameters().getFirst();
            return IntStream.rangeClosed(1, n).mapToObj(node -> law(l.body(), new Evaluator(Bound.in(v.names(), Map.of(i.id(), Value.of(node))), v.calls()))).toList();
        }
        if (!(e instanceof Expr.Call) && evaluator.eval(e) instanceof Value.Matrix m) {
            return columns(m, n, e);
        }
        if (e instanceof Expr.Call || !(evaluator.eval(e) instanceof Value list) || Evaluator.items(list) == null) {
            return List.of(law(e, evaluator));
        }
        List<Value> items = Evaluator.items(list);
        if (items.size() != n) {
            throw error("E042", e.span(), items.size() + " compute times for " + n + " nodes", "give one for each node, one for all, or a function: `i => sqrt(i) * 1 s`");
        }
        return items.stream().<Law>map(item -> new Law.Constant(seconds(item, e.span()))).toList();
    }

    /// The measured durations of each node.
    private static List<Law> columns(Value.Matrix m, int n, Expr e) {
        if (m.columns() != n) {
            throw error("E042", e.span(), m.columns() + " columns of durations for " + n + " nodes", "give a column for each node");
        }
        return IntStream.range(0, n).<Law>mapToObj(i -> new Law.Trace(e.span().text() + ", column " + (i + 1),
                IntStream.range(0, m.rows()).mapToDouble(k -> m.entries()[k * n + i]).toArray())).toList();
    }

    /// A duration, or a law of durations.
    private static Law law(Expr e, Evaluator evaluator) {
        try {
            if (e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && r.name().id().equals("straggling") && c.args().size() == 3) {
                return new Law.Straggling(law(c.args().get(0).value(), evaluator), evaluator.number(c.args().get(1).value()),
                        evaluator.number(c.args().get(2).value()));
            }
            if (e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && Law.NAMES.containsKey(r.name().id())) {
                return law(r.name().id(), c.args().stream().map(a -> evaluator.eval(a.value())).toList(), c.span());
            }
            Value v = evaluator.eval(e);
            if (v instanceof Value.Vector x) {
                return new Law.Trace(e.span().text(), x.entries());
            }
            List<Value> measured = Evaluator.items(v);
            if (measured != null) {
                return new Law.Trace(e.span().text(), measured.stream().mapToDouble(m -> seconds(m, e.span())).toArray());
            }
            return new Law.Constant(seconds(v, e.span()));
        } catch (UserError u) {
            throw EvaluationError.at(e.span(), u);
        }
    }

    private static Law law(String name, List<Value> arguments, Span place) {
        if (arguments.size() != Law.NAMES.get(name)) {
            throw error("E041", place, "`" + name + "` as a law of durations takes " + Law.NAMES.get(name) + (Law.NAMES.get(name) == 1 ? " argument" : " arguments"),
                    "for example `lognormal(1 s, 0.5)`");
        }
        double a = seconds(arguments.getFirst(), place);
        return switch (name) {
            case "exponential" -> new Law.Exponential(a, 0);
            case "shifted_exponential" -> new Law.Exponential(a + seconds(arguments.get(1), place), a);
            case "rand" -> new Law.Uniform(a, seconds(arguments.get(1), place));
            case "lognormal" -> new Law.LogNormal(a, Evaluator.asNumber(arguments.get(1), place));
            case "truncated_normal" -> new Law.TruncatedNormal(a, seconds(arguments.get(1), place));
            default -> new Law.Pareto(a, Evaluator.asNumber(arguments.get(1), place));
        };
    }

    static double seconds(Value v, Span place) {
        return switch (v) {
            case Value.Quantity q when q.dimension() == Value.Quantity.Dimension.SECONDS -> q.value();
            case Value.Num n -> n.value();
            default -> throw error("E031", place, "a duration is expected, but this is " + v.show(), "for example `10 ms`, or `exponential(1 s)`");
        };
    }

    // ---- the rest

    private static ComputeTime.Per per(Expr e) {
        return switch (e.span().text()) {
            case "gradient" -> ComputeTime.Per.GRADIENT;
            case "sample" -> ComputeTime.Per.SAMPLE;
            case "job" -> ComputeTime.Per.JOB;
            default -> throw error("E042", e.span(), "`" + e.span().text() + "` is not what a compute time can stand for", "write `per = gradient`, `per = sample` or `per = job`");
        };
    }

    private static double bandwidth(Expr e, Evaluator evaluator) {
        Value v = evaluator.eval(e);
        double rate = v instanceof Value.Quantity q && q.dimension() == Value.Quantity.Dimension.BITS_PER_SECOND ? q.value()
                : v instanceof Value.Num n ? n.value() : -1;
        if (!(rate > 0)) {
            throw error("E031", e.span(), "a bandwidth is expected, but this is " + v.show(), "for example `100 Mbps`, or `inf`");
        }
        return rate;
    }

    private static EvaluationError error(String code, Span place, String message, String help) {
        return new EvaluationError(Diagnostic.of(code, place, message).help(help));
    }
}
