package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.Collections;
import java.util.List;

/// What `for v in D` goes through, in loops and in comprehensions, and what v is: a number of a range, a node of a cohort, an entry of a list or
/// table, a single sample of a minibatch, the value of a neighbour.
final class DomainRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;

    DomainRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    /// What is gone through: its placement is that of the variables too.
    Typed check(Expr domain, Site at) {
        Typed t = expressions.check(domain, at);
        return t.type() instanceof Type.SampleSet && t.place() == Placement.SHARED ? new Typed(t.type(), Placement.NODE, t.knowledge()) : t;
    }

    /// Whether D is a value at each edge of a node: a table over its neighbours.
    static boolean overNeighbours(Typed domain) {
        return domain.place() == Placement.EDGE && domain.type() instanceof Type.Real;
    }

    /// Declares the variables in the scope of `inside`. @param domain of [#check]
    void declare(List<Name> variables, Expr e, Typed domain, Site inside) {
        List<Type> items = items(variables, e, overNeighbours(domain) ? domain.type() : item(e, domain.type()));
        for (int k = 0; k < variables.size(); k++) {
            Name name = variables.get(k);
            Symbol.Local local = analysis.local(name);
            Variable variable = Variable.declared(domain.place(), domain.knowledge());
            variable.join(items.get(k));
            analysis.variable(local, variable);
            analysis.typing.bind(name, local);
            inside.scope().declare(name.id(), local);
        }
    }

    private List<Type> items(List<Name> variables, Expr e, Type item) {
        if (variables.size() == 1) {
            return List.of(item);
        }
        if (item instanceof Type.Tuple(List<Type> parts) && parts.size() == variables.size()) {
            return parts;
        }
        if (!(item instanceof Type.Any)) {
            int found = item instanceof Type.Tuple(List<Type> parts) ? parts.size() : 1;
            analysis.fail(Diagnostic.of("E033", e.span(), variables.size() + " names, but each entry here is " + (found == 1 ? "one value" : found + " values"))
                    .help("go through several tables together with `zip(a, b)`"));
        }
        return Collections.nCopies(variables.size(), Type.ANY);
    }

    private Type item(Expr e, Type domain) {
        return switch (domain) {
            case Type.IndexSet s -> Type.INT;
            case Type.Cohort c -> Type.INT;
            case Type.Table(Type t) -> t;
            case Type.SampleSet s -> s;
            case Type.Any a -> Type.ANY;
            default -> analysis.fail(ShapeErrors.expected(e.span(),
                    "a range, a list or table, a cohort, a minibatch, `epoch(…)` or what neighbours sent, to go through", domain)).type();
        };
    }

    /// The knowledge of what is computed turn by turn: messages that a turn makes are gone with the next one.
    static Knowledge afterTurns(Knowledge k) {
        return k == Knowledge.MESSAGES ? Knowledge.PRIVATE : k;
    }
}
