package fopt.compiler.diff;

import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Decl;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What names mean in a formula: nodes, values that are known when the problem is made, and functions. Immutable.
///
/// @param outside functions that the problem does not declare itself
/// @param guests who calls those that are not written in the language
/// @param formulas the problem's own formulas, which others may call
record FormulaScope(Map<String, Node> nodes, Map<String, Value> values, OwnProblem.Outside outside, OwnProblem.Guests guests, Map<String, Decl.ProblemItem.Formula> formulas) {

    FormulaScope with(String id, Node node) {
        Map<String, Node> all = new HashMap<>(nodes);
        all.put(id, node);
        Map<String, Value> others = new HashMap<>(values);
        others.remove(id);
        return new FormulaScope(all, others, outside, guests, formulas);
    }

    FormulaScope with(String id, Value value) {
        Map<String, Value> all = new HashMap<>(values);
        all.put(id, value);
        Map<String, Node> others = new HashMap<>(nodes);
        others.remove(id);
        return new FormulaScope(others, all, outside, guests, formulas);
    }

    /// What a function of the script sees.
    FormulaScope around() {
        return new FormulaScope(Map.of(), Map.of(), outside, guests, Map.of());
    }

    /// For "did you mean".
    Set<String> known() {
        Set<String> all = new java.util.TreeSet<>(nodes.keySet());
        all.addAll(values.keySet());
        all.addAll(outside.funs().keySet());
        all.addAll(outside.externs().keySet());
        all.addAll(FormulaFunctions.NAMES);
        return all;
    }
}
