package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.List;

/// The rule TABLE for comprehensions, `e for v in D if c`: a table of what e is for each v. It lives where D and e live, and is known as little
/// as the least known of them. Over neighbours it is a value at each edge again.
final class ComprehensionRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final DomainRules domains;

    ComprehensionRules(Analysis analysis, ExpressionChecker expressions, DomainRules domains) {
        this.analysis = analysis;
        this.expressions = expressions;
        this.domains = domains;
    }

    Typed check(Expr.Comprehension c, Site at) {
        Typed domain = domains.check(c.domain(), at);
        Site inside = at.inside(Context.Kind.LOOP, domain.place(), domain.knowledge(), c.domain().span());
        domains.declare(c.variables(), c.domain(), domain, inside);
        analysis.rulers.put(inside.context(), c.domain());
        List<Expr> parts = new ArrayList<>(List.of(c.domain()));
        List<Typed> typed = new ArrayList<>(List.of(domain));
        c.filter().ifPresent(f -> {
            parts.add(f);
            typed.add(expressions.condition(f, inside));
        });
        Site turn = c.filter().isEmpty() ? inside
                : inside.inside(Context.Kind.BRANCH, typed.get(1).place(), typed.get(1).knowledge(), c.filter().get().span());
        Typed body = expressions.check(c.body(), turn);
        parts.add(c.body());
        typed.add(body);
        Typed placed = expressions.placing().combine(c, Type.ANY, parts, typed);
        if (placed == Analysis.UNTYPED || body.type() instanceof Type.Any) {
            return placed;
        }
        if (isVector(c, domain, body)) {
            return new Typed(Type.POINT, placed.place(), DomainRules.afterTurns(placed.knowledge()));
        }
        boolean neighbours = DomainRules.overNeighbours(domain);
        return new Typed(neighbours ? body.type() : new Type.Table(body.type()), neighbours ? Placement.EDGE : placed.place(),
                DomainRules.afterTurns(placed.knowledge()));
    }

    /// `[e for B in blocks(x)]`, where e is a part at B: the vector with these parts.
    private static boolean isVector(Expr.Comprehension c, Typed domain, Typed body) {
        return domain.type() instanceof Type.Table(Type.IndexSet s) && c.variables().size() == 1
                && body.type() instanceof Type.Real(Shape.Vector(Shape.Dim.Part(String set, boolean common)), boolean integer)
                && set.equals(c.variables().getFirst().written());
    }

    /// What `argmin` and `argmax` give: the v at which e is least, of several the first; the key of a table.
    Type argument(Expr e, Type found) {
        if (e instanceof Expr.Comprehension c) {
            return analysis.variable(analysis.typing.declared(c.variables().getFirst())).typed().type();
        }
        return found instanceof Type.Table || found instanceof Type.Any || found instanceof Type.Real(Shape.Vector v, boolean whole) ? Type.INT
                : analysis.fail(Diagnostic.of("E031", e.span(), "expected a table, a vector or `… for v in …`")).type();
    }
}
