package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Typed;
import fopt.runtime.compress.KeptEntries;
import fopt.runtime.function.Size;

/// Parts of vectors, `v[I]`: read, assigned, reduced, and as messages.
final class Parts {
    private final Expressions expressions;
    private final CoordinateSets sets;

    Parts(Expressions expressions) {
        this.expressions = expressions;
        sets = expressions.sets;
    }

    /// `v[I]`
    Val part(Val base, Val set, Span place) {
        Val vector = base instanceof Val.Part p ? p.whole() : base;
        if (Store.isZero(vector)) {
            return vector;
        }
        Val.Coordinates of = of(set, Store.length(vector), place);
        return new Val.Part(plain(vector, place), of);
    }

    private Val.Coordinates of(Val set, int length, Span place) {
        Val.Coordinates of = sets.of(set, length, place);
        if (Store.length(of.marks()) != length) {
            throw new EvaluationError(Diagnostic.of("E030", place, "a set among " + Store.length(of.marks()) + " coordinates, but a vector of " + length));
        }
        return of;
    }

    /// A number or a vector, and nothing else: messages and constants are stored.
    private Val plain(Val v, Span place) {
        return v instanceof Val.Vec || v instanceof Val.Num ? v : expressions.load(expressions.store.variable(v, Store.home(v), place));
    }

    /// x with the part at `set` replaced.
    Val replaced(Val x, Val set, Val value, Span place) {
        Val.Coordinates of = of(set, Store.length(x), place);
        Val given = value instanceof Val.Part p ? p.values() : value;
        return Val.Part.select(of.marks(), expressions.store, given, x, place);
    }

    /// The mean of a part: of its members, not of all entries.
    Val mean(Val.Part p, Span place) {
        return expressions.arithmetic.two(Fn.Two.DIV, expressions.calls().reduction(Fn.Reduce.SUM, p.whole(), place), sets.size(p.of(), place), place);
    }

    /// The largest or smallest member of a part; that of an empty one is -inf or inf.
    Val extreme(Val.Part p, boolean largest, Span place) {
        Val outside = new Val.Const(Value.of(largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY));
        Val filled = Val.Part.select(p.of().marks(), expressions.store, p.values(), outside, place);
        return expressions.calls().reduction(largest ? Fn.Reduce.MAX : Fn.Reduce.MIN, filled, place);
    }

    /// `compress(v, I)`: the entries of v at I, as a message.
    Val message(Expr.Call c, Val v, Expr set, Val members) {
        Code code = expressions.code;
        int length = Store.isZero(v) ? expressions.tables.dimension() : Math.max(1, Store.length(v));
        Val.Coordinates of = of(members, length, set.span());
        Home join = Store.join(Store.home(v), Store.home(of.marks()));
        Home home = join == Home.ONE ? code.atLeast(Home.ONE) : join;
        Var source = expressions.store.variable(v, Store.home(v), length, c.span());
        Var marks = expressions.store.variable(of.marks(), Store.home(of.marks()), set.span());
        Var message = code.var("m", home, Var.Kind.MESSAGE, length, true);
        code.op(home, new Op.Keep(message, source, marks, announced(set, of)));
        expressions.communication().charges().made(c, message);
        return new Val.Mes(null, java.util.List.of(new Val.Mes.Term(new Scalar.Const(1), message)), v instanceof Val.Const ? Size.vector(length) : Store.size(v), home);
    }

    private KeptEntries.Announced announced(Expr set, Val.Coordinates of) {
        Typed t = expressions.typing.of(set);
        boolean known = t.knowledge() == Knowledge.KNOWN || t.place() == Placement.SHARED;
        return known ? KeptEntries.Announced.SET : of.size().isPresent() ? KeptEntries.Announced.SIZE : KeptEntries.Announced.NOTHING;
    }

    // ---- assignment

    /// The value of a variable after `x[I] = v` or `x[I] op= v`.
    Val assigned(Expr.Index target, java.util.Optional<fopt.compiler.syntax.Operator> operator, Val before, Val v) {
        Val index = expressions.lower(target.indices().getFirst());
        Val set = CoordinateSets.isSet(index) ? index : sets.range(index, index);
        Span place = target.span();
        Val value = operator.map(op -> expressions.arithmetic.apply(op, part(before, set, place), v, place)).orElse(v);
        return replaced(before, set, value, place);
    }

    /// The variable of which an assignment changes a part.
    static Symbol variable(Expr.Index target, fopt.compiler.check.Typing typing) {
        if (target.base() instanceof Expr.Ref r) {
            return typing.symbol(r);
        }
        throw Unsupported.at(target.span(), "an assignment to a part of a part");
    }
}
