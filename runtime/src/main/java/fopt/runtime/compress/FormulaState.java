package fopt.runtime.compress;

import fopt.runtime.Precision;
import fopt.runtime.UserError;
import fopt.runtime.compress.Formula.Coordinates;
import fopt.runtime.random.Distribution;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/// Computes a [Formula], at the sender, who has the input, or at a receiver, who has the parts; keeps all intermediate values in slots, which grow once.
final class FormulaState {
    /// The value of one expression: `count` numbers, or the `count` members of a set, ascending.
    static final class Slot {
        double[] value = {};
        int[] index = {};
        int count;
        boolean number;
        long computed;

        Slot numbers(int n) {
            if (value.length < n) {
                value = new double[n];
            }
            count = n;
            number = false;
            return this;
        }

        Slot members(int n) {
            if (index.length < n) {
                index = new int[n];
            }
            count = n;
            return this;
        }

        Slot number(double x) {
            numbers(1).value[0] = x;
            number = true;
            return this;
        }

        double entry(int k) {
            return value[number ? 0 : k];
        }
    }

    final int dimension;
    private final Map<Object, Slot> slots = new IdentityHashMap<>();
    private final Map<Formula.Outside, double[][]> given = new IdentityHashMap<>();
    private final Stream stream = new Stream();
    private final PartCoding parts;
    private double[] input;
    private int offset;
    private long seed;
    private long turn;
    private double[] sorted = {};

    FormulaState(int dimension, Precision numbers) {
        parts = new PartCoding(this, numbers);
        this.dimension = dimension;
    }

    /// At the sender. @return the value; [#bits] is what its parts take
    Slot send(Formula f, double[] v, int at, Stream draws) {
        input = v;
        offset = at;
        parts.begin(null);
        begin(draws);
        return value(f);
    }

    /// At a receiver, from what the sender encoded.
    Slot receive(Formula f, BitReader in, Stream known) {
        parts.begin(in);
        begin(known);
        return value(f);
    }

    private void begin(Stream draws) {
        turn++;
        seed = draws == null ? 0 : draws.nextLong();
    }

    long bits() {
        return parts.bits();
    }

    /// Writes the parts of the value that was computed last.
    void write(Formula f, BitWriter out) {
        parts.write(f, out);
    }

    Slot slot(Object f) {
        return slots.computeIfAbsent(f, k -> new Slot());
    }

    boolean isComputed(Object f) {
        return slot(f).computed == turn;
    }

    /// Marks a value as known from here on. @return the slot
    Slot computed(Object f) {
        Slot s = slot(f);
        s.computed = turn;
        return s;
    }

    // ---- numbers and vectors

    Slot value(Formula f) {
        return switch (f) {
            case Formula.Use(Formula let) -> isComputed(let) ? slot(let) : done(let, value(let));
            case Formula.Input() -> {
                Slot s = slot(f).numbers(dimension);
                System.arraycopy(input, offset, s.value, 0, dimension);
                yield s;
            }
            case Formula.Constant(double x) -> slot(f).number(x);
            case Formula.ConstantVector(double[] x) -> {
                Slot s = slot(f).numbers(x.length);
                System.arraycopy(x, 0, s.value, 0, x.length);
                yield s;
            }
            case Formula.One one -> one(one);
            case Formula.Two two -> two(two);
            case Formula.Reduce(Formula.Reduction reduction, Formula a) -> slot(f).number(reduce(reduction, value(a)));
            case Formula.Take(Formula v, Coordinates set) -> take(f, value(v), set(set));
            case Formula.SizeOf(Coordinates set) -> slot(f).number(set(set).count);
            case Formula.Choice choice -> parts.choice(choice) ? value(choice.a()) : value(choice.b());
            case Formula.Draw draw -> draw(draw);
            case Formula.Outside outside -> outside(outside);
            case Formula.Centroids(Formula v, int count) -> {
                Slot s = value(v);
                Slot out = slot(f).numbers(count);
                KMeans.centres(s.value, s.count, out.value, count, sorted(s.count));
                yield out;
            }
            case Formula.Part part -> parts.value(part);
        };
    }

    /// The `let` has this value; where that is another expression's slot, it is copied.
    private Slot done(Formula let, Slot value) {
        Slot s = computed(let);
        if (s != value) {
            s.numbers(value.count);
            System.arraycopy(value.value, 0, s.value, 0, value.count);
            s.number = value.number;
        }
        return s;
    }

    private Slot one(Formula.One f) {
        Slot a = value(f.a());
        Slot out = slot(f).numbers(a.count);
        out.number = a.number;
        for (int k = 0; k < a.count; k++) {
            out.value[k] = f.function().applyAsDouble(a.value[k]);
        }
        return out;
    }

    private Slot two(Formula.Two f) {
        Slot a = value(f.a());
        Slot b = value(f.b());
        int n = Math.max(a.number ? 1 : a.count, b.number ? 1 : b.count);
        if (!a.number && !b.number && a.count != b.count) {
            throw new UserError("E630", "a compressor combines vectors of " + a.count + " and " + b.count + " numbers");
        }
        boolean number = a.number && b.number;
        Slot out = slot(f).numbers(number ? 1 : a.number ? b.count : a.count);
        out.number = number;
        for (int k = 0; k < Math.min(n, out.count); k++) {
            out.value[k] = f.function().applyAsDouble(a.entry(k), b.entry(k));
        }
        return out;
    }

    private static double reduce(Formula.Reduction reduction, Slot a) {
        double s = switch (reduction) {
            case MAX -> Double.NEGATIVE_INFINITY;
            case MIN -> Double.POSITIVE_INFINITY;
            default -> 0;
        };
        for (int k = 0; k < a.count; k++) {
            double x = a.value[k];
            s = switch (reduction) {
                case SUM, MEAN -> s + x;
                case MAX -> Math.max(s, x);
                case MIN -> Math.min(s, x);
                case NORM -> s + x * x;
                case SUM_OF_MAGNITUDES -> s + Math.abs(x);
                case LARGEST_MAGNITUDE -> Math.max(s, Math.abs(x));
                case NOT_ZERO -> s + (x != 0 ? 1 : 0);
            };
        }
        return switch (reduction) {
            case MEAN -> s / a.count;
            case NORM -> Math.sqrt(s);
            default -> s;
        };
    }

    private Slot take(Formula f, Slot v, Slot set) {
        Slot out = slot(f).numbers(set.count);
        for (int k = 0; k < set.count; k++) {
            out.value[k] = v.entry(set.index[k]);
        }
        return out;
    }

    private Slot draw(Formula.Draw f) {
        double a = parameter(f, 0);
        double b = parameter(f, 1);
        if (f.like() == null) {
            return slot(f).number(f.law().draw(draws(f.site()), a, b));
        }
        int n = value(f.like()).count;
        Slot out = slot(f).numbers(n);
        f.law().fill(draws(f.site()), a, b, out.value, 0, n);
        return out;
    }

    private Slot outside(Formula.Outside f) {
        double[][] arguments = given.computeIfAbsent(f, k -> new double[f.arguments().size()][]);
        for (int k = 0; k < arguments.length; k++) {
            arguments[k] = value(f.arguments().get(k)).value;
        }
        Slot out = slot(f).numbers(f.number() ? 1 : dimension);
        out.number = f.number();
        f.function().call(arguments, out.value);
        return out;
    }

    private double parameter(Formula.Draw f, int k) {
        return k < f.parameters().size() ? value(f.parameters().get(k)).value[0] : 0;
    }

    private Stream draws(int site) {
        return stream.reset(seed, site, Stream.EVERYBODY, 0, 0);
    }

    // ---- sets

    Slot set(Coordinates set) {
        Coordinates named = set instanceof Formula.UseSet(Coordinates let) ? let : set;
        if (isComputed(named)) {
            return slot(named);
        }
        Slot members = members(named);
        members.computed = turn;
        return members;
    }

    private Slot members(Coordinates set) {
        return switch (set) {
            case Formula.UseSet(Coordinates let) -> set(let);
            case Formula.Range(int from, int to) -> {
                Slot s = slot(set).members(Math.max(0, to - from + 1));
                for (int k = 0; k < s.count; k++) {
                    s.index[k] = from - 1 + k;
                }
                yield s;
            }
            case Formula.Chosen(int site, Formula.Amount k) -> {
                Slot s = slot(set).numbers(dimension);
                Distribution.SUBSET.fill(draws(site), k.of(dimension), 0, s.value, 0, dimension);
                yield marked(s, dimension, null);
            }
            case Formula.Extreme extreme -> extreme(extreme);
        };
    }

    private Slot extreme(Formula.Extreme f) {
        Slot v = value(f.v());
        int n = v.count;
        int k = f.k().of(n);
        double sign = f.largest() ? 1 : -1;
        double[] order = sorted(n);
        for (int c = 0; c < n; c++) {
            order[c] = sign * v.value[c] + 0.0;
        }
        Arrays.sort(order, 0, n);
        Slot out = slot(f).numbers(n);
        double least = k == 0 ? Double.POSITIVE_INFINITY : order[n - k];
        int ties = k;
        for (int c = 0; c < n; c++) {
            ties -= Double.compare(sign * v.value[c] + 0.0, least) > 0 ? 1 : 0;
        }
        for (int c = 0; c < n; c++) {
            int beyond = Double.compare(sign * v.value[c] + 0.0, least);
            boolean tie = beyond == 0 && k > 0 && ties-- > 0;
            out.value[c] = beyond > 0 || tie ? 1 : 0;
        }
        return marked(out, n, f.among() == null ? null : set(f.among()));
    }

    /// The members that a row of marks tells, as places in `among` if that is given.
    private static Slot marked(Slot s, int n, Slot among) {
        int count = 0;
        for (int c = 0; c < n; c++) {
            count += s.value[c] != 0 ? 1 : 0;
        }
        s.members(count);
        for (int c = 0, k = 0; c < n; c++) {
            if (s.value[c] != 0) {
                s.index[k++] = among == null ? c : among.index[c];
            }
        }
        return s;
    }

    private double[] sorted(int n) {
        if (sorted.length < n) {
            sorted = new double[n];
        }
        return sorted;
    }
}
