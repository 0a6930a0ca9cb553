package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.SETTING;
import static fopt.compiler.check.Builtin.Kind.ANY;
import static fopt.compiler.check.Builtin.Kind.INTEGER;
import static fopt.compiler.check.Builtin.Kind.NUMBER;
import static fopt.compiler.check.Builtin.Kind.OPTION;
import static fopt.compiler.check.Builtins.many;
import static fopt.compiler.check.Builtins.may;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.check.Builtin.Parameter;
import fopt.compiler.types.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What may stand after `with`, of a run or of a plot.
final class SettingBuiltins {
    private SettingBuiltins() {}

    /// Also a value of its own: `let speed = timing(…)`.
    static final Builtin TIMING = setting("timing", "What takes how long, in simulated time.", may("compute", ANY, "1 s"));

    private static final Set<String> OF_PLOTS = Set.of("log", "band", "titles", "size_cm");

    static final List<Builtin> LIST = List.of(
            setting("seeds", "The run is repeated with each of these seeds.", many("seeds", ANY)),
            setting("seed", "The seed of the run.", need("seed", INTEGER)),
            setting("threads", "How many threads share the nodes.", need("count", INTEGER)),
            setting("iterates", "The points of all recorded rows are kept: `r.iterates`."),
            setting("precision", "The numbers that are computed with and sent.", words("type", false, "float64", "float32")),
            TIMING,
            setting("byzantine", "The last nodes of the run are attackers; what it measures is over the others.", need("count", INTEGER),
                    need("attack", Builtin.Kind.ANY), Builtins.may("strength", NUMBER, "")),
            setting("lossy", "Messages are lost.", may("p", NUMBER, ""), may("good", NUMBER, "0"), may("bad", NUMBER, "1"), may("fails", NUMBER, "0"),
                    may("recovers", NUMBER, "1")),
            setting("churn", "Nodes that come and go.", may("leave", NUMBER, "0"), may("join", NUMBER, "0"), may("away", ANY, "")),
            setting("log", "Logarithmic axes.", words("axes", true, "x", "y")),
            setting("band", "A band between two quantiles of the seeds.", need("from", NUMBER), need("to", NUMBER)),
            setting("titles", "A title for each panel of a plot.", many("titles", Builtin.Kind.TEXT)),
            setting("size_cm", "How large a plot is, in centimetres; letters keep their size.", need("width", NUMBER), need("height", NUMBER)));

    /// Whether a setting is one of plots; all others are settings of runs.
    static boolean isOfPlots(Builtin setting) {
        return OF_PLOTS.contains(setting.name());
    }

    private static Builtin setting(String name, String doc, Parameter... parameters) {
        return of(name, SETTING, new Type.Setting(), doc, parameters);
    }

    private static Parameter words(String name, boolean repeated, String... words) {
        return new Parameter(name, OPTION, Optional.empty(), repeated, List.of(words));
    }
}
