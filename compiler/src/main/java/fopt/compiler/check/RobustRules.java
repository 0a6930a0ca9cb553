package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;

/// Calls of robust rules: with a table, what the rule makes of its entries; else a rule to be applied later.
final class RobustRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;

    RobustRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    Typed call(Builtin b, Expr.Call c, Site at) {
        List<Typed> args = c.args().stream().map(a -> expressions.check(a.value(), at)).toList();
        if (!args.isEmpty() && args.getFirst().type() instanceof Type.Table(Type item)) {
            Typed table = args.getFirst();
            if (args.size() > 1) {
                return analysis.fail(CallErrors.tooMany(c.args().get(1).span(), b.name() + "(table)", 1));
            }
            return table.place() == Placement.SERVER || table.place() == Placement.SHARED
                    ? new Typed(item instanceof Type.Real r ? new Type.Real(r.shape(), false) : item, table.place(), table.knowledge())
                    : analysis.fail(Diagnostic.of("E020", c.span(), "a robust rule works on a table at the server, but this one lives " + table.place().phrase())
                            .help("write `" + b.name() + "(gather(…))`"));
        }
        boolean applied = c.callee() instanceof Expr.Ref r && !(analysis.typing.symbol(r) instanceof Symbol.BuiltIn);
        for (int k = 0; k < args.size(); k++) {
            Type type = args.get(k).type();
            boolean fits = type instanceof Type.Any || type instanceof Type.Function || Kinds.isNumber(type) && args.get(k).place() == Placement.SHARED;
            if (!fits || applied) {
                return applied && type instanceof Type.Any ? Analysis.UNTYPED : analysis.fail(ShapeErrors.expected(c.args().get(k).value().span(),
                        "a table, such as `gather(…)`" + (applied ? "" : ", or another rule, or numbers that are known before the run"), type));
            }
        }
        return new Typed(new Type.Function(1), Placement.SHARED, Knowledge.KNOWN);
    }
}
