package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.types.Shape.Dim;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.runtime.function.Size;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Sizes of variables. Where the type leaves open how many rows and columns there are, they are those of what is assigned: an algorithm is lowered
/// with the variable as a number (which goes with everything, as 0 does), and once more with what that showed.
final class Shapes {
    private final Map<Symbol, Size> learned = new IdentityHashMap<>();
    private final Map<Symbol, Integer> rooms = new IdentityHashMap<>();
    private boolean grew;

    /// The size of a variable. @param initial of its first value; a number may still become anything
    Size of(Symbol symbol, Type type, Size initial, int dimension) {
        return initial.length() > 1 ? initial : declared(type, dimension).or(() -> Optional.ofNullable(learned.get(symbol))).orElse(initial);
    }

    /// The size that a type tells; empty if it leaves some of it open.
    static Optional<Size> declared(Type type, int dimension) {
        if (!(type instanceof Type.Real(Shape shape, boolean integer))) {
            return Optional.empty();
        }
        return switch (shape) {
            case Shape.Zero z -> Optional.empty();
            case Shape.Scalar s -> Optional.of(Size.NUMBER);
            case Shape.Vector v -> count(v.length(), dimension).map(Size::of);
            case Shape.Matrix m -> count(m.rows(), dimension).flatMap(r -> count(m.columns(), dimension).map(c -> Size.matrix(r, c)));
        };
    }

    private static Optional<Integer> count(Dim dim, int dimension) {
        return switch (dim) {
            case Dim.Symbol(String name) when name.equals("d") -> Optional.of(dimension);
            case Dim.Symbol s -> Optional.empty();
            case Dim.Known k -> Optional.of(k.value());
            case Dim.Part p -> Optional.empty();
            case Dim.Unknown u -> Optional.empty();
        };
    }

    /// Notes that a variable which was taken for a number is assigned a vector or a matrix.
    void learn(Symbol symbol, Size size) {
        grew |= learned.putIfAbsent(symbol, size) == null;
    }

    /// How many entries the longest list has that is assigned to a name; empty if all are known to have as many as the first.
    OptionalInt room(Symbol symbol) {
        return rooms.containsKey(symbol) ? OptionalInt.of(rooms.get(symbol)) : OptionalInt.empty();
    }

    /// Notes that a name is assigned lists of several lengths. @param entries of the longest that is known
    void learnRoom(Symbol symbol, int entries) {
        Integer before = rooms.put(symbol, entries);
        grew |= before == null || before < entries;
    }

    /// Whether something was learned since this was asked last.
    boolean grew() {
        boolean now = grew;
        grew = false;
        return now;
    }
}
