package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Nearest;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What is said about scripts: runs, their clauses, plots.
final class ScriptErrors {
    /// Other words for the loss.
    private static final Set<String> LOSSES = Set.of("f", "F", "objective", "cost", "error", "fun");

    private static final Set<String> LOSS_OF_PRIVACY = Set.of("epsilon", "eps", "privacy");

    /// Words that arguments of `run` use as they are, and that a variable of the script could take the meaning of.
    static final Set<String> USUAL = Set.of("all", "everybody", "identity", "natural", "terngrad", "scaled_sign", "reshuffled", "shuffled_once", "with_replacement", "distinct");

    private ScriptErrors() {}

    /// W011
    static Diagnostic notTheBuiltIn(Name name) {
        return Diagnostic.of("W011", name.span(), "`" + name.written() + "` is the variable of this script here, not what the language calls so")
                .help("give the variable another name, unless it is meant");
    }

    /// E010
    static Diagnostic unknownAlgorithm(Name name, Collection<String> known) {
        Diagnostic d = Diagnostic.of("E010", name.span(), "unknown algorithm `" + name.written() + "`");
        return Nearest.name(name.id(), known).map(n -> d.help("did you mean `" + n + "`?"))
                .orElse(d.help("declare it in this file, or use one of the standard library"));
    }

    /// E010
    static Diagnostic unknownMetric(Name name, Collection<String> known) {
        Diagnostic d = Diagnostic.of("E010", name.span(), "unknown metric `" + name.written() + "`");
        if (LOSSES.contains(name.id())) {
            return d.help("the loss is `loss`; how far it is above its minimum, `gap`");
        }
        if (LOSS_OF_PRIVACY.contains(name.id())) {
            return d.help("what a run let out by `release` is asked of its result: `r.epsilon(δ = 1e-5)`");
        }
        return Nearest.name(name.id(), known).map(n -> d.help("did you mean `" + n + "`?"))
                .orElse(d.help("metrics are " + String.join(", ", known) + "; an algorithm may declare its own: `metric name = …`"));
    }

    /// E010
    static Diagnostic unknownSetting(Expr setting, Collection<String> known) {
        Diagnostic d = Diagnostic.of("E010", setting.span(), "unknown setting `" + PlacementErrors.one(setting.span()) + "`");
        String name = setting instanceof Expr.Call c ? c.callee().span().text() : setting.span().text();
        return Nearest.name(name, known).map(n -> d.help("did you mean `" + n + "`?")).orElse(d.help("settings are " + String.join(", ", known)));
    }

    /// E151
    static Diagnostic misplacedSetting(Span setting, Builtin b) {
        return SettingBuiltins.isOfPlots(b)
                ? Diagnostic.of("E151", setting, "`" + b.name() + "` is a setting of a plot, and this is a run").help("write it behind the plot: `plot gap of r with " + b.name() + "(…)`")
                : Diagnostic.of("E151", setting, "`" + b.name() + "` is a setting of a run, and this is a plot").help("write it behind the run whose result is plotted");
    }

    /// E150
    static Diagnostic secondPrecision(Span setting) {
        return Diagnostic.of("E150", setting, "a run has one precision, and this is a second one").help("to compare them, write `precision(each [float32, float64])`");
    }

    /// E013
    static Diagnostic clauseTwice(Span clause, String word) {
        return Diagnostic.of("E013", clause, "a second `" + word + "` of one run").help("join the two, or write two runs");
    }

    /// E061
    static Diagnostic noGraph(Span run, String algorithm) {
        return Diagnostic.of("E061", run, "`" + algorithm + "` needs a graph, and the run has none").note("its nodes talk to their neighbours")
                .help("name one: `run … on p over ring(25)`");
    }

    /// E065
    static Diagnostic missingClause(Span run, String what, String clause) {
        return Diagnostic.of("E065", run, "this run has no " + what).help("add `" + clause + "`");
    }

    /// E070
    static Diagnostic notMeasured(Expr metric, Span result, String name, List<String> measured) {
        return Diagnostic.of("E070", metric.span(), "`" + name + "` was not measured by `" + PlacementErrors.one(result) + "`")
                .note(measured.isEmpty() ? "a run without `measure` records the loss only" : "that run measures " + String.join(", ", measured))
                .help("add it to the run: `measure " + name + "`");
    }

    /// An error inside an algorithm of the library, because of the arguments of a run.
    static Diagnostic inside(Diagnostic d, Span run, String algorithm) {
        Diagnostic here = Diagnostic.of(d.code(), run, "with these arguments `" + algorithm + "` has an error: " + d.message())
                .note(d.span(), "here");
        return d.help().map(here::help).orElse(here);
    }
}
