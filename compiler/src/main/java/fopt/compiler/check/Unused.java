package fopt.compiler.check;

import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;

/// Warnings about what has no effect.
final class Unused {
    private final Analysis analysis;
    private final ExpressionChecker expressions;

    Unused(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    void warn(Decl.Algorithm algorithm, Scope scope) {
        for (Member m : algorithm.members()) {
            if (m instanceof Member.Function f && !analysis.isCalled(f.fun())) {
                new FunctionCheck(analysis, expressions).check(f.fun(), scope);
            }
        }
        if (analysis.hasErrors()) {
            return;
        }
        for (Decl.Param p : algorithm.parameters()) {
            if (!analysis.isRead(analysis.typing.declared(p.name()))) {
                analysis.fail(StatementErrors.unused(p.name(), "parameter"));
            }
        }
        for (Member m : algorithm.members()) {
            if (m instanceof Member.State s) {
                state((Symbol.State) analysis.typing.declared(s.name()), s.name());
            } else if (m instanceof Member.Function f && !analysis.isCalled(f.fun())) {
                analysis.fail(StatementErrors.unused(f.fun().name(), "function"));
            }
        }
        expressions.statements().warnAboutUnused();
    }

    private void state(Symbol.State s, Name name) {
        if (!analysis.isRead(s)) {
            analysis.fail(StatementErrors.unused(name, "state"));
        } else if (analysis.variable(s).isAlwaysZero()) {
            analysis.fail(StatementErrors.alwaysZero(name));
        } else if (s.place() == Place.PUBLIC && analysis.typing.routes(s).isEmpty()) {
            analysis.fail(StatementErrors.neverSent(name));
        }
    }
}
