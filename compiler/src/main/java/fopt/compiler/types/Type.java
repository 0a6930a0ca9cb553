package fopt.compiler.types;

import java.util.List;

/// What kind of value it is.
public sealed interface Type {
    /// Numbers; `integer` where only whole numbers can occur (indices, counts).
    record Real(Shape shape, boolean integer) implements Type {}

    record Bool() implements Type {}

    record Text() implements Type {}

    /// A handle on samples of a node, from `minibatch` or `epoch`.
    record SampleSet() implements Type {}

    /// A set of nodes.
    record Cohort() implements Type {}

    /// A law of cohorts: `uniform(10)`.
    record Law() implements Type {}

    /// A compressor; its class is known where the program names one.
    record Compressor(CompressorClass contract) implements Type {}

    /// A graph, a mixing matrix or a schedule of them.
    record Graph() implements Type {}

    /// A function written in the language, an inlined lambda, or one of the problem's (`f`, `r`, `F`).
    record Function(int arity) implements Type {}

    record DataSet() implements Type {}

    record Problem() implements Type {}

    record Algorithm() implements Type {}

    /// What `run` gives; `many` for a sweep.
    record Result(boolean many) implements Type {}

    /// A setting of `with`: `seeds(1..5)`, `log(x, y)`.
    record Setting() implements Type {}

    record Tuple(List<Type> items) implements Type {}

    /// A list or table; `item` is what one entry is.
    record Table(Type item) implements Type {}

    /// A set of coordinates or indices: `1..d`, `largest(k, v)`.
    record IndexSet() implements Type {}

    /// Not known before the run: a parameter without a default, or after an error was reported.
    record Any() implements Type {}

    /// IDENTITY and BOTH are contractive and unbiased; NONE is neither; UNKNOWN is decided when the program runs.
    enum CompressorClass {
        IDENTITY, CONTRACTIVE, UNBIASED, BOTH, NONE, UNKNOWN;

        /// Known to be contractive.
        public boolean isContractive() {
            return this == IDENTITY || this == BOTH || this == CONTRACTIVE;
        }

        /// Known to be unbiased.
        public boolean isUnbiased() {
            return this == IDENTITY || this == BOTH || this == UNBIASED;
        }
    }

    Type SCALAR = new Real(Shape.SCALAR, false);
    Type INT = new Real(Shape.SCALAR, true);
    Type POINT = new Real(Shape.POINT, false);
    Type ZERO = new Real(Shape.ZERO, true);
    Type BOOL = new Bool();
    Type ANY = new Any();
}
