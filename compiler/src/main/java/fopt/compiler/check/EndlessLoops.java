package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Loops that cannot end: what they ask cannot change in them.
final class EndlessLoops {
    private EndlessLoops() {}

    /// Whether the condition calls nothing, which might draw, and names nothing that the body mentions. Such a loop does nothing, or goes on for ever.
    static boolean isOne(Stmt.While loop) {
        Set<String> asked = names(List.of(loop.condition()));
        return !calls(loop.condition()) && names(Tree.expressions(loop.body())).stream().noneMatch(asked::contains);
    }

    private static boolean calls(Expr e) {
        return e instanceof Expr.Call || Tree.children(e).stream().anyMatch(EndlessLoops::calls);
    }

    private static Set<String> names(List<Expr> expressions) {
        Set<String> found = new HashSet<>();
        expressions.forEach(top -> Tree.forEach(top, e -> {
            if (e instanceof Expr.Ref r) {
                found.add(r.name().id());
            }
        }));
        return found;
    }
}
