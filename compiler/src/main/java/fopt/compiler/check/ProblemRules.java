package fopt.compiler.check;

import fopt.compiler.diff.OwnProblem;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Calls of problems of the script's own: their parameters, and `nodes` and `split`.
final class ProblemRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;

    ProblemRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    /// `robust_logistic(libsvm("a9a"), λ = 0.1, nodes = 20, split = sorted)`
    Typed call(Expr.Call c, Decl.Problem problem, Site at) {
        c.args().forEach(a -> expressions.check(a.value(), at));
        if (!at.context().isScript()) {
            return analysis.fail(FlowErrors.scriptOnly(c.span(), "a problem"));
        }
        String name = problem.name().written();
        List<String> parameters = new ArrayList<>(problem.parameters().stream().map(p -> p.name().id()).toList());
        Set<String> given = new HashSet<>();
        for (int k = 0; k < c.args().size(); k++) {
            Expr.Arg a = c.args().get(k);
            if (a.name().isPresent()) {
                named(a.name().get(), problem, given);
            } else if (k >= parameters.size()) {
                return analysis.fail(CallErrors.tooMany(a.span(), name + "(" + String.join(", ", parameters) + ")", parameters.size())
                        .help("`nodes` and `split` are given by name"));
            } else {
                given.add(parameters.get(k));
            }
        }
        List<String> missing = new ArrayList<>(problem.parameters().stream().filter(p -> p.value().isEmpty() && !given.contains(p.name().id()))
                .map(p -> p.name().written()).toList());
        if (!given.contains("nodes")) {
            missing.add("nodes");
        }
        return missing.isEmpty() ? new Typed(new Type.Problem(), Placement.SHARED, Knowledge.KNOWN) : analysis.fail(CallErrors.missing(c.span(), name, missing));
    }

    private void named(Name argument, Decl.Problem problem, Set<String> given) {
        List<String> known = new ArrayList<>(problem.parameters().stream().map(p -> p.name().written()).toList());
        known.add("nodes");
        if (OwnProblem.sample(problem).isPresent()) {
            known.add("split");
        }
        boolean fits = problem.parameters().stream().anyMatch(p -> p.name().id().equals(argument.id())) || known.contains(argument.id());
        if (!fits) {
            analysis.fail(CallErrors.unknownParameter(argument, problem.name().written(), known));
        } else if (!given.add(argument.id())) {
            analysis.fail(CallErrors.twice(argument.span(), problem.name().written(), argument.written()));
        }
    }
}
