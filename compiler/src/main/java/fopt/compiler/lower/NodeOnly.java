package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Placement;
import java.util.List;
import java.util.Set;

/// Tells whether a block does nothing but what each node can do by itself: no communication, no cohort, nothing assigned that is not a
/// node's (or an edge's). Then all of it can run node by node, with the node's data in cache.
final class NodeOnly {
    private static final Set<String> TOGETHER = Set.of("gossip", "exchange", "broadcast", "mean_i", "sum_i", "max_i", "min_i", "gather",
            "allmean", "allsum", "fetch", "sample", "release", "ldp_ball");

    private final Typing typing;

    NodeOnly(Typing typing) {
        this.typing = typing;
    }

    boolean test(Stmt.Block block) {
        return block.statements().stream().allMatch(this::test);
    }

    private boolean test(Stmt s) {
        return switch (s) {
            case Stmt.Let l -> l.values().stream().allMatch(this::test);
            case Stmt.Assign a -> a.targets().stream().allMatch(this::nodes) && a.values().stream().allMatch(this::test);
            case Stmt.If i -> test(i.condition()) && test(i.then()) && i.otherwise().map(this::test).orElse(true);
            case Stmt.For f -> test(f.domain()) && f.filter().map(this::test).orElse(true) && test(f.body());
            case Stmt.While w -> test(w.condition()) && w.max().map(this::test).orElse(true) && test(w.body());
            case Stmt.Repeat r -> test(r.count()) && test(r.body());
            case Stmt.Local l -> test(l.count()) && test(l.body());
            case Stmt.Value v -> test(v.value());
            case Stmt.Function f -> true;
            case Stmt.On on -> false;
            case Stmt.Print p -> false;
            case Stmt.Plot p -> false;
            case Stmt.Save v -> false;
            case Stmt.Report r -> false;
            case Stmt.Assert a -> false;
            case Stmt.AssignJob a -> false;
            case Stmt.Cancel c -> false;
            case Stmt.Send m -> false;
            case Stmt.After a -> false;
        };
    }

    private boolean nodes(Expr target) {
        if (target instanceof Expr.Index i) {
            return nodes(i.base()) && i.indices().stream().allMatch(this::test);
        }
        if (target instanceof Expr.Field f) {
            return nodes(f.base());
        }
        return target instanceof Expr.Ref r && switch (typing.symbol(r)) {
            case Symbol.State s -> s.place() == Place.NODE || s.place() == Place.PUBLIC || s.place() == Place.EDGE;
            case Symbol.Local l -> typing.variable(l).place() == Placement.NODE || typing.variable(l).place() == Placement.EDGE;
            case Symbol.Parameter p -> false;
            case Symbol.Ambient a -> false;
            case Symbol.BuiltIn b -> false;
            case Symbol.Fun f -> false;
            case Symbol.Lambda l -> false;
            case Symbol.Extern e -> false;
            case Symbol.OwnCompressor o -> false;
            case Symbol.OwnProblem p -> false;
            case Symbol.ScriptVariable v -> false;
        };
    }

    /// No primitive, and no draw that everybody shares (nodes would draw it one by one).
    boolean test(Expr e) {
        return switch (e) {
            case Expr.Call c -> plain(c) && all(c.args()) && all(c.samples()) && typing.expansion(c)
                    .map(x -> x.body().stream().allMatch(this::test) && test(x.value())).orElse(true);
            case Expr.Placed p -> (p.place() == Place.NODE || p.place() == Place.PUBLIC) && test(p.draw());
            case Expr.Index i -> test(i.base()) && i.indices().stream().allMatch(this::test);
            case Expr.Field f -> test(f.base());
            case Expr.Transpose t -> test(t.operand());
            case Expr.Negate n -> test(n.operand());
            case Expr.Not n -> test(n.operand());
            case Expr.Binary b -> test(b.left()) && test(b.right());
            case Expr.Conditional c -> test(c.then()) && test(c.condition()) && c.otherwise().map(this::test).orElse(true);
            case Expr.Norm n -> test(n.operand());
            case Expr.Inner i -> test(i.left()) && test(i.right());
            case Expr.Tuple t -> t.items().stream().allMatch(this::test);
            case Expr.ListOf l -> l.items().stream().allMatch(this::test);
            case Expr.Comprehension c -> ofNodes(c.domain()) && test(c.domain()) && test(c.body()) && c.filter().map(this::test).orElse(true);
            case Expr.Run r -> false;
            case Expr.Each each -> false;
            case Expr.Number n -> true;
            case Expr.Percent p -> true;
            case Expr.Text t -> true;
            case Expr.Bool b -> true;
            case Expr.Ref r -> true;
            case Expr.Nabla n -> true;
            case Expr.All a -> true;
            case Expr.Lambda l -> true;
        };
    }

    /// A table over the nodes is gone through by all of them.
    private boolean ofNodes(Expr domain) {
        return !typing.has(domain) || typing.of(domain).place() != Placement.SERVER;
    }

    private boolean plain(Expr.Call c) {
        return !(c.callee() instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.BuiltIn b && TOGETHER.contains(b.id()));
    }

    private boolean all(List<Expr.Arg> args) {
        return args.stream().allMatch(a -> test(a.value()));
    }
}
