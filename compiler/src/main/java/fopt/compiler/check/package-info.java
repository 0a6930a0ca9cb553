/// The checker: what every name, expression and variable of an algorithm is, where it lives, and who must be told about it.
///
/// [fopt.compiler.check.Checker] checks one algorithm and gives a [fopt.compiler.check.Typing], a side table by the identity of tree nodes.
/// [fopt.compiler.check.ScriptChecker] checks a whole script, and each algorithm with the arguments of its runs.
/// [fopt.compiler.check.Sends] lists what an algorithm sends.
///
/// How an algorithm is checked (`AlgorithmChecker`):
///
/// 1. The parameters, each in the scope of those before it, as somebody who looks from outside sees them (`ParameterRules`).
/// 2. Initial values, `init` and `round`, again and again: every assignment lifts the type, placement and knowledge of its variable
///    (`Variable`) until nothing changes any more, then once more to report.
/// 3. Requirements, output and metrics.
/// 4. What each value that is sent needs (`Sendings`), and on which routes public variables are known (`Publications`).
///
/// A `Site` is a scope (what names stand for) and a `Context` (the control flow around, the φ and κ of the rules). There is one class
/// per group of rules, and one per group of messages:
///
/// | rules | class |
/// | --- | --- |
/// | OP, COND | `ExpressionChecker`, `Placing`, `OperatorRules`, `FunctionRules` |
/// | DATA | `OracleRules` |
/// | DRAW | `DrawRules` |
/// | COMM | `PrimitiveRules` |
/// | LET, ASSIGN | `AssignmentRules` |
/// | IF, LOOP, LOCAL, ON | `StatementChecker` |
/// | FUN | `Inlining`: every call is a fresh copy of the body, with types of its own |
/// | DELAY | `DelayRules` |
/// | COST | `Sendings` |
///
/// [fopt.compiler.check.Builtins] is the list of what the language knows without a declaration. To add a function: one line in
/// `FunctionBuiltins`, and its meaning in `lower` and `run`. Compressors, graphs, laws, problems and splits come from the runtime's lists.
///
/// Errors are values ([fopt.compiler.source.Diagnostic]); what an error makes unknown has type `Any`, which fits everywhere, so that one
/// mistake is reported once. Codes: E01x names, E02x places and communication, E03x shapes and types, E04x arguments, E05x functions,
/// E06x algorithms and runs, E090 not available yet, W00x warnings.
///
/// Where these rules are stricter than `semantics.md`, to be sound:
///
/// - A `let` that is assigned under a node's secret decision is private, as is one that gathers messages over the turns of a loop.
/// - A shared value assigned inside `on` to a `let` from outside is each node's own and private: the others did not receive it.
/// - A draw that two neighbours share is not known to the other neighbours once it is summed over them.
/// - Over a graph other than `W`, and by `fetch`, public variables are sent dense: those receivers keep no copies.
package fopt.compiler.check;
