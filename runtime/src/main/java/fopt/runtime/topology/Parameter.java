package fopt.runtime.topology;

import fopt.runtime.UserError;
import fopt.runtime.file.Datum;
import java.nio.file.Path;

/// A parameter of a [Generator]: its name, what it takes, and its range.
///
/// @param least smallest value of a number, inclusive
/// @param most largest value of a number, inclusive
/// @param standard value where none is given; null if one must be given
/// @param repeated whether this parameter, the last, takes one or more arguments
public record Parameter(String name, Kind kind, double least, double most, Object standard, boolean repeated, String doc) {
    /// What an argument may be.
    public enum Kind {
        /// An Integer, a Long, or another Number without fraction.
        INT("an integer"),
        /// Any Number.
        REAL("a number"),
        /// A Boolean.
        FLAG("true or false"),
        /// A String: the path of a file.
        FILE("the name of a file"),
        /// A String, the path of a file that [fopt.runtime.file.FileFormats] reads, or a [fopt.runtime.file.Datum].
        NUMBERS("a matrix, or the name of a file with one"),
        /// A [Topology].
        GRAPH("a graph"),
        /// A [MixingMatrix], or a [Topology], which then gets its default weights.
        MATRIX("a graph, with weights or without"),
        /// A [Law]: the call of a random graph's generator, not yet drawn.
        LAW("a random graph, such as erdos_renyi(25, 0.2)");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    static Parameter integer(String name, int least, String doc) {
        return new Parameter(name, Kind.INT, least, Integer.MAX_VALUE - 8, null, false, doc);
    }

    static Parameter real(String name, double least, double most, String doc) {
        return new Parameter(name, Kind.REAL, least, most, null, false, doc);
    }

    static Parameter flag(String name, String doc) {
        return new Parameter(name, Kind.FLAG, 0, 0, false, false, doc);
    }

    static Parameter file(String doc) {
        return of("file", Kind.FILE, doc);
    }

    static Parameter matrix(String doc) {
        return of("matrix", Kind.NUMBERS, doc);
    }

    static Parameter graph() {
        return of("graph", Kind.GRAPH, "the graph");
    }

    static Parameter of(String name, Kind kind, String doc) {
        return new Parameter(name, kind, 0, 0, null, false, doc);
    }

    Parameter oneOrMore() {
        return new Parameter(name, kind, least, most, standard, true, doc);
    }

    /// The argument in the form that its kind has here: Integer, Double, Boolean, String, Topology, MixingMatrix or Law.
    Object checked(String generator, Object argument) {
        Object value = switch (kind) {
            case INT -> argument instanceof Number x && x.doubleValue() == Math.rint(x.doubleValue()) ? number(x) : null;
            case REAL -> argument instanceof Number x && !Double.isNaN(x.doubleValue()) ? number(x) : null;
            case FLAG -> argument instanceof Boolean ? argument : null;
            case FILE -> argument instanceof String ? argument : null;
            case NUMBERS -> argument instanceof String s ? SquareMatrix.read(Path.of(s))
                    : argument instanceof Datum d ? SquareMatrix.of("the matrix", d) : null;
            case GRAPH -> argument instanceof Topology ? argument : null;
            case MATRIX -> argument instanceof Topology graph ? Weights.standard(graph) : argument instanceof MixingMatrix ? argument : null;
            case LAW -> argument instanceof Law ? argument : null;
        };
        if (value == null) {
            throw new UserError("E401", generator + ": " + name + " must be " + expected() + ", found " + shown(argument) + " (" + doc + ").");
        }
        return value;
    }

    private Object number(Number x) {
        double v = x.doubleValue();
        if (v < least || v > most) {
            return null;
        }
        return kind == Kind.INT ? (Object) (int) v : (Object) v;
    }

    private String expected() {
        boolean number = kind == Kind.INT || kind == Kind.REAL;
        if (!number || least == Double.NEGATIVE_INFINITY) {
            return kind.text;
        }
        String range = kind.text + " of at least " + Arguments.plain(least);
        return most < Integer.MAX_VALUE - 8 ? range + " and at most " + Arguments.plain(most) : range;
    }

    private static String shown(Object argument) {
        return switch (argument) {
            case null -> "nothing";
            case Number x -> Arguments.plain(x.doubleValue());
            case String s -> '"' + s + '"';
            case Boolean b -> b.toString();
            case Topology g -> "the graph " + g.name();
            case MixingMatrix w -> "the mixing matrix of " + w.topology().name();
            case Schedule s -> "the changing graph " + s.name();
            default -> "a value of another kind";
        };
    }
}
