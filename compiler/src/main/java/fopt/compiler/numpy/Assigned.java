package fopt.compiler.numpy;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The variables that statements assign.
final class Assigned {
    private Assigned() {}

    static Set<Symbol> in(List<Stmt> statements, Typing typing) {
        Set<Symbol> found = Collections.newSetFromMap(new IdentityHashMap<>());
        statements.forEach(s -> collect(s, typing, found));
        return found;
    }

    private static void collect(Stmt s, Typing typing, Set<Symbol> found) {
        switch (s) {
            case Stmt.Assign a -> a.targets().forEach(t -> {
                if (t instanceof Expr.Ref r) {
                    found.add(typing.symbol(r));
                }
            });
            case Stmt.If x -> {
                collect(x.then(), typing, found);
                x.otherwise().ifPresent(o -> collect(o, typing, found));
            }
            case Stmt.For x -> collect(x.body(), typing, found);
            case Stmt.While x -> collect(x.body(), typing, found);
            case Stmt.Repeat x -> collect(x.body(), typing, found);
            case Stmt.Local x -> collect(x.body(), typing, found);
            case Stmt.On x -> collect(x.body(), typing, found);
            default -> { }
        }
    }

    private static void collect(Stmt.Block block, Typing typing, Set<Symbol> found) {
        block.statements().forEach(s -> collect(s, typing, found));
    }
}
