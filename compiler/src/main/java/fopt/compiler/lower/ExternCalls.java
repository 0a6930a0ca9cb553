package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.hook.ExternSizes;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.runtime.UserError;
import fopt.runtime.function.Size;
import fopt.runtime.hook.HookKind;
import fopt.runtime.hook.HookUse;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Lowers calls of functions that are not written in the language: one operation each, where the arguments live.
final class ExternCalls {
    private final Expressions expressions;
    private final Store store;

    ExternCalls(Expressions expressions) {
        this.expressions = expressions;
        store = expressions.store;
    }

    Val lower(ExternFunction f, Expr.Call c) {
        List<Val> given = new ArrayList<>();
        for (ExternFunction.Parameter p : f.parameters()) {
            given.add(value(p, expressions.required(c, p.id())));
        }
        Home home = given.stream().map(Store::home).reduce(Home.ONE, Store::join);
        List<Var> arguments = given.stream().map(v -> store.variable(v, Store.home(v), c.span())).toList();
        List<Size> sizes = given.stream().map(Store::size).toList();
        Size result = result(f, given, sizes, c.span());
        int use = expressions.tables.hook(new HookUse(f.hook(), sizes, result), c.span());
        Var target = result == null ? null : expressions.code.temp(f.written(), home, result);
        expressions.code.op(target == null ? expressions.code.atLeast(home) : target.home(), new Op.Hook(target, use, arguments));
        return target == null ? new Val.Tuple(List.of()) : expressions.load(target);
    }

    private Val value(ExternFunction.Parameter p, Expr argument) {
        Val v = expressions.lower(argument);
        HookKind kind = p.part().kind();
        return kind == HookKind.VECTOR || kind == HookKind.MATRIX ? expressions.settled(expressions.functions.numbers(v, argument.span()), argument.span()) : v;
    }

    private Size result(ExternFunction f, List<Val> given, List<Size> sizes, Span place) {
        List<OptionalDouble> values = given.stream().map(v -> v instanceof Val.Const(Value.Num n) ? OptionalDouble.of(n.value()) : OptionalDouble.empty()).toList();
        try {
            return ExternSizes.of(f, sizes, values, OptionalInt.of(expressions.tables.dimension()), OptionalInt.of(expressions.tables.nodes()));
        } catch (UserError e) {
            throw EvaluationError.at(place, e);
        }
    }
}
