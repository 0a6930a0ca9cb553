package fopt.compiler.eval;

import fopt.compiler.syntax.Expr;
import java.util.Optional;

/// Where an evaluation finds what names and calls of the program's own functions mean.
public interface Names {
    /// The value of a name. @throws NotConstant if it has none before the run
    Value value(Expr.Ref ref);

    /// The value of a call of a function written in the language; empty if the callee is something else.
    Optional<Value> call(Expr.Call call, Evaluator evaluator);
}
