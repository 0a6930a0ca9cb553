package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Place;
import fopt.runtime.privacy.Release.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the noise of a release as a linear combination of draws: of this round, of rounds before (`delay`), of pairs (`sum(sign(j - i) * edge normal(…))`).
final class NoiseForm {
    private final Analysis analysis;
    private final List<Released.Part> parts = new ArrayList<>();
    private Diagnostic wrong;

    NoiseForm(Analysis analysis) {
        this.analysis = analysis;
    }

    /// Where one stands on the way down to a draw.
    private record Path(double sign, List<Released.Factor> factors, Optional<Expr> lag, boolean pair) {
        Path times(Expr e, boolean divides) {
            List<Released.Factor> all = new ArrayList<>(factors);
            all.add(new Released.Factor(e, divides));
            return new Path(sign, List.copyOf(all), lag, pair);
        }

        Path negated() {
            return new Path(-sign, factors, lag, pair);
        }

        Path late(Expr rounds) {
            return new Path(sign, factors, Optional.of(rounds), pair);
        }

        Path ofPairs() {
            return new Path(sign, factors, lag, true);
        }
    }

    /// @return the parts; empty if there are others, of which [#wrong] tells
    Optional<List<Released.Part>> read(Expr z) {
        follow(z, new Path(1, List.of(), Optional.empty(), false));
        return wrong == null ? Optional.of(List.copyOf(parts)) : Optional.empty();
    }

    Diagnostic wrong() {
        return wrong;
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
            case DIV -> follow(b.left(), path.times(b.right(), true));
            case MUL -> {
                if (isNumber(b.left())) {
                    follow(b.right(), isDirection(b.left(), path) ? path : path.times(b.left(), false));
                } else {
                    follow(b.left(), isDirection(b.right(), path) ? path : path.times(b.right(), false));
                }
            }
            default -> fail(b);
        }
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
                if (args == null || path.lag().isPresent()) {
                    fail(c);
                } else {
                    follow(args.named().get("v"), path.late(args.named().get("lag")));
                }
            }
            case "sum" -> {
                Expr of = c.args().getFirst().value();
                if (of instanceof Expr.Comprehension) {
                    fail(of);
                } else {
                    follow(of, path.ofPairs());
                }
            }
            default -> fail(c);
        }
    }

    private void draw(Expr.Call c, Place place, Path path) {
        boolean laplace = name(c).equals("laplace");
        if (!laplace && !name(c).equals("normal") || (place == Place.EDGE) != path.pair()) {
            fail(c);
            return;
        }
        if (place == Place.PUBLIC || place == Place.SHARED) {
            wrong = Diagnostic.of("E072", c.span(), "a `" + place.word() + "` draw hides nothing: others know it").help("leave out `" + place.word() + "`");
            return;
        }
        Typing.Matched args = analysis.typing.arguments(c);
        Optional<Expr> std = Optional.ofNullable(args == null ? null : args.named().get(laplace ? "scale" : "std"));
        parts.add(new Released.Part(path.pair() ? Source.PAIR : Source.OWN, laplace, std, path.lag(), path.sign(), path.factors()));
    }

    private void named(Expr.Ref r, Path path) {
        List<Expr> values = analysis.typing.symbol(r) instanceof Symbol.Local l ? analysis.variable(l).values() : List.of();
        if (values.size() == 1) {
            follow(values.getFirst(), path);
        } else {
            fail(r);
        }
    }

    private boolean isDraw(Expr.Call c) {
        return Builtins.named(name(c)).filter(b -> b.family() == Builtin.Family.DRAW).isPresent();
    }

    private String name(Expr.Call c) {
        return analysis.typing.target(c).filter(s -> s instanceof Symbol.BuiltIn).map(s -> ((Symbol.BuiltIn) s).id()).orElse("");
    }

    private void fail(Expr e) {
        if (wrong == null) {
            wrong = Diagnostic.of("E072", e.span(), "the accountant does not see what noise this is")
                    .note("it reads sums and multiples of draws: `normal(…)`, `laplace(…)`, `delay(z, k)` of a named one, and noise that pairs share, `sum(sign(j - i) * edge normal(…))`")
                    .help("name the draw with `let`, and release with that name");
        }
    }
}
