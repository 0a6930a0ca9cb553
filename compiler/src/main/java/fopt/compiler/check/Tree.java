package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The expressions directly below an expression, and in statements.
public final class Tree {
    private Tree() {}

    public static List<Expr> children(Expr e) {
        return switch (e) {
            case Expr.Number x -> List.of();
            case Expr.Percent x -> List.of();
            case Expr.Text x -> List.of();
            case Expr.Bool x -> List.of();
            case Expr.Ref x -> List.of();
            case Expr.Nabla x -> List.of();
            case Expr.All x -> List.of();
            case Expr.Call c -> call(c);
            case Expr.Index x -> prepend(x.base(), x.indices());
            case Expr.Field x -> List.of(x.base());
            case Expr.Transpose x -> List.of(x.operand());
            case Expr.Negate x -> List.of(x.operand());
            case Expr.Not x -> List.of(x.operand());
            case Expr.Binary x -> List.of(x.left(), x.right());
            case Expr.Conditional x -> x.otherwise().map(o -> List.of(x.then(), x.condition(), o)).orElse(List.of(x.then(), x.condition()));
            case Expr.Lambda x -> List.of(x.body());
            case Expr.Placed x -> List.of(x.draw());
            case Expr.Tuple x -> x.items();
            case Expr.ListOf x -> x.items();
            case Expr.Comprehension x -> x.filter().map(f -> List.of(x.body(), x.domain(), f)).orElse(List.of(x.body(), x.domain()));
            case Expr.Norm x -> List.of(x.operand());
            case Expr.Inner x -> List.of(x.left(), x.right());
            case Expr.Each x -> List.of(x.values());
            case Expr.Run x -> List.of(x.algorithm());
        };
    }

    /// The expression itself and all below it, outermost first.
    public static void forEach(Expr e, Consumer<Expr> visit) {
        visit.accept(e);
        children(e).forEach(c -> forEach(c, visit));
    }

    /// The outermost expressions in a block, those of inner blocks included.
    public static List<Expr> expressions(Stmt.Block block) {
        return block.statements().stream().flatMap(s -> expressions(s).stream()).toList();
    }

    private static List<Expr> expressions(Stmt s) {
        return switch (s) {
            case Stmt.Let l -> l.values();
            case Stmt.Assign a -> joined(a.targets(), a.values());
            case Stmt.If i -> joined(List.of(i.condition()), expressions(i.then()), i.otherwise().map(Tree::expressions).orElse(List.of()));
            case Stmt.For f -> joined(List.of(f.domain()), f.filter().map(List::of).orElse(List.of()), expressions(f.body()));
            case Stmt.While w -> joined(List.of(w.condition()), w.max().map(List::of).orElse(List.of()), expressions(w.body()));
            case Stmt.Repeat r -> joined(List.of(r.count()), expressions(r.body()));
            case Stmt.Local l -> joined(List.of(l.count()), expressions(l.body()));
            case Stmt.On o -> joined(List.of(o.cohort()), expressions(o.body()));
            case Stmt.Value v -> List.of(v.value());
            case Stmt.Function f -> List.of();
            case Stmt.Print p -> p.values();
            case Stmt.Plot p -> p.views().stream().map(Stmt.View::y).toList();
            case Stmt.Save v -> v.values().stream().map(Stmt.Saved::value).toList();
            case Stmt.Report r -> List.of();
            case Stmt.Assert a -> List.of(a.condition());
            case Stmt.AssignJob a -> List.of(a.workers());
            case Stmt.Cancel c -> List.of(c.worker());
            case Stmt.Send m -> joined(m.args().stream().map(Expr.Arg::value).toList(), m.receiver().map(List::of).orElse(List.of()));
            case Stmt.After a -> joined(List.of(a.delay()), expressions(a.body()));
        };
    }

    /// The blocks directly in a statement.
    static List<Stmt.Block> blocks(Stmt s) {
        return switch (s) {
            case Stmt.If i -> i.otherwise().map(o -> List.of(i.then(), o)).orElse(List.of(i.then()));
            case Stmt.For f -> List.of(f.body());
            case Stmt.While w -> List.of(w.body());
            case Stmt.Repeat r -> List.of(r.body());
            case Stmt.Local l -> List.of(l.body());
            case Stmt.On o -> List.of(o.body());
            case Stmt.After a -> List.of(a.body());
            default -> List.of();
        };
    }

    @SafeVarargs
    private static List<Expr> joined(List<Expr>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    private static List<Expr> call(Expr.Call c) {
        List<Expr> all = new ArrayList<>();
        all.add(c.callee());
        c.args().forEach(a -> all.add(a.value()));
        c.samples().forEach(a -> all.add(a.value()));
        return all;
    }

    private static List<Expr> prepend(Expr first, List<Expr> rest) {
        List<Expr> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
