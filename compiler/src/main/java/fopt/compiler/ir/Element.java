package fopt.compiler.ir;

/// An expression for entry c of a vector, from entry c of other vectors and from scalars (which are evaluated once, before the loop).
public sealed interface Element {
    record Load(Var var) implements Element {
        public Load {
            Check.that(var.isVector(), "vector load of " + var);
        }
    }

    /// The same number for every entry.
    record Broadcast(Scalar value) implements Element {}

    record One(Fn.One fn, Element a) implements Element {}

    record Two(Fn.Two fn, Element a, Element b) implements Element {}

    record Select(Element condition, Element a, Element b) implements Element {}
}
