package fopt.compiler.diff;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Operator;
import java.util.Optional;

/// The gradient of a function written in an algorithm, as an expression: `f(y) + l/2 * ‖y - z‖^2` becomes `∇f(y) + l * (y - z)`.
///
/// What it is made of: sums, products, quotients and powers of numbers, `f(u)` and functions of one's own, `⟨u, v⟩`, `‖u‖`, `exp`, `log`, `log1p`, `sqrt` of numbers, where u
/// and v are linear in y: sums, differences, multiples and `A * y`.
public final class TreeGradient {
    private final Name variable;

    private TreeGradient(Name variable) {
        this.variable = variable;
    }

    /// `∇h` for a `fun h(y) = …`, as a function of y. @throws EvaluationError E084 if a part of it has no gradient known here
    public static Decl.Fun of(Decl.Fun fun) {
        if (fun.parameters().size() != 1 || fun.value().isEmpty()) {
            throw FormulaErrors.of(Diagnostic.of("E084", fun.name().span(), "the gradient of `" + fun.name().written() + "` is not known")
                    .note("a function with one parameter, and one expression, has a gradient").help("write `fun " + fun.name().written() + "(y) = …`"));
        }
        TreeGradient g = new TreeGradient(fun.parameters().getFirst().name());
        Expr value = fun.value().get();
        Expr slope = g.slope(value).orElseGet(() -> g.product(value.span(), g.number(value.span(), 0), g.reference(value.span())));
        return new Decl.Fun(fun.span(), "", fun.name(), fun.parameters(), Optional.of(slope), Optional.empty());
    }

    /// The gradient of a number; empty where it does not depend on y.
    private Optional<Expr> slope(Expr e) {
        if (!depends(e)) {
            return Optional.empty();
        }
        Span at = e.span();
        return switch (e) {
            case Expr.Negate n -> slope(n.operand()).map(g -> new Expr.Negate(at, g));
            case Expr.Binary b -> switch (b.operator()) {
                case ADD -> sum(at, slope(b.left()), slope(b.right()));
                case SUB -> sum(at, slope(b.left()), slope(b.right()).map(g -> new Expr.Negate(at, g)));
                case MUL -> sum(at, slope(b.right()).map(g -> product(at, b.left(), g)), slope(b.left()).map(g -> product(at, b.right(), g)));
                case DIV -> depends(b.right()) ? quotient(b) : slope(b.left()).map(g -> binary(at, Operator.DIV, g, b.right()));
                case POW -> power(b);
                default -> throw unknown(e);
            };
            case Expr.Norm n -> Optional.of(binary(at, Operator.DIV, pulled(n.operand(), n.operand()), e));
            case Expr.Inner i -> sum(at, depends(i.left()) ? Optional.of(pulled(i.left(), i.right())) : Optional.empty(),
                    depends(i.right()) ? Optional.of(pulled(i.right(), i.left())) : Optional.empty());
            case Expr.Conditional c when c.otherwise().isPresent() -> Optional.of(new Expr.Conditional(at, whole(c.then()), c.condition(), Optional.of(whole(c.otherwise().get()))));
            case Expr.Call c when c.callee() instanceof Expr.Ref r && c.args().size() == 1 -> call(c, r);
            case Expr.Call c when c.callee() instanceof Expr.Ref r && r.name().id().equals("dot") && c.args().size() == 2 ->
                    slope(new Expr.Inner(at, c.args().get(0).value(), c.args().get(1).value()));
            default -> throw unknown(e);
        };
    }

    private Expr whole(Expr e) {
        return slope(e).orElseGet(() -> product(e.span(), number(e.span(), 0), reference(e.span())));
    }

    private Optional<Expr> quotient(Expr.Binary b) {
        Span at = b.span();
        Optional<Expr> below = slope(b.right()).map(g -> new Expr.Negate(at, binary(at, Operator.DIV, product(at, b, g), b.right())));
        return sum(at, slope(b.left()).map(g -> binary(at, Operator.DIV, g, b.right())), below);
    }

    /// `‖u‖^2` without dividing by the norm; else `n a^(n−1) ∇a`.
    private Optional<Expr> power(Expr.Binary b) {
        Span at = b.span();
        if (depends(b.right())) {
            throw unknown(b);
        }
        boolean square = b.right() instanceof Expr.Number n && n.value() == 2;
        if (square && norm(b.left()).isPresent()) {
            Expr u = norm(b.left()).get();
            return Optional.of(product(at, number(at, 2), pulled(u, u)));
        }
        Expr lower = square ? b.left() : binary(at, Operator.POW, b.left(), binary(at, Operator.SUB, b.right(), number(at, 1)));
        return slope(b.left()).map(g -> product(at, product(at, b.right(), lower), g));
    }

    private static Optional<Expr> norm(Expr e) {
        return switch (e) {
            case Expr.Norm n -> Optional.of(n.operand());
            case Expr.Call c when c.callee() instanceof Expr.Ref r && r.name().id().equals("norm") && c.args().size() == 1 -> Optional.of(c.args().getFirst().value());
            default -> Optional.empty();
        };
    }

    private Optional<Expr> call(Expr.Call c, Expr.Ref r) {
        Span at = c.span();
        Expr u = c.args().getFirst().value();
        return switch (r.name().id()) {
            case "norm" -> slope(new Expr.Norm(at, u));
            case "exp" -> slope(u).map(g -> product(at, c, g));
            case "log" -> slope(u).map(g -> binary(at, Operator.DIV, g, u));
            case "log1p" -> slope(u).map(g -> binary(at, Operator.DIV, g, binary(at, Operator.ADD, number(at, 1), u)));
            case "sqrt" -> slope(u).map(g -> binary(at, Operator.DIV, g, product(at, number(at, 2), c)));
            case "sum", "max", "min", "abs", "mean", "sin", "cos", "tanh", "norm1", "norm_inf" -> throw unknown(c);
            default -> Optional.of(pulled(u, new Expr.Call(at, new Expr.Nabla(r.span(), r.name()), c.args(), c.samples())));
        };
    }

    // ---- vectors

    /// `Jᵀ w` for a vector u that is linear in y, with the Jacobian J.
    private Expr pulled(Expr u, Expr w) {
        Span at = u.span();
        return switch (u) {
            case Expr.Ref r when r.name().id().equals(variable.id()) -> w;
            case Expr.Negate n -> new Expr.Negate(at, pulled(n.operand(), w));
            case Expr.Binary b when b.operator() == Operator.ADD || b.operator() == Operator.SUB -> {
                Optional<Expr> left = depends(b.left()) ? Optional.of(pulled(b.left(), w)) : Optional.empty();
                Optional<Expr> right = depends(b.right()) ? Optional.of(pulled(b.right(), w)) : Optional.empty();
                yield sum(at, left, b.operator() == Operator.ADD ? right : right.map(g -> new Expr.Negate(at, g))).orElseThrow(() -> unknown(u));
            }
            case Expr.Binary b when b.operator() == Operator.MUL && !depends(b.left()) -> pulled(b.right(), product(at, transposed(b.left()), w));
            case Expr.Binary b when b.operator() == Operator.MUL && !depends(b.right()) -> pulled(b.left(), product(at, b.right(), w));
            case Expr.Binary b when b.operator() == Operator.DIV && !depends(b.right()) -> pulled(b.left(), binary(at, Operator.DIV, w, b.right()));
            default -> throw unknown(u);
        };
    }

    private static Expr transposed(Expr m) {
        return switch (m) {
            case Expr.Transpose t -> t.operand();
            case Expr.Number n -> n;
            default -> new Expr.Transpose(m.span(), m);
        };
    }

    private boolean depends(Expr e) {
        return switch (e) {
            case Expr.Ref r -> r.name().id().equals(variable.id());
            case Expr.Call c -> depends(c.callee()) || c.args().stream().anyMatch(a -> depends(a.value())) || c.samples().stream().anyMatch(a -> depends(a.value()));
            case Expr.Index i -> depends(i.base()) || i.indices().stream().anyMatch(this::depends);
            case Expr.Field f -> depends(f.base());
            case Expr.Transpose t -> depends(t.operand());
            case Expr.Negate n -> depends(n.operand());
            case Expr.Not n -> depends(n.operand());
            case Expr.Binary b -> depends(b.left()) || depends(b.right());
            case Expr.Conditional c -> depends(c.then()) || depends(c.condition()) || c.otherwise().filter(this::depends).isPresent();
            case Expr.Lambda l -> depends(l.body());
            case Expr.Placed p -> depends(p.draw());
            case Expr.Tuple t -> t.items().stream().anyMatch(this::depends);
            case Expr.ListOf l -> l.items().stream().anyMatch(this::depends);
            case Expr.Comprehension c -> depends(c.body()) || depends(c.domain());
            case Expr.Norm n -> depends(n.operand());
            case Expr.Inner i -> depends(i.left()) || depends(i.right());
            default -> false;
        };
    }

    private static EvaluationError unknown(Expr e) {
        return FormulaErrors.of(Diagnostic.of("E084", e.span(), "the gradient of this is not known")
                .note("known are sums, products and powers of numbers, `f(u)`, `⟨u, v⟩`, `‖u‖`, exp, log, log1p and sqrt, with u and v linear in the variable")
                .help("write the gradient by hand"));
    }

    // ---- trees

    private Optional<Expr> sum(Span at, Optional<Expr> a, Optional<Expr> b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : Optional.of(b.get() instanceof Expr.Negate n ? binary(at, Operator.SUB, a.get(), n.operand())
                : binary(at, Operator.ADD, a.get(), b.get()));
    }

    private Expr product(Span at, Expr a, Expr b) {
        return binary(at, Operator.MUL, a, b);
    }

    private static Expr binary(Span at, Operator operator, Expr a, Expr b) {
        return new Expr.Binary(at, operator, at, a, b);
    }

    private Expr number(Span at, int value) {
        return new Expr.Number(at, value, true, Optional.empty());
    }

    private Expr reference(Span at) {
        return new Expr.Ref(at, variable);
    }
}
