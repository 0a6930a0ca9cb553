package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.AVERAGE;
import static fopt.compiler.check.Builtin.Family.DELAY;
import static fopt.compiler.check.Builtin.Family.DRAW;
import static fopt.compiler.check.Builtin.Family.ORACLE;
import static fopt.compiler.check.Builtin.Family.PRIMITIVE;
import static fopt.compiler.check.Builtin.Family.RELEASE;
import static fopt.compiler.check.Builtin.Kind.ANY;
import static fopt.compiler.check.Builtin.Kind.FUNCTION;
import static fopt.compiler.check.Builtin.Kind.INTEGER;
import static fopt.compiler.check.Builtin.Kind.MIXING;
import static fopt.compiler.check.Builtin.Kind.NUMBER;
import static fopt.compiler.check.Builtin.Kind.SAMPLES;
import static fopt.compiler.check.Builtin.Kind.SIZE;
import static fopt.compiler.check.Builtin.Kind.VALUE;
import static fopt.compiler.check.Builtin.Kind.VECTOR;
import static fopt.compiler.check.Builtins.many;
import static fopt.compiler.check.Builtins.may;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;
import static fopt.compiler.check.Builtins.option;

import fopt.compiler.check.Builtin.Parameter;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import java.util.List;

/// What only algorithms can do: communicate, draw, make messages, use the data, remember.
final class ProgramBuiltins {
    private ProgramBuiltins() {}

    private static final Type HESSIAN = new Type.Real(new Shape.Matrix(new Shape.Dim.Symbol("d"), new Shape.Dim.Symbol("d")), false);

    static final List<Builtin> LIST = List.of(
            of("gossip", PRIMITIVE, Type.ANY, "Node → neighbours: Σ_j w_ij v_j, the own term included.", many("v", VALUE), may("over", MIXING, "W")),
            of("exchange", PRIMITIVE, Type.ANY, "Node → neighbours: what each neighbour sent to me, one value per edge.", many("v", VALUE)),
            of("broadcast", PRIMITIVE, Type.ANY, "Server → nodes: everybody who takes part knows it.", many("v", ANY)),
            of("mean_i", PRIMITIVE, Type.ANY, "Nodes → server: the mean over the nodes that take part.", many("v", VALUE)),
            of("sum_i", PRIMITIVE, Type.ANY, "Nodes → server: the sum over the nodes that take part.", many("v", VALUE)),
            of("max_i", PRIMITIVE, Type.ANY, "Nodes → server: the largest, entry by entry.", many("v", VALUE)),
            of("min_i", PRIMITIVE, Type.ANY, "Nodes → server: the smallest, entry by entry.", many("v", VALUE)),
            of("gather", PRIMITIVE, Type.ANY, "Nodes → server: a table with the value of each node.", need("v", VALUE)),
            of("allmean", PRIMITIVE, Type.ANY, "Nodes → server → nodes: the mean, known to all that take part.", many("v", VALUE)),
            of("allsum", PRIMITIVE, Type.ANY, "Nodes → server → nodes: the sum, known to all that take part.", many("v", VALUE)),
            of("fetch", PRIMITIVE, Type.ANY, "Node j → node: the value of node j.", need("v", VALUE), need("from", INTEGER)),
            draw("coin", Type.BOOL, "true with probability p.", need("p", NUMBER)),
            draw("normal", Type.SCALAR, "A normal number, or as many as `like` has; `shape = (rows, columns)` makes a matrix.", may("mean", NUMBER, "0"),
                    may("std", NUMBER, "1"), may("like", VALUE, ""), may("shape", ANY, "")),
            draw("rand", Type.SCALAR, "Uniform between a and b.", may("a", NUMBER, "0"), may("b", NUMBER, "1"), may("like", VALUE, ""), may("shape", ANY, "")),
            draw("laplace", Type.SCALAR, "A Laplace number.", may("mean", NUMBER, "0"), may("scale", NUMBER, "1"), may("like", VALUE, ""),
                    may("shape", ANY, "")),
            draw("exponential", Type.SCALAR, "An exponential number.", may("rate", NUMBER, "1"), may("like", VALUE, ""), may("shape", ANY, "")),
            draw("sphere", Type.SCALAR, "A point of the unit sphere, all equally likely, with the shape of `like`.", need("like", VALUE)),
            draw("orthogonal", new Type.Real(Shape.MATRIX, false), "An orthogonal matrix of n rows, all equally likely.", need("n", INTEGER)),
            draw("geometric", Type.INT, "How often a coin is thrown until it shows true, at least 1.", need("p", NUMBER)),
            draw("rand_int", Type.INT, "A whole number between a and b, both included.", need("a", INTEGER), need("b", INTEGER)),
            draw("minibatch", new Type.SampleSet(), "Samples of the node.", need("size", SIZE),
                    option("order", "with_replacement", "with_replacement", "distinct", "reshuffled", "shuffled_once", "in_order")),
            draw("epoch", new Type.Table(new Type.SampleSet()), "One pass over the samples of the node, in minibatches.", may("size", SIZE, "1"),
                    option("order", "reshuffled", "reshuffled", "shuffled_once", "in_order")),
            draw("sample", new Type.Cohort(), "Draws from a law of cohorts, for all, or a compressor, and keeps it.", need("law", Builtin.Kind.DRAWN)),
            of("prox", ORACLE, Type.ANY, "argmin_u r(u) + ‖u - v‖²/(2γ), of the regulariser or of a node's loss, `prox(f, v, γ)`.", need("r", FUNCTION), need("v", VECTOR), need("step", NUMBER)),
            of("hvp", ORACLE, Type.POINT, "The Hessian of the node's loss at x, times v.", need("f", FUNCTION), need("x", VECTOR), need("v", VECTOR)),
            of("hess", ORACLE, HESSIAN, "The Hessian of the node's loss at x, a d×d matrix.", need("f", FUNCTION), need("x", VECTOR)),
            of("delay", DELAY, Type.ANY, "What v was at the end of the round τ rounds ago; `max`: the most, where τ changes.",
                    need("v", VALUE), need("lag", INTEGER), may("max", INTEGER, "")),
            of("release", RELEASE, Type.ANY, "v + z, told to the privacy accountant: C bounds what one user changes in v, and z is noise.", need("v", VALUE),
                    need("C", NUMBER), need("z", VALUE)),
            of("ldp_ball", RELEASE, Type.ANY,
                    "An unbiased random vector in the place of v, clipped to norm C: private at each node by itself, with this ε and no δ.", need("v", VALUE),
                    need("C", NUMBER), need("epsilon", NUMBER)),
            of("average", AVERAGE, Type.ANY, "The average over rounds, in `output`.", need("v", VALUE), may("weight", NUMBER, "1")));

    /// How the samples of `∇f(x; s)` may be given.
    static final Parameter BATCH = need("samples", SAMPLES);

    private static Builtin draw(String name, Type result, String doc, Parameter... parameters) {
        return of(name, DRAW, result, doc, parameters);
    }
}
