package fopt.compiler.eval;

import fopt.compiler.syntax.Expr;
import java.util.Map;
import java.util.Optional;

/// Where an evaluation finds what names and calls of the program's own functions mean.
public interface Names {
    /// The value of a name. @throws NotConstant if it has none before the run
    Value value(Expr.Ref ref);

    /// A named block of a vector, `x0.W1`. @throws NotConstant where only the lowering knows the blocks
    default Value block(Value.Vector v, Expr.Field field) {
        throw Evaluator.error("E322", field.span(), "this value has no part `" + field.name().written() + "`");
    }

    /// These names, and in front of them some values. @throws NotConstant where no names are given beside those of a program
    default Names with(Map<String, Value> values) {
        throw new NotConstant();
    }

    /// The value of a call of a function written in the language; empty if the callee is something else.
    Optional<Value> call(Expr.Call call, Evaluator evaluator);
}
