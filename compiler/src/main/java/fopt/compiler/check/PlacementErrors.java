package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Placement;

/// What is said about values at the wrong place.
final class PlacementErrors {
    private PlacementErrors() {}

    /// E020: an operation between a value of the nodes and one of the server.
    static Diagnostic mixed(Span whole, Span atNodes, Placement place, Span atServer) {
        return Diagnostic.of("E020", whole, "`" + one(atNodes) + "` lives " + place.phrase() + ", `" + one(atServer)
                + "` at the server: no place has both")
                .note(atNodes, "lives " + place.phrase())
                .note(atServer, "lives at the server")
                .help("send one of them: `broadcast(" + inner(atServer) + ")` to the nodes, or `" + overNodes(inner(atNodes))
                        + "`, `sum_i(…)` or `gather(…)` to the server");
    }

    /// E020: a value that cannot be assigned to a state variable.
    static Diagnostic assigned(Span value, String target, Place declared, Placement found) {
        Diagnostic d = Diagnostic.of("E020", value, "`" + target + "` is " + home(declared) + ", but this value lives " + found.phrase());
        return switch (declared) {
            case SHARED -> found == Placement.SERVER
                    ? d.note("shared state is what everybody knows").help("write `broadcast(" + inner(value) + ")`")
                    : d.note("shared state is what everybody knows").help("write `allmean(" + inner(value) + ")` or `allsum(…)`");
            case SERVER -> d.note("the server can only use what was sent to it")
                    .help("write `mean_i(" + inner(value) + ")`, `sum_i(…)` or `gather(…)` to send it to the server");
            case NODE, PUBLIC -> found == Placement.EDGE
                    ? d.note("there is one value for each neighbour").help("reduce it over the neighbours: `sum(" + inner(value) + ")` or `mean(…)`")
                    : d.note("a node can only use what was sent to it").help("write `broadcast(" + inner(value) + ")`");
            case EDGE -> d.note("an edge belongs to a node, which can only use what was sent to it").help("write `broadcast(" + inner(value) + ")`");
        };
    }

    /// E020: assigned under a condition, or in a loop, that somebody else decides about.
    static Diagnostic ruled(Span target, String name, Place declared, Placement flow, Span ruler) {
        return Diagnostic.of("E020", target, "`" + name + "` is " + home(declared) + ", but whether it is assigned here is decided " + flow.phrase())
                .note(ruler, "decides, and lives " + flow.phrase())
                .help(wayToKnow(flow, ruler, declared));
    }

    private static String wayToKnow(Placement flow, Span ruler, Place declared) {
        if (flow == Placement.SERVER) {
            return "let the nodes know the condition: `broadcast(" + inner(ruler) + ")`";
        }
        return declared == Place.SERVER
                ? "send the server what it needs, with a conditional value: `sum_i(e if c else 0)`"
                : "decide by a value that all know, such as `allmean(…) > …` or `shared coin(p)`";
    }

    /// E020: a `let` whose values have no common place.
    static Diagnostic noCommonPlace(Span value, String name, Placement found, Placement before) {
        return Diagnostic.of("E020", value, "`" + name + "` lives " + before.phrase() + ", but this value lives " + found.phrase())
                .note("a `let` lives where all that is assigned to it lives; nodes and server have no place in common")
                .help("send this value first, with `broadcast(…)`, `mean_i(…)`, `sum_i(…)` or `gather(…)`, or use two names");
    }

    /// E020: a value of the nodes where one for all is needed.
    static Diagnostic mustBeShared(Span value, String what, Placement found) {
        return Diagnostic.of("E020", value, what + " must be known to all, but `" + one(value) + "` lives " + found.phrase())
                .help(found == Placement.SERVER ? "write `broadcast(" + inner(value) + ")`"
                : "write `allmean(" + inner(value) + ")`, or draw it with `shared`");
    }

    /// E020: a default or argument that differs per node, for a parameter that does not.
    static Diagnostic parameter(Span value, String name, Placement found) {
        return Diagnostic.of("E020", value, "the value of `" + name + "` differs per " + (found == Placement.EDGE ? "edge" : "node")
                        + ", but `" + name + "` is declared as one value for all")
                .help("declare the parameter as `" + name + ": " + (found == Placement.EDGE ? "edge"
                : "node") + " real`, or reduce the value: `mean_i(" + inner(value) + ")`");
    }

    /// E024: shared state assigned by some nodes only.
    static Diagnostic notByAll(Span target, String name, Span cohort) {
        return Diagnostic.of("E024", target, "shared `" + name + "` is assigned where only the members of a cohort act")
                .note(cohort, "the others do not take part, and would not know the new value")
                .help("assign it after the block, or declare it as `node` or `server` state");
    }

    /// E025: data used at the server.
    static Diagnostic noData(Span use, String function, Span point) {
        return Diagnostic.of("E025", use, "`" + one(point) + "` lives at the server, and the server has no data for `" + function + "`")
                .note("samples and losses belong to the nodes")
                .help("let the nodes compute it, `" + function + "(broadcast(" + inner(point) + "))`, and send the server what it needs of it: `mean_i(" + function + "(broadcast("
                        + inner(point) + ")))`");
    }

    /// E025: the point of the server, used in a job.
    static Diagnostic noDataYet(Span use, String function, Span point) {
        return Diagnostic.of("E025", use, "`" + one(point) + "` lives at the server, and the worker does not have it")
                .note("a worker gets with its job what is sent with it").help("write `" + function + "(broadcast(" + inner(point) + "))`");
    }

    /// E026: a node's own draw used at the server.
    static Diagnostic drawAtServer(Span draw) {
        return Diagnostic.of("E026", draw, "this draw is each node's own, but it is used at the server")
                .note("a draw without a placement word in front is made by each node for itself")
                .help("write `server " + one(draw) + "` for a draw of the server's, or `shared " + one(draw) + "` for one that all know");
    }

    static String home(Place declared) {
        return switch (declared) {
            case SHARED -> "shared";
            case NODE -> "state of each node";
            case PUBLIC -> "public state of each node";
            case EDGE -> "state of each edge";
            case SERVER -> "state of the server";
        };
    }

    /// The text of a span on one line, shortened.
    static String one(Span span) {
        String text = span.text().strip().replaceAll("\\s+", " ");
        return text.length() <= 40 ? text : text.substring(0, 37) + "…";
    }

    /// The same, without parentheses around all of it.
    /// What is sent to the server; `mean(v)`, the mean of the entries, was hardly meant.
    private static String overNodes(String text) {
        boolean entries = text.matches("(mean|sum|max|min)\\([^()]*\\)");
        return entries ? text.replaceFirst("\\(", "_i(") : "mean_i(" + text + ")";
    }

    private static String inner(Span span) {
        String text = one(span);
        return text.startsWith("(") && text.indexOf(')') == text.length() - 1 ? text.substring(1, text.length() - 1) : text;
    }
}
