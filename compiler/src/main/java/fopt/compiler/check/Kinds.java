package fopt.compiler.check;

import fopt.compiler.check.Builtin.Kind;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;

/// Which types an argument of a kind may have.
final class Kinds {
    private Kinds() {}

    static boolean accepts(Kind kind, Type type) {
        if (type instanceof Type.Any) {
            return true;
        }
        return switch (kind) {
            case NUMBER, INTEGER -> isNumber(type);
            case SIZE -> isNumber(type) || type instanceof Type.SampleSet || type instanceof Type.Law;
            case VALUE -> type instanceof Type.Real || type instanceof Type.Table;
            case VECTOR -> type instanceof Type.Real r && !(r.shape() instanceof Shape.Scalar);
            case MATRIX -> type instanceof Type.Real r && (r.shape() instanceof Shape.Matrix || r.shape() instanceof Shape.Zero || isPart(r.shape()));
            case BOOL -> type instanceof Type.Bool;
            case MATRIX_FILE -> accepts(Kind.TEXT, type) || accepts(Kind.MATRIX, type);
            case TEXT, SPLIT -> type instanceof Type.Text;
            case OPTION -> type instanceof Type.Text;
            case COMPRESSOR -> type instanceof Type.Compressor;
            case GRAPH -> type instanceof Type.Graph;
            case LAW -> type instanceof Type.Law;
            case DRAWN -> type instanceof Type.Law || type instanceof Type.Compressor;
            case COHORT -> type instanceof Type.Cohort;
            case SAMPLES -> isNumber(type) || type instanceof Type.SampleSet;
            case DATA -> type instanceof Type.DataSet;
            case ARRAY -> accepts(Kind.DATA, type) || accepts(Kind.MATRIX, type);
            case FUNCTION -> type instanceof Type.Function;
            case LIST -> type instanceof Type.Table || type instanceof Type.IndexSet;
            case SORTED -> accepts(Kind.LIST, type) || accepts(Kind.VECTOR, type) || type instanceof Type.Cohort;
            case COLUMNS -> accepts(Kind.LIST, type) || accepts(Kind.GRAPH, type);
            case MIXING -> accepts(Kind.GRAPH, type) || accepts(Kind.MATRIX, type);
            case COORDINATES -> type instanceof Type.IndexSet;
            case OPERATOR -> type instanceof Type.Compressor || type instanceof Type.IndexSet;
            case ANY -> true;
        };
    }

    /// A part of a vector may be a block with the shape of a matrix.
    private static boolean isPart(Shape shape) {
        return shape instanceof Shape.Vector(Shape.Dim.Part p);
    }

    static boolean isNumber(Type type) {
        return type instanceof Type.Real r && (r.shape() instanceof Shape.Scalar || r.shape() instanceof Shape.Zero);
    }
}
