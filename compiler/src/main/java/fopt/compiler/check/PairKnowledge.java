package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;

/// What two neighbours know of an edge (a draw that they share) the other neighbours do not. Reduced over the neighbours, such a value
/// is nobody's common knowledge any more.
final class PairKnowledge {
    private PairKnowledge() {}

    /// Whether a reduction over the neighbours of a known value is known to all of them: it is made of what everybody knows (`j`, `W[i, j]`,
    /// `i`, public variables), with no draw of an edge in it.
    static boolean survivesReduction(Expr e, Typing typing) {
        if (!typing.has(e) || typing.of(e).knowledge() != Knowledge.KNOWN) {
            return true;
        }
        boolean[] pairOnly = new boolean[1];
        Tree.forEach(e, part -> pairOnly[0] |= part instanceof Expr.Placed
                || part instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.Local
                && typing.has(r) && typing.of(r).place() == Placement.EDGE);
        return !pairOnly[0];
    }
}
