package fopt.compiler.diff;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Nearest;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Name;
import java.util.Collection;

/// What can be wrong in the formulas of a problem.
final class FormulaErrors {
    private static final String WAY_OUT = "formulas are made of arithmetic, `⟨ , ⟩`, `‖ ‖`, `a if c else b`, " + String.join(", ", FormulaFunctions.NAMES)
            + ", and functions of your own";

    private FormulaErrors() {}

    static EvaluationError of(Diagnostic d) {
        return new EvaluationError(d);
    }

    /// E010
    static EvaluationError unknown(Name name, Collection<String> known) {
        Diagnostic d = Diagnostic.of("E010", name.span(), "unknown name `" + name.written() + "`");
        if (name.id().equals("x")) {
            return of(d.note("a `let` of a problem has one value, whatever the point; `x` is the point only in `f(x) = …` and other functions of it")
                    .help("make it a function of the point, `h(x) = …`, and write `h(x)` in f"));
        }
        return of(Nearest.name(name.id(), known).map(n -> d.help("did you mean `" + n + "`?"))
                .orElse(d.help("a formula knows the problem's parameters, its variables, the names of `sample`, `d`, `n`, `i` and `m_i`")));
    }

    /// E084
    static EvaluationError unknownFunction(Name name, Collection<String> known) {
        Diagnostic d = Diagnostic.of("E084", name.span(), "a formula knows no function `" + name.written() + "`");
        return of(Nearest.name(name.id(), known).map(n -> d.help("did you mean `" + n + "`?")).orElse(d.help(WAY_OUT)));
    }

    /// E715
    static EvaluationError foreign(Op.Foreign f) {
        return of(Diagnostic.of("E715", f.place(), "`" + f.function().written() + "` is not written in the language, so the gradient of this formula is not known")
                .help("give the problem its gradient, too: `∇f(x) = …`, which may call a function of that language"));
    }

    /// E722
    static EvaluationError batch(Name name) {
        return of(Diagnostic.of("E722", name.span(), "`" + name.written() + "` is all samples at once, and how many these are changes from call to call")
                .note("`samples (A, b) in data` is for functions in other languages, which compute the mean over the rows that they are given")
                .help("give it to such a function as an argument, or write `sample (a, b) in data`, where f is the loss of one sample"));
    }

    /// E030
    static EvaluationError sizes(Span place, String what, Extent a, Extent b) {
        return of(Diagnostic.of("E030", place, what + " needs values that fit, found " + a.show() + " and " + b.show()));
    }

    /// E030
    static EvaluationError pointwise(Span place, String operator, Extent a, Extent b) {
        Diagnostic d = Diagnostic.of("E030", place, "`" + operator + "` needs two values of one size, found " + a.show() + " and " + b.show());
        return of(a.isNumber() || b.isNumber() ? d.help("write `." + operator + "` to combine the number with every entry") : d);
    }

    /// E030
    static EvaluationError expected(Span place, String what, Extent found) {
        return of(Diagnostic.of("E030", place, "expected " + what + ", found " + found.show()));
    }

    /// E084
    static EvaluationError noMeaning(Span place, String what) {
        return of(Diagnostic.of("E084", place, what + " has no meaning in a formula").note("a formula is differentiated, so it is made of functions whose derivative is known")
                .help(WAY_OUT));
    }
}
