package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.LATER;
import static fopt.compiler.check.Builtins.many;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.types.Type;
import java.util.List;
import java.util.Map;

/// Functions that the language describes and that are not available yet: to say so is better than "unknown name".
final class LaterBuiltins {
    private LaterBuiltins() {}

    static final List<Builtin> LIST = Map.ofEntries(
                    Map.entry("largest", "a set of coordinates"), Map.entry("choose", "a random choice"), Map.entry("blocks", "a set of coordinates"),
                    Map.entry("players", "a set of coordinates"), Map.entry("template", "a set of coordinates"),
                    Map.entry("perm_k", "a set of coordinates"), Map.entry("sparse", "a part of a message"), Map.entry("signs", "a part of a message"),
                    Map.entry("levels", "a part of a message"), Map.entry("coded", "a part of a message"), Map.entry("table", "a table"),
                    Map.entry("hess", "a Hessian matrix"), Map.entry("eye", "a matrix"), Map.entry("matrix", "a matrix"), Map.entry("pinv", "a matrix"),
                    Map.entry("expm", "a matrix"), Map.entry("psd_floor", "a matrix"), Map.entry("rank_r", "a compressor of matrices"),
                    Map.entry("release", "privacy accounting"), Map.entry("staleness", "asynchrony"),
                    Map.entry("duration", "asynchrony"), Map.entry("elapsed", "asynchrony"),
                    Map.entry("krum", "a robust rule"), Map.entry("coordinate_median", "a robust rule"), Map.entry("geometric_median", "a robust rule"),
                    Map.entry("trimmed_mean", "a robust rule"), Map.entry("nearest_neighbor_mixing", "a robust rule"),
                    Map.entry("bucketing", "a robust rule"), Map.entry("argmin", "a reduction over a table"), Map.entry("argmax", "a reduction over a table"),
                    Map.entry("zip", "a table"), Map.entry("timing", "a simulated time axis"), Map.entry("byzantine", "attackers"),
                    Map.entry("churn", "nodes that come and go"), Map.entry("bilinear", "a saddle-point problem"))
            .entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> of(e.getKey(), LATER, Type.ANY, e.getValue(), many("arguments", Builtin.Kind.ANY)))
            .toList();
}
