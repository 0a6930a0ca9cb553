package fopt.compiler.types;

/// What the checker found out about an expression.
public record Typed(Type type, Placement place, Knowledge knowledge) {}
