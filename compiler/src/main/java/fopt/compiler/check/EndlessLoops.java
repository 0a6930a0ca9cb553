package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Loops that cannot end: what they ask cannot change in them.
final class EndlessLoops {
    private EndlessLoops() {}

    /// Whether the condition names nothing that the body assigns. Such a loop does nothing, or goes on for ever. A condition that calls what may draw, or
    /// a function of the program's own, is not judged.
    static boolean isOne(Stmt.While loop) {
        Set<String> asked = new HashSet<>();
        return named(loop.condition(), asked) && assigns(loop.body(), asked).isEmpty();
    }

    /// `repeat inf { }`
    static boolean isOne(Stmt.Repeat loop) {
        return infinite(loop.count());
    }

    static boolean infinite(Expr count) {
        return count instanceof Expr.Ref r && r.name().id().equals("inf");
    }

    /// Collects the names in a condition. @return false if it cannot be judged
    private static boolean named(Expr e, Set<String> names) {
        if (e instanceof Expr.Ref r) {
            names.add(r.name().id());
        }
        if (e instanceof Expr.Call c && !isPure(c)) {
            return false;
        }
        return Tree.children(e).stream().allMatch(c -> named(c, names));
    }

    private static boolean isPure(Expr.Call c) {
        return c.callee() instanceof Expr.Ref r && FunctionBuiltins.ofValues(r.name().id());
    }

    private static Set<String> assigns(Stmt.Block body, Set<String> among) {
        Set<String> found = new HashSet<>();
        body.statements().forEach(s -> assigned(s, found));
        found.retainAll(among);
        return found;
    }

    private static void assigned(Stmt s, Set<String> found) {
        switch (s) {
            case Stmt.Assign a -> a.targets().forEach(t -> target(t, found));
            case Stmt.Let l -> { }
            default -> Tree.blocks(s).forEach(b -> b.statements().forEach(inner -> assigned(inner, found)));
        }
    }

    private static void target(Expr e, Set<String> found) {
        switch (e) {
            case Expr.Ref r -> found.add(r.name().id());
            case Expr.Index i -> target(i.base(), found);
            case Expr.Field f -> target(f.base(), found);
            default -> { }
        }
    }
}
