package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Name;

/// What is said about jobs, handlers and messages.
final class EventErrors {
    private EventErrors() {}

    /// E092
    static Diagnostic neverTriggered(Name message, boolean result) {
        return Diagnostic.of("E092", message.span(), result ? "nothing triggers this handler: the algorithm has no `job`, so there are no results"
                : "nothing triggers this handler: no `send " + message.written() + "(…)` anywhere")
                .help(result ? "say what a worker computes: `job { … }`" : "send the message, or remove the handler");
    }

    /// E092
    static Diagnostic neverFirst(Name message) {
        return Diagnostic.of("E092", message.span(), "nothing ever triggers this handler: `" + message.written() + "` is sent only after it, or another message like it, has arrived")
                .help("send the first one in `init { … }` or by a clock, `every … { … }`");
    }

    /// E093
    static Diagnostic neverAssignedFirst(Span job) {
        return Diagnostic.of("E093", job, "nobody ever gets this job: it is assigned only after a result, or a message that nobody sends, has arrived")
                .help("hand it out at the start: `init { assign all }`");
    }

    /// E093
    static Diagnostic neverAssigned(Span job) {
        return Diagnostic.of("E093", job, "nobody ever gets this job").help("hand it out at the start: `init { assign all }`, and again in `when result(…) from i`");
    }

    /// E093
    static Diagnostic neverAwaited(Span job) {
        return Diagnostic.of("E093", job, "nobody awaits the result of this job").help("say what the server does with it: `when result(g) from i { … }`");
    }

    /// E094
    static Diagnostic roundAndEvents(Span round) {
        return Diagnostic.of("E094", round, "an algorithm runs in rounds or is driven by events, not both")
                .help("leave out `round`, or `job`, `when` and `every`");
    }

    /// E095
    static Diagnostic notHere(Span span, String what, String where, String help) {
        return Diagnostic.of("E095", span, "`" + what + "` cannot stand in " + where).help(help);
    }

    /// The same diagnostic, with a way out that there is where one place acts alone.
    static Diagnostic whereOneActs(Diagnostic d) {
        return switch (d.code()) {
            case "E020" -> d.help("here one place acts alone: send what the other one needs, `send news(…) to server` or `send news(…) to j`, and handle it there, "
                    + "`when news(v) from k at node { … }`; a job hears the server by `broadcast(…)`");
            case "E025" -> d.help().filter(h -> !h.contains("mean_i")).isPresent() ? d : d.help("let the nodes compute it, in `job { … }`, which hears the server by `broadcast(…)`");
            default -> d;
        };
    }

    /// E096
    static Diagnostic parts(Span span, String message, int expected, int found) {
        return Diagnostic.of("E096", span, "`" + message + "` carries " + expected + (expected == 1 ? " value" : " values") + ", found " + found)
                .help("give the message and its handler the same number of values");
    }

    /// E097
    static Diagnostic noHandler(Name message) {
        return Diagnostic.of("E097", message.span(), "nobody handles `" + message.written() + "`")
                .help("add `when " + message.written() + "(…) from j at node { … }`");
    }
}
