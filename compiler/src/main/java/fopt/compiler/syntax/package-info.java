/// From text to tree.
///
/// ```java
/// Diagnostics diagnostics = new Diagnostics();
/// Unit unit = Parser.parse(new Source("demo.fopt", text), diagnostics);
/// ```
///
/// The tree is four sealed interfaces of records, each one page to read: [Expr][fopt.compiler.syntax.Expr], [Stmt][fopt.compiler.syntax.Stmt],
/// [Decl][fopt.compiler.syntax.Decl] and [Clause][fopt.compiler.syntax.Clause]. It is what the author wrote: nothing is resolved, nothing
/// simplified, except that the ASCII form `grad(f, x)` and `∇f(x)` are one, and so are `<=` and `≤`. Whoever walks it switches over the records
/// without a `default`, so that a new construct fails to compile wherever it matters. Nobody writes to it: results of analysis stand in side
/// tables, keyed by identity.
///
/// On the way, each step one class:
///
/// - `Lexed`: the tokens of the grammar's lexer, which never fails, since a character that means nothing is a token, too;
/// - `NewlineFilter`: drops the newlines that do not end a statement; the rules stand at the head of `Fopt.g4`;
/// - the generated parser, by SLL prediction alone: the grammar has no actions, no predicates, and no conflict, which a test holds;
/// - `Recovery`: what happens at an error. The parser leaves all rules up to the statement, skips to the end of its line, and goes on, so that one
///   slip gives one error, and all of them are found;
/// - `SyntaxErrors`, `Expected`, `Brackets`, `Slips`: what is said about it. A habit of another language (`**`, `||x||`, `then`) is a line in a
///   table of `Slips`;
/// - `DeclBuilder`, `StmtBuilder`, `ExprBuilder`: from parse contexts to records. They see only items without errors.
///
/// ANTLR's types, and those that it generates, go no further than [Parser][fopt.compiler.syntax.Parser] and the classes above, which are private to
/// the package.
///
/// A new construct: a rule with an example in `Fopt.g4`, its record, its line in a builder, and chunks in `scripts/syntax/tree.fopt` (how it reads),
/// `traps.fopt` (where it might trip) and the files of errors (what is said when it is wrong). `fopt dump --stage=tokens|tree` shows what became of
/// a file ([TokenPrinter][fopt.compiler.syntax.TokenPrinter], [TreePrinter][fopt.compiler.syntax.TreePrinter]).
package fopt.compiler.syntax;
