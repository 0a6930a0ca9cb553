package fopt.compiler.types;

import fopt.compiler.types.Shape.Dim;
import java.util.stream.Collectors;

/// Types in words, for messages.
public final class TypeNames {
    private TypeNames() {}

    /// "a vector", "a number", "a contractive compressor".
    public static String of(Type type) {
        return switch (type) {
            case Type.Real r -> of(r.shape());
            case Type.Bool b -> "a condition (true or false)";
            case Type.Text t -> "a text";
            case Type.SampleSet s -> "a set of samples";
            case Type.Cohort c -> "a cohort (a set of nodes)";
            case Type.Law l -> "a law of cohorts";
            case Type.Compressor c -> switch (c.contract()) {
                case IDENTITY, BOTH, UNKNOWN -> "a compressor";
                case CONTRACTIVE -> "a contractive compressor";
                case UNBIASED -> "an unbiased compressor";
                case NONE -> "a compressor that is neither contractive nor unbiased";
            };
            case Type.Graph g -> "a graph";
            case Type.Function f -> "a function";
            case Type.DataSet d -> "a data set";
            case Type.Problem p -> "a problem";
            case Type.Algorithm a -> "an algorithm";
            case Type.Result r -> r.many() ? "the results of a sweep" : "the result of a run";
            case Type.Setting s -> "a setting";
            case Type.Tuple t -> t.items().stream().map(TypeNames::of).collect(Collectors.joining(", ", "(", ")"));
            case Type.Table t -> "a table";
            case Type.IndexSet i -> "a set of coordinates (whole numbers)";
            case Type.Any a -> "something";
        };
    }

    public static String of(Shape shape) {
        return switch (shape) {
            case Shape.Vector(Dim.Part p) -> "a part of a vector, at `" + p.set() + "`";
            case Shape.Zero z -> "0";
            case Shape.Scalar s -> "a number";
            case Shape.Vector(Dim length) -> "a vector" + (length instanceof Dim.Unknown ? "" : " of " + of(length) + " numbers");
            case Shape.Matrix(Dim rows, Dim columns) when rows instanceof Dim.Unknown && columns instanceof Dim.Unknown -> "a matrix";
            case Shape.Matrix(Dim rows, Dim columns) -> "a matrix of " + of(rows) + "×" + of(columns) + " numbers";
        };
    }

    private static String of(Dim dim) {
        return switch (dim) {
            case Dim.Symbol(String name) -> name;
            case Dim.Known(int value) -> Integer.toString(value);
            case Dim.Part p -> "size(" + p.set() + ")";
            case Dim.Unknown u -> "?";
        };
    }
}
