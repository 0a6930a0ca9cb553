package fopt.compiler.syntax;

import fopt.compiler.source.Span;

/// What stands at the top level of a script.
public sealed interface Item permits Decl, Stmt {
    Span span();
}
