package fopt.compiler.check;

import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import java.util.List;

/// Warnings about what has no effect; and a look into functions that nothing calls.
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
                function(f.fun(), scope);
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

    /// A function that nothing calls is checked with arguments of which nothing is known: names and communication.
    private void function(Decl.Fun fun, Scope scope) {
        Scope inside = scope.function();
        for (Decl.Param p : fun.parameters()) {
            Symbol.Local local = analysis.local(p.name());
            Variable v = Variable.declared(Placement.SHARED, Knowledge.KNOWN);
            v.join(Type.ANY);
            analysis.variable(local, v);
            inside.declare(p.name().id(), local);
        }
        Site at = new Site(inside.inner(), Context.outermost(Context.Kind.ROUND).enter(Context.Kind.FUNCTION, fun.span()));
        List<Stmt> body = fun.body().map(Stmt.Block::statements).orElse(List.of());
        boolean value = !body.isEmpty() && body.getLast() instanceof Stmt.Value;
        expressions.statements().check(value ? body.subList(0, body.size() - 1) : body, at);
        if (value) {
            expressions.check(((Stmt.Value) body.getLast()).value(), at);
        }
        fun.value().ifPresent(e -> expressions.check(e, at));
    }
}
