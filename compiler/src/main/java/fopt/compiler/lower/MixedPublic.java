package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Place;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Placement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Public variables that change by sparse messages only: their `gossip` is kept as `s_i = Σ_j w_ij x̂_j` and changed by the same messages,
/// `s_i += Σ_j w_ij q_j`, entry by entry, as in the memory-efficient form of CHOCO-SGD (Koloskova, Stich, Jaggi 2019, Algorithm 6).
/// What costs d numbers for each neighbour in the plain form costs k here.
///
/// Only for a graph that stays the same, for variables whose every assignment is a plain statement of the round of the form `x̂ += messages` or
/// `x̂ -= messages`, where the messages come from compressors with few entries and are multiplied by values that all know.
final class MixedPublic {
    private final Typing typing;
    private final Code code;
    private final Map<Symbol, Mixed> mixed = new IdentityHashMap<>();
    private final Map<Symbol, Expr> lets = new IdentityHashMap<>();
    private final Map<Symbol, Boolean> candidates = new IdentityHashMap<>();
    private final Scope scope;
    private final Tables tables;

    /// A variable and its gossip.
    private record Mixed(Var x, Var sum) {}

    MixedPublic(Typing typing, Code code, Scope scope, Tables tables) {
        this.typing = typing;
        this.code = code;
        this.scope = scope;
        this.tables = tables;
    }

    /// Finds the variables. To be called before anything is lowered.
    void find(Decl.Algorithm algorithm) {
        if (tables.schedules.isEmpty() || !tables.schedules.getFirst().constant() || scope.byzantine() > 0) {
            return;
        }
        for (Decl.Member m : algorithm.members()) {
            switch (m) {
                case Decl.Member.Round r -> r.body().statements().forEach(this::plain);
                case Decl.Member.Init i -> new Targets(typing).of(i.body().statements()).forEach(s -> candidates.put(s, false));
                default -> { }
            }
        }
    }

    /// A statement of the round itself: assignments in nested blocks rule a variable out.
    private void plain(Stmt s) {
        if (s instanceof Stmt.Let let && let.values().size() == let.names().size()) {
            for (int k = 0; k < let.names().size(); k++) {
                lets.put(typing.declared(let.names().get(k)), let.values().get(k));
            }
        } else if (s instanceof Stmt.Assign a && a.targets().size() == 1 && a.targets().getFirst() instanceof Expr.Ref r) {
            boolean sum = a.operator().filter(op -> op == Operator.ADD || op == Operator.SUB).isPresent();
            boolean fits = sum && typing.symbol(r) instanceof Symbol.State x && x.place() == Place.PUBLIC && messages(a.values().getFirst());
            candidates.merge(typing.symbol(r), fits, Boolean::logicalAnd);
        } else {
            new Targets(typing).of(List.of(s)).forEach(t -> candidates.put(t, false));
        }
    }

    /// Whether a value is sparse messages, multiplied by what all know, and nothing else.
    private boolean messages(Expr e) {
        return switch (e) {
            case Expr.Call c -> compressed(c);
            case Expr.Ref r -> lets.containsKey(typing.symbol(r)) && messages(lets.get(typing.symbol(r)));
            case Expr.Negate n -> messages(n.operand());
            case Expr.Binary b when b.operator() == Operator.ADD || b.operator() == Operator.SUB -> messages(b.left()) && messages(b.right());
            case Expr.Binary b when b.operator() == Operator.MUL -> shared(b.left()) && messages(b.right()) || messages(b.left()) && shared(b.right());
            case Expr.Binary b when b.operator() == Operator.DIV -> messages(b.left()) && shared(b.right());
            default -> false;
        };
    }

    private boolean compressed(Expr.Call c) {
        boolean compress = c.callee() instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.BuiltIn b && b.id().equals("compress");
        return compress && c.args().size() == 2 && scope.constant(c.args().get(1).value()).filter(
                v -> v instanceof Value.Compressor q && q.spec().bind(tables.dimension()).sparse()).isPresent();
    }

    private boolean shared(Expr e) {
        return typing.has(e) && typing.of(e).place() == Placement.SHARED;
    }

    // ---- code

    /// `x` got its initial value.
    void declared(Symbol.State symbol, Var x, Val initial, Store store, Span place) {
        if (!candidates.getOrDefault(symbol, false) || !x.isVector()) {
            return;
        }
        Var s = code.exact("W" + x.name(), Home.NODE, code.size(x), false);
        if (Store.isZero(initial)) {
            store.assign(s, initial, place);
        } else {
            code.op(Home.NODE, new Op.Mix(s, x, 0));
        }
        mixed.put(symbol, new Mixed(x, s));
    }

    /// A variable of this kind changed by these messages, or (where a `let` was assigned and is no message any more) by something else.
    void changed(Symbol symbol, Val after) {
        if (!(mixed.get(symbol) instanceof Mixed(Var x, Var sum))) {
            return;
        }
        if (after instanceof Val.Mes m && m.dense() instanceof Element.Load(Var before) && before.id() == x.id()) {
            for (Val.Mes.Term t : m.terms()) {
                code.op(Home.NODE, new Op.MixMessages(sum, t.scale(), t.message(), 0));
            }
        } else {
            code.op(Home.NODE, new Op.Mix(sum, x, 0));
        }
    }

    /// The gossip of a variable of this kind, kept up to date; null for any other expression.
    Val gossip(Expr e) {
        Mixed kept = e instanceof Expr.Ref r ? mixed.get(typing.symbol(r)) : null;
        return kept == null ? null : new Val.Vec(new Element.Load(kept.sum()), code.size(kept.sum()), Home.NODE);
    }

    /// The variables that statements assign, nested blocks included.
    private record Targets(Typing typing) {
        List<Symbol> of(List<Stmt> statements) {
            Assignments assigned = new Assignments(typing);
            assigned.scan(statements);
            return new ArrayList<>(assigned.all());
        }
    }
}
