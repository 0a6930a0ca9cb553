package fopt.compiler.run;

import fopt.compiler.check.Builtins;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.runtime.linalg.Scalars;
import fopt.runtime.topology.MixingMatrix;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Functions of numbers, lists, graphs and data, evaluated.
final class Functions {
    private static final Set<String> NAMES = Set.of("abs", "sign", "sqrt", "exp", "log", "log1p", "sin", "cos", "tanh", "floor", "ceil", "mod", "div",
            "sum", "mean", "max", "min", "norm", "dot", "ones", "size", "rows", "columns", "tree", "connected", "symmetric", "doubly_stochastic",
            "is_row_stochastic", "is_column_stochastic", "constant_graph");

    private Functions() {}

    static boolean knows(String id) {
        return NAMES.contains(id);
    }

    static Value call(String id, Arguments given) {
        Arguments a = given.named().isEmpty() ? given : given.inOrder(Builtins.named(id).orElseThrow(NotConstant::new));
        if (VectorLists.reduces(id, a)) {
            return VectorLists.reduced(id, a);
        }
        return switch (id) {
            case "abs" -> map(a, Math::abs);
            case "sign" -> map(a, Math::signum);
            case "sqrt" -> map(a, Math::sqrt);
            case "exp" -> map(a, Scalars::exp);
            case "log" -> map(a, Scalars::log);
            case "log1p" -> map(a, Scalars::log1p);
            case "sin" -> map(a, Scalars::sin);
            case "cos" -> map(a, Scalars::cos);
            case "tanh" -> map(a, Scalars::tanh);
            case "floor" -> whole(map(a, Math::floor));
            case "ceil" -> whole(map(a, Math::ceil));
            case "mod" -> combine(a, Scalars::mod);
            case "div" -> combine(a, (x, y) -> Math.floor(x / y));
            case "sum" -> fold(a, Double::sum);
            case "max" -> extreme(a, Math::max);
            case "min" -> extreme(a, Math::min);
            case "mean" -> Value.of(number(fold(a, Double::sum), a) / entries(a).size());
            case "norm" -> Value.of(Math.sqrt(entries(a).stream().mapToDouble(v -> number(v, a) * number(v, a)).sum()));
            case "ones" -> ones(a);
            case "size" -> Value.of(entries(a).size());
            case "rows" -> Value.of(data(a).data().rows());
            case "columns" -> Value.of(data(a).data().columns());
            case "tree" -> new Value.Bool(matrix(a).topology().isTree());
            case "connected" -> new Value.Bool(matrix(a).topology().isConnected());
            case "symmetric" -> new Value.Bool(matrix(a).isSymmetric());
            case "doubly_stochastic" -> new Value.Bool(matrix(a).isDoublyStochastic());
            case "is_row_stochastic" -> new Value.Bool(matrix(a).isRowStochastic());
            case "is_column_stochastic" -> new Value.Bool(matrix(a).isColumnStochastic());
            default -> throw new NotConstant();
        };
    }

    private static double number(Value v, Arguments a) {
        return Evaluator.asNumber(v, a.place());
    }

    private static Value map(Arguments a, DoubleUnaryOperator f) {
        Value v = a.positional().getFirst();
        if (v instanceof Value.Vector x) {
            return new Value.Vector(java.util.Arrays.stream(x.entries()).map(f).toArray());
        }
        List<Value> items = Evaluator.items(v);
        if (items != null) {
            return new Value.ListOf(items.stream().<Value>map(x -> Value.of(f.applyAsDouble(number(x, a)))).toList());
        }
        return Value.of(f.applyAsDouble(number(v, a)));
    }

    private static Value whole(Value v) {
        return v instanceof Value.Num n ? new Value.Num(n.value(), true) : v;
    }

    private static Value combine(Arguments a, DoubleBinaryOperator f) {
        Value x = a.positional().get(0);
        Value y = a.positional().get(1);
        boolean whole = x instanceof Value.Num m && m.integer() && y instanceof Value.Num n && n.integer();
        return new Value.Num(f.applyAsDouble(number(x, a), number(y, a)), whole);
    }

    private static List<Value> entries(Arguments a) {
        if (a.positional().size() != 1) {
            return a.positional();
        }
        Value v = a.positional().getFirst();
        if (v instanceof Value.Vector x) {
            return java.util.Arrays.stream(x.entries()).<Value>mapToObj(Value::of).toList();
        }
        List<Value> items = Evaluator.items(v);
        return items != null ? items : List.of(v);
    }

    private static Value fold(Arguments a, DoubleBinaryOperator f) {
        List<Value> entries = entries(a);
        boolean whole = entries.stream().allMatch(v -> v instanceof Value.Num n && n.integer());
        return new Value.Num(entries.stream().mapToDouble(v -> number(v, a)).reduce(f).orElse(0), whole);
    }

    /// Of several arguments entry by entry, if one of them is a vector; else of all numbers.
    private static Value extreme(Arguments a, DoubleBinaryOperator f) {
        List<Value> all = a.positional();
        int length = all.stream().mapToInt(v -> v instanceof Value.Vector x ? x.entries().length : 0).max().orElse(0);
        if (all.size() == 1 || length == 0) {
            return fold(a, f);
        }
        double[] out = new double[length];
        for (int c = 0; c < length; c++) {
            int entry = c;
            out[c] = all.stream().mapToDouble(v -> v instanceof Value.Vector x && x.entries().length == length ? x.entries()[entry] : number(v, a))
                    .reduce(f).orElseThrow();
        }
        return new Value.Vector(out);
    }

    private static Value ones(Arguments a) {
        double[] x = new double[(int) number(a.positional().getFirst(), a)];
        java.util.Arrays.fill(x, 1);
        return new Value.Vector(x);
    }

    private static Value.Data data(Arguments a) {
        if (a.positional().getFirst() instanceof Value.Data d) {
            return d;
        }
        throw a.error("E031", "`" + a.callee() + "` is asked of a data set, but this is " + a.positional().getFirst().show());
    }

    /// The weights of a graph that does not change.
    private static MixingMatrix matrix(Arguments a) {
        return switch (a.positional().getFirst()) {
            case Value.Mixing m when m.schedule().constant() -> m.schedule().at(1, 0);
            case Value.Graph g -> fopt.runtime.topology.Weights.standard(g.topology());
            case Value.Mixing m -> throw new NotConstant();
            case Value other -> throw a.error("E031", "`" + a.callee() + "` is asked of a graph, but this is " + other.show());
        };
    }
}
