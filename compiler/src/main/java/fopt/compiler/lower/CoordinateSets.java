package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Sets of coordinates, as rows of marks: 1 for a coordinate in the set, 0 for any other. What is known before the run is a constant row; a range
/// whose ends are computed is compared with the row 1 … d; draws mark their own rows ([SetDraws]).
final class CoordinateSets {
    private final Expressions expressions;
    private final Map<Value, Var> constants = new HashMap<>();
    private final Map<Integer, Var> counting = new HashMap<>();
    private final Map<Value, Var> bounds = new HashMap<>();

    CoordinateSets(Expressions expressions) {
        this.expressions = expressions;
    }

    /// Whether a value is a set, or a list of whole numbers that can be one.
    static boolean isSet(Val v) {
        return v instanceof Val.Coordinates || v instanceof Val.Span || v instanceof Val.Const(Value c) && isSet(c);
    }

    /// Whether a list has sets as its items.
    static boolean areSets(Value.ListOf list) {
        return !list.items().isEmpty() && list.items().stream().allMatch(CoordinateSets::isSet);
    }

    private static boolean isSet(Value v) {
        return v instanceof Value.Range || v instanceof Value.ListOf l && !l.items().isEmpty() && l.items().stream().allMatch(i -> i instanceof Value.Num);
    }

    /// The set among the coordinates 1 … length.
    Val.Coordinates of(Val v, int length, Span place) {
        return switch (v) {
            case Val.Coordinates c -> c;
            case Val.Span s -> between(s, length, place);
            case Val.Const(Value c) when isSet(c) -> constant(c, length, place);
            default -> throw new EvaluationError(Diagnostic.of("E031", place, "a set of coordinates is expected here")
                    .help("for example `1..10`, `largest(10, abs(v))` or `choose(1..d, 10%)`"));
        };
    }

    private Val.Coordinates constant(Value set, int length, Span place) {
        List<Value> members = Evaluator.items(set);
        Var marks = constants.computeIfAbsent(new Value.ListOf(List.of(set, Value.of(length))), k -> {
            double[] row = new double[length];
            for (Value m : members) {
                row[coordinate(m, length, place) - 1] = 1;
            }
            return expressions.tables.constant("set", row);
        });
        return new Val.Coordinates(expressions.load(marks), OptionalInt.of((int) members.stream().distinct().count()));
    }

    static int coordinate(Value m, int length, Span place) {
        double k = Evaluator.asNumber(m, place);
        if (!(k >= 1 && k <= length && k == Math.rint(k))) {
            throw new EvaluationError(Diagnostic.of("E314", place, "coordinate " + m.show() + " is outside 1.." + length).help("indices start at 1"));
        }
        return (int) k;
    }

    private Val.Coordinates between(Val.Span s, int length, Span place) {
        Val numbers = counting(length);
        Val from = expressions.arithmetic.two(Fn.Two.GE, numbers, s.from(), place);
        Val to = expressions.arithmetic.two(Fn.Two.LE, numbers, s.to(), place);
        return marked(expressions.arithmetic.two(Fn.Two.AND, from, to, place), OptionalInt.empty(), place);
    }

    /// A set whose marks are stored in a row.
    Val.Coordinates marked(Val marks, OptionalInt size, Span place) {
        return new Val.Coordinates(expressions.load(expressions.store.variable(marks, Store.home(marks), place)), size);
    }

    /// The row 1 … length.
    Val counting(int length) {
        return expressions.load(counting.computeIfAbsent(length,
                n -> expressions.tables.constant("numbers", IntStream.rangeClosed(1, n).asDoubleStream().toArray())));
    }

    /// `a..b` with ends of which some are found only while lowering.
    Val range(Val from, Val to) {
        if (from instanceof Val.Const(Value.Num a) && to instanceof Val.Const(Value.Num b) && a.integer() && b.integer()) {
            return new Val.Const(new Value.Range((int) a.value(), (int) b.value()));
        }
        return new Val.Span(from, to);
    }

    /// `a..b`, known before the run if the ends are.
    Val between(Val from, Val to) {
        return from instanceof Val.Const(Value.Num a) && to instanceof Val.Const(Value.Num b)
                ? new Val.Const(new Value.Range((int) a.value(), (int) b.value())) : range(from, to);
    }

    /// One of several ranges, by a number that is not known before the run.
    Val at(Value.ListOf ranges, Val k, Span place) {
        if (!ranges.items().stream().allMatch(i -> i instanceof Value.Range)) {
            throw Unsupported.at(place, "a choice among sets that are not ranges");
        }
        return new Val.Span(end(ranges, k, true, place), end(ranges, k, false, place));
    }

    private Val end(Value.ListOf ranges, Val k, boolean first, Span place) {
        double[] ends = ranges.items().stream().map(i -> (Value.Range) i).mapToDouble(r -> first ? r.from() : r.to()).toArray();
        if (ends.length == 1) {
            return new Val.Const(Value.of((int) ends[0]));
        }
        Var row = bounds.computeIfAbsent(new Value.ListOf(List.of(ranges, new Value.Bool(first))), x -> expressions.tables.constant("ends", ends));
        return new Val.Num(new Scalar.Entry(row, expressions.store.scalar(k, place)), Store.home(k));
    }

    // ---- what is asked of a set

    /// How many members it has.
    Val size(Val set, Span place) {
        return switch (set) {
            case Val.Const(Value c) -> new Val.Const(Value.of(Evaluator.items(c).size()));
            case Val.Span s -> expressions.arithmetic.two(Fn.Two.MAX, new Val.Const(Value.of(0)), expressions.arithmetic.two(Fn.Two.ADD,
                    expressions.arithmetic.two(Fn.Two.SUB, s.to(), s.from(), place), new Val.Const(Value.of(1)), place), place);
            case Val.Coordinates c when c.size().isPresent() -> new Val.Const(Value.of(c.size().getAsInt()));
            case Val.Coordinates c -> expressions.calls().reduction(Fn.Reduce.SUM, c.marks(), place);
            default -> throw Unsupported.at(place, "the size of this");
        };
    }

    /// How many of `all` are meant: a whole number is a count, another one a share; one that is not known before the run is a count.
    Val count(Val k, Val all, Span place) {
        if (k instanceof Val.Const(Value.Num n) && all instanceof Val.Const(Value.Num m)) {
            Number given = n.integer() ? (Number) (int) n.value() : (Number) n.value();
            return new Val.Const(Value.of(Math.min(fopt.runtime.Parameter.count(given, (int) m.value()), (int) m.value())));
        }
        return expressions.arithmetic.two(Fn.Two.MIN, k, all, place);
    }

    /// Whether k is a member.
    Val contains(Val set, Val k, Span place) {
        if (set instanceof Val.Span s) {
            return expressions.arithmetic.two(Fn.Two.AND, expressions.arithmetic.two(Fn.Two.GE, k, s.from(), place),
                    expressions.arithmetic.two(Fn.Two.LE, k, s.to(), place), place);
        }
        Val.Coordinates c = of(set, expressions.tables.dimension(), place);
        Var marks = expressions.store.variable(c.marks(), Store.home(c.marks()), place);
        return new Val.Num(new Scalar.Entry(marks, expressions.store.scalar(k, place)), Store.join(Store.home(c.marks()), Store.home(k)));
    }

    /// `chunk(1..d, j, k)`: part j of k nearly equal parts.
    Val chunk(Val range, Val j, Val k, Span place) {
        Val.Span whole = switch (range) {
            case Val.Const(Value.Range r) -> new Val.Span(new Val.Const(Value.of(r.from())), new Val.Const(Value.of(r.to())));
            case Val.Span s -> s;
            default -> throw Unsupported.at(place, "a chunk of a set that is not a range");
        };
        Val before = expressions.arithmetic.two(Fn.Two.SUB, j, new Val.Const(Value.of(1)), place);
        return new Val.Span(expressions.arithmetic.two(Fn.Two.ADD, border(whole, before, k, place), new Val.Const(Value.of(1)), place),
                border(whole, j, k, place));
    }

    /// The last coordinate of part j.
    private Val border(Val.Span whole, Val j, Val k, Span place) {
        Arithmetic a = expressions.arithmetic;
        Val before = a.two(Fn.Two.SUB, whole.from(), new Val.Const(Value.of(1)), place);
        Val share = a.two(Fn.Two.DIV, a.two(Fn.Two.MUL, j, size(whole, place), place), k, place);
        return a.two(Fn.Two.ADD, before, a.one(Fn.One.FLOOR, share, place), place);
    }

    /// k nearly equal parts of 1 … d.
    static Value.ListOf parts(int d, int k) {
        return new Value.ListOf(IntStream.rangeClosed(1, k)
                .<Value>mapToObj(j -> new Value.Range((int) ((long) (j - 1) * d / k) + 1, (int) ((long) j * d / k))).toList());
    }
}
