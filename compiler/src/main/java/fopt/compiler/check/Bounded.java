package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether something in the text bounds what one user can change in a released value: a clip on the way, or no dependence on the data. It looks for
/// the bound, and does not compare it with the sensitivity that is declared.
final class Bounded {
    private final Analysis analysis;
    /// Variables that are being looked at, so that state that depends on itself ends.
    private final Set<Symbol> open = new HashSet<>();

    Bounded(Analysis analysis) {
        this.analysis = analysis;
    }

    boolean test(Expr e) {
        if (analysis.typing.has(e) && analysis.typing.of(e).place() == Placement.SHARED) {
            return true;
        }
        return switch (e) {
            case Expr.Negate n -> test(n.operand());
            case Expr.Comprehension c -> test(c.body());
            case Expr.Index i -> test(i.base());
            case Expr.Binary b -> binary(b);
            case Expr.Ref r -> variable(r);
            case Expr.Call c -> call(c);
            default -> false;
        };
    }

    private boolean binary(Expr.Binary b) {
        return switch (b.operator()) {
            case ADD, SUB -> test(b.left()) && test(b.right());
            case MUL -> isShared(b.left()) && test(b.right()) || test(b.left()) && isShared(b.right());
            case DIV -> isShared(b.right()) && test(b.left()) || normalised(b);
            default -> false;
        };
    }

    private boolean isShared(Expr e) {
        Typed t = analysis.typing.has(e) ? analysis.typing.of(e) : null;
        return t != null && t.place() == Placement.SHARED;
    }

    /// `u / ‖u‖`, `u / (α + ‖u‖)`
    private static boolean normalised(Expr.Binary b) {
        return contains(b.right(), b.left().span().text());
    }

    private static boolean contains(Expr e, String text) {
        return switch (e) {
            case Expr.Norm n -> n.operand().span().text().equals(text);
            case Expr.Binary sum when sum.operator() == Operator.ADD -> contains(sum.left(), text) || contains(sum.right(), text);
            default -> false;
        };
    }

    private boolean call(Expr.Call c) {
        String name = analysis.typing.target(c).filter(s -> s instanceof Symbol.BuiltIn).map(s -> ((Symbol.BuiltIn) s).id()).orElse("");
        return switch (name) {
            case "clip_norm", "clamp", "sign", "tanh", "release", "ldp_ball" -> true;
            case "sum_i", "mean_i", "sum", "mean", "gather", "compress", "reals" -> c.args().stream().allMatch(a -> test(a.value()));
            default -> analysis.typing.expansion(c).map(x -> test(x.value())).orElse(false);
        };
    }

    private boolean variable(Expr.Ref r) {
        Symbol s = analysis.typing.symbol(r);
        if (!open.add(s)) {
            return true;
        }
        boolean fine = switch (s) {
            case Symbol.Local l -> !analysis.variable(l).values().isEmpty() && analysis.variable(l).values().stream().allMatch(this::test);
            case Symbol.State state -> written(state).stream().allMatch(a -> test(a.values().getFirst()));
            case null, default -> false;
        };
        open.remove(s);
        return fine;
    }

    /// Whether a value is state that only grows, by what is added to it.
    boolean isRunningSum(Expr e) {
        return e instanceof Expr.Ref r && analysis.typing.symbol(r) instanceof Symbol.State s && !written(s).isEmpty()
                && written(s).stream().allMatch(a -> a.operator().equals(Optional.of(Operator.ADD)));
    }

    /// The assignments of one state variable by itself.
    private List<Stmt.Assign> written(Symbol.State state) {
        List<Stmt.Assign> all = new ArrayList<>();
        Blocks.of(analysis.typing.algorithm).forEach(block -> Blocks.forEach(block, s -> {
            if (s instanceof Stmt.Assign a && a.targets().size() == 1 && a.targets().getFirst() instanceof Expr.Ref r && analysis.typing.symbol(r) == state) {
                all.add(a);
            }
        }));
        return all;
    }
}
