package fopt.compiler.syntax;

import fopt.compiler.source.Span;

/// An identifier in the program.
///
/// @param id the canonical spelling by which names are compared: ASCII, so that `η` and `eta`, `x̂` and `x_hat` are one (see [Spelling])
/// @param written as the author wrote it, for messages
public record Name(Span span, String id, String written) {}
