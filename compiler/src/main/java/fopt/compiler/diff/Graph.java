package fopt.compiler.diff;

import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Tape;
import fopt.runtime.formula.Unary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Builds nodes: equal ones once, and what can be simpler, simpler. Sizes must fit; who builds from a program checks that first.
///
/// Rules: constants are folded; `0 + t`, `1 · t`, `0 · t`, `−−t`, `√t √t` vanish; numbers stay numbers as long as they can (what is spread or repeated is spread after the
/// arithmetic); `log(1 + exp t)`, `1/(1 + exp(−t))` and `log Σ exp` become the functions that do not overflow.
final class Graph {
    private record Key(Op op, List<Integer> arguments, Extent extent) {}

    private final Map<Key, Node> nodes = new HashMap<>();
    private final List<double[][]> nodeValues = new ArrayList<>();

    private Node node(Op op, Extent extent, Node... arguments) {
        List<Node> list = List.of(arguments);
        return nodes.computeIfAbsent(new Key(op, list.stream().map(n -> n.id).toList(), extent), k -> new Node(nodes.size(), op, list, extent));
    }

    // ---- leaves

    Node constant(double value) {
        return node(new Op.Constant(value), Extent.NUMBER);
    }

    Node variable(int array, int offset, Extent extent) {
        return node(new Op.Variable(array, offset), extent);
    }

    Node label() {
        return node(new Op.Label(), Extent.NUMBER.sampled(true));
    }

    /// @param columns how many features there are
    Node features(int columns) {
        return node(new Op.Features(), new Extent(columns, 1, true));
    }

    /// All samples that are asked for: a matrix of so many rows.
    Node batch(int columns) {
        return node(new Op.Batch(), new Extent(0, columns, false));
    }

    Node batchLabels() {
        return node(new Op.BatchLabels(), Extent.vector(0));
    }

    /// @param size of what the function gives; each sample has its own if an argument differs from sample to sample
    Node foreign(Op.Foreign function, Extent size, List<Node> arguments) {
        return node(function, size.sampled(arguments.stream().anyMatch(Node::perSample)), arguments.toArray(Node[]::new));
    }

    /// The number of the node, from 1.
    Node nodeNumber() {
        return node(new Op.Given(Tape.NODE), Extent.NUMBER);
    }

    /// How many samples the node has.
    Node nodeSamples() {
        return node(new Op.Given(Tape.SAMPLES), Extent.NUMBER);
    }

    /// @param ofNode for each node, or once for all, as many numbers as the extent has
    Node nodeValue(double[][] ofNode, Extent extent) {
        nodeValues.add(ofNode);
        return node(new Op.NodeValue(nodeValues.size() - 1), extent);
    }

    /// Numbers that are the same at all nodes.
    Node constants(double[] values, Extent extent) {
        return values.length == 1 ? constant(values[0]) : nodeValue(new double[][] {values}, extent);
    }

    double[][] nodeValue(Op.NodeValue v) {
        return nodeValues.get(v.key());
    }

    // ---- entry by entry

    Node map(Unary f, Node t) {
        if (t.op instanceof Op.Constant(double value)) {
            return constant(f.of(value));
        }
        return switch (t.op) {
            case Op.Spread s -> spread(map(f, t.argument()), t.extent);
            case Op.Repeat r -> repeat(map(f, t.argument()));
            case Op.Map(Unary g) when f == Unary.NEGATE && g == Unary.NEGATE -> t.argument();
            case Op.Map(Unary g) when f == Unary.ABS && g == Unary.NEGATE -> map(Unary.ABS, t.argument());
            case Op.Map(Unary g) when f == Unary.LOG1P && g == Unary.EXP -> map(Unary.SOFTPLUS, t.argument());
            case Op.Map(Unary g) when f == Unary.LOG && g == Unary.SIGMOID -> negate(map(Unary.SOFTPLUS, negate(t.argument())));
            case Op.Map(Unary g) when f == Unary.LOG && g == Unary.EXP -> t.argument();
            case Op.Sum s when f == Unary.LOG && t.argument().op instanceof Op.Map(Unary g) && g == Unary.EXP -> logSumExp(t.argument().argument());
            case Op.Zip(Binary g) when f == Unary.LOG && g == Binary.ADD && isAll(t.argument(0), 1) && isExp(t.argument(1)) ->
                    map(Unary.SOFTPLUS, t.argument(1).argument());
            case Op other -> node(new Op.Map(f), t.extent, t);
        };
    }

    private static boolean isExp(Node t) {
        return t.op instanceof Op.Map(Unary f) && f == Unary.EXP;
    }

    Node negate(Node t) {
        return map(Unary.NEGATE, t);
    }

    Node add(Node a, Node b) {
        return zip(Binary.ADD, a, b);
    }

    Node subtract(Node a, Node b) {
        return zip(Binary.SUBTRACT, a, b);
    }

    Node multiply(Node a, Node b) {
        return zip(Binary.MULTIPLY, a, b);
    }

    Node divide(Node a, Node b) {
        return zip(Binary.DIVIDE, a, b);
    }

    Node scale(double s, Node t) {
        return multiply(constant(s), t);
    }

    /// `t^p`; small whole powers by multiplication.
    Node power(Node t, Node p) {
        if (!(p.op instanceof Op.Constant(double e))) {
            return zip(Binary.POWER, t, p);
        }
        if (e == 0) {
            return constant(1);
        }
        if (e == 0.5) {
            return map(Unary.SQRT, t);
        }
        if (e == Math.rint(e) && Math.abs(e) <= 4) {
            Node whole = e == 1 || e == -1 ? t : e == 2 || e == -2 ? multiply(t, t) : Math.abs(e) == 3 ? multiply(multiply(t, t), t) : square(multiply(t, t));
            return e > 0 ? whole : divide(constant(1), whole);
        }
        return zip(Binary.POWER, t, p);
    }

    Node square(Node t) {
        return multiply(t, t);
    }

    /// Two values of one size, or a number and any value; a value of each sample and one that is the same for all.
    Node zip(Binary f, Node a, Node b) {
        if (a.op instanceof Op.Constant(double s) && b.op instanceof Op.Constant(double t)) {
            return constant(f.of(s, t));
        }
        boolean swapped = (f == Binary.ADD || f == Binary.MULTIPLY) && comesFirst(b, a);
        Node l = swapped ? b : a;
        Node r = swapped ? a : b;
        Extent size = l.extent.isNumber() ? r.extent : l.extent;
        boolean sampled = l.perSample() || r.perSample();
        Node simpler = simpler(f, l, r);
        if (simpler != null) {
            return fit(simpler, size, sampled);
        }
        if (l.op instanceof Op.Spread && (r.op instanceof Op.Spread || r.extent.isNumber()) || l.extent.isNumber() && r.op instanceof Op.Spread) {
            return spread(zip(f, unspread(l), unspread(r)), l.extent.isNumber() ? r.extent : l.extent);
        }
        if (l.op instanceof Op.Repeat && (r.op instanceof Op.Repeat || !r.perSample()) || !l.perSample() && r.op instanceof Op.Repeat) {
            return repeat(zip(f, unrepeat(l), unrepeat(r)));
        }
        return node(new Op.Zip(f), size.sampled(sampled), fit(l, size, sampled), fit(r, size, sampled));
    }

    /// Constants first, then by age: so that equal sums and products are one, and constants meet.
    private static boolean comesFirst(Node a, Node b) {
        boolean left = factor(a) instanceof Op.Constant;
        boolean right = factor(b) instanceof Op.Constant;
        return left == right ? a.id < b.id : left;
    }

    private static Node unspread(Node t) {
        return t.op instanceof Op.Spread ? t.argument() : t;
    }

    private static Node unrepeat(Node t) {
        return t.op instanceof Op.Repeat ? t.argument() : t;
    }

    /// As a value of this size, of each sample if asked for.
    Node fit(Node t, Extent size, boolean sampled) {
        Node wide = t.extent.isNumber() && !size.isNumber() ? spread(t, size.sampled(t.perSample())) : t;
        return sampled && !wide.perSample() ? repeat(wide) : wide;
    }

    /// Null if there is nothing simpler. What is found may be smaller than the result.
    private Node simpler(Binary f, Node a, Node b) {
        return switch (f) {
            case ADD -> a == b ? scale(2, a) : isAll(a, 0) ? b : isAll(b, 0) ? a : isNegated(b) ? subtract(a, b.argument()) : isNegated(a) ? subtract(b, a.argument()) : null;
            case SUBTRACT -> isAll(b, 0) ? a : isAll(a, 0) ? negate(b) : isNegated(b) ? add(a, b.argument()) : null;
            case MULTIPLY -> a == b && a.op instanceof Op.Map(Unary g) && g == Unary.SQRT ? a.argument() : isAll(a, 0) || isAll(b, 0) ? constant(0) : isAll(a, 1) ? b : isAll(b, 1) ? a : isAll(a, -1) ? negate(b)
                    : isNegated(a) ? negate(multiply(a.argument(), b)) : isNegated(b) ? negate(multiply(a, b.argument())) : joined(a, b);
            case DIVIDE -> isAll(b, 1) ? a : isAll(a, 0) ? constant(0) : isNegated(a) ? negate(divide(a.argument(), b))
                    : factor(b) instanceof Op.Constant(double t) && isPowerOfTwo(t) ? scale(1 / t, a) : logistic(a, b);
            case MAX -> isAll(a, 0) ? map(Unary.RELU, b) : isAll(b, 0) ? map(Unary.RELU, a) : null;
            case MIN, POWER, LESS, LESS_OR_EQUAL, EQUAL -> null;
        };
    }

    /// `s (t u)` with constants s and t as `(s t) u`; null if it is not that.
    private Node joined(Node a, Node b) {
        boolean both = factor(a) instanceof Op.Constant && b.op instanceof Op.Zip(Binary g) && g == Binary.MULTIPLY && factor(b.argument(0)) instanceof Op.Constant;
        return both ? multiply(constant(((Op.Constant) factor(a)).value() * ((Op.Constant) factor(b.argument(0))).value()), b.argument(1)) : null;
    }

    private static boolean isNegated(Node t) {
        return t.op instanceof Op.Map(Unary f) && f == Unary.NEGATE;
    }

    /// Whether all entries, for all samples, are this constant.
    static boolean isAll(Node t, double value) {
        return factor(t) instanceof Op.Constant c && c.value() == value;
    }

    /// Dividing by it is the same as multiplying by its inverse.
    private static boolean isPowerOfTwo(double t) {
        return Math.abs(t) < 1e100 && Math.abs(t) > 1e-100 && Math.scalb(1.0, Math.getExponent(t)) == Math.abs(t);
    }

    private static Op factor(Node t) {
        return bare(t).op;
    }

    /// What is spread or repeated.
    static Node bare(Node t) {
        Node inner = t;
        while (inner.op instanceof Op.Spread || inner.op instanceof Op.Repeat) {
            inner = inner.argument();
        }
        return inner;
    }

    /// `1/(1 + exp(−t))`, `exp(t)/(1 + exp(t))`; null if it is not that.
    private Node logistic(Node a, Node b) {
        if (!(b.op instanceof Op.Zip(Binary f)) || f != Binary.ADD || !isAll(b.argument(0), 1) || !isExp(b.argument(1))) {
            return null;
        }
        Node t = b.argument(1).argument();
        return isAll(a, 1) ? map(Unary.SIGMOID, negate(t)) : a == b.argument(1) ? map(Unary.SIGMOID, t) : null;
    }

    Node choose(Node c, Node a, Node b) {
        if (c.op instanceof Op.Constant(double truth)) {
            return truth != 0 ? a : b;
        }
        Extent size = !c.extent.isNumber() ? c.extent : !a.extent.isNumber() ? a.extent : b.extent;
        boolean sampled = c.perSample() || a.perSample() || b.perSample();
        return node(new Op.Choose(), size.sampled(sampled), fit(c, size, sampled), fit(a, size, sampled), fit(b, size, sampled));
    }

    // ---- size

    Node spread(Node number, Extent to) {
        if (to.isNumber()) {
            return number;
        }
        return node(new Op.Spread(), to.sampled(number.perSample()), number);
    }

    Node repeat(Node t) {
        return t.perSample() ? t : node(new Op.Repeat(), t.extent.sampled(true), t);
    }

    Node sum(Node t) {
        if (t.extent.isNumber()) {
            return t;
        }
        return switch (t.op) {
            case Op.Spread s -> scale(t.extent.size(), t.argument());
            case Op.Repeat r -> repeat(sum(t.argument()));
            case Op.Map(Unary f) when f == Unary.NEGATE -> negate(sum(t.argument()));
            case Op.Embed e -> sum(t.argument());
            case Op.OneHot o -> t.argument();
            case Op.Zip(Binary f) when f == Binary.MULTIPLY && unrepeat(t.argument(0)).op instanceof Op.Spread s -> {
                Node number = unrepeat(t.argument(0)).argument();
                yield multiply(number, sum(t.argument(1)));
            }
            case Op.Zip(Binary f) when f == Binary.MULTIPLY && t.argument(1).op instanceof Op.Features && t.argument(0).op instanceof Op.Repeat ->
                    product(t.argument(0).argument());
            case Op.Zip(Binary f) when f == Binary.MULTIPLY && t.argument(0).op instanceof Op.Features && t.argument(1).op instanceof Op.Repeat ->
                    product(t.argument(1).argument());
            case Op other -> node(new Op.Sum(), Extent.NUMBER.sampled(t.perSample()), t);
        };
    }

    /// Whether a condition holds for all entries.
    Node all(Node conditions) {
        return zip(Binary.EQUAL, constant(conditions.extent.size()), sum(conditions));
    }

    Node inner(Node a, Node b) {
        return sum(multiply(a, b));
    }

    Node norm(Node t) {
        return map(Unary.SQRT, inner(t, t));
    }

    Node slice(Node t, int from, int length) {
        if (from == 0 && length == t.extent.size()) {
            return t;
        }
        Extent extent = new Extent(length, 1, t.perSample());
        return switch (t.op) {
            case Op.Spread s -> spread(t.argument(), extent);
            case Op.Repeat r -> repeat(slice(t.argument(), from, length));
            case Op.Variable(int array, int offset) -> variable(array, offset + from, extent);
            case Op other -> node(new Op.Slice(from), extent, t);
        };
    }

    Node embed(Node t, int from, Extent in) {
        return isAll(t, 0) ? fit(constant(0), in, t.perSample()) : node(new Op.Embed(from), in.sampled(t.perSample()), t);
    }

    // ---- samples

    /// `V a`; a number for a vector V.
    Node product(Node v) {
        return node(new Op.Product(), new Extent(v.extent.isVector() ? 1 : v.extent.rows(), 1, true), v);
    }

    /// @param like the extent of V
    Node rowSum(Node g, Extent like) {
        return node(new Op.RowSum(), like, g);
    }

    Node sampleSum(Node t) {
        return node(new Op.SampleSum(), t.extent.sampled(false), t);
    }

    /// The mean over the samples; of what is the same for all, the thing itself.
    Node mean(Node t) {
        if (!t.perSample()) {
            return t;
        }
        return switch (t.op) {
            case Op.Repeat r -> t.argument();
            case Op.Zip(Binary f) when f == Binary.ADD || f == Binary.SUBTRACT -> zip(f, mean(t.argument(0)), mean(t.argument(1)));
            case Op.Map(Unary f) when f == Unary.NEGATE -> negate(mean(t.argument()));
            case Op other -> sampleSum(multiply(node(new Op.Given(Tape.WEIGHT), Extent.NUMBER), t));
        };
    }

    Node pick(Node z) {
        return node(new Op.Pick(), Extent.NUMBER.sampled(true), repeat(z), label());
    }

    Node correct(Node z) {
        return node(new Op.Correct(), Extent.NUMBER.sampled(true), repeat(z), label());
    }

    Node oneHot(Node g, Extent like) {
        return node(new Op.OneHot(), like, g, label());
    }

    // ---- matrices

    /// Matrix times matrix, or times vector.
    Node matrixProduct(Node a, Node b) {
        if (b.op instanceof Op.Features) {
            return product(a);
        }
        return node(new Op.Multiply(), new Extent(a.extent.rows(), b.extent.columns(), b.perSample()), a, b);
    }

    Node transpose(Node m) {
        return m.op instanceof Op.Transpose ? m.argument() : node(new Op.Transpose(), Extent.matrix(m.extent.columns(), m.extent.rows()), m);
    }

    /// `Σ g bᵀ` over the samples, or `g bᵀ`, of vectors.
    Node outer(Node g, Node b) {
        boolean sampled = g.perSample() || b.perSample();
        Node l = sampled ? repeat(g) : g;
        Node r = sampled ? repeat(b) : b;
        return node(new Op.Outer(), Extent.matrix(g.extent.rows(), b.extent.rows()), l, r);
    }

    Node logSumExp(Node z) {
        return node(new Op.LogSumExp(), Extent.NUMBER.sampled(z.perSample()), z);
    }

    Node softmax(Node z) {
        return node(new Op.Softmax(), z.extent, z);
    }
}
