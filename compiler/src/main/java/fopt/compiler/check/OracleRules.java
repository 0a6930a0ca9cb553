package fopt.compiler.check;

import fopt.compiler.diff.TreeGradient;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeNames;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rule DATA: gradients and losses need the data, which only nodes have. Also proximal steps, which need none.
final class OracleRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final ArgumentRules arguments;
    private final Placing placing;
    private final Inlining inlining;
    private final Map<Decl.Fun, Decl.Fun> gradients = new IdentityHashMap<>();

    OracleRules(Analysis analysis, ExpressionChecker expressions, ArgumentRules arguments, Placing placing, Inlining inlining) {
        this.analysis = analysis;
        this.expressions = expressions;
        this.arguments = arguments;
        this.placing = placing;
        this.inlining = inlining;
    }

    /// `∇f(x)`, `∇f(x; samples)`
    Typed gradient(Expr.Call c, Expr.Nabla n, Site at) {
        c.args().forEach(a -> expressions.check(a.value(), at));
        c.samples().forEach(a -> expressions.check(a.value(), at));
        if (at.context().isScript()) {
            return analysis.fail(FlowErrors.algorithmOnly(c.span(), "a gradient"));
        }
        Optional<Symbol> symbol = at.scope().find(n.function().id());
        if (symbol.isEmpty()) {
            return analysis.fail(() -> NameErrors.unknown(n.function(), at));
        }
        analysis.typing.bind(n, symbol.get());
        analysis.read(symbol.get());
        analysis.typing.put(n, new Typed(new Type.Function(1), Placement.SHARED, Knowledge.KNOWN));
        if (symbol.get() instanceof Symbol.Ambient a && a.id().equals("f")) {
            return atData(c, "∇f", Type.POINT, at);
        }
        if (symbol.get() instanceof Symbol.Fun f) {
            return ofOwn(c, f, at);
        }
        return analysis.fail(switch (symbol.get()) {
            case Symbol.Ambient a when a.id().equals("r") -> Diagnostic.of("E031", n.span(),
                    "the regulariser r may have corners, so it has no gradient")
                    .help("take a proximal step: `prox(r, v, γ)`");
            case Symbol.Ambient a when a.id().equals("F") -> Diagnostic.of("E031", n.span(), "`F` is an operator, not a number, so it has no gradient")
                    .help("write `F(z)`");
            case Symbol.Extern e -> Diagnostic.of("E715", n.span(), "`" + e.written() + "` is not written in the language, so its gradient is not known here")
                    .help("declare its gradient as another `extern`, and call that");
            case Symbol.Lambda l -> NotYet.of(n.span(), "the gradient of a function written in the program");
            default -> Diagnostic.of("E031", n.span(), "`" + n.function().written() + "` is no function").help("write `∇f(x)`");
        });
    }

    /// `∇h(y)` of a `fun h(y)` of the program: a call of its gradient, which is an expression like any other.
    private Typed ofOwn(Expr.Call c, Symbol.Fun f, Site at) {
        if (!c.samples().isEmpty()) {
            return analysis.fail(Diagnostic.of("E041", c.span(), "`∇" + f.written() + "` takes no samples after `;`").help("name the samples inside the function: `f(y; ξ)`"));
        }
        try {
            Decl.Fun gradient = gradients.computeIfAbsent(f.declaration(), TreeGradient::of);
            analysis.called(f.declaration());
            analysis.closure(gradient, analysis.around(f.declaration(), at.scope()));
            return inlining.call(c, new Symbol.Fun(gradient, f.insideAlgorithm()), at);
        } catch (EvaluationError e) {
            return analysis.fail(e.diagnostic());
        }
    }

    /// `f(x)`, `f(x; samples)`, `r(x)`, `F(z)`
    Typed function(Expr.Call c, Symbol.Ambient a, Site at) {
        c.args().forEach(e -> expressions.check(e.value(), at));
        c.samples().forEach(e -> expressions.check(e.value(), at));
        if (at.context().isScript()) {
            return analysis.fail(FlowErrors.algorithmOnly(c.span(), "`" + a.written() + "`"));
        }
        return switch (a.id()) {
            case "f" -> atData(c, "f", Type.SCALAR, at);
            case "r" -> regulariser(c);
            default -> atData(c, "F", Type.POINT, at);
        };
    }

    private Typed regulariser(Expr.Call c) {
        if (c.args().size() != 1 || !c.samples().isEmpty()) {
            return analysis.fail(Diagnostic.of("E041", c.span(), "`r` takes one point").help("write `r(x)`"));
        }
        Typed x = analysis.typing.of(c.args().get(0).value());
        return point(c.args().get(0).value(), x) ? new Typed(Type.SCALAR, x.place(), x.knowledge()) : Analysis.UNTYPED;
    }

    private Typed atData(Expr.Call c, String function, Type result, Site at) {
        if (at.context().isScript()) {
            return analysis.fail(FlowErrors.algorithmOnly(c.span(), "`" + function + "`"));
        }
        boolean comma = c.args().size() == 2 && c.args().get(1).value() instanceof Expr.Number batch && batch.value() != 0;
        if (c.args().isEmpty() || comma || c.samples().size() > 1) {
            return analysis.fail(Diagnostic.of("E041", c.span(), "`" + function + "` takes a point, and after `;` a batch size or a minibatch")
                    .help("write `" + function + "(x)` or `" + function + "(x; 32)`"));
        }
        List<Expr> parts = new ArrayList<>(c.args().stream().map(Expr.Arg::value).toList());
        boolean fine = parts.size() == 1 ? point(parts.getFirst(), analysis.typing.of(parts.getFirst())) : parts.stream().allMatch(this::block);
        if (!fine || !c.samples().isEmpty() && !samples(c.samples().getFirst().value())) {
            return Analysis.UNTYPED;
        }
        c.samples().forEach(s -> parts.add(s.value()));
        return nodes(c, function, result, parts, at);
    }

    private Typed nodes(Expr c, String function, Type result, List<Expr> parts, Site at) {
        Placement place = Placement.NODE;
        for (Expr e : parts) {
            Optional<Placement> joined = place.join(analysis.typing.of(e).place());
            if (joined.isEmpty()) {
                boolean job = at.context().inside(Context.Kind.JOB).isPresent();
                return analysis.fail(job ? PlacementErrors.noDataYet(c.span(), function, e.span()) : PlacementErrors.noData(c.span(), function, e.span()));
            }
            place = joined.get();
        }
        if (at.context().flow() == Placement.SERVER) {
            return analysis.fail(Diagnostic.of("E025", c.span(), "the server has no data for `" + function
                    + "`, and it decides alone whether this runs")
                    .help("let the nodes know the condition: `broadcast(…)`"));
        }
        return new Typed(result, place, Knowledge.PRIVATE);
    }

    private boolean point(Expr e, Typed x) {
        if (x.type() instanceof Type.Any || x.type() instanceof Type.Real(Shape.Vector v, boolean i)
                || x.type() instanceof Type.Real(Shape.Zero z, boolean i)) {
            return true;
        }
        analysis.fail(Diagnostic.of("E030", e.span(), "expected a point (a vector of d numbers), found " + TypeNames.of(x.type())));
        return false;
    }

    /// One of several blocks that make a point together, `f(w, y)`: whether the shapes are right shows when the run begins.
    private boolean block(Expr e) {
        Type type = analysis.typing.of(e).type();
        if (type instanceof Type.Any || type instanceof Type.Real) {
            return true;
        }
        analysis.fail(ShapeErrors.expected(e.span(), "a block of the problem's variable", type));
        return false;
    }

    private boolean samples(Expr e) {
        Type t = analysis.typing.of(e).type();
        if (Kinds.accepts(Builtin.Kind.SAMPLES, t)) {
            return true;
        }
        analysis.fail(t instanceof Type.Table ? Diagnostic.of("E031", e.span(), "expected a batch size or a minibatch, found a whole epoch")
                .help("loop over it: `for ξ in epoch(8) { … ∇f(x; ξ) … }`") : ShapeErrors.expected(e.span(), "a batch size or a minibatch", t));
        return false;
    }

    /// `prox(r, v, γ)`, `hvp(f, x, v; samples)`, `hess(f, x; samples)`
    Typed call(Builtin b, Expr.Call c, Site at) {
        c.samples().forEach(s -> expressions.check(s.value(), at));
        ArgumentRules.Checked args = arguments.check(b, c, at);
        if (!args.fine()) {
            return Analysis.UNTYPED;
        }
        if (b.name().equals("prox")) {
            return prox(c, args, at);
        }
        if (!isProblems(args.named().get("f"), "f")) {
            return analysis.fail(NotYet.of(c.span(), "a Hessian of another function than f"));
        }
        List<Expr> parts = new ArrayList<>(List.of(args.named().get("x")));
        if (b.name().equals("hvp")) {
            parts.add(args.named().get("v"));
        }
        c.samples().forEach(s -> parts.add(s.value()));
        boolean fine = c.samples().isEmpty() || samples(c.samples().getFirst().value());
        return fine ? nodes(c, b.name(), b.result(), parts, at) : Analysis.UNTYPED;
    }

    /// `prox(r, v, γ)`, `prox(f, v, γ)`
    private Typed prox(Expr.Call c, ArgumentRules.Checked args, Site at) {
        List<Expr> parts = List.of(args.named().get("v"), args.named().get("step"));
        if (!c.samples().isEmpty()) {
            return analysis.fail(Diagnostic.of("E041", c.span(), "`prox` takes no samples after `;`").help("leave them out: a proximal step is one of all of a node's samples"));
        }
        if (isProblems(args.named().get("r"), "r")) {
            return placing.combine(c, Type.POINT, parts, parts.stream().map(analysis.typing::of).toList());
        }
        if (isProblems(args.named().get("r"), "f")) {
            return point(parts.getFirst(), analysis.typing.of(parts.getFirst())) ? nodes(c, "prox", Type.POINT, parts, at) : Analysis.UNTYPED;
        }
        return analysis.fail(NotYet.of(c.span(), "a proximal step of another function than r or f"));
    }

    /// Whether this is the name of the problem's function.
    private boolean isProblems(Expr e, String id) {
        return e instanceof Expr.Ref ref && analysis.typing.symbol(ref) instanceof Symbol.Ambient a && a.id().equals(id);
    }
}
