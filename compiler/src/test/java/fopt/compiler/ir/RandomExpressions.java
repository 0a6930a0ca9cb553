package fopt.compiler.ir;

import java.util.List;
import java.util.stream.Stream;

/// Random expressions of what may be read.
final class RandomExpressions {
    /// Functions that no number ends.
    private static final List<Fn.Two> TOTAL = Stream.of(Fn.Two.values()).filter(fn -> fn != Fn.Two.KEY).toList();

    private final Pool pool;

    RandomExpressions(Pool pool) {
        this.pool = pool;
    }

    Element element(int depth, List<Var> registers) {
        if (depth == 0 || pool.chance(0.2)) {
            if (!registers.isEmpty() && pool.chance(0.5)) {
                return new Element.Load(pool.pick(registers));
            }
            return pool.chance(0.7) ? new Element.Load(pool.source(Var::isVector)) : new Element.Broadcast(plainScalar());
        }
        if (pool.chance(0.2)) {
            return new Element.One(pool.pick(List.of(Fn.One.values())), element(depth - 1, registers));
        }
        if (pool.chance(0.1)) {
            return new Element.Select(element(depth - 1, registers), element(depth - 1, registers), element(depth - 1, registers));
        }
        if (pool.chance(0.1)) {
            return new Element.Two(Fn.Two.POW, element(depth - 1, registers), Pool.every(pool.pick(List.of(2.0, 0.5, -1.0, 3.0, 1.0, 1.5))));
        }
        List<Fn.Two> functions = pool.chance(0.7) ? List.of(Fn.Two.ADD, Fn.Two.SUB, Fn.Two.MUL, Fn.Two.MIN, Fn.Two.MAX, Fn.Two.LT)
                : TOTAL;
        return new Element.Two(pool.pick(functions), element(depth - 1, registers), element(depth - 1, registers));
    }

    /// Without entries of vectors, which a loop might write.
    private Scalar plainScalar() {
        return pool.chance(0.5) ? new Scalar.Load(pool.source(Var::isScalar)) : Pool.number(pool.random.nextInt(-3, 4) / 2.0);
    }

    Scalar scalar(int depth) {
        if (depth == 0 || pool.chance(0.2)) {
            return leaf();
        }
        if (pool.chance(0.2)) {
            return new Scalar.One(pool.pick(List.of(Fn.One.values())), scalar(depth - 1));
        }
        if (pool.chance(0.1)) {
            return new Scalar.Select(scalar(depth - 1), scalar(depth - 1), scalar(depth - 1));
        }
        return new Scalar.Two(pool.pick(TOTAL), scalar(depth - 1), scalar(depth - 1));
    }

    private Scalar leaf() {
        int kind = pool.random.nextInt(pool.place == Pool.Place.SERVER ? 6 : 14);
        return switch (kind) {
            case 0, 1 -> plainScalar();
            case 2 -> new Scalar.Round();
            case 3 -> new Scalar.CohortSize();
            case 4 -> new Scalar.Member(Pool.number(1 + pool.random.nextInt(pool.world.nodes())), pool.first(Pool::isCohort));
            case 5 -> new Scalar.Entry(pool.source(Var::isVector), Pool.number(1 + pool.random.nextInt(pool.world.dimension())));
            case 6 -> new Scalar.NodeNumber();
            case 7 -> new Scalar.Rank();
            case 8 -> new Scalar.PerNode("share", shares());
            case 9 -> new Scalar.Degree();
            case 10 -> new Scalar.EdgeWeight();
            case 11 -> new Scalar.Chance(pool.random.nextInt(2));
            case 12 -> new Scalar.SampleCount(pool.source(Pool::isSamples));
            default -> pool.place == Pool.Place.EDGE ? new Scalar.NeighbourNumber() : memberOrOne();
        };
    }

    /// The first member of a cohort, if there is one: only the branch that is taken is evaluated.
    private Scalar memberOrOne() {
        return new Scalar.Select(new Scalar.Member(new Scalar.NodeNumber(), pool.first(Pool::isCohort)),
                new Scalar.MemberAt(pool.first(Pool::isCohort), Pool.number(1)), Pool.number(1));
    }

    private double[] shares() {
        double[] shares = new double[pool.world.nodes()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 1.0 / (i + 2);
        }
        return shares;
    }
}
