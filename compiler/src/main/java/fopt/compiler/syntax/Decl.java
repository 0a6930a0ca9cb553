package fopt.compiler.syntax;

import fopt.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/// Declarations. `doc` is the block of `#` comment lines right above, without the marks; empty if there is none.
public sealed interface Decl extends Item {

    record Import(Span span, String file, Optional<Name> as) implements Decl {}

    /// `fun name(parameters) = e` or `fun name(parameters) { … e }`; exactly one of `value` and `body` is there.
    record Fun(Span span, String doc, Name name, List<Param> parameters, Optional<Expr> value, Optional<Stmt.Block> body) implements Decl {}

    record Compressor(Span span, String doc, Name name, List<Param> parameters, Name of, Optional<TypeRef> contract, Stmt.Block body) implements Decl {}

    record Problem(Span span, String doc, Name name, List<Param> parameters, List<ProblemItem> items) implements Decl {}

    record Algorithm(Span span, String doc, Name name, List<Param> parameters, List<Member> members) implements Decl {}

    record Extern(Span span, String doc, Name language, Name name, List<Param> parameters, Optional<TypeRef> result, Optional<String> code, Optional<String> file)
            implements Decl {}

    record Test(Span span, String title, Stmt.Block body) implements Decl {}

    record Param(Span span, Name name, Optional<TypeRef> type, Optional<Expr> value) {}

    /// `node int`, `contractive(δ = 1/d)`, `matrix(h, d)`, `node`.
    record TypeRef(Span span, Optional<Place> place, Optional<Name> name, List<Expr.Arg> args) {}

    /// Items of a problem declaration.
    sealed interface ProblemItem {
        /// `sample (a, b) in data`. @param together `samples (A, b) in data`: all that are asked for at once
        record Sample(Span span, List<Name> names, Expr data, boolean together) implements ProblemItem {}

        record Let(Span span, List<Name> names, List<Expr> values) implements ProblemItem {}

        record Formula(Span span, Name name, List<Param> parameters, Expr value) implements ProblemItem {}

        /// `∇f(x) = e`, also `grad(f, x) = e`. @param name that of the function
        record Gradient(Span span, Name name, List<Param> parameters, Expr value) implements ProblemItem {}

        record Constant(Span span, Name name, Expr value) implements ProblemItem {}
    }

    /// Members of an algorithm, in source order.
    sealed interface Member {
        Span span();

        /// `require e else warn "…"`
        record Require(Span span, Expr condition, Optional<String> warning) implements Member {}

        /// One state variable; `node x = x0, y = 0` gives two of these.
        record State(Span span, Place place, Name name, Optional<TypeRef> type, Expr value) implements Member {}

        record Function(Span span, Fun fun) implements Member {}

        record Init(Span span, Stmt.Block body) implements Member {}

        record Job(Span span, Stmt.Block body) implements Member {}

        record Round(Span span, Stmt.Block body) implements Member {}

        record When(Span span, Name message, List<Name> parameters, Name from, Optional<Place> at, Stmt.Block body) implements Member {}

        record Every(Span span, Expr clock, Place at, Stmt.Block body) implements Member {}

        record Output(Span span, Expr value) implements Member {}

        record Metric(Span span, Name name, Expr value) implements Member {}
    }
}
