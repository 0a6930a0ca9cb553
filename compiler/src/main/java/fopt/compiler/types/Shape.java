package fopt.compiler.types;

/// The shape of a number-valued value. Sizes are symbolic until a run fixes them.
public sealed interface Shape {
    /// The shape of a literal `0` that nothing has given a shape yet.
    record Zero() implements Shape {}

    record Scalar() implements Shape {}

    record Vector(Dim length) implements Shape {}

    record Matrix(Dim rows, Dim columns) implements Shape {}

    /// A length: a name that the run binds (`d`), a number, or one that is not known before the run.
    sealed interface Dim {
        record Symbol(String name) implements Dim {}

        record Known(int value) implements Dim {}

        /// As many as a set of coordinates has members. @param common whether it is one set for all
        record Part(String set, boolean common) implements Dim {}

        record Unknown() implements Dim {}
    }

    /// The shape of a point of the problem: d numbers.
    Shape POINT = new Vector(new Dim.Symbol("d"));
    /// A matrix of any size.
    Shape MATRIX = new Matrix(new Dim.Unknown(), new Dim.Unknown());
    Shape ZERO = new Zero();
    Shape SCALAR = new Scalar();
}
