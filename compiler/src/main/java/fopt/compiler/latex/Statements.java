package fopt.compiler.latex;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Stmt;
import java.util.List;
import java.util.stream.Collectors;

/// Typesets statements as lines of `algpseudocode`.
final class Statements {
    private final Typing typing;
    private final Formulas formulas;
    private final List<String> lines;

    Statements(Typing typing, Formulas formulas, List<String> lines) {
        this.typing = typing;
        this.formulas = formulas;
        this.lines = lines;
    }

    void write(Stmt.Block block) {
        block.statements().forEach(this::write);
    }

    /// `\For{…} … \EndFor`
    void block(String word, String head, Runnable body) {
        lines.add("\\" + word + "{" + head + "}");
        body.run();
        lines.add("\\End" + word);
    }

    void write(Stmt s) {
        switch (s) {
            case Stmt.Let x -> assign(x.names().stream().map(this::declared).toList(), x.values().stream().map(formulas::text).toList());
            case Stmt.Assign x -> assign(x);
            case Stmt.If x -> {
                lines.add("\\If{$" + formulas.text(x.condition()) + "$}");
                write(x.then());
                x.otherwise().ifPresent(o -> {
                    lines.add("\\Else");
                    write(o);
                });
                lines.add("\\EndIf");
            }
            case Stmt.For x -> block("For", "$" + x.variables().stream().map(this::declared).collect(Collectors.joining(", ")) + " \\in "
                    + formulas.text(x.domain()) + x.filter().map(f -> ",\\; " + formulas.text(f)).orElse("") + "$", () -> write(x.body()));
            case Stmt.While x -> block("While", "$" + formulas.text(x.condition()) + "$"
                    + x.max().map(m -> " (at most $" + formulas.text(m) + "$ times)").orElse(""), () -> write(x.body()));
            case Stmt.Repeat x -> block("For", "$k = 1, \\dots, " + formulas.text(x.count()) + "$", () -> write(x.body()));
            case Stmt.Local x -> block("For", "$k = 1, \\dots, " + formulas.text(x.count()) + "$ \\textbf{locally}", () -> write(x.body()));
            case Stmt.On x -> on(x);
            case Stmt.Function x -> { }
            case Stmt.Value x -> lines.add("\\State $" + formulas.text(x.value()) + "$");
            case Stmt.AssignJob x -> lines.add("\\State \\textbf{assign a job to} " + workers(x.workers()));
            case Stmt.Cancel x -> lines.add("\\State \\textbf{cancel the job of} " + workers(x.worker()));
            case Stmt.Send x -> send(x);
            case Stmt.After x -> block("Upon", "$" + formulas.text(x.delay()) + "$ having passed", () -> write(x.body()));
            default -> lines.add("\\State \\texttt{" + Prose.of(s.span().text()) + "}");
        }
    }

    private void send(Stmt.Send s) {
        String values = s.args().stream().map(a -> formulas.text(a.value())).collect(Collectors.joining(",\\; "));
        lines.add("\\State \\textbf{send} \\texttt{" + Prose.of(s.message().written()) + "}" + (values.isEmpty() ? "" : " with $" + values + "$")
                + " \\textbf{to} " + s.receiver().map(r -> "node $" + formulas.text(r) + "$").orElse("the server"));
    }

    private String workers(Expr e) {
        return e instanceof Expr.Ref r && r.name().id().equals("all") ? "all nodes" : "$" + formulas.text(e) + "$";
    }

    private String declared(Name name) {
        Symbol symbol = typing.declared(name);
        return symbol == null ? MathNames.of(name.id(), "") : formulas.variable(symbol);
    }

    private void assign(List<String> targets, List<String> values) {
        lines.add("\\State $" + String.join(",\\; ", targets) + " \\gets " + String.join(",\\; ", values) + "$");
    }

    private void assign(Stmt.Assign x) {
        List<String> targets = x.targets().stream().map(formulas::text).toList();
        if (x.operator().isEmpty()) {
            assign(targets, x.values().stream().map(formulas::text).toList());
            return;
        }
        Operator op = x.operator().get();
        List<String> values = new java.util.ArrayList<>();
        for (int k = 0; k < targets.size(); k++) {
            Expr value = x.values().get(Math.min(k, x.values().size() - 1));
            values.add(formulas.binary(op, formulas.of(x.targets().get(k)), formulas.of(value)).text());
        }
        assign(targets, values);
    }

    /// All nodes of a cohort do the same, so that what they do is said once.
    private void on(Stmt.On x) {
        String before = formulas.cohort();
        boolean named = x.cohort() instanceof Expr.Ref;
        String cohort = named ? formulas.text(x.cohort()) : "S";
        if (!named) {
            lines.add("\\State $" + cohort + " \\gets " + formulas.text(x.cohort()) + "$");
        }
        block("For", "the nodes $i \\in " + cohort + "$", () -> {
            formulas.among(cohort);
            write(x.body());
            formulas.among(before);
        });
    }
}
