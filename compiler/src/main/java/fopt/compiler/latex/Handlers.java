package fopt.compiler.latex;

import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;
import fopt.compiler.syntax.Stmt;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Typesets what an algorithm that is driven by events does when something happens, in blocks `upon … do … end upon`.
final class Handlers {
    /// Declares the blocks.
    static final String DECLARED = "\\algblockdefx[Upon]{Upon}{EndUpon}[1]{\\textbf{upon} #1 \\textbf{do}}{\\textbf{end upon}}";

    private final Typing typing;
    private final Formulas formulas;
    private final Statements statements;
    private final List<String> lines;

    Handlers(Typing typing, Formulas formulas, Statements statements, List<String> lines) {
        this.typing = typing;
        this.formulas = formulas;
        this.statements = statements;
        this.lines = lines;
    }

    /// Writes a job or a handler; no other member.
    void write(Member m) {
        if (m instanceof Member.When w) {
            Stream.concat(w.parameters().stream(), Stream.of(w.from())).map(typing::declared).filter(Objects::nonNull).forEach(formulas::received);
        }
        switch (m) {
            case Member.Job j -> statements.block("Upon", "a job at node $i$", () -> job(j.body()));
            case Member.Every e -> statements.block("Upon", clock(e.clock()) + at(e.at()), () -> statements.write(e.body()));
            case Member.When w when w.message().id().equals("result") -> statements.block("Upon", "the result " + values(w.parameters()) + " of a job of node $"
                    + name(w.from()) + "$" + w.at().map(Handlers::at).orElse(at(Place.SERVER)), () -> statements.write(w.body()));
            case Member.When w -> statements.block("Upon", "a message \\texttt{" + Prose.of(w.message().written()) + "}"
                    + (w.parameters().isEmpty() ? "" : " with " + values(w.parameters())) + " from node $" + name(w.from()) + "$"
                    + w.at().map(Handlers::at).orElse(at(Place.SERVER)), () -> statements.write(w.body()));
            default -> throw new IllegalArgumentException("not driven by an event: " + m.span().text());
        }
    }

    /// The last expression of a job is its result.
    private void job(Stmt.Block body) {
        for (Stmt s : body.statements()) {
            if (s instanceof Stmt.Value v && s == body.statements().getLast()) {
                lines.add("\\State \\textbf{return} $" + formulas.text(v.value()) + "$");
            } else {
                statements.write(s);
            }
        }
    }

    private String clock(Expr clock) {
        if (clock instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && r.name().id().equals("poisson")) {
            return "each ring of a Poisson clock of rate $" + formulas.text(c.args().getFirst().value()) + "$";
        }
        return "each ring of a clock, every $" + formulas.text(clock) + "$,";
    }

    private static String at(Place place) {
        return switch (place) {
            case NODE, PUBLIC -> " at node $i$";
            case EDGE -> " at both ends $i$ of an edge $\\{i, j\\}$";
            case SERVER, SHARED -> " at the server";
        };
    }

    private String values(List<Name> names) {
        return "$" + names.stream().map(this::name).collect(Collectors.joining(", ")) + "$";
    }

    private String name(Name name) {
        return typing.declared(name) == null ? MathNames.of(name.id(), "") : formulas.variable(typing.declared(name));
    }
}
