package fopt.compiler.ir;

import fopt.runtime.compress.KeptEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Random operations of one place.
final class RandomOps {
    private static final int DEEPEST = 2;

    private final Pool pool;
    private final RandomExpressions expressions;

    RandomOps(Pool pool, RandomExpressions expressions) {
        this.pool = pool;
        this.expressions = expressions;
    }

    List<Op> ops(int count, int depth) {
        List<Op> ops = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            ops.add(op(depth));
        }
        return ops;
    }

    /// Operations that may not run: what they write is not certainly pool.written.
    private List<Op> maybe(int count, int depth) {
        List<Var> before = new ArrayList<>(pool.defined);
        List<Op> ops = ops(count, depth);
        pool.defined = before;
        return ops;
    }

    private Op op(int depth) {
        int common = pool.random.nextInt(depth < DEEPEST ? 16 : 12);
        return switch (common) {
            case 0, 1 -> assign(new ArrayList<>());
            case 2 -> fused();
            case 3 -> set();
            case 4 -> reduce();
            case 5 -> draw();
            case 6, 7 -> message();
            case 8 -> pool.chance(0.5) ? regularised() : hook();
            case 9 -> charge();
            case 10, 11 -> pool.place == Pool.Place.SERVER ? set() : oracle();
            case 12 -> pool.place == Pool.Place.NODE ? network(depth) : pool.place == Pool.Place.EDGE ? receive() : set();
            case 13 -> {
                Scalar condition = expressions.scalar(1);
                List<Op> then = maybe(2, depth + 1);
                yield new Op.When(condition, then, maybe(pool.random.nextInt(2), depth + 1));
            }
            case 14 -> {
                Var counter = pool.newCounter(pool.place == Pool.Place.SERVER ? Var.Home.ONE : Var.Home.NODE);
                yield new Op.Times(Pool.number(pool.random.nextInt(3)), counter, pool.with(counter, () -> maybe(2, depth + 1)));
            }
            default -> {
                Var counter = pool.newCounter(pool.place == Pool.Place.SERVER ? Var.Home.ONE : Var.Home.SCRATCH);
                List<Var> before = new ArrayList<>(pool.defined);
                yield pool.with(counter, () -> {
                    pool.wrote(counter);
                    List<Op> test = ops(1, depth + 1);
                    Scalar condition = expressions.scalar(1);
                    Op loop = new Op.While(test, condition, Pool.number(2), counter, ops(2, depth + 1));
                    pool.defined = before;
                    return loop;
                });
            }
        };
    }

    private Op.Assign assign(List<Var> registers) {
        Element value = expressions.element(3, registers);
        return new Op.Assign(pool.wrote(pool.target(Var::isVector)), value);
    }

    private Op fused() {
        List<Op.Assign> assigns = new ArrayList<>();
        List<Var> registers = new ArrayList<>();
        int count = 2 + pool.random.nextInt(4);
        for (int k = 0; k < count; k++) {
            if (pool.chance(0.3)) {
                Var register = pool.var("r", Var.Home.REGISTER, Var.Kind.NUMBERS, pool.world.dimension());
                assigns.add(new Op.Assign(register, expressions.element(3, registers)));
                registers.add(register);
            } else {
                assigns.add(assign(registers));
            }
        }
        return new Op.Fused(assigns);
    }

    private Op set() {
        Scalar value = expressions.scalar(3);
        return new Op.Set(pool.wrote(pool.target(Var::isScalar)), value);
    }

    private Op reduce() {
        Fn.Reduce fn = pool.pick(List.of(Fn.Reduce.values()));
        Var a = pool.source(Var::isVector);
        Var b = fn == Fn.Reduce.DOT ? pool.source(Var::isVector) : null;
        return new Op.Reduce(pool.wrote(pool.target(Var::isScalar)), fn, a, b);
    }

    /// A call whose value depends on all calls before it.
    private Op hook() {
        Var v = pool.source(Var::isVector);
        if (pool.chance(0.5)) {
            Var target = pool.target(Var::isVector);
            return target.id() == v.id() ? new Op.Assign(pool.wrote(target), new Element.Load(v)) : new Op.Hook(pool.wrote(target), World.VECTOR_HOOK, List.of(v));
        }
        Var t = pool.source(Var::isScalar);
        Var target = pool.target(Var::isScalar);
        return target.id() == t.id() ? new Op.Set(pool.wrote(target), new Scalar.Load(t)) : new Op.Hook(pool.wrote(target), World.NUMBER_HOOK, List.of(t, v));
    }

    private Op draw() {
        Op.Distribution law = pool.pick(List.of(Op.Distribution.values()));
        List<Scalar> parameters = switch (law) {
            case COIN, GEOMETRIC -> List.of(Pool.number(0.4));
            case EXPONENTIAL -> List.of(Pool.number(1));
            case NORMAL, LAPLACE -> List.of(Pool.number(0.5), Pool.number(2));
            case UNIFORM -> List.of(Pool.number(-1), Pool.number(1));
            case INTEGER -> List.of(Pool.number(-3), Pool.number(4));
            case PLACE -> List.of(Pool.number(2), Pool.number(5));
            case SUBSET -> List.of(Pool.number(1));
            case PERMUTATION -> List.of(Pool.number(0));
        };
        DrawKey key = pool.key();
        return new Op.Draw(pool.wrote(pool.target(v -> v.kind() == Var.Kind.NUMBERS)), law, parameters, key);
    }

    private Op message() {
        List<Var> sources = pool.vars.stream().filter(v -> Pool.isMessage(v) && pool.readable(v)).toList();
        if (pool.chance(0.4)) {
            Var source = pool.source(Var::isVector);
            DrawKey key = pool.key();
            return new Op.Compress(pool.wrote(pool.target(Pool::isMessage)), source, pool.random.nextInt(World.COMPRESSORS), key);
        }
        if (pool.chance(0.2)) {
            Var source = pool.source(Var::isVector);
            Var set = pool.source(Var::isVector);
            return new Op.Keep(pool.wrote(pool.target(Pool::isMessage)), source, set, pool.pick(List.of(KeptEntries.Announced.values())));
        }
        if (pool.chance(0.1)) {
            return new Op.ClearMessage(pool.wrote(pool.target(Pool::isMessage)));
        }
        if (pool.chance(0.5)) {
            Var target = pool.pick(pool.vars.stream().filter(v -> v.isVector() && pool.readable(v) && pool.writable(v)).toList());
            return new Op.Accumulate(pool.wrote(target), expressions.scalar(1), pool.pick(sources));
        }
        return new Op.Expand(pool.wrote(pool.target(Var::isVector)), pool.pick(sources));
    }

    private Op regularised() {
        Var source = pool.source(Var::isVector);
        if (pool.chance(0.5)) {
            return new Op.Regulariser(pool.wrote(pool.target(Var::isScalar)), source);
        }
        if (pool.chance(0.5)) {
            return pool.chance(0.5) ? new Op.Apply(pool.wrote(pool.target(Var::isScalar)), World.QUANTILE, List.of(source), List.of(Pool.number(0.3)))
                    : new Op.Apply(pool.wrote(pool.target(Var::isVector, source)), World.SORT, List.of(source), List.of());
        }
        return new Op.Prox(pool.wrote(pool.target(Var::isVector)), source, Pool.number(0.25));
    }

    private Op charge() {
        List<Op.Charge.Item> items = List.of(new Op.Charge.Item.Numbers(3), new Op.Charge.Item.Bits(1), new Op.Charge.Item.Marked(pool.source(Var::isVector)),
                new Op.Charge.Item.OfMessage(pool.source(v -> Pool.isMessage(v) && (pool.place == Pool.Place.SERVER || v.home() != Var.Home.ONE))));
        Op.Charge.Route route = switch (pool.place) {
            case SERVER -> Op.Charge.Route.DOWN;
            case EDGE -> Op.Charge.Route.PEERS;
            case NODE -> pool.pick(List.of(Op.Charge.Route.UP, Op.Charge.Route.PEERS, Op.Charge.Route.FETCH));
        };
        return new Op.Charge(route, 0, items);
    }

    private Op oracle() {
        if (pool.chance(0.3)) {
            return new Op.DrawSamples(pool.wrote(pool.target(Pool::isSamples)), pool.random.nextInt(3), Pool.number(2), pool.key(DrawKey.Who.NODE));
        }
        Var x = pool.source(Var::isVector);
        Var samples = pool.chance(0.5) ? null : pool.source(Pool::isSamples);
        if (pool.chance(0.5)) {
            return new Op.Gradient(pool.wrote(pool.target(Var::isVector, x)), x, samples, pool.key(DrawKey.Who.NODE));
        }
        if (pool.chance(0.5)) {
            return new Op.Loss(pool.wrote(pool.target(Var::isScalar)), x, samples);
        }
        Var v = pool.source(Var::isVector);
        return new Op.HessianVector(pool.wrote(pool.target(Var::isVector, x, v)), x, v, samples);
    }

    /// What is held by other nodes and not pool.written in this region, which from now on it must not be.
    private Var heldByOthers(Predicate<Var> kind) {
        List<Var> all = pool.vars.stream().filter(v -> kind.test(v) && !pool.written.contains(v)).toList();
        if (all.isEmpty()) {
            return null;
        }
        Var v = pool.pick(all);
        pool.remote.add(v);
        return v;
    }

    private Op network(int depth) {
        int kind = pool.random.nextInt(7);
        if (kind == 6) {
            Var line = pool.first(v -> v.home() == Var.Home.NODE && v.isVector());
            Var into = pool.wrote(pool.target(v -> v.isVector() && v != line && v.home() != Var.Home.ONE));
            return new Op.Recall(into, line, 0, new Scalar.Two(Fn.Two.MOD, new Scalar.NodeNumber(), Pool.number(4)));
        }
        if (kind <= 1) {
            pool.place = Pool.Place.EDGE;
            List<Op> body = maybe(3, depth + 1);
            pool.place = Pool.Place.NODE;
            return new Op.EdgeLoop(body);
        }
        if (kind == 2) {
            boolean vector = pool.chance(0.5);
            Var edge = pool.pick(pool.vars.stream().filter(v -> v.home() == Var.Home.EDGE && (vector ? v.isVector() : v.isScalar())).toList());
            Var into = pool.target(v -> v.home() != Var.Home.EDGE && (vector ? v.isVector() : v.isScalar()));
            return new Op.EdgeReduce(pool.wrote(into), pool.pick(List.of(Fn.Gather.values())), edge);
        }
        Var source = heldByOthers(v -> v.home() == Var.Home.NODE && (kind == 3 ? Pool.isMessage(v) : v.isVector()));
        if (source == null) {
            return set();
        }
        Var into = pool.wrote(pool.target(v -> v.isVector() && (kind != 3 || v.home() == Var.Home.NODE)));
        return switch (kind) {
            case 3 -> new Op.MixMessages(into, new Scalar.Const(pool.random.nextInt(3) - 1), source, pool.random.nextInt(2));
            case 4 -> new Op.Mix(into, source, pool.random.nextInt(2));
            default -> new Op.Fetch(into, source, Pool.number(1 + pool.random.nextInt(pool.world.nodes())));
        };
    }

    private Op receive() {
        Var source = heldByOthers(v -> v.isVector() && (v.home() == Var.Home.NODE || v.home() == Var.Home.EDGE));
        return source == null ? set() : new Op.Receive(pool.wrote(pool.target(Var::isVector)), source);
    }
}
