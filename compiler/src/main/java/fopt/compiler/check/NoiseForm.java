package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Placement;
import fopt.runtime.privacy.Release.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the noise of a release as a linear combination of draws: of this round, of rounds before (`delay`), of pairs (`sum(sign(j - i) * edge normal(…))`), in
/// turns (`sum(B[round, round - k] * delay(z, k) for k in 0..9)`). What is read is evaluated where the release stands, so that numbers which
/// may have changed since a name was given, or since a draw of the past was made, are refused.
final class NoiseForm {
    private final Analysis analysis;
    private final boolean atServer;
    private final Context context;
    private final List<Released.Part> parts = new ArrayList<>();
    private final List<Expr> draws = new ArrayList<>();
    private Diagnostic wrong;

    /// @param atServer whether the server releases @param context of the release
    NoiseForm(Analysis analysis, boolean atServer, Context context) {
        this.analysis = analysis;
        this.atServer = atServer;
        this.context = context;
    }

    /// Where one stands on the way down to a draw.
    ///
    /// @param named whether a name was followed: what stands behind it was computed before
    /// @param shared whether that name was given outside of the turns
    private record Path(double sign, List<Released.Factor> factors, Optional<Expr> lag, boolean pair, Optional<Expr.Comprehension> turns, boolean named,
            boolean shared) {
        static final Path START = new Path(1, List.of(), Optional.empty(), false, Optional.empty(), false, false);

        Path times(Expr e, boolean divides) {
            List<Released.Factor> all = new ArrayList<>(factors);
            all.add(new Released.Factor(e, divides));
            return new Path(sign, List.copyOf(all), lag, pair, turns, named, shared);
        }

        Path negated() {
            return new Path(-sign, factors, lag, pair, turns, named, shared);
        }

        Path late(Expr rounds) {
            return new Path(sign, factors, Optional.of(rounds), pair, turns, named, shared);
        }

        Path ofPairs() {
            return new Path(sign, factors, lag, true, turns, named, shared);
        }

        Path inTurns(Expr.Comprehension c) {
            return new Path(sign, factors, lag, pair, Optional.of(c), named, false);
        }

        Path behindName() {
            return new Path(sign, factors, lag, pair, turns, true, true);
        }
    }

    /// @return the parts; empty if there are others, of which [#wrong] tells
    Optional<List<Released.Part>> read(Expr z) {
        follow(z, Path.START);
        return wrong == null ? Optional.of(List.copyOf(parts)) : Optional.empty();
    }

    Diagnostic wrong() {
        return wrong;
    }

    /// The draws, by their numbers.
    List<Expr> draws() {
        return List.copyOf(draws);
    }

    private void follow(Expr e, Path path) {
        switch (e) {
            case Expr.Negate n -> follow(n.operand(), path.negated());
            case Expr.Binary b -> binary(b, path);
            case Expr.Placed p when p.draw() instanceof Expr.Call c -> draw(c, p.place(), path);
            case Expr.Call c -> call(c, path);
            case Expr.Ref r -> named(r, path);
            case Expr.Number n when n.value() == 0 -> { }
            default -> fail(e);
        }
    }

    private void binary(Expr.Binary b, Path path) {
        switch (b.operator()) {
            case ADD -> {
                follow(b.left(), path);
                follow(b.right(), path);
            }
            case SUB -> {
                follow(b.left(), path);
                follow(b.right(), path.negated());
            }
            case DIV -> {
                if (isKnown(b.right(), path)) {
                    follow(b.left(), path.times(b.right(), true));
                }
            }
            case MUL -> {
                if (isNumber(b.left())) {
                    scaled(b.right(), b.left(), path);
                } else {
                    scaled(b.left(), b.right(), path);
                }
            }
            default -> fail(b);
        }
    }

    private void scaled(Expr noise, Expr factor, Path path) {
        if (isDirection(factor, path)) {
            follow(noise, path);
        } else if (isKnown(factor, path)) {
            follow(noise, path.times(factor, false));
        }
    }

    /// Whether the accountant can evaluate a number where the release stands.
    private boolean isKnown(Expr e, Path path) {
        Placement place = analysis.typing.has(e) ? analysis.typing.of(e).place() : Placement.SHARED;
        if (place != Placement.SHARED && !(place == Placement.SERVER && atServer)) {
            fail(e, "the accountant must know how large the noise is, and this " + (place == Placement.SERVER ? "is known at the server only" : "differs from node to node"),
                    "let all know it: `broadcast(…)`, or a parameter");
        } else if (path.lag().isPresent() && !Constancy.isConstant(e, analysis.typing)) {
            fail(e, "a draw of the past was multiplied by what this was then", "multiply outside of `delay(…)`, by what it is now");
        } else if (path.named() && mayHaveChanged(e)) {
            fail(e, "this may have changed since the noise was named", "name the draw itself with `let`, and multiply in the release");
        }
        return wrong == null;
    }

    private boolean mayHaveChanged(Expr e) {
        boolean[] found = {false};
        Tree.forEach(e, part -> found[0] |= part instanceof Expr.Ref r && switch (analysis.typing.symbol(r)) {
            case Symbol.State s -> true;
            case Symbol.Local l -> analysis.variable(l).values().size() > 1;
            case null, default -> false;
        });
        return found[0];
    }

    private boolean isNumber(Expr e) {
        return analysis.typing.has(e) && Kinds.isNumber(analysis.typing.of(e).type()) && !draws(e);
    }

    private boolean draws(Expr e) {
        boolean[] found = {false};
        Tree.forEach(e, part -> found[0] |= part instanceof Expr.Call c && isDraw(c));
        return found[0];
    }

    /// `sign(j - i)`, by which the two ends of an edge see the same draw with opposite signs.
    private boolean isDirection(Expr e, Path path) {
        return path.pair() && e instanceof Expr.Call c && name(c).equals("sign") && c.args().getFirst().value() instanceof Expr.Binary b
                && b.operator() == Operator.SUB && (isAmbient(b.left(), "j") && isAmbient(b.right(), "i") || isAmbient(b.left(), "i") && isAmbient(b.right(), "j"));
    }

    private boolean isAmbient(Expr e, String id) {
        return e instanceof Expr.Ref r && analysis.typing.symbol(r) instanceof Symbol.Ambient a && a.id().equals(id);
    }

    private void call(Expr.Call c, Path path) {
        switch (name(c)) {
            case "normal", "laplace" -> draw(c, Place.NODE, path);
            case "delay" -> {
                Typing.Matched args = analysis.typing.arguments(c);
                if (args == null || path.lag().isPresent() || path.pair()) {
                    fail(c);
                } else if (isKnown(args.named().get("lag"), path)) {
                    follow(args.named().get("v"), path.late(args.named().get("lag")));
                }
            }
            case "sum" -> {
                Expr of = c.args().getFirst().value();
                if (of instanceof Expr.Comprehension k) {
                    turns(k, path);
                } else {
                    follow(of, path.ofPairs());
                }
            }
            default -> fail(c);
        }
    }

    /// `sum(… for k in D)`
    private void turns(Expr.Comprehension c, Path path) {
        boolean known = path.turns().isEmpty() && !path.pair() && !(path.named() && mayHaveChanged(c.domain()));
        if (!known || analysis.typing.of(c.domain()).place() != Placement.SHARED) {
            fail(c);
        } else if (c.filter().isEmpty() || isKnown(c.filter().get(), path)) {
            follow(c.body(), path.inTurns(c));
        }
    }

    private void draw(Expr.Call c, Place place, Path path) {
        boolean laplace = name(c).equals("laplace");
        if (!laplace && !name(c).equals("normal") || (place == Place.EDGE) != path.pair() || path.pair() && path.turns().isPresent()) {
            fail(c);
            return;
        }
        if (place == Place.PUBLIC || place == Place.SHARED) {
            wrong = Diagnostic.of("E072", c.span(), "a `" + place.word() + "` draw hides nothing: others know it").help("leave out `" + place.word() + "`");
            return;
        }
        Typing.Matched args = analysis.typing.arguments(c);
        Optional<Expr> std = Optional.ofNullable(args == null ? null : args.named().get(laplace ? "scale" : "std"));
        if (std.isEmpty() || isKnown(std.get(), path)) {
            parts.add(new Released.Part(path.pair() ? Source.PAIR : Source.OWN, number(c, path), path.turns(), laplace, std, path.lag(), path.sign(), path.factors()));
        }
    }

    private int number(Expr draw, Path path) {
        int k = 0;
        while (k < draws.size() && draws.get(k) != draw) {
            k++;
        }
        if (k == draws.size()) {
            draws.add(draw);
        }
        return path.turns().isPresent() && !path.shared() ? -1 : k;
    }

    private void named(Expr.Ref r, Path path) {
        if (!(analysis.typing.symbol(r) instanceof Symbol.Local l) || analysis.variable(l).values().size() != 1) {
            fail(r);
            return;
        }
        Context declared = analysis.variable(l).declaredAt();
        if (declared != null && context.since(declared, Context.Kind.LOOP)) {
            fail(r, "the same noise hides the releases of all turns: from two of them one sees the difference of what they hide", "draw inside of the loop");
            return;
        }
        follow(analysis.variable(l).values().getFirst(), declared == null ? path : path.behindName());
    }

    private boolean isDraw(Expr.Call c) {
        return Builtins.named(name(c)).filter(b -> b.family() == Builtin.Family.DRAW).isPresent();
    }

    private String name(Expr.Call c) {
        return analysis.typing.target(c).filter(s -> s instanceof Symbol.BuiltIn).map(s -> ((Symbol.BuiltIn) s).id()).orElse("");
    }

    private void fail(Expr e, String what, String help) {
        if (wrong == null) {
            wrong = Diagnostic.of("E072", e.span(), what).help(help);
        }
    }

    private void fail(Expr e) {
        if (wrong == null) {
            wrong = Diagnostic.of("E072", e.span(), "the accountant does not see what noise this is")
                    .note("it reads sums and multiples of draws: `normal(…)`, `laplace(…)`, `delay(z, k)` of a named one, `sum(… for k in D)` of these with a D that all know, and noise that pairs share, `sum(sign(j - i) * edge normal(…))`")
                    .help("name the draw with `let`, and release with that name");
        }
    }
}
