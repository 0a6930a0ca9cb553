package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.runtime.function.Size;
import fopt.runtime.privacy.Release;
import java.util.List;

/// Lowers `ldp_ball(v, C, ε)`: the randomiser of Duchi, Jordan, Wainwright ("Minimax optimal procedures for locally private estimation", JASA 2018, section 4.2.3).
///
/// v becomes C v/‖v‖ with chance 1/2 + ‖v‖/(2C), else the opposite; what is let out is uniform on the half of a sphere on that side with chance e^ε/(1 + e^ε), else on the
/// other half. The radius C (e^ε + 1)/(e^ε − 1) √π Γ((d + 1)/2)/Γ(d/2) makes it unbiased. A v beyond C counts as one of norm C.
/// All is written with e^−ε, which no ε is too large for.
final class LocalRandomiser {
    private final Expressions expressions;
    private final Arithmetic arithmetic;
    private final Code code;

    LocalRandomiser(Expressions expressions) {
        this.expressions = expressions;
        arithmetic = expressions.arithmetic;
        code = expressions.code;
    }

    Val lower(Expr.Call c) {
        Span at = c.span();
        Val v = expressions.settled(expressions.lower(expressions.required(c, "v")), at);
        Val bound = expressions.lower(expressions.required(c, "C"));
        Val ε = told(expressions.lower(expressions.required(c, "epsilon")), at);
        Val against = arithmetic.one(Fn.One.EXP, arithmetic.negate(ε, at), at);
        Val outward = coin(two(Fn.Two.ADD, number(0.5), two(Fn.Two.DIV, expressions.calls().norm(v, at), two(Fn.Two.MUL, number(2), bound, at), at), at), at);
        Val truly = coin(two(Fn.Two.DIV, number(1), two(Fn.Two.ADD, number(1), against, at), at), at);
        Val u = direction(Store.size(v), at);
        Val side = two(Fn.Two.GE, expressions.calls().dot(u, v, at), number(0), at);
        Val forward = two(Fn.Two.EQ, two(Fn.Two.EQ, outward, truly, at), side, at);
        Val radius = two(Fn.Two.MUL, two(Fn.Two.MUL, bound, number(halfSphere(Store.length(v))), at),
                two(Fn.Two.DIV, two(Fn.Two.ADD, number(1), against, at), two(Fn.Two.SUB, number(1), against, at), at), at);
        return two(Fn.Two.MUL, arithmetic.choose(forward, radius, arithmetic.negate(radius, at), at), u, at);
    }

    /// ε, in a variable that the ledger is told of.
    private Val told(Val ε, Span at) {
        int site = expressions.tables.releases.size();
        expressions.tables.releases.add(new Release(Release.Form.LOCAL, 1, expressions.tables.nodes(), null, false));
        Var known = code.temp("told", Home.ONE, 1);
        expressions.store.assign(known, ε, at);
        code.step(new Step.Release(site, new Scalar.Load(known)));
        return expressions.load(known);
    }

    private Val direction(Size size, Span at) {
        Val u = draw(Op.Distribution.NORMAL, List.of(new Scalar.Const(0), new Scalar.Const(1)), size);
        return expressions.settled(two(Fn.Two.DIV, u, expressions.calls().norm(u, at), at), at);
    }

    private Val coin(Val chance, Span at) {
        Val atMostOne = two(Fn.Two.MIN, number(1), chance, at);
        return draw(Op.Distribution.COIN, List.of(expressions.store.scalar(atMostOne, at)), Size.NUMBER);
    }

    private Val draw(Op.Distribution law, List<Scalar> parameters, Size size) {
        Var target = code.temp("random", Home.NODE, size);
        code.op(Home.NODE, new Op.Draw(target, law, parameters, code.key(DrawKey.Who.NODE)));
        return expressions.load(target);
    }

    /// √π Γ((d + 1)/2)/Γ(d/2), by Γ(x + 1) = x Γ(x): 1 for d = 1; the values of d and d + 1 multiply to π d/2.
    private static double halfSphere(int d) {
        double value = 1;
        for (int k = 1; k < d; k++) {
            value = Math.PI * k / 2 / value;
        }
        return value;
    }

    private Val two(Fn.Two fn, Val a, Val b, Span at) {
        return arithmetic.two(fn, a, b, at);
    }

    private static Val number(double v) {
        return new Val.Const(Value.of(v));
    }
}
