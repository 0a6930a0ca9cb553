package fopt.compiler.ir;

import java.util.ArrayList;
import java.util.List;

/// Random steps.
final class RandomSteps {
    private static final int DEEPEST = 2;

    private final Pool pool;
    private final RandomExpressions expressions;
    private final RandomOps operations;

    RandomSteps(Pool pool) {
        this.pool = pool;
        expressions = new RandomExpressions(pool);
        operations = new RandomOps(pool, expressions);
    }

    List<Step> steps(int count, int depth) {
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            steps.add(step(depth));
        }
        return steps;
    }

    private Step step(int depth) {
        int kind = pool.random.nextInt(depth < DEEPEST ? 16 : 12);
        return switch (kind) {
            case 0, 1, 2, 3, 4 -> region();
            case 5, 6 -> solo();
            case 7 -> collect();
            case 8 -> new Step.DrawCohort(pool.first(Pool::isCohort), pool.random.nextInt(2), pool.key(DrawKey.Who.EVERYBODY));
            case 9 -> pool.chance(0.5) ? new Step.FormCohort(pool.first(Pool::isCohort), List.of(Pool.number(1 + pool.random.nextInt(pool.world.nodes())),
                    new Scalar.Two(Fn.Two.MAX, Pool.number(1), new Scalar.Members(pool.first(Pool::isCohort))))) : new Step.CopyCohort(pool.pick(pool.vars.stream().filter(Pool::isCohort).toList()), pool.first(Pool::isCohort));
            case 10 -> swap();
            case 11 -> recall();
            case 12 -> new Step.If(expressions.scalar(1), steps(2, depth + 1), steps(pool.random.nextInt(2), depth + 1));
            case 13 -> new Step.On(pool.pick(pool.vars.stream().filter(Pool::isCohort).toList()), inCohort(depth));
            case 14 -> {
                Var counter = pool.newCounter(Var.Home.ONE);
                yield new Step.Repeat(Pool.number(pool.random.nextInt(3)), counter, pool.with(counter, () -> steps(2, depth + 1)));
            }
            default -> {
                Var counter = pool.newCounter(Var.Home.ONE);
                List<Step> test = pool.with(counter, () -> steps(1, depth + 1));
                yield new Step.While(test, expressions.scalar(1), Pool.number(2), counter, pool.with(counter, () -> steps(1, depth + 1)));
            }
        };
    }

    /// A mixing matrix has as many rows as there are nodes, so there is no gossip inside.
    private List<Step> inCohort(int depth) {
        return steps(2, depth + 1).stream().filter(s -> Access.ofSteps(List.of(s)).remote().stream().noneMatch(v -> v.home() == Var.Home.NODE)
                || s instanceof Step.Collect).toList();
    }

    private Step region() {
        pool.place = Pool.Place.NODE;
        pool.remote.clear();
        pool.written.clear();
        pool.defined = new ArrayList<>();
        List<Op> ops = operations.ops(1 + pool.random.nextInt(pool.chance(0.1) ? 60 : 8), 0);
        pool.place = Pool.Place.SERVER;
        pool.remote.clear();
        pool.defined = new ArrayList<>();
        return new Step.Region(ops);
    }

    private Step solo() {
        pool.defined = new ArrayList<>();
        List<Op> ops = operations.ops(1 + pool.random.nextInt(5), 0);
        pool.defined = new ArrayList<>();
        return new Step.Solo(ops);
    }

    private Step collect() {
        if (pool.chance(0.3)) {
            Var from = pool.first(v -> Pool.isMessage(v) && v.home() == Var.Home.NODE);
            return new Step.Collect(pool.target(v -> v.isVector() && v.home() == Var.Home.ONE), pool.chance(0.5) ? Fn.Gather.SUM : Fn.Gather.MEAN, from);
        }
        boolean vector = pool.chance(0.7);
        List<Var> from = pool.vars.stream().filter(v -> v.home() == Var.Home.NODE && (vector ? v.isVector() : v.isScalar())).toList();
        Var into = pool.target(v -> v.home() == Var.Home.ONE && (vector ? v.isVector() : v.isScalar()));
        return new Step.Collect(into, pool.pick(List.of(Fn.Gather.values())), pool.pick(from));
    }

    private Step swap() {
        Var.Home home = pool.pick(List.of(Var.Home.NODE, Var.Home.EDGE, Var.Home.ONE));
        Var.Kind kind = pool.chance(0.7) ? Var.Kind.NUMBERS : Var.Kind.MESSAGE;
        List<Var> some = pool.vars.stream().filter(v -> v.home() == home && v.kind() == kind && v.length() > 1).toList();
        Var one = pool.pick(some);
        return new Step.Swap(one, pool.pick(some.stream().filter(v -> v.single() == one.single()).toList()));
    }

    private Step recall() {
        Var line = pool.first(v -> v.home() == Var.Home.NODE && v.isVector());
        Var into = pool.pick(pool.vars.stream().filter(v -> v.home() == Var.Home.NODE && v.isVector() && v != line).toList());
        return new Step.Recall(into, 0, Pool.number(pool.random.nextInt(4)));
    }
}
