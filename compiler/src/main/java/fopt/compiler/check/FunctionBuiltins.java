package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.ELEMENTWISE;
import static fopt.compiler.check.Builtin.Family.PLAIN;
import static fopt.compiler.check.Builtin.Family.REDUCTION;
import static fopt.compiler.check.Builtin.Kind.ARRAY;
import static fopt.compiler.check.Builtin.Kind.GRAPH;
import static fopt.compiler.check.Builtin.Kind.INTEGER;
import static fopt.compiler.check.Builtin.Kind.LAW;
import static fopt.compiler.check.Builtin.Kind.NUMBER;
import static fopt.compiler.check.Builtin.Kind.VALUE;
import static fopt.compiler.check.Builtin.Kind.VECTOR;
import static fopt.compiler.check.Builtins.many;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.types.Type;
import java.util.List;

/// Functions of numbers and vectors, which need nothing but their arguments.
final class FunctionBuiltins {
    private FunctionBuiltins() {}

    static final List<Builtin> LIST = List.of(
            map("abs", "The magnitude of each entry."),
            map("sign", "-1, 0 or 1 for each entry."),
            map("sqrt", "The square root of each entry."),
            map("exp", "e to the power of each entry."),
            map("log", "The natural logarithm of each entry."),
            map("log1p", "log(1 + v), exact for small v."),
            map("sin", "The sine of each entry."),
            map("cos", "The cosine of each entry."),
            map("tanh", "The hyperbolic tangent of each entry."),
            map("floor", "The largest whole number below each entry."),
            map("ceil", "The smallest whole number above each entry."),
            of("mod", ELEMENTWISE, Type.SCALAR, "What remains of a when divided by b, with the sign of b.", need("a", VALUE), need("b", VALUE)),
            of("div", ELEMENTWISE, Type.SCALAR, "a divided by b, rounded down to a whole number.", need("a", VALUE), need("b", VALUE)),
            reduce("sum", "The sum of the entries of a vector, of a table, over the neighbours of a node, or of `e for v in D`."),
            reduce("mean", "The mean of the entries of a vector, of a table, over the neighbours of a node, or of `e for v in D`."),
            reduce("max", "The largest entry, over the neighbours, over `e for v in D`, or of several arguments entry by entry."),
            reduce("min", "The smallest entry, over the neighbours, over `e for v in D`, or of several arguments entry by entry."),
            reduce("argmin", "The v for which e is least, of `e for v in D`; the key of the least entry of a table, the first one of several."),
            reduce("argmax", "The v for which e is largest, of `e for v in D`; the key of the largest entry of a table, the first one of several."),
            of("count", REDUCTION, Type.INT, "How many v there are in `v for v in D if c`, or for how many a condition holds.", need("v", Builtin.Kind.ANY)),
            of("zip", PLAIN, new Type.Table(Type.ANY), "Several lists or tables, to go through together: `for a, b in zip(A, B)`.",
                    many("tables", Builtin.Kind.LIST)),
            of("norm", PLAIN, Type.SCALAR, "The Euclidean norm, also written ‖v‖.", need("v", VALUE)),
            of("norm1", PLAIN, Type.SCALAR, "The sum of magnitudes.", need("v", VALUE)),
            of("norm_inf", PLAIN, Type.SCALAR, "The largest magnitude.", need("v", VALUE)),
            of("count_nonzero", PLAIN, Type.INT, "How many entries are not zero.", need("v", VECTOR)),
            of("dot", PLAIN, Type.SCALAR, "The inner product, also written ⟨a, b⟩.", need("a", VALUE), need("b", VALUE)),
            of("clip_norm", PLAIN, Type.ANY, "v, scaled down to norm C if its norm is larger.", need("v", VALUE), need("C", NUMBER)),
            of("ones", PLAIN, Type.POINT, "A vector of ones.", need("length", INTEGER)),
            of("size", PLAIN, Type.INT, "How many members a cohort has, or entries a vector.", need("of", Builtin.Kind.ANY)),
            of("expected_size", PLAIN, Type.SCALAR, "How many nodes a law of cohorts draws on average.", need("law", LAW)),
            of("rows", PLAIN, Type.INT, "How many samples a data set has, or rows a matrix.", need("of", ARRAY)),
            of("columns", PLAIN, Type.INT, "How many features a data set has, or columns a matrix.", need("of", ARRAY)),
            of("staleness", PLAIN, Type.INT, "How often the measured point changed since a worker's job was assigned.", need("worker", NUMBER)),
            of("duration", PLAIN, Type.SCALAR, "How many seconds a worker's last job took.", need("worker", NUMBER)),
            test("tree", "Whether the graph is a tree."),
            test("connected", "Whether the graph is connected."),
            test("constant_graph", "Whether the graph is the same in every round."),
            test("symmetric", "Whether the mixing matrix is symmetric."),
            test("doubly_stochastic", "Whether rows and columns of the mixing matrix sum to 1."),
            test("is_row_stochastic", "Whether the rows of the mixing matrix sum to 1; `row_stochastic(W)` after `require`."),
            test("is_column_stochastic", "Whether the columns of the mixing matrix sum to 1; `column_stochastic(W)` after `require`."));

    /// Whether this is a function of numbers, vectors and tables: what it gives changes only if they do.
    static boolean ofValues(String name) {
        return !name.equals("staleness") && !name.equals("duration") && LIST.stream().anyMatch(b -> b.name().equals(name));
    }

    private static Builtin map(String name, String doc) {
        return of(name, ELEMENTWISE, Type.SCALAR, doc, need("v", VALUE));
    }

    private static Builtin reduce(String name, String doc) {
        return of(name, REDUCTION, Type.SCALAR, doc, many("v", VALUE));
    }

    private static Builtin test(String name, String doc) {
        return of(name, PLAIN, Type.BOOL, doc, need("W", GRAPH));
    }
}
