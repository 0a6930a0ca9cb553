package fopt.compiler.syntax;

import fopt.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/// The clauses of `run`.
public sealed interface Clause {
    Span span();

    /// `on p`
    record On(Span span, Expr problem) implements Clause {}

    /// `over ring(25)`
    record Over(Span span, Expr graph) implements Clause {}

    /// `from x`
    record From(Span span, Expr start) implements Clause {}

    /// `for 2000 rounds`, `for 10 epochs`, `for 2000 s`: `word` is rounds or epochs; seconds and bits are units of the number.
    record For(Span span, Expr amount, Optional<String> word) implements Clause {}

    /// `until gap < 1e-10`
    record Until(Span span, Expr condition) implements Clause {}

    /// `measure gap, cost = bits_up + bits_down every 10`
    record Measure(Span span, List<Metric> metrics, Optional<Expr> every) implements Clause {}

    /// `with seeds(1..5), threads(2)`
    record With(Span span, List<Expr> settings) implements Clause {}

    record Metric(Span span, Optional<Name> name, Expr value) {}
}
