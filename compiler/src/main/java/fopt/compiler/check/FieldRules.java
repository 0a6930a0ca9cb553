package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape.Dim;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type.CompressorClass;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Set;

/// `Q.δ`, `W.gap`, `r.x`; `x[k]`, `W[i, j]`, `S[rank]`.
final class FieldRules {
    private static final List<String> OF_GRAPH = List.of("gap", "λ2", "λmin", "λ2_laplacian", "nodes", "degree");
    private static final Set<String> GRAPH_IDS = Set.of("gap", "lambda2", "lambda_2", "lambda_min", "lambda_n", "lambda2_laplacian", "nodes", "degree",
            Spelling.canonical("λmin"), "lambdamin", Spelling.canonical("λn"), "lambdan");
    private static final List<String> OF_COMPRESSOR = List.of("δ", "ω", "bias", "variance");
    private static final List<String> OF_PROBLEM = List.of("n", "d", "m", "L", "Lmax", "Ltilde", "Lsample", "mu", "mu_min", "x0", "x_star", "f_star");

    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final MatrixRules matrices;
    private final PartRules parts;

    FieldRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
        matrices = new MatrixRules(analysis, expressions);
        parts = new PartRules(analysis, expressions.placing());
    }

    Typed field(Expr.Field f, Site at) {
        Typed base = expressions.check(f.base(), at);
        return switch (base.type()) {
            case Type.Compressor c -> constant(f, c.contract(), base);
            case Type.Graph g -> GRAPH_IDS.contains(f.name().id()) ? like(base, Type.SCALAR)
                    : analysis.fail(() -> NameErrors.unknownField(f.name(), "a graph", OF_GRAPH));
            case Type.Result r -> expressions.script().field(f, base);
            case Type.DataSet d -> data(f);
            case Type.Real(Shape.Scalar s, boolean integer) -> none(f, "a number");
            case Type.Real r -> like(base, Type.ANY);
            case Type.Any a -> base;
            case Type.Bool b -> none(f, "a condition");
            case Type.Text t -> none(f, "a text");
            case Type.SampleSet s -> none(f, "a set of samples");
            case Type.Cohort c -> none(f, "a cohort");
            case Type.Law l -> none(f, "a law of cohorts");
            case Type.Function fun -> none(f, "a function");
            case Type.Problem p -> ofProblem(f, base);
            case Type.Algorithm a -> none(f, "an algorithm");
            case Type.Setting s -> none(f, "a setting");
            case Type.Tuple t -> none(f, "a tuple");
            case Type.Table t -> none(f, "a table");
            case Type.IndexSet s -> none(f, "a range");
        };
    }

    /// `p.L`, `p.x_star`: what an algorithm that runs on the problem knows of it.
    private Typed ofProblem(Expr.Field f, Typed base) {
        return OF_PROBLEM.contains(f.name().id()) ? like(base, Ambient.of(f.name().id()).type())
                : analysis.fail(() -> NameErrors.unknownField(f.name(), "a problem", OF_PROBLEM.stream().map(id -> Ambient.of(id).written()).toList()));
    }

    /// `data.A`, a row for each sample of the node, and `data.b`: the node's own.
    private Typed data(Expr.Field f) {
        if (!isAmbient(f.base(), "data")) {
            return analysis.fail(NotYet.of(f.span(), "a part of a data set of the script"));
        }
        Dim samples = new Dim.Symbol("m");
        return switch (f.name().written()) {
            case "A" -> new Typed(new Type.Real(new Shape.Matrix(samples, new Dim.Symbol("d")), false), Placement.NODE, Knowledge.PRIVATE);
            case "b" -> new Typed(new Type.Real(new Shape.Vector(samples), false), Placement.NODE, Knowledge.PRIVATE);
            default -> analysis.fail(() -> NameErrors.unknownField(f.name(), "the data", List.of("A", "b")));
        };
    }

    private Typed constant(Expr.Field f, CompressorClass contract, Typed base) {
        String id = f.name().id();
        if (id.equals("bias") || id.equals("variance")) {
            return like(base, Type.SCALAR);
        }
        if (!id.equals("delta") && !id.equals("omega")) {
            return analysis.fail(() -> NameErrors.unknownField(f.name(), "a compressor", OF_COMPRESSOR));
        }
        boolean known = contract != CompressorClass.UNKNOWN;
        if (known && !(id.equals("delta") ? contract.isContractive() : contract.isUnbiased())) {
            return analysis.fail(CallErrors.noConstant(f.name(), contract));
        }
        return like(base, Type.SCALAR);
    }

    private Typed none(Expr.Field f, String what) {
        return analysis.fail(() -> NameErrors.unknownField(f.name(), what, List.of()));
    }

    private static Typed like(Typed base, Type type) {
        return new Typed(type, base.place(), base.knowledge());
    }

    Typed index(Expr.Index x, Site at) {
        Typed base = expressions.check(x.base(), at);
        if (MatrixRules.isPart(x) && !(base.type() instanceof Type.Graph)) {
            return matrices.index(x, base, at);
        }
        if (base.type() instanceof Type.Graph && (x.indices().size() != 2 || x.indices().stream().anyMatch(e -> e instanceof Expr.All))) {
            return analysis.fail(notAnEntry(x));
        }
        List<Typed> indices = x.indices().stream().map(i -> expressions.check(i, at)).toList();
        if (base.type() instanceof Type.Any || indices.stream().anyMatch(t -> t.type() instanceof Type.Any)) {
            return Analysis.UNTYPED;
        }
        if (base.type() instanceof Type.Real(Shape s, boolean integer) && !(s instanceof Shape.Scalar) && indices.size() == 1
                && indices.getFirst().type() instanceof Type.IndexSet) {
            return parts.part(x, base, indices.getFirst());
        }
        return switch (base.type()) {
            case Type.Graph g -> weight(x, indices);
            case Type.Cohort c -> entry(x, Type.INT, base, indices);
            case Type.Real(Shape.Zero z, boolean integer) when !Kinds.isNumber(indices.get(0).type()) ->
                analysis.fail(NotYet.of(x.span(), "an entry of a table"));
            case Type.Real(Shape.Zero z, boolean integer) -> entry(x, Type.SCALAR, base, indices);
            case Type.Real(Shape.Vector v, boolean integer) -> entry(x, Type.SCALAR, base, indices);
            case Type.Table(Type.IndexSet s) -> entry(x, s, base, indices);
            case Type.Table(Type item) -> expressions.tables().entry(x, item, base, indices);
            case Type.IndexSet s -> entry(x, Type.INT, base, indices);
            default -> analysis.fail(ShapeErrors.expected(x.base().span(), "a vector, a cohort or W in front of `[`", base.type()));
        };
    }

    /// `W[i, j]` at an edge, `W[i, i]` at a node; other entries, and those of other graphs, live where their numbers do.
    private Typed weight(Expr.Index x, List<Typed> indices) {
        boolean own = x.base() instanceof Expr.Ref w && isAmbient(w, "W") && isAmbient(x.indices().get(0), "i");
        if (own && isAmbient(x.indices().get(1), "j")) {
            return new Typed(Type.SCALAR, Placement.EDGE, Knowledge.KNOWN);
        }
        if (own && isAmbient(x.indices().get(1), "i")) {
            return new Typed(Type.SCALAR, Placement.NODE, Knowledge.KNOWN);
        }
        for (int k = 0; k < 2; k++) {
            if (!Kinds.isNumber(indices.get(k).type())) {
                return analysis.fail(ShapeErrors.expected(x.indices().get(k).span(), "the number of a node", indices.get(k).type()));
            }
        }
        return expressions.placing().combine(x, Type.SCALAR, x.indices(), indices);
    }

    private static Diagnostic notAnEntry(Expr.Index x) {
        String graph = PlacementErrors.one(x.base().span());
        return Diagnostic.of("E031", x.span(), "an entry of a graph's weights has two numbers, `" + graph + "[k, l]`")
                .help("rows and columns are parts of the matrix of weights: `matrix(" + graph + ")[k, :]`");
    }

    private boolean isAmbient(Expr e, String id) {
        return e instanceof Expr.Ref r && analysis.typing.symbol(r) instanceof Symbol.Ambient a && a.id().equals(id);
    }

    private Typed entry(Expr.Index x, Type item, Typed base, List<Typed> indices) {
        Type index = indices.get(0).type();
        if (indices.size() != 1 || !Kinds.isNumber(index)) {
            return analysis.fail(ShapeErrors.expected(x.indices().get(0).span(), "one number as an index", index));
        }
        return expressions.placing().combine(x, item, List.of(x.base(), x.indices().get(0)), List.of(base, indices.get(0)));
    }
}
