package fopt.compiler.check;

import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Optional;

/// The rule OP: the value of an operation lives at the join of where its operands live, and is known as little as the least known one.
final class Placing {
    private final Analysis analysis;

    Placing(Analysis analysis) {
        this.analysis = analysis;
    }

    /// @param typed what is known of `parts`, in the same order
    Typed combine(Expr whole, Type type, List<Expr> parts, List<Typed> typed) {
        Placement place = Placement.SHARED;
        Knowledge knowledge = Knowledge.KNOWN;
        for (int k = 0; k < parts.size(); k++) {
            Optional<Placement> joined = place.join(typed.get(k).place());
            if (joined.isEmpty()) {
                return mixed(whole.span(), parts, typed);
            }
            place = joined.get();
            knowledge = knowledge.max(typed.get(k).knowledge());
        }
        return new Typed(type, place, knowledge);
    }

    /// What everybody knows before the run.
    static Typed known(Type type) {
        return new Typed(type, Placement.SHARED, Knowledge.KNOWN);
    }

    private Typed mixed(Span whole, List<Expr> parts, List<Typed> typed) {
        Expr server = null;
        Expr node = null;
        Placement place = Placement.NODE;
        for (int k = 0; k < parts.size(); k++) {
            Placement p = typed.get(k).place();
            if (p == Placement.SERVER && server == null) {
                server = parts.get(k);
            } else if (p != Placement.SERVER && p != Placement.SHARED && node == null) {
                node = parts.get(k);
                place = p;
            }
        }
        Optional<Expr> draw = OwnDraws.only(node, analysis.typing);
        return analysis.fail(draw.map(d -> PlacementErrors.drawAtServer(d.span()))
                .orElse(PlacementErrors.mixed(whole, node.span(), place, server.span())));
    }
}
