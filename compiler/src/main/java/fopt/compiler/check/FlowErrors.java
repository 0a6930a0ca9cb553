package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.types.Placement;

/// What is said about primitives, draws and statements where they cannot stand.
final class FlowErrors {
    private FlowErrors() {}

    /// E021
    static Diagnostic notAllAgree(Span primitive, String name, Context ruler) {
        Diagnostic d = Diagnostic.of("E021", primitive, "`" + name + "` takes part of all nodes, but whether it runs here is decided "
                + ruler.place().phrase())
                .note(ruler.span(), ruler.place() == Placement.SERVER ? "the nodes do not know this value" : "each node decides this for itself");
        return d.help(ruler.place() == Placement.SERVER ? "let all know the condition: `broadcast(" + PlacementErrors.one(ruler.span()) + ")`"
                : "decide by a value that all know: `shared coin(p)`, `allmean(…) > …`, a parameter or `round`");
    }

    /// E021: a cohort, where one place acts by itself. @param what `on`, or the draw
    static Diagnostic cohortAlone(Span place, String what, Context ruler) {
        return Diagnostic.of("E021", place, "a cohort is one for all, but here " + (ruler.place() == Placement.SERVER ? "the server acts by itself" : "each node acts by itself"))
                .note(ruler.span(), "this block is a node's (or the server's) own")
                .help(what.equals("on") ? "put the block into the `on`, not the `on` into the block" : "draw the cohort in front of this block: `let S = sample(…)`");
    }

    /// E022
    static Diagnostic inLocal(Span primitive, String name) {
        return Diagnostic.of("E022", primitive, "`" + name + "` communicates, but this is a `local` block")
                .note("in `local` each node works by itself")
                .help("move it behind the block, or write `repeat` instead of `local`");
    }

    /// E022
    static Diagnostic publicInLocal(Span target, String name, boolean local) {
        return Diagnostic.of("E022", target, "assigning the public `" + name + "` sends, but " + (local ? "this is a `local` block"
                : "each node decides how often this runs"))
                .note("all who read a public variable keep a copy of it, which every assignment updates")
                .help("work on a `let` in the loop, and assign `" + name + "` once behind it");
    }

    /// E023
    static Diagnostic inFunction(Span primitive, String name) {
        return Diagnostic.of("E023", primitive, "`" + name + "` communicates, but this is a function")
                .note("a reader must see where an algorithm communicates")
                .help("give the function the result of `" + name + "(…)` as an argument");
    }

    /// E023
    static Diagnostic primitiveAsValue(Span primitive, String name) {
        return Diagnostic.of("E023", primitive, "`" + name + "` communicates, so it is no value that can be handed on")
                .note("a reader must see where an algorithm communicates")
                .help("call it where it communicates: `" + name + "(…)`");
    }

    /// E029
    static Diagnostic gossipInCohort(Span primitive, String name, Span cohort) {
        return Diagnostic.of("E029", primitive, "`" + name + "` uses the graph over all nodes, but only the members of a cohort act here")
                .note(cohort, "the cohort")
                .help(name.equals("gossip") ? "give a graph over the cohort: `gossip(v, ring(10))`" : "move it out of `on`");
    }

    /// E027
    static Diagnostic wrongPlace(Span argument, String primitive, String takes, Placement found, String wayOut) {
        return Diagnostic.of("E027", argument, "`" + primitive + "` takes a value " + takes + ", but `" + PlacementErrors.one(argument)
                + "` is " + where(found)).help(wayOut);
    }

    /// E028
    static Diagnostic drawOutside(Span draw, String where) {
        return Diagnostic.of("E028", draw, "a draw cannot stand " + where)
                .note("only `init`, `round` and initial values draw: measuring must not change a run")
                .help("draw in `round`, into a `let` or state; what is random for a run may be its start, `from normal(0, 1)`");
    }

    /// E028
    static Diagnostic badDraw(Span draw, String why, String wayOut) {
        return Diagnostic.of("E028", draw, why).help(wayOut);
    }

    /// E050
    static Diagnostic recursion(Span call, String name) {
        return Diagnostic.of("E050", call, "`" + name + "` calls itself").note("functions are inlined, so a call of itself would never end")
                .help("write a loop: `repeat` or `while`");
    }

    /// E051
    static Diagnostic assignsState(Span target, String name) {
        return Diagnostic.of("E051", target, "a function assigns `" + name + "`, which is declared outside of it")
                .note("a function only computes a value")
                .help("return the value, and assign it where the function is called");
    }

    /// E068
    static Diagnostic scriptOnly(Span statement, String what) {
        return Diagnostic.of("E068", statement, what + " belongs to a script, not into an algorithm").help("move it to the top level of the file");
    }

    /// E068
    static Diagnostic algorithmOnly(Span statement, String what) {
        return Diagnostic.of("E068", statement, what + " belongs into an algorithm, not to a script")
                .help("move it into `round` or `init` of an algorithm");
    }

    private static String where(Placement p) {
        return switch (p) {
            case SHARED -> "known to all";
            case NODE, EDGE, SERVER -> p.phrase();
        };
    }
}
