package fopt.compiler.diff;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.runtime.UserError;
import fopt.runtime.formula.Foreign;
import fopt.runtime.function.Size;
import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.GradientCheck;
import fopt.runtime.problem.Ingredients;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Regulariser;
import fopt.runtime.problem.SplitData;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A `problem` declaration: checked, and made into a problem when its parameters, data and nodes are known.
public final class OwnProblem {
    /// Data to check formulas with: their sizes are unlike the small numbers that parameters usually have.
    private static final DataSet STAND_IN = DataSet.dense("data", 2, 13, new double[] {0, 1}, new double[26]);

    private OwnProblem() {}

    /// What a problem is made with.
    ///
    /// @param parameters by canonical name; parameters with a default may be missing
    /// @param data how the data are spread over the nodes; empty if the problem has no samples
    public record Given(Map<String, Value> parameters, int nodes, Optional<SplitData> data) {}

    /// What formulas may call that the problem does not declare itself, by canonical name.
    ///
    /// @param funs functions of the script and the library
    /// @param externs functions that are not written in the language
    public record Outside(Map<String, Decl.Fun> funs, Map<String, ExternFunction> externs) {}

    /// Who calls functions that are not written in the language.
    @FunctionalInterface
    public interface Guests {
        /// @param arguments their sizes; those of all samples at once have 0 rows
        /// @param place of the call
        Foreign call(ExternFunction function, List<Size> arguments, Size result, Span place);
    }

    /// A problem as it is written, for whoever writes it down elsewhere.
    ///
    /// @param labels of all rows of the data, as the formulas take them
    /// @param dimension the numbers of all variables of `f` or `F`, one behind the other
    public record Written(Decl.Problem declaration, Map<String, Decl.Fun> funs, Given given, Optional<double[]> labels, Regulariser regulariser, int dimension)
            implements Ingredients.OfFormulas {}

    /// @throws EvaluationError if a formula cannot be understood, with its place, or a gradient that the problem gives is not that of its loss
    public static Problem make(Decl.Problem problem, Outside outside, Given given, Guests guests) {
        Problem made = new Formulas(problem, outside, given, guests).problem();
        gradient(problem).ifPresent(g -> {
            try {
                GradientCheck.check(made);
            } catch (EvaluationError e) {
                throw e;
            } catch (UserError e) {
                throw EvaluationError.at(g.span(), e);
            }
        });
        return made;
    }

    /// `∇f(x) = …`
    static Optional<Decl.ProblemItem.Gradient> gradient(Decl.Problem problem) {
        return problem.items().stream().filter(Decl.ProblemItem.Gradient.class::isInstance).map(Decl.ProblemItem.Gradient.class::cast).findFirst();
    }

    /// The sample names' data parameter, if the problem has samples: `sample (a, b) in data`.
    public static Optional<Decl.ProblemItem.Sample> sample(Decl.Problem problem) {
        return problem.items().stream().filter(Decl.ProblemItem.Sample.class::isInstance).map(Decl.ProblemItem.Sample.class::cast).findFirst();
    }

    /// The first error of the formulas, found with sizes that stand in for those of the data; empty too if they cannot be understood before the parameters are known.
    public static Optional<Diagnostic> check(Decl.Problem problem, Outside outside) {
        Optional<Map<String, Value>> parameters = standIns(problem);
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<SplitData> data = sample(problem).isEmpty() ? Optional.empty() : Optional.of(new SplitData(STAND_IN, new int[][] {{0}, {1}}, "shuffled"));
            new Formulas(problem, outside, new Given(parameters.get(), 2, data), (f, arguments, result, place) -> (given, samples, out) -> { }).graphs();
            return Optional.empty();
        } catch (EvaluationError e) {
            return Optional.of(e.diagnostic());
        }
    }

    /// Values for parameters without a default; empty if one may be a list.
    private static Optional<Map<String, Value>> standIns(Decl.Problem problem) {
        Map<String, Value> all = new java.util.HashMap<>();
        String data = sample(problem).map(s -> s.data().span().text()).orElse("");
        for (Decl.Param p : problem.parameters()) {
            if (p.value().isPresent()) {
                continue;
            }
            String type = p.type().flatMap(Decl.TypeRef::name).map(n -> n.id()).orElse("");
            Value value = p.name().written().equals(data) ? new Value.Data(STAND_IN) : type.equals("int") ? Value.of(3) : type.equals("real") ? Value.of(0.5) : null;
            if (value == null) {
                return Optional.empty();
            }
            all.put(p.name().id(), value);
        }
        return Optional.of(all);
    }

    static List<Decl.ProblemItem.Formula> formulas(Decl.Problem problem) {
        return problem.items().stream().filter(Decl.ProblemItem.Formula.class::isInstance).map(Decl.ProblemItem.Formula.class::cast).toList();
    }
}
