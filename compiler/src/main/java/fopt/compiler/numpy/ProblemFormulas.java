package fopt.compiler.numpy;

import fopt.compiler.diff.OwnProblem;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Decl.ProblemItem;
import fopt.compiler.syntax.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the formulas of a `problem` as a Python function of the flat point x, the node's number i, how many samples m_i it has, and one sample.
///
/// Derivatives are not written: the script takes them by itself, so that they are an independent check of those that fopt makes from the formulas.
final class ProblemFormulas extends FormulaText {
    private final OwnProblem.Written problem;
    private final Map<String, ProblemItem.Formula> formulas = new HashMap<>();

    private ProblemFormulas(OwnProblem.Written problem) {
        super(problem.funs());
        this.problem = problem;
        items(ProblemItem.Formula.class).forEach(f -> formulas.put(f.name().id(), f));
    }

    /// `def name(x, i, m_i, a, b): …`
    static String of(String name, OwnProblem.Written problem) {
        return new ProblemFormulas(problem).text(name);
    }

    static boolean isGame(OwnProblem.Written problem) {
        return problem.declaration().items().stream().noneMatch(i -> i instanceof ProblemItem.Formula f && f.name().id().equals("f"));
    }

    private String text(String name) {
        ProblemItem.Formula main = formulas.get(isGame(problem) ? "F" : "f");
        List<String> sample = items(ProblemItem.Sample.class).stream().flatMap(s -> s.names().stream()).map(n -> safe(n.id())).toList();
        List<String> body = new ArrayList<>();
        body.add("n = " + problem.given().nodes());
        problem.given().data().ifPresent(split -> body.add("d = " + split.data().columns()));
        parameters(body);
        for (ProblemItem.Let let : items(ProblemItem.Let.class)) {
            body.add(let.names().stream().map(n -> safe(n.id())).collect(Collectors.joining(", ")) + " = "
                    + let.values().stream().map(this::of).collect(Collectors.joining(", ")));
        }
        int place = body.size();
        variables(main, body);
        if (main.value() instanceof Expr.Tuple t) {
            body.add("return np.concatenate([" + t.items().stream().map(e -> "np.ravel(" + of(e) + ")").collect(Collectors.joining(", ")) + "])");
        } else {
            body.add("return " + (isGame(problem) ? "np.ravel(" + of(main.value()) + ")" : of(main.value())));
        }
        body.addAll(place, functions());
        return "def " + name + "(point, i, m_i, " + (sample.isEmpty() ? "a, b" : String.join(", ", sample)) + "):\n"
                + body.stream().flatMap(String::lines).map(Lines::deeper).collect(Collectors.joining("\n"));
    }

    private <T extends ProblemItem> List<T> items(Class<T> kind) {
        return problem.declaration().items().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void parameters(List<String> body) {
        for (Decl.Param p : problem.declaration().parameters()) {
            Value v = problem.given().parameters().get(p.name().id());
            if (v instanceof Value.Data) {
                continue;
            }
            body.add(safe(p.name().id()) + " = " + (v == null ? of(p.value().orElseThrow()) : constant(v, p.span())));
        }
    }

    /// The variables are parts of the flat point, by rows.
    private void variables(ProblemItem.Formula f, List<String> body) {
        if (f.parameters().size() == 1 && f.parameters().getFirst().type().flatMap(Decl.TypeRef::name).isEmpty()) {
            body.add(safe(f.parameters().getFirst().name().id()) + " = point");
            return;
        }
        body.add("at = 0");
        for (Decl.Param p : f.parameters()) {
            List<String> sizes = p.type().orElseThrow().args().stream().map(a -> of(a.value())).toList();
            String size = sizes.isEmpty() ? "1" : sizes.stream().map(s -> "(" + s + ")").collect(Collectors.joining(" * "));
            String part = "point[at:at + " + size + "]";
            body.add(safe(p.name().id()) + " = " + (sizes.isEmpty() ? "point[at]" : sizes.size() == 1 ? part : part + ".reshape(" + String.join(", ", sizes) + ")"));
            body.add("at += " + size);
        }
    }

    @Override
    Optional<Function> declared(String id) {
        return Optional.ofNullable(formulas.get(id)).map(f -> new Function(f.parameters(), f.value()));
    }

    @Override
    Optional<String> call(String id, Expr.Call c) {
        Expr first = c.args().isEmpty() ? null : c.args().getFirst().value();
        if (first instanceof Expr.Ref r && problem.given().parameters().get(r.name().id()) instanceof Value.Data data) {
            return Optional.of(Integer.toString(id.equals("rows") ? data.data().rows() : data.data().columns()));
        }
        return Optional.empty();
    }
}
