package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Tree;
import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Which variables are assigned somewhere after they were declared.
final class Assignments {
    private final Typing typing;
    private final Set<Symbol> assigned = Collections.newSetFromMap(new IdentityHashMap<>());

    Assignments(Typing typing) {
        this.typing = typing;
    }

    boolean contains(Symbol symbol) {
        return assigned.contains(symbol);
    }

    Set<Symbol> all() {
        return assigned;
    }

    /// Whether an expression reads what is assigned while the algorithm runs.
    boolean mayChange(Expr e) {
        return e instanceof Expr.Ref r && (typing.symbol(r) instanceof Symbol.State || contains(typing.symbol(r)))
                || Tree.children(e).stream().anyMatch(this::mayChange);
    }

    void scan(List<Stmt> statements) {
        statements.forEach(this::scan);
    }

    private void scan(Stmt s) {
        switch (s) {
            case Stmt.Assign a -> a.targets().forEach(this::target);
            case Stmt.If i -> {
                scan(i.then().statements());
                i.otherwise().ifPresent(b -> scan(b.statements()));
            }
            case Stmt.For f -> scan(f.body().statements());
            case Stmt.While w -> scan(w.body().statements());
            case Stmt.Repeat r -> scan(r.body().statements());
            case Stmt.Local l -> scan(l.body().statements());
            case Stmt.On on -> scan(on.body().statements());
            case Stmt.After a -> scan(a.body().statements());
            case Stmt.Let l -> { }
            case Stmt.Value v -> { }
            case Stmt.Function f -> { }
            case Stmt.Print p -> { }
            case Stmt.Plot p -> { }
            case Stmt.Save v -> { }
            case Stmt.Report r -> { }
            case Stmt.Assert a -> { }
            case Stmt.AssignJob a -> { }
            case Stmt.Cancel c -> { }
            case Stmt.Send m -> { }
        }
    }

    private void target(Expr e) {
        if (e instanceof Expr.Ref r) {
            assigned.add(typing.symbol(r));
        } else if (e instanceof Expr.Index i) {
            target(i.base());
        } else if (e instanceof Expr.Field f) {
            target(f.base());
        }
    }
}
