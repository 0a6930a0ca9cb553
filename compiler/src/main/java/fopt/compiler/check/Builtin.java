package fopt.compiler.check;

import fopt.compiler.types.Type;
import java.util.List;
import java.util.Optional;

/// A function, constant or setting that the language knows without a declaration.
///
/// @param name as it is written in programs; ASCII, thus also its canonical name
/// @param family what it is, which decides how a call is typed
/// @param result type of the value; for families whose result depends on the arguments, what it is at most
/// @param parameters in order; those that need not be given last
/// @param doc one sentence for `help` and hover
public record Builtin(String name, Family family, Type result, List<Parameter> parameters, String doc) {

    /// How a call is typed, placed and paid for.
    public enum Family {
        /// Acts on each entry: `sqrt(v)`. Several arguments have one shape, or are numbers.
        ELEMENTWISE,
        /// Reduces the entries of a vector, a table, or the neighbours of a node: `sum(v)`. Never communicates.
        REDUCTION,
        /// `result`, whatever the arguments are: `norm(v)`, `tree(W)`.
        PLAIN,
        /// A function of vectors, matrices and numbers from the runtime's list ([fopt.runtime.function.Functions]): `result`, [Type.Any] if that is the
        /// type of the first argument. Parameters of the kinds NUMBER and INTEGER are its numbers, others its vectors.
        VECTORS,
        /// A robust rule: applied to a table, or a value to be applied later.
        RULE,
        /// Communicates.
        PRIMITIVE,
        /// Draws at random.
        DRAW,
        /// Makes a message.
        MESSAGE,
        /// Uses the node's data.
        ORACLE,
        /// `delay(v, τ)`.
        DELAY,
        /// `average(e, weight = w)`, in `output`.
        AVERAGE,
        /// `release(v, C, z)`.
        RELEASE,
        /// A compressor, a law of cohorts, a graph, a data set, a problem: `result`.
        OBJECT,
        /// A word that is an option of something else: `sorted`, `reshuffled`.
        OPTION,
        /// A setting after `with`.
        SETTING
    }

    /// What an argument may be.
    public enum Kind {
        NUMBER("a number"),
        INTEGER("a whole number"),
        /// A whole number is a count, another one a share.
        SIZE("a count or a share"),
        /// Numbers of any shape.
        VALUE("a number or a vector"),
        VECTOR("a vector"),
        MATRIX("a matrix"),
        BOOL("true or false"),
        TEXT("a text in quotes"),
        MATRIX_FILE("a matrix, or the name of a file with one in quotes"),
        SPLIT("a way to split data, such as sorted or dirichlet(0.3)"),
        OPTION("one of the options"),
        COMPRESSOR("a compressor"),
        GRAPH("a graph"),
        LAW("a law of cohorts, such as uniform(10)"),
        DRAWN("a law of cohorts, such as uniform(10), or a compressor"),
        COHORT("a cohort"),
        SAMPLES("a batch size or a minibatch"),
        DATA("a data set"),
        /// What has rows and columns.
        ARRAY("a data set or a matrix"),
        FUNCTION("a function"),
        LIST("a list or a range"),
        /// What has an order.
        SORTED("a list or a vector"),
        /// A graph stands for the matrix of its weights.
        COLUMNS("a list of vectors, or a graph"),
        /// Whose weights are mixed with.
        MIXING("a graph, or a matrix of weights"),
        COORDINATES("a set of coordinates"),
        /// What makes a message of a vector.
        OPERATOR("a compressor or a set of coordinates"),
        ANY("any value");

        private final String phrase;

        Kind(String phrase) {
            this.phrase = phrase;
        }

        /// For messages: "a number".
        public String phrase() {
            return phrase;
        }
    }

    /// @param standard the value where none is given, as it is written; empty if one must be given
    /// @param repeated whether any number of arguments may stand here, at least one
    /// @param options the words that an [Kind#OPTION] may be
    public record Parameter(String name, Kind kind, Optional<String> standard, boolean repeated, List<String> options) {
        public boolean required() {
            return standard.isEmpty();
        }
    }

    /// Whether the name alone, without parentheses, is a value: `identity`, `everybody`.
    public boolean isConstant() {
        return switch (family) {
            case OBJECT, OPTION -> parameters.stream().noneMatch(Parameter::required);
            default -> false;
        };
    }

    /// `top_k(k)`, `normal(mean = 0, std = 1, …)`.
    public String signature() {
        if (parameters.isEmpty()) {
            return name;
        }
        return name + parameters.stream()
                .map(p -> p.name() + p.standard().map(s -> s.isEmpty() ? "" : " = " + s).orElse("") + (p.repeated() ? ", …" : ""))
                .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
    }

    Optional<Parameter> parameter(String id) {
        return parameters.stream().filter(p -> p.name().equals(id)).findFirst();
    }
}
