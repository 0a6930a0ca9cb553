package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Optional;

/// The rules COMM: where primitives may stand, from where to where they send, and what the receivers then know.
final class PrimitiveRules {
    private final Analysis analysis;
    private final ArgumentRules arguments;

    PrimitiveRules(Analysis analysis, ArgumentRules arguments) {
        this.analysis = analysis;
        this.arguments = arguments;
    }

    Typed call(Builtin b, Expr.Call c, Site at) {
        ArgumentRules.Checked args = arguments.check(b, c, at);
        boolean allowed = standsWell(b, c, args, at.context());
        List<Expr> values = args.repeated().isEmpty() && args.named().containsKey("v") ? List.of(args.named().get("v")) : args.repeated();
        boolean placed = true;
        for (Expr v : values) {
            placed &= fromHere(b, v, at.context());
        }
        if (b.name().equals("fetch") && args.named().containsKey("from")) {
            placed &= source(args.named().get("from"));
        }
        if (!args.fine() || !allowed || !placed) {
            return Analysis.UNTYPED;
        }
        Route route = route(b, args, analysis.typing, at.context());
        if (at.context().isRound()) {
            if (route == Route.PEERS) {
                analysis.read(Ambient.of("W").symbol());
            }
            values.forEach(v -> analysis.send(c, v, route, at.context()));
        }
        List<Type> types = values.stream().map(v -> delivered(b, analysis.typing.of(v).type())).toList();
        Type type = types.size() == 1 ? types.get(0) : new Type.Tuple(types);
        boolean meeting = at.context().inside(Context.Kind.MEETING).isPresent();
        if (meeting || at.context().inside(Context.Kind.JOB).isPresent()) {
            return new Typed(type, Placement.NODE, meeting ? Knowledge.PRIVATE : Knowledge.KNOWN);
        }
        return at.context().isFree() && destination(b) == Placement.SERVER ? new Typed(type, Placement.SHARED, Knowledge.KNOWN)
                : new Typed(type, destination(b), destination(b) == Placement.SHARED ? Knowledge.KNOWN : Knowledge.PRIVATE);
    }

    private boolean standsWell(Builtin b, Expr.Call c, ArgumentRules.Checked args, Context context) {
        if (context.inside(Context.Kind.FUNCTION).isPresent()) {
            analysis.fail(FlowErrors.inFunction(c.span(), b.name()));
            return false;
        }
        if (context.isFree()) {
            return true;
        }
        if (EventRules.around(context).isPresent()) {
            return inEvent(b, c, context);
        }
        if (context.inside(Context.Kind.LOCAL).isPresent()) {
            analysis.fail(FlowErrors.inLocal(c.span(), b.name()));
            return false;
        }
        Optional<Context> ruler = context.ruler();
        if (ruler.isPresent()) {
            analysis.fail(FlowErrors.notAllAgree(c.span(), b.name(), ruler.get()));
            return false;
        }
        Optional<Context> cohort = context.inside(Context.Kind.COHORT);
        boolean overAll = b.name().equals("exchange") || b.name().equals("gossip") && overMixing(args, analysis.typing);
        if (cohort.isPresent() && overAll) {
            analysis.fail(FlowErrors.gossipInCohort(c.span(), b.name(), cohort.get().span()));
            return false;
        }
        return true;
    }

    /// In a job: `broadcast` only. At an edge: `exchange` only. Elsewhere nothing: messages are sent with `send`.
    private boolean inEvent(Builtin b, Expr.Call c, Context context) {
        boolean job = context.inside(Context.Kind.JOB).isPresent();
        boolean meeting = context.inside(Context.Kind.MEETING).isPresent();
        if (job && !b.name().equals("broadcast")) {
            analysis.fail(EventErrors.notHere(c.span(), b.name(), "a job", "a job hears `broadcast` of the server, and its result goes to a handler"));
        } else if (meeting && !b.name().equals("exchange")) {
            analysis.fail(EventErrors.notHere(c.span(), b.name(), "an event of an edge", "its two ends see each other by `exchange` only"));
        } else if (meeting && inLoopOrBranch(context)) {
            analysis.fail(EventErrors.notHere(c.span(), b.name(), "a loop or a branch of an event of an edge", "the two ends see each other in any case: write `let y = exchange(x)` in front of it"));
        } else if (!job && !meeting) {
            analysis.fail(EventErrors.notHere(c.span(), b.name(), "a handler", "here one place acts alone: use `send` and `when`, or a `job`"));
        } else if (job && inLoopOrBranch(context)) {
            analysis.fail(EventErrors.notHere(c.span(), b.name(), "a loop or a branch of a job", "hear it at the beginning: `let y = broadcast(x)`"));
        } else {
            return true;
        }
        return false;
    }

    private static boolean inLoopOrBranch(Context context) {
        return context.inside(Context.Kind.LOCAL).or(() -> context.inside(Context.Kind.LOOP)).or(() -> context.inside(Context.Kind.BRANCH)).isPresent();
    }

    /// Whether the value lives where the primitive takes it from.
    private boolean fromHere(Builtin b, Expr value, Context context) {
        Typed t = analysis.typing.of(value);
        String out = switch (b.name()) {
            case "broadcast" -> t.place() == Placement.NODE || t.place() == Placement.EDGE
                    ? "use `mean_i(…)` or `gather(…)` to send to the server, `allmean(…)` for all, `gossip(…)` for neighbours" : null;
            case "exchange" -> t.place() == Placement.SERVER ? "send it to the nodes with `broadcast(…)`" : null;
            case "gossip", "fetch" -> switch (t.place()) {
                case SERVER -> "send it to the nodes with `broadcast(…)`; nothing else is needed then";
                case EDGE -> "send what each edge has with `exchange(…)`, or reduce it first: `sum(…)`";
                case SHARED, NODE -> null;
            };
            default -> switch (t.place()) {
                case SERVER -> "it is at the server already: leave out `" + b.name() + "`";
                case EDGE -> "reduce it over the neighbours first: `sum(…)` or `mean(…)`";
                case SHARED, NODE -> null;
            };
        };
        if (new PartRules(analysis, new Placing(analysis)).unknownSet(b, value)) {
            return false;
        }
        boolean condition = t.type() instanceof Type.Bool && b.name().equals("broadcast");
        boolean numbers = t.type() instanceof Type.Real || t.type() instanceof Type.Any || condition;
        if (!numbers) {
            analysis.fail(ShapeErrors.argument(value.span(), b.name(), "v", "a number or a vector", t.type()));
            return false;
        }
        if (out != null) {
            String takes = b.name().equals("broadcast") ? "of the server" : "of the nodes";
            analysis.fail(FlowErrors.wrongPlace(value.span(), b.name(), takes, t.place(), out));
        }
        return out == null;
    }

    private boolean source(Expr from) {
        Placement p = analysis.typing.of(from).place();
        if (p == Placement.SERVER || p == Placement.EDGE) {
            analysis.fail(FlowErrors.wrongPlace(from.span(), "fetch", "of the nodes, or known to all, after `from`", p,
                    "a node asks one node: let it know the number"));
            return false;
        }
        return true;
    }

    private static Route route(Builtin b, ArgumentRules.Checked args, Typing typing, Context context) {
        return switch (b.name()) {
            case "broadcast" -> Route.DOWN;
            case "exchange" -> context.inside(Context.Kind.MEETING).isPresent() ? Route.OTHER : Route.PEERS;
            case "gossip" -> overMixing(args, typing) ? Route.PEERS : Route.OTHER;
            case "fetch" -> Route.OTHER;
            default -> Route.UP;
        };
    }

    /// Without a graph of its own, over `W`, or with a matrix of weights for its edges.
    private static boolean overMixing(ArgumentRules.Checked args, Typing typing) {
        Expr graph = args.named().get("over");
        return graph == null || typing.of(graph).type() instanceof Type.Real || graph instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.Ambient a && a.id().equals("W");
    }

    private static Placement destination(Builtin b) {
        return switch (b.name()) {
            case "broadcast", "allmean", "allsum" -> Placement.SHARED;
            case "exchange" -> Placement.EDGE;
            case "gossip", "fetch" -> Placement.NODE;
            default -> Placement.SERVER;
        };
    }

    private static Type delivered(Builtin b, Type type) {
        return switch (b.name()) {
            case "gather" -> new Type.Table(type);
            case "mean_i", "allmean", "gossip" -> type instanceof Type.Real r ? new Type.Real(r.shape(), false) : type;
            default -> type;
        };
    }
}
