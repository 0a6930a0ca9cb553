package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import fopt.runtime.event.Law;
import java.util.List;

/// `timing(compute = …, latency = …)`: durations, laws of durations, and functions of the node's number.
final class TimingRules {
    private static final List<String> PARAMETERS = List.of("compute", "per", "latency", "bandwidth", "latency_up", "bandwidth_up", "latency_down",
            "bandwidth_down", "server_bandwidth", "half_duplex", "outages", "speeds", "speed_step");

    private final Analysis analysis;
    private final ExpressionChecker expressions;

    TimingRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    Typed check(Expr.Call c, Site at) {
        for (int k = 0; k < c.args().size(); k++) {
            Expr.Arg a = c.args().get(k);
            String parameter = a.name().map(n -> n.id()).orElse(k == 0 ? "compute" : "");
            if (!PARAMETERS.contains(parameter)) {
                analysis.fail(Diagnostic.of("E041", a.span(), parameter.isEmpty() ? "only the first argument of `timing` may stand without its name"
                        : "`timing` has no parameter `" + parameter + "`").help("its parameters are " + String.join(", ", PARAMETERS)));
            } else if (!parameter.equals("per")) {
                duration(a.value(), at);
            }
        }
        return new Typed(new Type.Setting(), Placement.SHARED, Knowledge.KNOWN);
    }

    private static boolean isCall(Expr e, String name) {
        return e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && r.name().id().equals(name);
    }

    private void duration(Expr e, Site at) {
        if (isCall(e, "durations")) {
            ((Expr.Call) e).args().stream().filter(a -> !(a.value() instanceof Expr.Text))
                    .forEach(a -> analysis.fail(ShapeErrors.expected(a.span(), "the name of a file", expressions.check(a.value(), at).type())));
        } else if (isCall(e, "straggling") && !((Expr.Call) e).args().isEmpty()) {
            List<Expr.Arg> args = ((Expr.Call) e).args();
            duration(args.getFirst().value(), at);
            args.stream().skip(1).forEach(a -> expressions.number(a.value(), at));
        } else if (e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && Law.NAMES.containsKey(r.name().id())) {
            c.args().forEach(a -> expressions.number(a.value(), at));
        } else {
            expressions.check(e, at);
        }
    }
}
