package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The expressions directly below an expression.
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
    static void forEach(Expr e, Consumer<Expr> visit) {
        visit.accept(e);
        children(e).forEach(c -> forEach(c, visit));
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
