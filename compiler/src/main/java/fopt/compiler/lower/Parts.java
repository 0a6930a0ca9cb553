package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
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
import fopt.runtime.problem.Block;
import java.util.ArrayList;
import java.util.List;

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
        if (set instanceof Val.Const(Value.Range range)) {
            return slice(vector, inside(range, Store.length(vector), place), place);
        }
        Val.Coordinates of = of(set, Store.length(vector), place);
        return new Val.Part(plain(vector, place), of);
    }

    /// The numbers at coordinates that follow each other. A part of a part counts its own coordinates.
    private Val slice(Val vector, Value.Range range, Span place) {
        Val numbers = vector instanceof Val.Slice s ? s.values() : vector;
        int of = Store.length(numbers);
        Size size = expressions.tables.blocks().size(range, of);
        Val values = range.from() == 1 && range.to() == of && of > 1 ? new Val.Vec(expressions.store.element(numbers, place), size, Store.home(numbers))
                : expressions.functions.apply("part", List.of(numbers),
                        List.of(number(range.from()), number(size.rows()), number(size.isMatrix() ? size.columns() : 0)), place);
        return new Val.Slice(values, range.from() - 1, of);
    }

    private static Val number(int k) {
        return new Val.Const(Value.of(k));
    }

    private static Value.Range inside(Value.Range range, int length, Span place) {
        if (range.from() < 1 || range.to() > length || range.from() > range.to()) {
            throw new EvaluationError(Diagnostic.of("E314", place, "the coordinates " + range.show() + " are outside 1.." + length));
        }
        return range;
    }

    /// `x.W1`
    Val field(Val base, Expr.Field f) {
        if (Store.isZero(base)) {
            return base;
        }
        Val part = slice(base, range(base, f), f.span());
        asked(f.base(), part, f.span());
        return part;
    }

    /// The coordinates of the block `x.W1`.
    Val coordinates(Val base, Expr.Field f) {
        return new Val.Const(range(base, f));
    }

    private Value.Range range(Val base, Expr.Field f) {
        if (Store.length(base) != expressions.tables.dimension()) {
            throw new EvaluationError(Diagnostic.of("E657", f.base().span(), "`." + f.name().written() + "` is a block of a point of the problem, but this is "
                    + Store.size(base) + ", not a vector of " + expressions.tables.dimension() + " numbers"));
        }
        Block block = expressions.tables.blocks().named(f.name(), f.span());
        return new Value.Range(block.from() + 1, block.from() + block.size().length());
    }

    /// Of what `e` is only a part is asked for: if it is a gradient, only the part counts.
    void asked(Expr e, Val part, Span place) {
        if (part instanceof Val.Part p) {
            expressions.calls().oracles().partOnly(e, p.of());
        } else if (part instanceof Val.Slice s) {
            Val range = new Val.Const(new Value.Range(s.from() + 1, s.from() + Store.length(s)));
            expressions.calls().oracles().partOnly(e, () -> sets.of(range, s.of(), place));
        }
    }

    /// The vector with these parts, 0 elsewhere; empty if they are not parts at these sets.
    java.util.Optional<Val> joined(List<Val> sets, List<Val> parts, Span place) {
        int[] covered = {0};
        boolean contiguous = true;
        for (int k = 0; k < sets.size(); k++) {
            Val v = parts.get(k);
            if (!(sets.get(k) instanceof Val.Const(Value.Range r)) || Entries.form(v instanceof Val.Slice s ? s.values() : v) == null
                    || Store.length(v) != r.to() - r.from() + 1) {
                return java.util.Optional.empty();
            }
            contiguous &= r.from() == covered[0] + 1;
            covered[0] = r.to();
        }
        int dimension = expressions.tables.dimension();
        if (contiguous && covered[0] == dimension) {
            return java.util.Optional.of(expressions.functions.apply("stack", parts.stream().map(v -> row(v, place)).toList(), List.of(), place));
        }
        Val all = new Val.Const(new Value.Vector(new double[dimension]));
        for (int k = 0; k < sets.size(); k++) {
            all = replaced(all, sets.get(k), parts.get(k), place);
        }
        return java.util.Optional.of(all);
    }

    /// The point with these blocks, in the order of the problem; a number fills its block.
    Val ofBlocks(List<Val> given, Span place) {
        List<Block> blocks = expressions.tables.blocks().all();
        if (given.size() != blocks.size()) {
            throw new EvaluationError(Diagnostic.of("E658", place, given.size() + " blocks are given, but the problem's variable has " + blocks.size()
                    + ": " + blocks.stream().map(Block::name).collect(java.util.stream.Collectors.joining(", "))));
        }
        List<Val> rows = new ArrayList<>();
        for (int k = 0; k < blocks.size(); k++) {
            Val v = given.get(k);
            Size size = blocks.get(k).size();
            if (Store.length(v) != 1 && !Store.size(v).equals(size)) {
                throw new EvaluationError(Diagnostic.of("E658", place, "the block `" + blocks.get(k).name() + "` is " + size + ", but " + Store.size(v) + " is given"));
            }
            rows.add(expressions.load(expressions.store.variable(v, Store.home(v), size.length(), place)));
        }
        return expressions.functions.apply("stack", rows, List.of(), place);
    }

    /// As a row of numbers, even if it is one.
    private Val row(Val v, Span place) {
        return Store.isVector(v) ? v : expressions.load(expressions.store.variable(v, Store.home(v), place));
    }

    /// A part among zeros.
    Val embedded(Val part, Val.Slice at, Span place) {
        return expressions.functions.apply("with_part", List.of(new Val.Const(new Value.Vector(new double[at.of()])), part), List.of(number(at.from() + 1)), place);
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
        Val numbers = value instanceof Val.Slice s ? s.values() : value;
        if (set instanceof Val.Const(Value.Range range) && Store.length(numbers) > 1) {
            return replaced(x, inside(range, Store.length(x), place), numbers, place);
        }
        Val.Coordinates of = of(set, Store.length(x), place);
        Val given = value instanceof Val.Part p ? p.values() : value;
        return Val.Part.select(of.marks(), expressions.store, given, x, place);
    }

    private Val replaced(Val x, Value.Range range, Val v, Span place) {
        int length = range.to() - range.from() + 1;
        if (Store.length(v) != length) {
            throw new EvaluationError(Diagnostic.of("E030", place, "a part of " + length + " numbers is assigned " + Store.size(v)));
        }
        Val whole = expressions.functions.apply("with_part", List.of(x, v), List.of(number(range.from())), place);
        return new Val.Vec(expressions.store.element(whole, place), Store.size(x), Store.home(whole));
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

    /// The variable of which an assignment changes a part.
    static Symbol variable(Expr target, Typing typing) {
        return switch (target) {
            case Expr.Ref r -> typing.symbol(r);
            case Expr.Index i -> variable(i.base(), typing);
            case Expr.Field f -> variable(f.base(), typing);
            default -> throw Unsupported.at(target.span(), "an assignment to a part of this");
        };
    }
}
