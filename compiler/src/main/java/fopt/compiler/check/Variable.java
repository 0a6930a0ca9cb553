package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeJoin;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is known so far of a variable: the join over all that is assigned to it. It only grows, until nothing changes any more.
final class Variable {
    private Type type = Type.ZERO;
    private boolean assigned;
    private boolean unknown;
    private Placement place;
    private Knowledge knowledge;
    /// Some nodes only assign it (inside `on`): unless it is the server's, each node then has its own, which the others may not know.
    private boolean bySome;
    private Context declared;
    private final List<Expr> values = new ArrayList<>();
    private final Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Variable(Placement place, Knowledge knowledge) {
        this.place = place;
        this.knowledge = knowledge;
    }

    /// Placement and knowledge follow from what is assigned.
    static Variable inferred() {
        return new Variable(Placement.SHARED, Knowledge.KNOWN);
    }

    /// Placement and knowledge are declared.
    static Variable declared(Placement place, Knowledge knowledge) {
        return new Variable(place, knowledge);
    }

    Typed typed() {
        return bySome && place != Placement.SERVER ? new Typed(type, place.join(Placement.NODE).orElseThrow(), Knowledge.PRIVATE)
                : new Typed(type, place, knowledge);
    }

    /// Whether nothing but 0 was ever assigned.
    boolean isAlwaysZero() {
        return !unknown && type instanceof Type.Real(Shape.Zero z, boolean i);
    }

    /// Where it is declared, in the current pass.
    Context declaredAt() {
        return declared;
    }

    void declareAt(Context context) {
        declared = context;
    }

    /// The value expressions that are assigned to it.
    List<Expr> values() {
        return List.copyOf(values);
    }

    /// @return false if a variable cannot have both types
    boolean join(Type other) {
        unknown |= other instanceof Type.Any;
        if (!assigned) {
            assigned = true;
            type = other;
            return true;
        }
        Optional<Type> both = TypeJoin.of(type, other);
        both.ifPresent(t -> type = t);
        return both.isPresent();
    }

    /// @return false if no value can live at both places
    boolean join(Placement other) {
        Optional<Placement> both = place.join(other);
        both.ifPresent(p -> place = p);
        return both.isPresent();
    }

    void join(Knowledge other) {
        knowledge = knowledge.max(other);
    }

    void assignedBySome() {
        bySome = true;
    }

    void value(Expr e) {
        if (seen.add(e)) {
            values.add(e);
        }
    }
}
