package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Place;

/// What can only be checked when the graph and the problem of a run are known.
public final class RunChecks {
    private RunChecks() {}

    /// Edge state and public variables need the same graph in all rounds (E060 otherwise). To be called when the graph of the run changes.
    ///
    /// @param graph the clause of the run that names the graph
    public static void overChangingGraph(Typing typing, Span graph, Diagnostics diagnostics) {
        for (Decl.Member m : typing.algorithm.members()) {
            if (m instanceof Decl.Member.State s) {
                Symbol.State symbol = (Symbol.State) typing.declared(s.name());
                if (s.place() == Place.EDGE || s.place() == Place.PUBLIC && typing.routes(symbol).contains(Route.PEERS)) {
                    diagnostics.add(changingGraph(graph, symbol));
                }
            }
        }
    }

    /// W003 if the algorithm ignores the regulariser r. To be called when the problem of the run has one.
    ///
    /// @param problem the clause of the run that names the problem
    public static void regulariser(Typing typing, Span problem, Diagnostics diagnostics) {
        if (!typing.uses("r")) {
            String name = typing.algorithm.name().written();
            diagnostics.add(Diagnostic.of("W003", problem, "the problem has a regulariser r, which `" + name + "` ignores")
                    .note("`" + name + "` minimises f alone; the loss that is measured is f + r")
                    .help("use an algorithm with a proximal step (`prox(r, v, γ)`), or a problem without r"));
        }
    }

    private static Diagnostic changingGraph(Span graph, Symbol.State s) {
        String what = s.place() == Place.EDGE ? "edge" : "public";
        return Diagnostic.of("E060", graph, what + " state `" + s.written() + "` needs the same graph in every round")
                .note(s.declaration.name().span(), s.place() == Place.EDGE ? "there is one value for each neighbour"
                        : "every neighbour keeps a copy of it, and must hear every change")
                .help("run it over a fixed graph, or use an algorithm without " + what + " state");
    }
}
