package fopt.compiler.syntax;

import fopt.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/// Statements, of algorithms and of scripts.
public sealed interface Stmt extends Item {

    /// `let a, b = e1, e2` or `let a, b = f(x)`.
    record Let(Span span, List<Name> names, List<Expr> values) implements Stmt {}

    /// `x, y[I] = e1, e2`; `operator` is ADD for `+=` and so on, empty for `=`. Targets are [Expr.Ref], [Expr.Index] or [Expr.Field].
    record Assign(Span span, List<Expr> targets, Optional<Operator> operator, List<Expr> values) implements Stmt {}

    /// `else if` is a block with one statement.
    record If(Span span, Expr condition, Block then, Optional<Block> otherwise) implements Stmt {}

    record For(Span span, List<Name> variables, Expr domain, Optional<Expr> filter, Block body) implements Stmt {}

    record While(Span span, Expr condition, Optional<Expr> max, Block body) implements Stmt {}

    record Repeat(Span span, Expr count, Block body) implements Stmt {}

    record Local(Span span, Expr count, Block body) implements Stmt {}

    record On(Span span, Expr cohort, Block body) implements Stmt {}

    /// An expression alone: a block's value, or a `run`.
    record Value(Span span, Expr value) implements Stmt {}

    /// A `fun` inside a block.
    record Function(Span span, Decl.Fun fun) implements Stmt {}

    record Print(Span span, List<Expr> values) implements Stmt {}

    /// `plot y against x of results with settings to "file"`
    ///
    /// @param files none for the usual ones
    record Plot(Span span, List<View> views, List<Expr> of, List<Expr> settings, List<FileName> files) implements Stmt {}

    /// What a panel of a plot shows: one metric against another.
    record View(Span span, Expr y, Optional<Expr> against) {
        public List<Expr> metrics() {
            return against.map(x -> List.of(y, x)).orElse(List.of(y));
        }
    }

    record FileName(Span span, String name) {}

    record Save(Span span, List<Saved> values, String file) implements Stmt {}

    /// A value that is saved, and the name that the file has for it.
    record Saved(Span span, Optional<Name> name, Expr value) {}

    record Report(Span span, String file) implements Stmt {}

    record Assert(Span span, Expr condition) implements Stmt {}

    /// `assign i` of asynchronous algorithms.
    record AssignJob(Span span, Expr workers) implements Stmt {}

    record Cancel(Span span, Expr worker) implements Stmt {}

    /// `send train(v, k) to j`; no receiver stands for the server.
    record Send(Span span, Name message, List<Expr.Arg> args, Optional<Expr> receiver) implements Stmt {}

    record After(Span span, Expr delay, Block body) implements Stmt {}

    /// `{ … }`
    record Block(Span span, List<Stmt> statements) {}
}
