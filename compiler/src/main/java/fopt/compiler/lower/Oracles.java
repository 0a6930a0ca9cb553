package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.syntax.Expr;
import fopt.runtime.function.Size;
import fopt.runtime.problem.Problem;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Lowers what asks the problem: gradients, losses, Hessian-vector products, proximal steps.
final class Oracles {
    private final Expressions expressions;
    private final Draws draws;
    private final Map<Expr, Optional<Var>> samplesOf = new IdentityHashMap<>();

    Oracles(Expressions expressions, Draws draws) {
        this.expressions = expressions;
        this.draws = draws;
    }

    /// `∇f(x)` or `∇f(x; samples)`.
    Val gradient(Expr.Call c) {
        Expr.Nabla nabla = (Expr.Nabla) c.callee();
        Symbol of = expressions.typing.differentiated(nabla);
        if (!(of instanceof Symbol.Ambient a && a.id().equals("f"))) {
            throw Unsupported.at(nabla.span(), "the gradient of a function other than f");
        }
        return gradientAt(c);
    }

    /// Of a problem that is a game, or a saddle point, `F` stands where gradients do for others.
    private Val gradientAt(Expr.Call c) {
        Var x = point(c);
        Var samples = samples(c);
        samplesOf.put(c, Optional.ofNullable(samples));
        Home home = home(x);
        Var target = expressions.code.temp("grad", home, x.length());
        DrawKey noise = expressions.code.key(Draws.who(home));
        expressions.tables.diagonalGradient().ifPresentOrElse(g -> diagonal(g, target, x, samples),
                () -> expressions.code.op(home, new Op.Gradient(target, x, samples, noise)));
        if (expressions.tables.timed()) {
            expressions.code.op(home, new Op.Elapse(samples));
        }
        return expressions.load(target);
    }

    /// Who asks its data: a node, or a node for each of its edges, where what neighbours sent is looked at.
    private static Home home(Var... points) {
        return java.util.Arrays.stream(points).map(Var::home).reduce(Home.NODE, Store::join);
    }

    /// Of the gradient that `e` is, if it is one, only a part is asked for.
    void partOnly(Expr e, Val.Coordinates part) {
        partOnly(e, () -> part);
    }

    /// @param of the part; asked for only if `e` is a gradient
    void partOnly(Expr e, Supplier<Val.Coordinates> of) {
        if (samplesOf.containsKey(e)) {
            Val.Coordinates part = of.get();
            Var marks = expressions.store.variable(part.marks(), Store.home(part.marks()), e.span());
            expressions.code.op(Home.NODE, new Op.SpareGradient(samplesOf.get(e).orElse(null), marks));
        }
    }

    /// The same for one entry.
    void entryOnly(Expr e, Val k, int length) {
        if (samplesOf.containsKey(e)) {
            partOnly(e, expressions.sets.of(expressions.sets.range(k, k), length, e.span()));
        }
    }

    private void diagonal(Problem.DiagonalGradient g, Var target, Var x, Var samples) {
        Element slope = new Element.Load(expressions.tables.rows("A", g.slope()));
        Element offset = new Element.Load(expressions.tables.rows("b", g.offset()));
        Element value = new Element.Two(Fn.Two.SUB, new Element.Two(Fn.Two.MUL, slope, new Element.Load(x)), offset);
        expressions.code.op(target.home(), new Op.CountGradient(samples));
        expressions.code.op(target.home(), new Op.Assign(target, value));
    }

    /// `f(x)`, `r(x)`, `F(z)`
    Val problemFunction(String id, Expr.Call c) {
        Code code = expressions.code;
        if (id.equals("f")) {
            Var x = point(c);
            Var target = code.temp("loss", home(x), 1);
            code.op(target.home(), new Op.Loss(target, x, samples(c)));
            return expressions.load(target);
        }
        if (id.equals("r")) {
            Var x = point(c.args().get(0).value());
            Var target = code.temp("r", x.home(), 1);
            code.op(target.home(), new Op.Regulariser(target, x));
            return expressions.load(target);
        }
        return gradientAt(c);
    }

    Val hessianVector(Expr.Call c) {
        Var x = point(c, "x");
        Var v = point(c, "v");
        Var target = expressions.code.temp("hv", home(x, v), x.length());
        expressions.code.op(target.home(), new Op.HessianVector(target, x, v, samples(c)));
        return expressions.load(target);
    }

    /// `hess(f, x; samples)`
    Val hessian(Expr.Call c) {
        Var x = point(c, "x");
        Var target = expressions.code.temp("hess", home(x), Size.matrix(x.length(), x.length()));
        expressions.code.op(target.home(), new Op.Hessian(target, x, samples(c)));
        return expressions.load(target);
    }

    /// `prox(r, x, γ)`, `prox(f, x, γ)`
    Val prox(Expr.Call c) {
        Expr of = expressions.required(c, "r");
        boolean loss = of instanceof Expr.Ref r && expressions.typing.symbol(r) instanceof Symbol.Ambient a && a.id().equals("f");
        Var x = point(c, "v");
        Val step = expressions.lower(expressions.required(c, "step"));
        Home home = loss ? Store.join(home(x), Store.home(step)) : Store.join(x.home(), Store.home(step));
        Var target = expressions.code.temp("prox", home, x.length());
        Scalar length = expressions.store.scalar(step, c.span());
        expressions.code.op(target.home(), loss ? new Op.LossProx(target, x, length) : new Op.Prox(target, x, length));
        return expressions.load(target);
    }

    /// The point of `f(x)`, or of `f(w, y)`, whose blocks are given one by one.
    private Var point(Expr.Call c) {
        List<Expr> given = c.args().stream().map(Expr.Arg::value).toList();
        return given.size() == 1 ? point(given.getFirst())
                : expressions.point(expressions.parts.ofBlocks(given.stream().map(expressions::lower).toList(), c.span()), expressions.tables.dimension(), c.span());
    }

    private Var point(Expr.Call c, String parameter) {
        return point(expressions.required(c, parameter));
    }

    private Var point(Expr e) {
        return expressions.point(e, expressions.tables.dimension());
    }

    /// The handle after the semicolon; null for all samples. A number draws a minibatch of its own.
    private Var samples(Expr.Call c) {
        if (c.samples().isEmpty()) {
            return null;
        }
        Val v = expressions.lower(c.samples().get(0).value());
        return switch (v) {
            case Val.Handle h -> h.samples();
            case Val.Const(Value.Word w) when w.id().equals("all") -> null;
            case Val.Const k -> draws.samples(expressions.store.scalar(k, c.span()), "with_replacement");
            case Val.Num n -> draws.samples(n.scalar(), "with_replacement");
            case Val.Vec w -> throw Unsupported.at(c.samples().get(0).span(), "a vector as samples");
            case Val.Mes m -> throw Unsupported.at(c.samples().get(0).span(), "a message as samples");
            case Val.Operator o -> throw Unsupported.at(c.samples().get(0).span(), "a compressor as samples");
            case Val.Group g -> throw Unsupported.at(c.samples().get(0).span(), "a cohort as samples");
            case Val.Rows r -> throw Unsupported.at(c.samples().get(0).span(), "a table as samples");
            case Val.Table t -> throw Unsupported.at(c.samples().get(0).span(), "a table as samples");
            case Val.Zip z -> throw Unsupported.at(c.samples().get(0).span(), "a table as samples");
            case Val.Tuple t -> throw Unsupported.at(c.samples().get(0).span(), "several values as samples");
            case Val.Coordinates s -> throw Unsupported.at(c.samples().get(0).span(), "a set of coordinates as samples");
            case Val.Span s -> throw Unsupported.at(c.samples().get(0).span(), "a range as samples");
            case Val.Part p -> throw Unsupported.at(c.samples().get(0).span(), "a part of a vector as samples");
            case Val.Slice s -> throw Unsupported.at(c.samples().get(0).span(), "a part of a vector as samples");
            case Val.Epoch e -> throw Unsupported.at(c.samples().get(0).span(), "a whole epoch as samples");
        };
    }
}
