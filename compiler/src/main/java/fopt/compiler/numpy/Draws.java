package fopt.compiler.numpy;

import fopt.compiler.check.Symbol;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Type;
import fopt.runtime.sim.Participation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes draws, from NumPy's generator: of numbers, samples and cohorts.
final class Draws {
    private final Frame frame;
    private final Formulas formulas;
    private final Operators operators;
    private Participation law;

    Draws(Frame frame, Formulas formulas, Operators operators) {
        this.frame = frame;
        this.formulas = formulas;
        this.operators = operators;
    }

    Code of(String id, Expr.Call c, Optional<Place> word) {
        return switch (id) {
            case "sample" -> cohort(c);
            case "minibatch" -> Code.atom(minibatch(c), 1, 0);
            default -> number(id, c, word.orElse(Place.NODE));
        };
    }

    // ---- numbers

    private Code number(String id, Expr.Call c, Place place) {
        Expr like = frame.typing.arguments(c).named().get("like");
        Type type = like == null ? Type.SCALAR : frame.typing.of(like).type();
        int rank = frame.rank(type);
        int axes = switch (place) {
            case SHARED, SERVER -> 0;
            case NODE, PUBLIC -> frame.insideNode() ? 0 : 1;
            case EDGE -> throw Untranscribed.at(c.span(), "a draw of two neighbours");
        };
        String lengths = ("n, ".repeat(axes) + frame.lengths(type)).replaceFirst(", $", "");
        String size = axes + rank > 1 ? "(" + lengths + ")" : lengths;
        return switch (id) {
            case "coin" -> operators.elementwise("<", Code.COMPARISON, Code.atom("rng.random(" + size + ")", axes, rank), parameter(c, "p", "0.5"));
            case "normal" -> draw("normal", size, axes, rank, parameter(c, "mean", "0"), parameter(c, "std", "1"));
            case "rand" -> draw("uniform", size, axes, rank, parameter(c, "a", "0"), parameter(c, "b", "1"));
            case "laplace" -> draw("laplace", size, axes, rank, parameter(c, "mean", "0"), parameter(c, "scale", "1"));
            case "exponential" -> draw("exponential", size, axes, rank,
                    operators.elementwise("/", Code.PRODUCT, Code.atom("1", 0, 0), parameter(c, "rate", "1")));
            case "geometric" -> draw("geometric", size, axes, rank, parameter(c, "p", "0.5"));
            case "rand_int" -> draw("integers", size, axes, rank, parameter(c, "a", "0"),
                    operators.elementwise("+", Code.SUM, parameter(c, "b", "1"), Code.atom("1", 0, 0)));
            default -> throw Untranscribed.at(c.span(), "draws of `" + id + "`");
        };
    }

    private Code parameter(Expr.Call c, String name, String standard) {
        Expr given = frame.typing.arguments(c).named().get(name);
        return given == null ? Code.atom(standard, 0, 0) : formulas.of(given);
    }

    private static Code draw(String law, String size, int axes, int rank, Code... parameters) {
        List<String> arguments = new ArrayList<>();
        for (Code p : parameters) {
            arguments.add(p.aligned(axes, rank).text());
        }
        if (!size.isEmpty()) {
            arguments.add("size=" + size);
        }
        return Code.atom("rng." + law + "(" + String.join(", ", arguments) + ")", axes, rank);
    }

    // ---- samples

    /// Chosen samples of each node, or of node i; `None` for all.
    String samples(Expr e) {
        if (isEverything(e)) {
            return "None";
        }
        return frame.typing.of(e).type() instanceof Type.SampleSet ? formulas.of(e).text() : sampler("with_replacement", size(e));
    }

    /// Whether it stands for all samples: `all`, `minibatch(all)`, and names for these.
    boolean isEverything(Expr e) {
        Optional<Expr> meaning = e instanceof Expr.Ref r && frame.typing.symbol(r) instanceof Symbol.Local l ? frame.known.meaning(l) : Optional.empty();
        if (meaning.isPresent()) {
            return isEverything(meaning.get());
        }
        if (e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && r.name().id().equals("minibatch")) {
            return isEverything(frame.typing.arguments(c).named().get("size"));
        }
        return frame.known.value(e).filter(v -> v instanceof Value.Word w && w.id().equals("all")).isPresent();
    }

    private Code size(Expr e) {
        return formulas.of(e);
    }

    private String minibatch(Expr.Call c) {
        Expr size = frame.typing.arguments(c).named().get("size");
        Optional<Value> known = frame.known.value(size);
        if (known.isPresent() && known.get() instanceof Value.Law l && l.name().equals("poisson")) {
            return sampler("poisson", Code.atom(Constants.text(l.arguments().getFirst(), frame, c.span()), 0, 0));
        }
        Expr order = frame.typing.arguments(c).named().get("order");
        return sampler(order instanceof Expr.Ref r ? r.name().id() : "with_replacement", size(size));
    }

    private String sampler(String order, Code size) {
        String name = frame.names.fresh("samples");
        frame.beforehand.put(name, "Sampler(problem.rows, \"" + order + "\")");
        if (frame.insideNode()) {
            return name + ".at(i, " + size.text() + ")";
        }
        return name + ".everywhere(" + size.text() + (frame.cohort() == null ? "" : ", " + frame.cohort()) + ")";
    }

    // ---- cohorts

    private Code cohort(Expr.Call c) {
        Expr e = frame.typing.arguments(c).named().get("law");
        if (!(frame.known.value(e).orElse(null) instanceof Value.Law written)) {
            throw Untranscribed.at(e.span(), "what is sampled here");
        }
        law = frame.known.participation(written);
        String size = Integer.toString((int) Math.rint(law.expectedSize()));
        String draw = switch (written.name()) {
            case "everybody" -> "np.arange(n)";
            case "round_robin", "in_order" -> "np.sort(np.arange((t - 1) * " + size + ", t * " + size + ") % n)";
            case "uniform" -> "np.sort(rng.choice(n, " + size + ", replace=False))";
            case "poisson_sampling", "independent" -> "np.flatnonzero(rng.random(n) < " + Numbers.number(law.probability(0), false) + ")";
            case "importance" -> "systematic(" + chances(c.span()) + ", " + size + ")";
            default -> throw Untranscribed.at(e.span(), "the law `" + written.show() + "`");
        };
        return Code.atom(draw, 0, 0);
    }

    /// The chance of each node under the law of the last cohort.
    String chances(Span place) {
        if (law == null) {
            throw Untranscribed.at(place, "`p_i` without a cohort");
        }
        double[] chances = new double[frame.run.problem().nodes()];
        java.util.Arrays.setAll(chances, law::probability);
        return Numbers.array(chances);
    }
}
