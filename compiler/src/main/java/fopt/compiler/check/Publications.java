package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// Puts into the side table what each value that is sent needs, and the routes of public variables.
///
/// A public variable is known on the routes on which it is read, directly or through another public variable that is computed from it.
final class Publications {
    private final Analysis analysis;
    private final Typing typing;
    private final Sendings sendings;

    Publications(Analysis analysis) {
        this.analysis = analysis;
        typing = analysis.typing;
        sendings = new Sendings(analysis);
    }

    void record() {
        if (analysis.hasErrors()) {
            return;
        }
        for (Analysis.Transfer t : analysis.transfers) {
            typing.send(t.value(), sendings.of(t.value()));
            for (Symbol.State s : sendings.publicsIn(t.value())) {
                typing.routes(s).add(t.route());
                overFixedGraph(t, s);
            }
        }
        Map<Expr, Set<Symbol.State>> used = new IdentityHashMap<>();
        for (Analysis.Publication p : analysis.publications) {
            typing.send(p.value(), sendings.of(p.value()));
            used.put(p.value(), sendings.publicsIn(p.value()));
        }
        while (spread(used)) {
            // until no route is new
        }
        analysis.told.forEach((statement, states) -> {
            Set<Route> routes = EnumSet.noneOf(Route.class);
            states.forEach(s -> routes.addAll(typing.routes(s)));
            typing.tell(statement, Collections.unmodifiableSet(routes));
        });
    }

    private boolean spread(Map<Expr, Set<Symbol.State>> used) {
        boolean changed = false;
        for (Analysis.Publication p : analysis.publications) {
            for (Symbol.State s : used.get(p.value())) {
                changed |= typing.routes(s).addAll(typing.routes(p.target()));
            }
        }
        return changed;
    }

    /// E060: who reads a public variable must be the same in every round.
    private void overFixedGraph(Analysis.Transfer t, Symbol.State s) {
        Typing.Matched arguments = typing.arguments(t.call());
        Expr graph = arguments == null ? null : arguments.named().get("over");
        if (graph != null && !Constancy.isConstant(graph, typing)) {
            analysis.fail(RunChecks.changingGraph(graph.span(), s));
        }
    }
}
