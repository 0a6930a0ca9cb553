package fopt.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Well-formed random programs that use every kind of step, operation, expression and function. The same seed gives the same program.
///
/// Numbers stay small: each round begins by clamping all vectors of nodes, edges and everybody.
public final class RandomProgram {
    private final Pool pool;
    private final RandomSteps steps;

    private RandomProgram(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] dimensions = {2, 3, 7, 8, 9, 16, 33};
        pool = new Pool(random, new World(1 + random.nextInt(6), dimensions[random.nextInt(dimensions.length)], seed));
        steps = new RandomSteps(pool);
    }

    /// A program and the world that it runs in.
    public record Sample(Ir ir, World world) {}

    public static Sample of(long seed) {
        RandomProgram program = new RandomProgram(seed);
        return new Sample(program.program("random_" + seed), program.pool.world);
    }

    private Ir program(String name) {
        variables();
        List<Step> init = new ArrayList<>();
        init.add(start());
        init.addAll(steps.steps(3, 0));
        init.add(new Step.Remember(0, pool.first(v -> v.home() == Var.Home.NODE && v.isVector())));
        List<Step> round = new ArrayList<>();
        round.add(clampNodes());
        round.add(clampOne());
        round.addAll(steps.steps(8, 0));
        round.add(new Step.Remember(0, pool.first(v -> v.home() == Var.Home.NODE && v.isVector())));
        Var output = pool.first(v -> v.home() == Var.Home.NODE && v.isVector());
        Var metric = pool.var("metric", Var.Home.ONE, Var.Kind.NUMBERS, 1);
        Var measured = pool.var("measured", Var.Home.NODE, Var.Kind.NUMBERS, 1);
        List<Step> observe = List.of(new Step.Region(List.of(new Op.Loss(measured, output, null))),
                new Step.Collect(metric, Fn.Gather.MEAN, measured));
        return new Ir(name, pool.world.nodes(), pool.world.dimension(), pool.vars, init, round, observe, output, output,
                List.of(new Ir.OwnMetric("metric", metric)), List.of(new Ir.DelayLine(output, 3)));
    }

    private void variables() {
        for (Var.Home home : List.of(Var.Home.NODE, Var.Home.EDGE, Var.Home.ONE, Var.Home.SCRATCH)) {
            String name = home.name().toLowerCase(java.util.Locale.ROOT);
            for (int k = 0; k < 4; k++) {
                pool.var(name + "_vector", home, Var.Kind.NUMBERS, pool.world.dimension());
            }
            for (int k = 0; k < 3; k++) {
                pool.var(name + "_number", home, Var.Kind.NUMBERS, 1);
            }
            pool.var(name + "_message", home, Var.Kind.MESSAGE, pool.world.dimension());
            pool.var(name + "_message", home, Var.Kind.MESSAGE, pool.world.dimension());
        }
        pool.var("samples", Var.Home.NODE, Var.Kind.SAMPLES, 0);
        pool.var("samples", Var.Home.NODE, Var.Kind.SAMPLES, 0);
        pool.var("cohort", Var.Home.ONE, Var.Kind.COHORT, 0);
        pool.var("cohort", Var.Home.ONE, Var.Kind.COHORT, 0);
    }

    private Step start() {
        List<Op> ops = new ArrayList<>();
        for (Var v : pool.vars) {
            if (v.home() == Var.Home.NODE && v.kind() == Var.Kind.NUMBERS) {
                ops.add(new Op.Draw(v, Op.Distribution.NORMAL, List.of(Pool.number(0), Pool.number(1)), pool.key(DrawKey.Who.NODE)));
            }
        }
        return new Step.Region(ops);
    }

    private Step clampNodes() {
        List<Op> edges = new ArrayList<>();
        List<Op> ops = new ArrayList<>();
        for (Var v : pool.vars) {
            if (v.kind() == Var.Kind.NUMBERS && v.home() == Var.Home.NODE) {
                ops.add(clamp(v));
            } else if (v.kind() == Var.Kind.NUMBERS && v.home() == Var.Home.EDGE) {
                edges.add(clamp(v));
            }
        }
        ops.add(new Op.EdgeLoop(edges));
        return new Step.Region(ops);
    }

    private Step clampOne() {
        return new Step.Solo(pool.vars.stream().filter(v -> v.kind() == Var.Kind.NUMBERS && v.home() == Var.Home.ONE).map(RandomProgram::clamp).toList());
    }

    /// Into [-2, 2]; what is not a number becomes one half.
    private static Op clamp(Var v) {
        if (v.isScalar()) {
            Scalar x = new Scalar.Load(v);
            return new Op.Set(v, new Scalar.Select(new Scalar.Two(Fn.Two.EQ, x, x),
                    new Scalar.Two(Fn.Two.MAX, Pool.number(-2), new Scalar.Two(Fn.Two.MIN, Pool.number(2), x)), Pool.number(0.5)));
        }
        Element x = new Element.Load(v);
        return new Op.Assign(v, new Element.Select(new Element.Two(Fn.Two.EQ, x, x),
                new Element.Two(Fn.Two.MAX, Pool.every(-2), new Element.Two(Fn.Two.MIN, Pool.every(2), x)), Pool.every(0.5)));
    }
}
