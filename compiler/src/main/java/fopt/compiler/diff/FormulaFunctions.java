package fopt.compiler.diff;

import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Unary;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The functions that formulas may use.
final class FormulaFunctions {
    /// Applied entry by entry.
    static final Map<String, Unary> ENTRYWISE = Map.ofEntries(Map.entry("abs", Unary.ABS), Map.entry("sign", Unary.SIGN), Map.entry("sqrt", Unary.SQRT),
            Map.entry("exp", Unary.EXP), Map.entry("log", Unary.LOG), Map.entry("log1p", Unary.LOG1P), Map.entry("sin", Unary.SIN), Map.entry("cos", Unary.COS),
            Map.entry("tanh", Unary.TANH), Map.entry("sigmoid", Unary.SIGMOID), Map.entry("softplus", Unary.SOFTPLUS), Map.entry("relu", Unary.RELU));
    /// Of two values, entry by entry.
    static final Map<String, Binary> OF_TWO = Map.of("max", Binary.MAX, "min", Binary.MIN);
    /// All names, sorted.
    static final SortedSet<String> NAMES = names();

    private FormulaFunctions() {}

    private static SortedSet<String> names() {
        SortedSet<String> all = new TreeSet<>(ENTRYWISE.keySet());
        all.addAll(OF_TWO.keySet());
        all.addAll(java.util.List.of("sum", "mean", "dot", "norm", "norm1", "logsumexp", "softmax", "cross_entropy", "rows", "columns", "size"));
        return java.util.Collections.unmodifiableSortedSet(all);
    }
}
