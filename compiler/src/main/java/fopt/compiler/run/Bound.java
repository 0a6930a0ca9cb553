package fopt.compiler.run;

import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Names;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Expr;
import java.util.Map;
import java.util.Optional;

/// Names with values of their own, such as the parameters of a function of the script, and others further out.
record Bound(Map<String, Value> own, Names outer) implements Names {
    static Names in(Names outer, Map<String, Value> own) {
        return new Bound(own, outer);
    }

    @Override
    public Value value(Expr.Ref ref) {
        Value v = own.get(ref.name().id());
        return v == null ? outer.value(ref) : v;
    }

    @Override
    public Optional<Value> call(Expr.Call call, Evaluator e) {
        return outer.call(call, e);
    }
}
