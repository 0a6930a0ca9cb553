package fopt.runtime.problem;

import fopt.runtime.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The list of all problems: a new one is its own file and one line here; contract tests run over the list.
public final class Problems {
    private static final Option L2 = Option.atLeast0("l2", "ℓ2 regularisation in f: adds l2/2 ‖x‖²");
    private static final Option L1 = Option.atLeast0("l1", "ℓ1 regularisation in r: l1 ‖x‖₁");
    private static final Option PROX_L2 = Option.atLeast0("prox_l2", "ℓ2 regularisation in r (with l1: the elastic net): adds prox_l2/2 ‖x‖²");
    private static final Option NONCONVEX = Option.atLeast0("nonconvex", "non-convex regularisation in f: adds nonconvex Σ x²/(1 + x²)");

    public static final List<Kind> ALL = List.of(
        new Kind("quadratic", false, "½ xᵀA_i x − b_iᵀx with known L, μ and minimiser.",
            List.of(Option.count("nodes"), Option.count("d"),
                new Option("mu", 1e-2, Double.MIN_VALUE, Double.MAX_VALUE, false, "smallest eigenvalue of the mean Hessian"),
                new Option("L", 1, Double.MIN_VALUE, Double.MAX_VALUE, false, "largest eigenvalue of the mean Hessian"),
                Option.atLeast0("heterogeneity", "root mean square of ‖∇f_i(x*)‖"),
                Option.atLeast0("noise", "σ: a stochastic gradient of batch b has noise of E‖·‖² = σ²/b"),
                new Option("spread", 0, 0, 0.999, false, "how much the Hessians of the nodes differ"),
                new Option("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE, true, "of the random minimiser and nodes")),
            (data, o) -> new Quadratic(quadratic(o))),
        new Kind("bilinear", false, "Saddle points μ/2 ‖u‖² + uᵀA_i v − μ/2 ‖v‖² + b_iᵀu − c_iᵀv with known L, μ and solution.",
            List.of(Option.count("nodes"), Option.count("d"),
                Option.atLeast0("mu", "strong monotonicity of the operator F"),
                new Option("L", 1, Double.MIN_VALUE, Double.MAX_VALUE, false, "Lipschitz constant of F"),
                Option.atLeast0("heterogeneity", "root mean square of ‖F_i(z*)‖"),
                Option.atLeast0("noise", "σ: a stochastic value of F of batch b has noise of E‖·‖² = σ²/b"),
                new Option("spread", 0, 0, 0.999, false, "how much the couplings A_i of the nodes differ"),
                new Option("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE, true, "of the random solution and nodes")),
            (data, o) -> new Bilinear(bilinear(o))),
        new Kind("least_squares", true, "Mean of ½ (⟨a, x⟩ − b)² over the samples (a, b).",
            List.of(L2, NONCONVEX, L1, PROX_L2),
            (data, o) -> new LinearModel(new SquaredLoss(), data, smooth(o), penalty(o))),
        new Kind("logistic", true, "Mean of log(1 + exp(−b ⟨a, x⟩)) over the samples (a, b); of the two labels, the larger is +1.",
            List.of(L2, NONCONVEX, L1, PROX_L2),
            (data, o) -> new LinearModel(new LogisticLoss(), data, smooth(o), penalty(o))),
        new Kind("softmax", true, "Multi-class regression: mean of log Σ_c exp⟨w_c, a⟩ − ⟨w_b, a⟩; d = classes × features.",
            List.of(L2, NONCONVEX, L1, PROX_L2),
            (data, o) -> Softmax.of(data, smooth(o), penalty(o))));

    private Problems() {}

    public static Optional<Kind> byName(String name) {
        return ALL.stream().filter(kind -> kind.name.equals(name)).findFirst();
    }

    private static SmoothTerm smooth(Options o) {
        return new SmoothTerm(o.number("l2"), o.number("nonconvex"));
    }

    private static Regulariser.Penalty penalty(Options o) {
        return new Regulariser.Penalty(o.number("l1"), o.number("prox_l2"));
    }

    private static Quadratic.Shape quadratic(Options o) {
        if (o.number("L") < o.number("mu")) {
            throw new UserError("E342", "`L` of `quadratic` is " + shown(o.number("L")) + ", below `mu` = " + shown(o.number("mu"))
                + "; L is the largest eigenvalue and mu the smallest");
        }
        return shapeOf(o);
    }

    private static Quadratic.Shape bilinear(Options o) {
        if (o.number("L") <= o.number("mu")) {
            throw new UserError("E342", "`L` of `bilinear` is " + shown(o.number("L")) + ", not above `mu` = " + shown(o.number("mu"))
                + "; L² − mu² is the square of the largest coupling");
        }
        if (o.whole("d") % 2 != 0) {
            throw new UserError("E342", "`d` of `bilinear` is " + o.whole("d") + ", but must be even: half of the numbers are u, half v");
        }
        return shapeOf(o);
    }

    private static Quadratic.Shape shapeOf(Options o) {
        return new Quadratic.Shape(o.whole("nodes"), o.whole("d"), o.number("mu"), o.number("L"), o.number("heterogeneity"), o.number("noise"),
            o.number("spread"), (long) o.number("seed"));
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    /// A problem as programs know it.
    ///
    /// @param takesData whether it is made from data that are split over nodes; else `nodes` is one of its options
    /// @param doc one line for help and hover
    public record Kind(String name, boolean takesData, String doc, List<Option> options, Make make) {
        /// @param data null where the kind takes none
        /// @param given values by name; the others are as usual
        /// @throws UserError if an option is unknown, missing or out of range, or the data do not fit
        public Problem make(SplitData data, Map<String, Double> given) {
            return make.make(data, Options.of(this, given));
        }
    }

    @FunctionalInterface
    interface Make {
        Problem make(SplitData data, Options options);
    }

    /// An option of a problem.
    ///
    /// @param usual the value if none is given; NaN if one must be
    /// @param whole whether only whole numbers are allowed
    /// @param doc a phrase for help and hover
    public record Option(String name, double usual, double least, double most, boolean whole, String doc) {
        static Option atLeast0(String name, String doc) {
            return new Option(name, 0, 0, Double.MAX_VALUE, false, doc);
        }

        static Option count(String name) {
            return new Option(name, Double.NaN, 1, Integer.MAX_VALUE, true, "how many " + (name.equals("d") ? "unknowns" : name));
        }

        private void check(String owner, double value) {
            if (!(value >= least && value <= most) || whole && value != Math.rint(value)) {
                throw new UserError("E341", "`" + name + "` of `" + owner + "` (" + doc + ") must be " + range() + ", not " + shown(value));
            }
        }

        private String range() {
            String number = whole ? "a whole number" : "a number";
            if (least == Double.MIN_VALUE) {
                return number + " above 0";
            }
            boolean bounded = most < Integer.MAX_VALUE;
            return least == Long.MIN_VALUE ? number : bounded ? number + " from " + least + " to " + most : number + ", at least " + (long) least;
        }
    }

    /// The options of one problem, all of them, checked.
    record Options(Map<String, Double> values) {
        static Options of(Kind kind, Map<String, Double> given) {
            given.keySet().stream().filter(name -> kind.options.stream().noneMatch(o -> o.name.equals(name))).findFirst().ifPresent(name -> {
                throw new UserError("E343", "`" + kind.name + "` has no option `" + name + "`; it has "
                    + kind.options.stream().map(Option::name).collect(Collectors.joining(", ")));
            });
            Map<String, Double> values = new LinkedHashMap<>();
            for (Option option : kind.options) {
                double value = given.getOrDefault(option.name, option.usual);
                if (Double.isNaN(value) && !given.containsKey(option.name)) {
                    throw new UserError("E344", "`" + kind.name + "` needs `" + option.name + " = …` (" + option.doc + ")");
                }
                option.check(kind.name, value);
                values.put(option.name, value);
            }
            return new Options(values);
        }

        double number(String name) {
            return values.get(name);
        }

        int whole(String name) {
            return (int) number(name);
        }
    }
}
