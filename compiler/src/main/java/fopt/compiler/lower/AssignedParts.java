package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What a variable is after a part of it was assigned: `x[I] = v`, `x.W1 -= v`, `A[i, :] = v`, and parts of parts, `x.W1[i, :] = v`.
///
/// Indices are looked at once, from the variable outwards, also where an operator needs the part as it was.
final class AssignedParts {
    /// The new part, from the old one.
    private interface Change {
        Val of(Supplier<Val> old);
    }

    private final Expressions expressions;

    AssignedParts(Expressions expressions) {
        this.expressions = expressions;
    }

    /// The value of the variable at the root of `target`. @param before the variable's value until now
    Val after(Expr target, Optional<Operator> operator, Val before, Val v) {
        Change change = old -> operator.map(op -> expressions.apply(op, old.get(), v, target.span())).orElse(v);
        return with(target, change).apply(before);
    }

    /// From the variable's value to that with the part changed.
    private UnaryOperator<Val> with(Expr target, Change change) {
        return switch (target) {
            case Expr.Ref r -> whole -> change.of(() -> whole);
            case Expr.Field f -> with(f.base(), old -> block(old.get(), f, change));
            case Expr.Index i when i.indices().size() == 2 -> with(i.base(), old -> block(old.get(), i, change));
            case Expr.Index i -> with(i.base(), old -> coordinates(old.get(), i, change));
            default -> throw Unsupported.at(target.span(), "an assignment to a part of this");
        };
    }

    private Val block(Val whole, Expr.Field f, Change change) {
        Parts parts = expressions.parts;
        return parts.replaced(whole, parts.coordinates(whole, f), change.of(() -> parts.field(whole, f)), f.span());
    }

    private Val block(Val whole, Expr.Index i, Change change) {
        MatrixParts matrices = new MatrixParts(expressions);
        MatrixParts.Place place = matrices.place(whole, i);
        return matrices.replaced(whole, place, change.of(() -> matrices.at(whole, place, i.span())), i.span());
    }

    /// The set of one coordinate; one that only the run shows is looked at there.
    private Val one(Val index, int length, Span place) {
        Val found = index instanceof Val.Const(Value.Num n) && n.integer() ? index
                : expressions.load(expressions.store.variable(new Entries(expressions).checked(index, length, place), Store.home(index), place));
        return expressions.sets.range(found, found);
    }

    private Val coordinates(Val whole, Expr.Index i, Change change) {
        Val index = expressions.lower(i.indices().getFirst());
        Val set = CoordinateSets.isSet(index) ? index : one(index, Store.length(whole), i.span());
        return expressions.parts.replaced(whole, set, change.of(() -> expressions.parts.part(whole, set, i.span())), i.span());
    }
}
