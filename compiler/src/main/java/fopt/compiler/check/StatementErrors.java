package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Operator;

/// What is said about statements and members of algorithms as a whole; warnings too.
final class StatementErrors {
    private StatementErrors() {}

    /// E066
    static Diagnostic noRound(Name algorithm) {
        return Diagnostic.of("E066", algorithm.span(), "`" + algorithm.written() + "` has no `round`")
                .help("say what all nodes do in each round: `round { … }`");
    }

    /// E067
    static Diagnostic valueUnused(Expr value) {
        boolean comparison = value instanceof Expr.Binary b && (b.operator() == Operator.EQ || isArrow(value));
        return Diagnostic.of("E067", value.span(), comparison ? "this only compares, and nobody looks at the result" : "this value is computed and thrown away")
                .help(comparison ? "to assign, write `=`" : "assign it, or give it a name with `let`");
    }

    /// `x <- e`, which reads `x < -e`.
    static boolean isArrow(Expr value) {
        return value instanceof Expr.Binary b && b.operator() == Operator.LT && b.right().span().text().startsWith("-") && b.at().end() == b.right().span().start();
    }

    /// E119
    static Diagnostic endless(Span condition) {
        return Diagnostic.of("E119", condition, "this loop never ends: nothing in it changes what it asks")
                .help("give it a limit, `while … max 100`; in an algorithm that is driven by events, `every … { }` does something again and again");
    }

    /// E119
    static Diagnostic repeatedForEver(Span count) {
        return Diagnostic.of("E119", count, "this loop never ends")
                .help("say how often; in an algorithm that is driven by events, `every … { }` does something again and again");
    }

    /// E063
    static Diagnostic nothingMeasured(Name algorithm) {
        return Diagnostic.of("E063", algorithm.span(), "`" + algorithm.written() + "` has no state `x`, and no `output` that says what is measured")
                .help("call the iterate `x`, or add `output e`");
    }

    /// E020
    static Diagnostic ruledTwice(Span inner, String where, Context outer) {
        return Diagnostic.of("E020", inner, "this is decided " + where + ", inside a part that is decided " + outer.flow().phrase())
                .note("nodes do not know what the server decides, nor the server what a node decides")
                .help("send one of the two conditions first: `broadcast(…)`");
    }

    /// E031
    static Diagnostic loopOverNeighbours(Span domain) {
        return Diagnostic.of("E031", domain, "a loop cannot go through the neighbours one by one: `" + PlacementErrors.one(domain)
                + "` is one value at each edge")
                .help("reduce it: `sum(… for v in " + PlacementErrors.one(domain) + ")`");
    }

    /// W001
    static Diagnostic unused(Name name, String what) {
        return Diagnostic.of("W001", name.span(), what + " `" + name.written() + "` is never used").help("remove it, or use it");
    }

    /// W002
    static Diagnostic alwaysZero(Name name) {
        return Diagnostic.of("W002", name.span(), "`" + name.written() + "` is always 0").note("nothing but 0 is ever assigned to it")
                .help("assign it in `round`, or remove it");
    }

    /// W004
    static Diagnostic hides(Name name, String what) {
        return Diagnostic.of("W004", name.span(), "this `let` hides the " + what + " `" + name.written() + "`")
                .help("to change the " + what + " write `" + name.written() + " = …` without `let`; otherwise choose another name");
    }

    /// W005
    static Diagnostic neverSent(Name name) {
        return Diagnostic.of("W005", name.span(), "public `" + name.written()
                + "` is read through no primitive, so nobody but its node needs to know it")
                .help("declare it as `node`");
    }

    /// E031
    static Diagnostic ruleWithOptions(Span rule, Name name) {
        String written = PlacementErrors.one(rule);
        return Diagnostic.of("E031", rule, "`" + written + "` is no value of the round that a `let` can name")
                .help("apply it where it is written, `" + written + "(V)`, or make `" + name.written() + "` a parameter: `" + name.written() + " = " + written + "`");
    }
}
