package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import java.util.List;

/// What a node (or the server) must send so that its receivers can work out a value: the cost rule of the language.
public sealed interface Sending {
    /// Receivers know it already.
    record Free() implements Sending {}

    /// The value itself, all numbers of it.
    record Dense() implements Sending {}

    /// The new ones among these messages. Each is the expression that makes the message: a call of `compress`, `reals`, `real`, ….
    /// A message already sent on the same route costs nothing.
    record Messages(List<Expr> sources) implements Sending {}

    /// One bit that tells which branch (none if `bitless`: the condition is known), then what that branch needs.
    record Choice(Expr.Conditional conditional, boolean bitless, Sending then, Sending otherwise) implements Sending {}

    /// What this `delay` of a message needs: the same as when the message was made, unless it went the same way since then.
    record Past(Expr.Call delay, Sending then) implements Sending {}

    /// Several parts.
    record All(List<Sending> parts) implements Sending {}
}
