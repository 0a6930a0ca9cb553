package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Type;
import fopt.runtime.robust.Attacks;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `byzantine(5, attack = alie)`, `byzantine(5, attack = v => -v)`: attacks are words or functions, one or several behind `each`.
final class AttackRules {
    private static final List<String> WORDS = Attacks.ALL.stream().map(Attacks.Kind::name).toList();

    private final Analysis analysis;
    private final ExpressionChecker expressions;

    AttackRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    void check(Builtin b, Expr.Call c, Site at) {
        for (int k = 0; k < c.args().size(); k++) {
            Expr.Arg a = c.args().get(k);
            boolean attack = a.name().map(n -> n.id().equals("attack")).orElse(k == 1);
            if (!attack) {
                expressions.number(a.value(), at);
                continue;
            }
            List<Expr> named = a.value() instanceof Expr.Each each && each.values() instanceof Expr.ListOf list ? list.items() : List.of(a.value());
            named.stream().filter(e -> !isAttack(e, at))
                    .forEach(e -> analysis.fail(CallErrors.option(e.span(), b.name(), "attack", WORDS).note("an attack may also be a function: `v => -2 * v`")));
        }
        if (c.args().size() < 2) {
            analysis.fail(CallErrors.missing(c.span(), b.name(), List.of(c.args().isEmpty() ? "count" : "attack")));
        }
    }

    /// Whether it is a word of the list, a function of the program, or a variable that holds one, or an attack of the host.
    private boolean isAttack(Expr e, Site at) {
        if (e instanceof Expr.Ref r && WORDS.contains(r.name().id())) {
            return true;
        }
        if (e instanceof Expr.Ref r && at.scope().find(r.name().id()).filter(s -> !(s instanceof Symbol.BuiltIn)).isEmpty()) {
            return false;
        }
        if (e instanceof Expr.Lambda l) {
            names(l, at);
        }
        Type type = expressions.check(e, at).type();
        return type instanceof Type.Function || type instanceof Type.Any || type instanceof Type.Setting && e instanceof Expr.Ref;
    }

    /// A function is looked into where an algorithm calls it, and none calls this one: its names, at least, are known.
    private void names(Expr.Lambda lambda, Site at) {
        Set<String> own = new HashSet<>();
        lambda.parameters().forEach(p -> own.add(p.id()));
        Tree.forEach(lambda.body(), e -> {
            if (e instanceof Expr.Lambda inner) {
                inner.parameters().forEach(p -> own.add(p.id()));
            } else if (e instanceof Expr.Comprehension c) {
                c.variables().forEach(v -> own.add(v.id()));
            }
        });
        Tree.forEach(lambda.body(), e -> Optional.of(e).filter(Expr.Ref.class::isInstance).map(Expr.Ref.class::cast)
                .filter(r -> !own.contains(r.name().id()) && at.scope().find(r.name().id()).isEmpty())
                .ifPresent(r -> analysis.fail(NameErrors.unknown(r.name(), at))));
    }
}
