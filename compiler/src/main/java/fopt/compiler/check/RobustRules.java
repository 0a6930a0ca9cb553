package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Optional;

/// Calls of robust rules: with a table, what the rule makes of its entries; else a rule to be applied later.
final class RobustRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final ArgumentRules arguments;

    RobustRules(Analysis analysis, ExpressionChecker expressions, ArgumentRules arguments) {
        this.analysis = analysis;
        this.arguments = arguments;
        this.expressions = expressions;
    }

    Typed call(Builtin b, Expr.Call c, Site at) {
        if (b == RobustBuiltins.NEAREST_MEAN) {
            return nearestMean(b, c, at);
        }
        List<Typed> args = c.args().stream().map(a -> expressions.check(a.value(), at)).toList();
        if (!args.isEmpty() && entry(args.getFirst()).isPresent()) {
            return args.size() > 1 ? analysis.fail(CallErrors.tooMany(c.args().get(1).span(), b.name() + "(table)", 1))
                    : reduced(args.getFirst(), entry(args.getFirst()).get());
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

    /// What the entries of a table are, if a value is one: what was gathered, a list, or what neighbours sent.
    private static Optional<Type> entry(Typed table) {
        Type item = table.type() instanceof Type.Table(Type t) ? t : DomainRules.overNeighbours(table) ? table.type() : null;
        return Optional.ofNullable(item instanceof Type.Real r ? new Type.Real(r.shape(), false) : item);
    }

    /// One value of a table: of what a node holds for each neighbour, the node's own.
    private static Typed reduced(Typed table, Type value) {
        return table.place() == Placement.EDGE ? new Typed(value, Placement.NODE, Knowledge.PRIVATE)
                : new Typed(value, table.place(), DomainRules.afterTurns(table.knowledge()));
    }

    private Typed nearestMean(Builtin b, Expr.Call c, Site at) {
        ArgumentRules.Checked checked = arguments.check(b, c, at);
        if (!checked.fine()) {
            return Analysis.UNTYPED;
        }
        List<Expr> parts = List.of(checked.named().get("x"), checked.named().get("table"), checked.named().get("k"));
        List<Typed> typed = parts.stream().map(analysis.typing::of).toList();
        Typed table = typed.get(1);
        if (table.type() instanceof Type.Any) {
            return Analysis.UNTYPED;
        }
        Optional<Type> item = entry(table);
        if (item.isEmpty()) {
            return analysis.fail(ShapeErrors.expected(parts.get(1).span(), "a table, such as `exchange(x)` or `gather(x)`", table.type()));
        }
        Typed whole = reduced(table, item.get());
        return expressions.placing().combine(c, typed.getFirst().type(), parts, List.of(typed.get(0), whole, typed.get(2)));
    }
}
