package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;

/// The rule DELAY: what a variable was some rounds ago.
final class DelayRules {
    private final Analysis analysis;
    private final Placing placing;

    DelayRules(Analysis analysis, Placing placing) {
        this.analysis = analysis;
        this.placing = placing;
    }

    Typed call(Expr.Call c, Expr v, Expr lag, Site at) {
        if (!remembered(v)) {
            return analysis.fail(Diagnostic.of("E028", v.span(), "only state, and a `let` of `round` itself, have a past")
                    .help("name the value with `let` at the top of `round`, and delay that name"));
        }
        Typed value = analysis.typing.of(v);
        Typed rounds = analysis.typing.of(lag);
        if (!(value.type() instanceof Type.Real) && !(value.type() instanceof Type.Any)) {
            return analysis.fail(ShapeErrors.expected(v.span(), "numbers", value.type()));
        }
        if (value.knowledge() == Knowledge.MESSAGES) {
            if (!Constancy.isConstant(lag, analysis.typing) || rounds.place() != Placement.SHARED) {
                return analysis.fail(Diagnostic.of("E028", lag.span(), "a message is delayed by the same number of rounds everywhere and always")
                        .help("add what it says to a public variable, and delay that"));
            }
        }
        Typed placed = placing.combine(c, value.type(), List.of(v, lag), List.of(value, rounds));
        return placed == Analysis.UNTYPED || rounds.knowledge() == Knowledge.KNOWN ? placed
                : new Typed(placed.type(), placed.place(), Knowledge.PRIVATE);
    }

    private boolean remembered(Expr v) {
        if (!(v instanceof Expr.Ref r)) {
            return false;
        }
        return switch (analysis.typing.symbol(r)) {
            case Symbol.State s -> true;
            case Symbol.Local l -> analysis.variable(l).declaredAt() != null && analysis.variable(l).declaredAt().kind() == Context.Kind.ROUND;
            case null, default -> false;
        };
    }
}
