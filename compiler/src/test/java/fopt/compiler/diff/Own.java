package fopt.compiler.diff;

import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Parser;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.SplitData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Problems from their text, for tests.
final class Own {
    private static final OwnProblem.Outside NOTHING = new OwnProblem.Outside(Map.of(), Map.of());
    private static final OwnProblem.Guests NOBODY = (f, arguments, result, place) -> {
        throw new AssertionError("no functions of other languages here");
    };

    private Own() {}

    static Decl.Problem declaration(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Decl.Problem problem = (Decl.Problem) Parser.parse(new Source("test", text), diagnostics).items().getFirst();
        if (diagnostics.hasErrors()) {
            throw new AssertionError(diagnostics.all() + " in\n" + text);
        }
        return problem;
    }

    /// @param text of a problem whose parameter `data` is the data, and whose other parameters have defaults
    static Problem problem(String text, SplitData split) {
        return OwnProblem.make(declaration(text), NOTHING, new OwnProblem.Given(Map.of("data", new Value.Data(split.data())), split.rowsOfNode().length,
                Optional.of(split)), NOBODY);
    }

    /// @param parameters those without a default
    static Problem problem(String text, int nodes, Map<String, Value> parameters) {
        return OwnProblem.make(declaration(text), NOTHING, new OwnProblem.Given(new HashMap<>(parameters), nodes, Optional.empty()), NOBODY);
    }
}
