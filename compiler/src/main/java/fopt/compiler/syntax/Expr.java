package fopt.compiler.syntax;

import fopt.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/// Expressions, as written. Nodes are compared by identity in side tables, never by value: two equal texts are two places.
public sealed interface Expr {
    Span span();

    /// A number; `integer` if written without point or exponent; `unit` as in `5 ms`, `100 Mbps`.
    record Number(Span span, double value, boolean integer, Optional<String> unit) implements Expr {}

    /// `10%`; `share` is 0.1.
    record Percent(Span span, double share) implements Expr {}

    record Text(Span span, String value) implements Expr {}

    record Bool(Span span, boolean value) implements Expr {}

    record Ref(Span span, Name name) implements Expr {}

    /// `∇f`, also written `grad(f, …)`: the parser turns `grad(f, x; s)` into a call of this node.
    record Nabla(Span span, Name function) implements Expr {}

    /// `callee(args; samples)`.
    record Call(Span span, Expr callee, List<Arg> args, List<Arg> samples) implements Expr {}

    /// `base[i, :, k]`; a colon is [All].
    record Index(Span span, Expr base, List<Expr> indices) implements Expr {}

    /// `:` as an index.
    record All(Span span) implements Expr {}

    record Field(Span span, Expr base, Name name) implements Expr {}

    record Transpose(Span span, Expr operand) implements Expr {}

    record Negate(Span span, Expr operand) implements Expr {}

    record Not(Span span, Expr operand) implements Expr {}

    /// @param at the operator itself
    record Binary(Span span, Operator operator, Span at, Expr left, Expr right) implements Expr {}

    /// `then if condition else otherwise`; without `else` it is a message or silence.
    record Conditional(Span span, Expr then, Expr condition, Optional<Expr> otherwise) implements Expr {}

    record Lambda(Span span, List<Name> parameters, Expr body) implements Expr {}

    /// `shared coin(p)`: a draw with a placement word in front.
    record Placed(Span span, Place place, Expr draw) implements Expr {}

    record Tuple(Span span, List<Expr> items) implements Expr {}

    record ListOf(Span span, List<Expr> items) implements Expr {}

    /// `e for v in domain if filter`, in brackets (a list) or as the argument of a reduction.
    record Comprehension(Span span, Expr body, List<Name> variables, Expr domain, Optional<Expr> filter) implements Expr {}

    /// `‖x‖`
    record Norm(Span span, Expr operand) implements Expr {}

    /// `⟨a, b⟩`
    record Inner(Span span, Expr left, Expr right) implements Expr {}

    /// `each values`, as an argument only.
    record Each(Span span, Expr values) implements Expr {}

    /// `run algorithm(…) clauses`; `algorithm` is a [Ref], a [Call] or a [Field].
    record Run(Span span, Expr algorithm, List<Clause> clauses) implements Expr {}

    /// An argument, with its name where it has one.
    record Arg(Span span, Optional<Name> name, Expr value) {}
}
