package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Rewriter;
import fopt.compiler.syntax.Stmt;

/// Copies of trees: the same text and spans, but nodes of their own, so that each has its own entry in the side table.
final class Copy {
    private static final Rewriter SAME = new Rewriter() {};

    private Copy() {}

    static Name of(Name n) {
        return new Name(n.span(), n.id(), n.written());
    }

    static Expr of(Expr e) {
        return SAME.of(e);
    }

    static Stmt of(Stmt s) {
        return SAME.of(s);
    }
}
