package fopt.compiler.run;

import fopt.compiler.check.Checker;
import fopt.compiler.check.Declarations;
import fopt.compiler.check.Symbol;
import fopt.compiler.check.Tree;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Expr;
import fopt.runtime.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The numbers among a run's parameters, beside their defaults: where a default is a formula, it is what the theory allows.
final class Theory {
    private final Execution run;
    private final Declarations declarations;
    final List<String> lines = new ArrayList<>();
    final List<String> open = new ArrayList<>();

    Theory(Execution run, Declarations declarations) {
        this.run = run;
        this.declarations = declarations;
        run.plan().typing().parameters().forEach(this::compare);
    }

    private void compare(Symbol.Parameter p) {
        Value now = run.parameters().get(p.written());
        Optional<Expr> standard = p.declaration.value();
        boolean given = run.plan().arguments().values().containsKey(p.declaration.name().id());
        if (now instanceof Value.Text t && given) {
            open.add("`" + p.written() + " = " + t.show() + "` is not one number: nothing to compare");
        } else if (now instanceof Value.Num n && standard.isEmpty() && given && !n.integer()) {
            open.add("`" + p.written() + "` has no default: nothing to compare " + Figures.number(n.value()) + " with");
        } else if (now instanceof Value.Num n && standard.filter(Theory::isFormula).isPresent()) {
            lines.add(given ? beside(p, n.value(), standard.get()) : p.written() + " = " + text(standard.get()) + " = " + Figures.number(n.value()) + ", the default");
        }
    }

    private String beside(Symbol.Parameter p, double value, Expr standard) {
        Optional<Double> theory = standard(p);
        String written = p.written() + " = " + Figures.number(value);
        if (theory.isEmpty()) {
            return written + "; the default is " + text(standard);
        }
        double ratio = value / theory.get();
        String than = text(standard) + " = " + Figures.number(theory.get());
        return Math.abs(ratio - 1) < 1e-9 ? written + ", the default " + text(standard)
                : (ratio > 1 ? "! " : "") + written + " is " + Figures.number(ratio) + " × the default " + than;
    }

    /// What the parameter would be if the run did not say: the algorithm checked once more, without that argument.
    private Optional<Double> standard(Symbol.Parameter p) {
        try {
            Typing typing = Checker.check(run.plan().typing().algorithm, run.plan().arguments().without(p.declaration.name().id()), declarations, new Diagnostics());
            return run.parameters(typing, p.declaration.name().id()).get(p.written()) instanceof Value.Num n ? Optional.of(n.value()) : Optional.empty();
        } catch (fopt.compiler.eval.EvaluationError e) {
            return Optional.empty();
        }
    }

    /// Anything but a number written down.
    private static boolean isFormula(Expr e) {
        return e instanceof Expr.Ref || e instanceof Expr.Field || Tree.children(e).stream().anyMatch(Theory::isFormula);
    }

    private static String text(Expr e) {
        return e.span().text().replaceAll("\\s+", " ");
    }
}
