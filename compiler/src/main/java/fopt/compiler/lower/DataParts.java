package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.UserError;
import fopt.runtime.function.Size;
import fopt.runtime.problem.LocalData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `data.A`, the node's samples as the rows of a matrix, and `data.b`, their labels: constants that lie at the nodes.
final class DataParts {
    private final Optional<LocalData> data;
    private final Tables tables;
    private final Map<String, Var> known = new HashMap<>();

    DataParts(Optional<LocalData> data, Tables tables) {
        this.data = data;
        this.tables = tables;
    }

    /// @param part `A` or `b`
    Var part(String part, Span place) {
        LocalData all = data.orElseThrow(() -> new EvaluationError(Diagnostic.of("E656", place, "this problem has no data")
                .help("`data.A` and `data.b` are there for problems made of samples, such as `least_squares(libsvm(\"file\"), nodes = 1)`")));
        try {
            return known.computeIfAbsent(part, p -> p.equals("A") ? tables.ofNodes("A", Size.matrix(all.rows(), all.columns()), all.features())
                    : tables.ofNodes("b", Size.of(all.rows()), all.labelsOfNodes()));
        } catch (UserError e) {
            throw EvaluationError.at(place, e);
        }
    }
}
