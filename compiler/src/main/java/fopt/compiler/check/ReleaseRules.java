package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Typed;
import fopt.runtime.privacy.Release;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `release(v, C, z)`: v + z, and what the privacy accountant is told of it.
final class ReleaseRules {
    private final Analysis analysis;
    private final ArgumentRules arguments;
    private final Placing placing;
    /// By draw, the release that it hides.
    private final Map<Expr, Expr.Call> used = new IdentityHashMap<>();

    ReleaseRules(Analysis analysis, ArgumentRules arguments, Placing placing) {
        this.analysis = analysis;
        this.arguments = arguments;
        this.placing = placing;
    }

    Typed call(Builtin b, Expr.Call c, Site at) {
        ArgumentRules.Checked args = arguments.check(b, c, at);
        if (!at.context().isRound()) {
            return analysis.fail(FlowErrors.drawOutside(c.span(), "in `output`, `metric`, `require` or a default, where nothing is let out"));
        }
        if (!args.fine() || !together(c, at.context())) {
            return Analysis.UNTYPED;
        }
        Expr v = args.named().get("v");
        Expr bound = args.named().get("C");
        if (b.name().equals("ldp_ball")) {
            return randomiser(c, v, List.of(bound, args.named().get("epsilon")));
        }
        Expr z = args.named().get("z");
        Placement known = analysis.typing.of(bound).place();
        if (known == Placement.NODE || known == Placement.EDGE) {
            return analysis.fail(PlacementErrors.mustBeShared(bound.span(), "the sensitivity of a release", known));
        }
        told(c, v, z, at.context());
        List<Expr> parts = List.of(v, z);
        return placing.combine(c, analysis.typing.of(v).type(), parts, parts.stream().map(analysis.typing::of).toList());
    }

    /// `ldp_ball(v, C, ε)`: what a node lets out is random by itself, so that no noise is to be read.
    private Typed randomiser(Expr.Call c, Expr v, List<Expr> numbers) {
        for (Expr number : numbers) {
            Placement known = analysis.typing.of(number).place();
            if (known != Placement.SHARED) {
                return analysis.fail(PlacementErrors.mustBeShared(number.span(), "a bound of a release", known));
            }
        }
        Typed t = analysis.typing.of(v);
        if (t.place() == Placement.SERVER || t.place() == Placement.EDGE) {
            return analysis.fail(Diagnostic.of("E072", v.span(), "each node makes its own value random, but this is not a node's").help("randomise what a node has, before it is sent"));
        }
        return new Typed(t.type(), Placement.NODE, Knowledge.PRIVATE);
    }

    /// The accountant counts releases of all, so that all must know how many there are.
    private boolean together(Expr.Call c, Context context) {
        Optional<Context> alone = context.inside(Context.Kind.LOCAL).or(context::ruler);
        alone.ifPresent(where -> analysis.fail(Diagnostic.of("E072", c.span(), "a release stands where each node decides by itself whether, or how often, it happens")
                .note(where.span(), "here it is decided")
                .help("release behind this block")));
        return alone.isEmpty();
    }

    private void told(Expr.Call c, Expr v, Expr z, Context context) {
        NoiseForm form = new NoiseForm(analysis, analysis.typing.of(v).place() == Placement.SERVER, context);
        Optional<List<Released.Part>> noise = form.read(z);
        if (noise.isEmpty()) {
            analysis.fail(form.wrong());
            return;
        }
        if (noise.get().stream().map(Released.Part::laplace).distinct().count() > 1) {
            analysis.fail(Diagnostic.of("E072", z.span(), "noise of two laws: the accountant takes normal draws or Laplace draws").help("use one of them"));
            return;
        }
        if (!independent(noise.get(), z) || !unused(form.draws(), c, z)) {
            return;
        }
        Bounded bounded = new Bounded(analysis);
        if (!bounded.test(v)) {
            analysis.fail(Diagnostic.of("W007", v.span(), "nothing here bounds what one user can change in `" + v.span().text() + "`")
                    .note("the accountant believes the sensitivity that it is told; without a clip it may be wrong")
                    .help("clip what comes from the data: `clip_norm(…, C)`"));
        }
        boolean laplace = !noise.get().isEmpty() && noise.get().getFirst().laplace();
        analysis.typing.release(c, new Released(noise.get(), laplace, batch(v), bounded.isRunningSum(v)));
    }

    /// Noise over time is a combination of the draws of one name.
    private boolean independent(List<Released.Part> noise, Expr z) {
        boolean past = noise.stream().anyMatch(p -> p.lag().isPresent());
        boolean one = noise.stream().allMatch(p -> p.draw() == 0 && p.source() == Release.Source.OWN && !p.laplace());
        if (past && !one) {
            analysis.fail(Diagnostic.of("E072", z.span(), "noise of rounds before, and other draws beside it")
                    .note("the accountant takes combinations of the normal draws of one name over time").help("use one draw a round, named with `let`"));
        }
        return !past || one;
    }

    /// A draw hides one release: from two with the same noise one would see the difference of what they hide.
    private boolean unused(List<Expr> draws, Expr.Call c, Expr z) {
        for (Expr draw : draws) {
            Expr.Call other = used.putIfAbsent(draw, c);
            if (other != null && other != c) {
                analysis.fail(Diagnostic.of("E072", z.span(), "this noise hides another release already: from both one sees the difference of what they hide")
                        .note(other.span(), "here it is released").help("make a draw for each release"));
                return false;
            }
        }
        return true;
    }

    /// Of `sum(clip_norm(∇f(x; s), C) for s in ξ)`: the size of the minibatch ξ.
    private Optional<Expr> batch(Expr v) {
        Expr[] size = {null};
        Tree.forEach(v, e -> {
            if (e instanceof Expr.Comprehension k) {
                size[0] = samples(k.domain()).orElse(size[0]);
            } else if (e instanceof Expr.Ref r && analysis.typing.symbol(r) instanceof Symbol.Local l && analysis.variable(l).values().size() == 1) {
                size[0] = batch(analysis.variable(l).values().getFirst()).orElse(size[0]);
            }
        });
        return Optional.ofNullable(size[0]);
    }

    private Optional<Expr> samples(Expr domain) {
        return switch (domain) {
            case Expr.Ref r when analysis.typing.symbol(r) instanceof Symbol.Local l && analysis.variable(l).values().size() == 1 ->
                samples(analysis.variable(l).values().getFirst());
            case Expr.Call c when analysis.typing.target(c).filter(s -> s instanceof Symbol.BuiltIn b && b.id().equals("minibatch")).isPresent() ->
                Optional.ofNullable(analysis.typing.arguments(c)).map(a -> a.named().get("size"));
            default -> Optional.empty();
        };
    }
}
