package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.eval.EvaluationError;
import fopt.runtime.UserError;
import fopt.runtime.function.Size;
import fopt.runtime.problem.Samplers;
import java.util.List;
import java.util.Optional;

/// Lowers random draws of numbers and of samples.
final class Draws {
    private final Expressions expressions;

    Draws(Expressions expressions) {
        this.expressions = expressions;
    }

    /// `coin(p)`, `normal(μ, σ, like = x)`, …; the placement word says whose draw it is.
    Val numbers(String id, Expr.Call c, Optional<Place> place) {
        Code code = expressions.code;
        List<Scalar> parameters = parameters(id, c);
        Size size = expressions.argument(c, "like").map(this::like).or(() -> expressions.argument(c, "shape").map(this::shape)).orElse(Size.NUMBER);
        Op.Distribution law = switch (id) {
            case "coin" -> Op.Distribution.COIN;
            case "normal" -> Op.Distribution.NORMAL;
            case "rand" -> Op.Distribution.UNIFORM;
            case "geometric" -> Op.Distribution.GEOMETRIC;
            case "rand_int" -> Op.Distribution.INTEGER;
            case "laplace" -> Op.Distribution.LAPLACE;
            case "exponential" -> Op.Distribution.EXPONENTIAL;
            default -> throw Unsupported.at(c.span(), "draws of `" + id + "`");
        };
        Home home = place.map(Draws::home).orElse(Home.NODE);
        Var target = code.temp(id, home, size);
        code.op(target.home(), new Op.Draw(target, law, parameters, code.key(who(home))));
        if (law == Op.Distribution.INTEGER) {
            expressions.ranges.note(target, new Ranges.Range(expressions.ranges.of(parameters.get(0)).low(), expressions.ranges.of(parameters.get(1)).high(), true));
        }
        return expressions.load(target);
    }

    private Size shape(Expr e) {
        List<Expr> sizes = e instanceof Expr.Tuple t ? t.items() : List.of(e);
        return sizes.size() == 1 ? Size.of(count(sizes.getFirst())) : Size.matrix(count(sizes.get(0)), count(sizes.get(1)));
    }

    private int count(Expr e) {
        if (expressions.lower(e) instanceof Val.Const(Value.Num n) && n.value() >= 1 && n.value() == Math.rint(n.value())) {
            return (int) n.value();
        }
        throw new EvaluationError(Diagnostic.of("E031", e.span(), "a shape is made of whole numbers, at least 1, that are known before the run"));
    }

    /// `sphere(like = x)`: normal numbers, divided by their norm.
    Val sphere(Expr.Call c, Optional<Place> place) {
        Val v = numbers("normal", c, place);
        return expressions.arithmetic.two(Fn.Two.DIV, v, expressions.calls().norm(v, c.span()), c.span());
    }

    /// `orthogonal(n)`
    Val orthogonal(Expr.Call c, Optional<Place> place) {
        Code code = expressions.code;
        int n = count(expressions.required(c, "n"));
        Home home = place.map(Draws::home).orElse(Home.NODE);
        Var target = code.temp("normal", home, Size.matrix(n, n));
        code.op(target.home(), new Op.Draw(target, Op.Distribution.NORMAL, List.of(new Scalar.Const(0), new Scalar.Const(1)), code.key(who(home))));
        return expressions.functions.apply("orthonormal", List.of(expressions.load(target)), List.of(), c.span());
    }

    private Size like(Expr e) {
        return Shapes.declared(expressions.typing.of(e).type(), expressions.tables.dimension()).orElseGet(() -> Store.size(expressions.lower(e)));
    }

    private List<Scalar> parameters(String id, Expr.Call c) {
        return switch (id) {
            case "coin", "geometric" -> List.of(parameter(c, "p", 0.5));
            case "exponential" -> List.of(new Scalar.Two(Fn.Two.DIV, new Scalar.Const(1), parameter(c, "rate", 1)));
            case "normal" -> List.of(parameter(c, "mean", 0), parameter(c, "std", 1));
            case "rand" -> List.of(parameter(c, "a", 0), parameter(c, "b", 1));
            case "laplace" -> List.of(parameter(c, "mean", 0), parameter(c, "scale", 1));
            case "rand_int" -> List.of(parameter(c, "a", 0), parameter(c, "b", 1));
            default -> throw Unsupported.at(c.span(), "draws of `" + id + "`");
        };
    }

    private Scalar parameter(Expr.Call c, String name, double standard) {
        return expressions.argument(c, name).map(expressions::scalar).orElse(new Scalar.Const(standard));
    }

    /// Whose draw it is that lives there.
    static DrawKey.Who who(Home home) {
        return switch (home) {
            case ONE -> DrawKey.Who.EVERYBODY;
            case EDGE -> DrawKey.Who.EDGE;
            case NODE, SCRATCH, REGISTER -> DrawKey.Who.NODE;
        };
    }

    static Home home(Place p) {
        return switch (p) {
            case SHARED, SERVER -> Home.ONE;
            case EDGE -> Home.EDGE;
            case NODE, PUBLIC -> Home.NODE;
        };
    }

    /// `minibatch(32)`, `minibatch(1, reshuffled)`, `minibatch(poisson(64))`.
    Val minibatch(Expr.Call c) {
        Expr given = expressions.required(c, "size");
        if (given instanceof Expr.Call law && isPoisson(law)) {
            return new Val.Handle(samples(expressions.scalar(law.args().getFirst().value()), "poisson"));
        }
        Val size = expressions.lower(given);
        if (size instanceof Val.Const(Value.Word w) && w.id().equals("all")) {
            return new Val.Handle(null);
        }
        String order = expressions.argument(c, "order").map(expressions::lower)
                .map(v -> v instanceof Val.Const(Value.Word w) ? w.id() : "with_replacement").orElse("with_replacement");
        try {
            return new Val.Handle(samples(expressions.store.scalar(size, c.span()), order));
        } catch (UserError u) {
            throw EvaluationError.at(expressions.required(c, "order").span(), u);
        }
    }

    boolean isPoisson(Expr.Call c) {
        return c.callee() instanceof Expr.Ref r && expressions.typing.symbol(r) instanceof Symbol.BuiltIn b && b.id().equals("poisson");
    }

    Var samples(Scalar size, String order) {
        Code code = expressions.code;
        Var target = code.var("samples", Home.NODE, Var.Kind.SAMPLES, 0, true);
        int sampler = expressions.tables.sampler(Samplers.make(order, expressions.tables.nodes()));
        code.op(Home.NODE, new Op.DrawSamples(target, sampler, size, code.key(DrawKey.Who.NODE)));
        return target;
    }
}
