package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;

/// What only the expressions of a script can do.
interface ScriptRules {
    /// `run algorithm(…) on …`
    Typed run(Expr.Run run, Site at);

    /// A call of a variable of the script, or of an algorithm by its name, which gives the algorithm with some arguments.
    Typed call(Expr.Call call, Typed callee, Site at);

    /// `r.best(gap)`
    Typed method(Expr.Call call, Expr.Field function, Site at);

    /// `r.gap`, `r.x`
    Typed field(Expr.Field field, Typed base);

    /// Inside an algorithm nothing of that is possible.
    static ScriptRules none(Analysis analysis) {
        return new ScriptRules() {
            @Override
            public Typed run(Expr.Run run, Site at) {
                return analysis.fail(FlowErrors.scriptOnly(run.span(), "`run`"));
            }

            @Override
            public Typed call(Expr.Call call, Typed callee, Site at) {
                return analysis.fail(ShapeErrors.expected(call.callee().span(), "a function", callee.type()));
            }

            @Override
            public Typed method(Expr.Call call, Expr.Field function, Site at) {
                return analysis.fail(FlowErrors.scriptOnly(call.span(), "the result of a run"));
            }

            @Override
            public Typed field(Expr.Field field, Typed base) {
                return new Typed(Type.ANY, base.place(), base.knowledge());
            }
        };
    }
}
