package fopt.compiler.numpy;

import fopt.compiler.diff.OwnProblem;
import fopt.compiler.source.Span;
import fopt.runtime.problem.Constants;
import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.Ingredients;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Regulariser;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a problem: its data as the nodes hold them, and the constants that the script asks for.
final class ProblemText {
    /// Numbers of a dense matrix.
    private static final long MOST = 1 << 25;

    private static final Map<String, Function<Problem, String>> CONSTANTS = Map.of(
            "L", constant(Constants::L), "Lmax", constant(Constants::Lmax), "Ltilde", constant(Constants::Ltilde),
            "Lsample", constant(Constants::Lsample), "mu", constant(Constants::mu), "mu_min", p -> Numbers.number(p.smallestConvexity(), false), "L_i", p -> Numbers.array(p.constants().Li()),
            "x_star", p -> Numbers.array(p.optimum().x()), "f_star", p -> Numbers.number(p.optimum().value(), false));

    private ProblemText() {}

    private static Function<Problem, String> constant(Function<Constants, Double> of) {
        return p -> Numbers.number(of.apply(p.constants()), false);
    }

    /// @param algorithms the functions that use it @param place of a run on it
    static String of(String name, Problem problem, String algorithms, Span place) {
        String known = CONSTANTS.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(e -> algorithms.matches("(?s).*\\bproblem\\." + e.getKey() + "\\b.*"))
                .map(e -> ", " + e.getKey() + "=" + e.getValue().apply(problem)).collect(Collectors.joining());
        return switch (problem.ingredients().orElseThrow(() -> Untranscribed.at(place, "the problem `" + problem.name() + "`"))) {
            case Ingredients.OfQuadratic q -> name + " = Quadratic(\n    a=" + Numbers.matrix(q.curvature(), problem.dimension()) + ",\n    b="
                    + Numbers.matrix(q.linear(), problem.dimension()) + (q.noise() == 0 ? "" : ", noise=" + Numbers.number(q.noise(), false)) + known + ")";
            case Ingredients.OfSamples s -> ofSamples(name, problem, s, known, place);
            case OwnProblem.Written w -> ofFormulas(name, w, algorithms, known, place);
            case Ingredients.OfFormulas f -> throw Untranscribed.at(place, "the problem `" + problem.name() + "`");
        };
    }

    private static String ofSamples(String name, Problem problem, Ingredients.OfSamples s, String known, Span place) {
        DataSet data = s.split().data();
        if ((long) data.rows() * data.columns() > MOST) {
            throw Untranscribed.at(place, "a data set of " + data.rows() + " × " + data.columns() + " numbers");
        }
        boolean classes = problem.name().equals("softmax");
        String type = switch (problem.name()) {
            case "least_squares" -> "LeastSquares";
            case "logistic" -> "Logistic";
            case "softmax" -> "Softmax";
            default -> throw Untranscribed.at(place, "the problem `" + problem.name() + "`");
        };
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("l2", s.l2());
        weights.put("nonconvex", s.nonconvex());
        weights.put("l1", s.l1());
        weights.put("prox_l2", s.proxL2());
        String options = weights.entrySet().stream().filter(e -> e.getValue() != 0).map(e -> ", " + e.getKey() + "=" + Numbers.number(e.getValue(), false))
                .collect(Collectors.joining());
        String rows = Arrays.stream(s.split().rowsOfNode()).map(Numbers::indices).collect(Collectors.joining(",\n    ", "[\n    ", "]"));
        return "# " + data.name() + ", split " + s.split().how() + ": features, labels, and the rows that each node holds\n"
                + name + "_a = " + features(data) + "\n"
                + name + "_b = " + (classes ? Numbers.indices(Arrays.stream(s.labels()).mapToInt(v -> (int) v).toArray()) : Numbers.array(s.labels())) + "\n"
                + name + "_rows = " + rows + "\n"
                + name + " = " + type + "([" + name + "_a[k] for k in " + name + "_rows], [" + name + "_b[k] for k in " + name + "_rows]"
                + (classes ? ", classes=" + problem.dimension() / data.columns() : "") + options + known + ")";
    }

    private static String ofFormulas(String name, OwnProblem.Written w, String algorithms, String known, Span place) {
        if (!(w.regulariser() instanceof Regulariser.Penalty(double l1, double l2))) {
            throw Untranscribed.at(place, "this regulariser");
        }
        String data = w.given().data().map(split -> {
            String rows = Arrays.stream(split.rowsOfNode()).map(Numbers::indices).collect(Collectors.joining(",\n    ", "[\n    ", "]"));
            return name + "_a = " + features(split.data()) + "\n" + name + "_b = " + Numbers.array(w.labels().orElseThrow()) + "\n" + name + "_rows = " + rows + "\n";
        }).orElse("");
        return "\n" + ProblemFormulas.of(name + "_f", w) + "\n\n\n" + data + name + " = Formulas(" + name + "_f, " + w.given().nodes() + ", " + w.dimension()
                + (data.isEmpty() ? "" : ", [" + name + "_a[k] for k in " + name + "_rows], [" + name + "_b[k] for k in " + name + "_rows]")
                + (ProblemFormulas.isGame(w) ? ", operator=True" : "") + (l1 == 0 ? "" : ", l1=" + Numbers.number(l1, false))
                + (l2 == 0 ? "" : ", prox_l2=" + Numbers.number(l2, false)) + known + ")";
    }

    private static String features(DataSet data) {
        if (!data.isSparse()) {
            return Numbers.matrix(data.values(), data.columns());
        }
        return "dense(" + data.rows() + ", " + data.columns() + ", " + Numbers.indices(data.rowStart()) + ",\n    " + Numbers.indices(data.column())
                + ",\n    " + Numbers.array(data.values()) + ")";
    }
}
