package fopt.compiler.types;

import fopt.compiler.types.Shape.Dim;
import fopt.compiler.types.Type.CompressorClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The least type above two: what a variable has that is assigned both, or a choice between them.
///
/// [Shape.Zero] is below every shape; [Type.Any] gives way to whatever is known, so that one error has no followers.
public final class TypeJoin {
    private TypeJoin() {}

    /// Empty if a value cannot be of both types.
    public static Optional<Type> of(Type a, Type b) {
        if (a instanceof Type.Any || a.equals(b)) {
            return Optional.of(b);
        }
        if (b instanceof Type.Any) {
            return Optional.of(a);
        }
        if (a instanceof Type.Real x && b instanceof Type.Real y) {
            return of(x.shape(), y.shape()).map(s -> new Type.Real(s, x.integer() && y.integer()));
        }
        if (a instanceof Type.Compressor x && b instanceof Type.Compressor y) {
            return Optional.of(new Type.Compressor(of(x.contract(), y.contract())));
        }
        if (isZero(a) && b instanceof Type.Table || a instanceof Type.Table && isZero(b)) {
            return Optional.of(isZero(a) ? b : a);
        }
        if (a instanceof Type.Table x && b instanceof Type.Table y) {
            return of(x.item(), y.item()).map(Type.Table::new);
        }
        if (a instanceof Type.Result || b instanceof Type.Result) {
            return a instanceof Type.Result && b instanceof Type.Result ? Optional.of(new Type.Result(true)) : Optional.empty();
        }
        return a instanceof Type.Tuple x && b instanceof Type.Tuple y ? tuple(x.items(), y.items()) : Optional.empty();
    }

    /// A 0 is a table of zeros, too.
    private static boolean isZero(Type t) {
        return t instanceof Type.Real(Shape.Zero z, boolean integer);
    }

    public static Optional<Shape> of(Shape a, Shape b) {
        if (a instanceof Shape.Zero || a.equals(b)) {
            return Optional.of(b);
        }
        if (b instanceof Shape.Zero) {
            return Optional.of(a);
        }
        if (a instanceof Shape.Vector(Dim x) && b instanceof Shape.Vector(Dim y)) {
            return of(x, y).map(Shape.Vector::new);
        }
        if (a instanceof Shape.Matrix(Dim r, Dim c) && b instanceof Shape.Matrix(Dim s, Dim e)) {
            return of(r, s).flatMap(rows -> of(c, e).map(columns -> new Shape.Matrix(rows, columns)));
        }
        return Optional.empty();
    }

    /// Only two different numbers are known to differ; anything else is compared when the program runs.
    private static Optional<Dim> of(Dim a, Dim b) {
        if (a instanceof Dim.Known x && b instanceof Dim.Known y && x.value() != y.value()) {
            return Optional.empty();
        }
        if (a instanceof Dim.Part p && !(b instanceof Dim.Part q && q.set().equals(p.set()) || b instanceof Dim.Unknown)
                || b instanceof Dim.Part && !(a instanceof Dim.Part || a instanceof Dim.Unknown)) {
            return Optional.empty();
        }
        return Optional.of(a instanceof Dim.Symbol || a instanceof Dim.Part || b instanceof Dim.Unknown ? a : b);
    }

    /// What is promised of a value that may be either: what both promise.
    private static CompressorClass of(CompressorClass a, CompressorClass b) {
        if (a == CompressorClass.UNKNOWN || b == CompressorClass.UNKNOWN) {
            return CompressorClass.UNKNOWN;
        }
        boolean contractive = a.isContractive() && b.isContractive();
        boolean unbiased = a.isUnbiased() && b.isUnbiased();
        if (contractive && unbiased) {
            return a == b ? a : CompressorClass.BOTH;
        }
        return contractive ? CompressorClass.CONTRACTIVE : unbiased ? CompressorClass.UNBIASED : CompressorClass.NONE;
    }

    private static Optional<Type> tuple(List<Type> a, List<Type> b) {
        if (a.size() != b.size()) {
            return Optional.empty();
        }
        List<Type> items = new ArrayList<>();
        for (int k = 0; k < a.size(); k++) {
            Optional<Type> item = of(a.get(k), b.get(k));
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
        }
        return Optional.of(new Type.Tuple(List.copyOf(items)));
    }
}
