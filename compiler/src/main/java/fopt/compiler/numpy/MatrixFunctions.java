package fopt.compiler.numpy;

import fopt.compiler.check.Builtin;
import fopt.compiler.check.Builtins;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Placement;
import fopt.runtime.problem.Block;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes functions of whole vectors and matrices: those of NumPy, and some of `library.py` under the names that they have in programs.
final class MatrixFunctions {
    private static final Map<String, String> OF_NUMPY = Map.ofEntries(
            Map.entry("eye", "np.eye"), Map.entry("diag", "np.diag"), Map.entry("trace", "np.trace"), Map.entry("cholesky", "np.linalg.cholesky"),
            Map.entry("pinv", "np.linalg.pinv"), Map.entry("quantile", "np.quantile"));
    private static final Set<String> BY_SINGULAR_VALUES = Set.of("polar", "spectral_clip", "spectral_soft", "best_rank", "newton_schulz");
    private static final Set<String> OF_THE_LIBRARY = Set.of("polar", "spectral_clip", "spectral_soft", "best_rank", "spectral_norm", "nuclear_norm", "psd_floor",
            "hard_threshold", "project_simplex", "row_norms", "column_norms");

    private final Frame frame;
    private final Formulas formulas;

    MatrixFunctions(Frame frame, Formulas formulas) {
        this.frame = frame;
        this.formulas = formulas;
    }

    static boolean knows(String id) {
        return OF_NUMPY.containsKey(id) || OF_THE_LIBRARY.contains(id);
    }

    /// Of each node's value by itself.
    Code of(String id, Expr.Call c) {
        Placement place = frame.typing.of(c).place();
        if (place == Placement.EDGE || BY_SINGULAR_VALUES.contains(id) && frame.run.problem().blocks().stream().map(Block::size).anyMatch(s -> s.isMatrix())) {
            throw Untranscribed.at(c.span(), "`" + id + "` of this");
        }
        return place == Placement.NODE && !frame.insideNode() ? frame.rowByRow(() -> one(id, c)) : one(id, c);
    }

    private Code one(String id, Expr.Call c) {
        Map<String, Expr> given = frame.typing.arguments(c).named();
        List<String> names = Builtins.named(id).orElseThrow().parameters().stream().map(Builtin.Parameter::name).toList();
        String arguments = names.stream().filter(given::containsKey).map(n -> formulas.of(given.get(n)).text()).collect(Collectors.joining(", "));
        return Code.atom(OF_NUMPY.getOrDefault(id, id) + "(" + arguments + ")", 0, frame.rank(c));
    }
}
