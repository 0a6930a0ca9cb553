package fopt.compiler.check;

import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import java.util.List;

/// Checks a function by itself, with arguments of which nothing is known. Functions are generic and checked at each call; this finds
/// unknown names and communication in those that nothing calls.
final class FunctionCheck {
    private final Analysis analysis;
    private final ExpressionChecker expressions;

    FunctionCheck(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    /// @param scope the names around the function
    void check(Decl.Fun fun, Scope scope) {
        Scope inside = scope.function();
        for (Decl.Param p : fun.parameters()) {
            Symbol.Local local = analysis.local(p.name());
            Variable v = Variable.declared(Placement.SHARED, Knowledge.KNOWN);
            v.join(Type.ANY);
            analysis.variable(local, v);
            inside.declare(p.name().id(), local);
        }
        // somebody may call it in a cohort, where more names have a meaning
        Context context = Context.outermost(Context.Kind.ROUND).enter(Context.Kind.COHORT, fun.span()).enter(Context.Kind.FUNCTION, fun.span());
        Site at = new Site(inside.inner(), context);
        List<Stmt> body = fun.body().map(Stmt.Block::statements).orElse(List.of());
        boolean value = !body.isEmpty() && body.getLast() instanceof Stmt.Value;
        expressions.statements().check(value ? body.subList(0, body.size() - 1) : body, at);
        if (value) {
            expressions.check(((Stmt.Value) body.getLast()).value(), at);
        }
        fun.value().ifPresent(e -> expressions.check(e, at));
    }
}
