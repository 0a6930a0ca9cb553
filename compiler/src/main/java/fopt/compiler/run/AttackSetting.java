package fopt.compiler.run;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.runtime.UserError;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.WrongLabels;
import fopt.runtime.robust.Attack;
import fopt.runtime.robust.Attacks;
import fopt.runtime.robust.Byzantine;
import java.util.ArrayList;
import java.util.List;

/// `byzantine(5, attack = alie)`, `byzantine(5, attack = each [sign_flip, alie])`, `byzantine(5, attack = ipm, strength = 0.5)`.
///
/// @param problem of the run
record AttackSetting(Problem problem, Evaluator evaluator) {
    List<Clauses.Attackers> of(Expr.Call setting) {
        Expr count = argument(setting, "count", 0);
        Expr attack = argument(setting, "attack", 1);
        int attackers = count(count);
        double strength = setting.args().stream().anyMatch(a -> a.name().filter(n -> n.id().equals("strength")).isPresent())
                ? evaluator.number(argument(setting, "strength", 2)) : Double.NaN;
        List<Clauses.Attackers> all = new ArrayList<>();
        for (Expr e : attack instanceof Expr.Each each && each.values() instanceof Expr.ListOf list ? list.items() : List.of(attack)) {
            all.add(attackers(attackers, e, strength));
        }
        return all;
    }

    private static Expr argument(Expr.Call c, String name, int position) {
        return c.args().stream().filter(a -> a.name().filter(n -> n.id().equals(name)).isPresent()).findFirst()
                .or(() -> c.args().stream().filter(a -> a.name().isEmpty()).skip(position).findFirst()).map(Expr.Arg::value)
                .orElseThrow(() -> new EvaluationError(Diagnostic.of("E041", c.span(), "`byzantine` needs `" + name + "`")
                        .help("for example `byzantine(5, attack = alie)`")));
    }

    private int count(Expr e) {
        Value v = evaluator.eval(e);
        double count = Evaluator.asNumber(v, e.span());
        if (!(count >= 0 && 2 * count < problem.nodes() && count == Math.rint(count))) {
            throw new EvaluationError(Diagnostic.of("E042", e.span(), "the attackers are a whole number below half of the " + problem.nodes() + " nodes, not " + v.show()));
        }
        return (int) count;
    }

    private Clauses.Attackers attackers(int count, Expr e, double strength) {
        try {
            boolean word = e instanceof Expr.Ref r && Attacks.ALL.stream().anyMatch(k -> k.name().equals(r.name().id()));
            Attack attack = word ? Attack.of(((Expr.Ref) e).name().id(), strength) : own(e, strength);
            return new Clauses.Attackers(new Byzantine(count, attack), attack.flipsLabels() ? WrongLabels.of(problem, count) : problem, e.span().text());
        } catch (UserError u) {
            throw EvaluationError.at(e.span(), u);
        }
    }

    /// An attack of the host, or a function.
    private Attack own(Expr e, double strength) {
        Value v = evaluator.eval(e);
        if (v instanceof Value.AttackValue(Attack given)) {
            return given;
        }
        Attack attack = FunctionAttack.of(v, e, (ScriptNames) evaluator.names()).orElseGet(() -> Attack.of(e.span().text(), strength));
        if (!Double.isNaN(strength)) {
            throw new EvaluationError(Diagnostic.of("E717", e.span(), "`strength` belongs to the attacks that are built in, and this is a function")
                    .help("let the function multiply: `v => -2 * v`"));
        }
        return attack;
    }
}
