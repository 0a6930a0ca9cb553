package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeJoin;
import fopt.compiler.types.TypeNames;
import fopt.compiler.types.Typed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Parts of vectors: `v[I]` for a set of coordinates I. Parts go together if they are parts at the same set, as far as the text tells.
final class PartRules {
    private final Analysis analysis;
    private final Placing placing;

    PartRules(Analysis analysis, Placing placing) {
        this.analysis = analysis;
        this.placing = placing;
    }

    /// `v[I]`
    Typed part(Expr.Index x, Typed base, Typed set) {
        return placing.combine(x, shape(x, base, set), List.of(x.base(), x.indices().getFirst()), List.of(base, set));
    }

    private Type shape(Expr.Index x, Typed base, Typed set) {
        boolean integer = base.type() instanceof Type.Real(Shape s, boolean whole) && whole && !(s instanceof Shape.Zero);
        return new Type.Real(new Shape.Vector(new Shape.Dim.Part(name(x.indices().getFirst()), set.place() == Placement.SHARED)), integer);
    }

    /// What a set is called; names that only stand for another one are followed.
    private String name(Expr set) {
        return name(set, new HashSet<>());
    }

    private String name(Expr set, Set<Symbol> visited) {
        if (set instanceof Expr.Ref r && analysis.typing.symbol(r) instanceof Symbol.Local l && visited.add(l)) {
            List<Expr> values = analysis.variable(l).values();
            return values.size() == 1 && values.getFirst() instanceof Expr.Ref other ? name(other, visited) : r.name().written();
        }
        return PlacementErrors.one(set.span());
    }

    /// Whether a part is sent whose receivers do not know the set, which is reported.
    boolean unknownSet(Builtin primitive, Expr value) {
        if (!(analysis.typing.of(value).type() instanceof Type.Real(Shape.Vector(Shape.Dim.Part(String set, boolean common)), boolean integer)) || common) {
            return false;
        }
        analysis.fail(Diagnostic.of("E037", value.span(), "`" + primitive.name() + "` of a part at `" + set + "`: not all know which coordinates these are")
                .help("send the entries as a message, `compress(v, " + set + ")`, or draw one set for all: `shared choose(…)`"));
        return true;
    }

    /// The variable of which an expression is a part, if it is one: x of `x.W1[2, :]`.
    static Optional<Expr.Ref> variable(Expr part) {
        return switch (part) {
            case Expr.Ref r -> Optional.of(r);
            case Expr.Index i -> variable(i.base());
            case Expr.Field f -> variable(f.base());
            default -> Optional.empty();
        };
    }

    /// The indices that say which part of the variable it is, the outermost part's first.
    static List<Expr> indices(Expr part) {
        return switch (part) {
            case Expr.Index i -> Stream.concat(indices(i.base()).stream(), i.indices().stream().filter(k -> !(k instanceof Expr.All))).toList();
            case Expr.Field f -> indices(f.base());
            default -> List.of();
        };
    }

    /// `x[I] = e`: a part at the same set, or 0. `x[k] = e`: a number. `A[i, :] = e`: a row.
    boolean fits(Expr target, Type part, Type value) {
        boolean entry = part instanceof Type.Real(Shape.Scalar s, boolean integer);
        if (value instanceof Type.Any || part instanceof Type.Any || value instanceof Type.Real r && TypeJoin.of(part, r).isPresent()) {
            return true;
        }
        analysis.fail(Diagnostic.of("E030", target.span(), "`" + PlacementErrors.one(target.span()) + "` is " + TypeNames.of(part) + ", but is assigned "
                + TypeNames.of(value)).help(entry ? "assign a number to an entry" : target instanceof Expr.Index i && i.indices().size() == 1
                        ? "take the same part of the value: `v[" + PlacementErrors.one(i.indices().getFirst().span()) + "]`"
                        : "assign a value of the shape of the part"));
        return false;
    }
}
