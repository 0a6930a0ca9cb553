package fopt.compiler.ir;

import static fopt.compiler.ir.Build.all;
import static fopt.compiler.ir.Build.constant;
import static fopt.compiler.ir.Build.every;
import static fopt.compiler.ir.Build.key;
import static fopt.compiler.ir.Build.load;
import static fopt.compiler.ir.Build.region;
import static fopt.compiler.ir.Build.solo;
import static fopt.compiler.ir.Build.two;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.compiler.ir.DrawKey.Who;
import fopt.compiler.ir.Var.Home;
import fopt.runtime.UserError;
import fopt.runtime.sim.Context;
import fopt.runtime.sim.Simulation;
import fopt.runtime.topology.MixingMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// What each construct means, against results worked out by hand or in plain loops here.
class InterpreterTest {
    private final World world = new World(4, 3, 11);
    private final Build build = new Build(world);

    /// The context after initialisation and so many rounds.
    private Context after(int rounds) {
        Ir ir = IrVerifier.verified(build.ir(), "the test");
        try (Simulation simulation = new Simulation(world.setup(ir, 1), new Interpreter(ir))) {
            simulation.init();
            for (int t = 0; t < rounds; t++) {
                simulation.round();
            }
            simulation.observe();
            return simulation.context();
        }
    }

    /// A vector variable of the nodes with rows 10 i + u, where u is a vector of random numbers in [0, 1), the same for all.
    private Var spread(String name) {
        Var x = build.node(name);
        Var u = build.vector("u", Home.ONE);
        build.init(solo(new Op.Draw(u, Op.Distribution.UNIFORM, List.of(constant(0), constant(1)), key(1, Who.EVERYBODY))));
        build.init(region(new Op.Assign(x, two(Fn.Two.ADD, every(two(Fn.Two.MUL, constant(10), new Scalar.NodeNumber())), all(u)))));
        return x;
    }

    private double[] row(Context context, Var v, int row) {
        return Arrays.copyOfRange(context.numbers[v.id()], row * v.length(), (row + 1) * v.length());
    }

    // ---- scalars

    private double evaluated(Scalar s) {
        Build small = new Build(world);
        Var v = small.number("v", Home.NODE);
        Ir ir = small.round(region(new Op.Set(v, s))).ir();
        try (Simulation simulation = new Simulation(world.setup(ir, 1), new Interpreter(ir))) {
            simulation.round();
            simulation.round();
            return simulation.context().numbers[v.id()][2];
        }
    }

    @Test
    void scalarsOfAPlace() {
        MixingMatrix w = world.ring();
        assertThat(evaluated(new Scalar.NodeNumber())).isEqualTo(3);
        assertThat(evaluated(new Scalar.Rank())).isEqualTo(3);
        assertThat(evaluated(new Scalar.Round())).isEqualTo(2);
        assertThat(evaluated(new Scalar.Degree())).isEqualTo(2);
        assertThat(evaluated(new Scalar.EdgeWeight())).isEqualTo(w.entry(2, 2));
        assertThat(evaluated(new Scalar.CohortSize())).isEqualTo(4);
        assertThat(evaluated(new Scalar.Chance(World.HALF))).isEqualTo(0.5);
        assertThat(evaluated(new Scalar.PerNode("share", new double[] {1, 2, 7, 4}))).isEqualTo(7);
    }

    @Test
    void truthIsOneAndZero() {
        Scalar yes = constant(2);
        Scalar no = constant(0);
        Scalar nan = two(Fn.Two.DIV, no, no);
        assertThat(evaluated(two(Fn.Two.AND, yes, yes))).isEqualTo(1);
        assertThat(evaluated(two(Fn.Two.AND, yes, no))).isEqualTo(0);
        assertThat(evaluated(two(Fn.Two.OR, no, yes))).isEqualTo(1);
        assertThat(evaluated(two(Fn.Two.LT, nan, yes))).isEqualTo(0);
        assertThat(evaluated(two(Fn.Two.NE, nan, nan))).isEqualTo(1);
        assertThat(evaluated(new Scalar.One(Fn.One.NOT, nan))).isEqualTo(0);
        assertThat(evaluated(new Scalar.Select(yes, constant(5), constant(6)))).isEqualTo(5);
        assertThat(evaluated(new Scalar.Select(no, constant(5), constant(6)))).isEqualTo(6);
    }

    @Test
    void functionsOfOneNumber() {
        check(Fn.One.NEG, x -> -x);
        check(Fn.One.ABS, Math::abs);
        check(Fn.One.SIGN, Math::signum);
        check(Fn.One.SQRT, StrictMath::sqrt);
        check(Fn.One.EXP, StrictMath::exp);
        check(Fn.One.LOG, StrictMath::log);
        check(Fn.One.LOG1P, StrictMath::log1p);
        check(Fn.One.SIN, StrictMath::sin);
        check(Fn.One.COS, StrictMath::cos);
        check(Fn.One.TANH, StrictMath::tanh);
        check(Fn.One.FLOOR, StrictMath::floor);
        check(Fn.One.CEIL, StrictMath::ceil);
        check(Fn.One.ROUND, StrictMath::rint);
    }

    private void check(Fn.One fn, DoubleUnaryOperator expected) {
        for (double x : new double[] {-2.5, -0.0, 0.3, 1.5, 7}) {
            double found = evaluated(new Scalar.One(fn, constant(x)));
            double wanted = expected.applyAsDouble(x);
            assertThat(Double.compare(found, wanted) == 0 || Math.abs(found - wanted) <= 4 * Math.ulp(wanted))
                    .as("%s(%s) = %s, not %s", fn, x, found, wanted).isTrue();
        }
    }

    @Test
    void functionsOfTwoNumbers() {
        check(Fn.Two.ADD, Double::sum);
        check(Fn.Two.SUB, (a, b) -> a - b);
        check(Fn.Two.MUL, (a, b) -> a * b);
        check(Fn.Two.DIV, (a, b) -> a / b);
        check(Fn.Two.POW, StrictMath::pow);
        check(Fn.Two.MIN, Math::min);
        check(Fn.Two.MAX, Math::max);
        check(Fn.Two.MOD, (a, b) -> a - b * Math.floor(a / b));
        check(Fn.Two.EQ, (a, b) -> a == b ? 1 : 0);
        check(Fn.Two.NE, (a, b) -> a != b ? 1 : 0);
        check(Fn.Two.LT, (a, b) -> a < b ? 1 : 0);
        check(Fn.Two.LE, (a, b) -> a <= b ? 1 : 0);
        check(Fn.Two.GT, (a, b) -> a > b ? 1 : 0);
        check(Fn.Two.GE, (a, b) -> a >= b ? 1 : 0);
    }

    private void check(Fn.Two fn, DoubleBinaryOperator expected) {
        for (double[] p : new double[][] {{3, 2}, {-5, 2}, {2, -5}, {2, 2}, {0.5, 3}}) {
            assertThat(evaluated(two(fn, constant(p[0]), constant(p[1])))).as("%s(%s, %s)", fn, p[0], p[1])
                    .isEqualTo(expected.applyAsDouble(p[0], p[1]));
        }
    }

    // ---- vectors

    @Test
    void aLoopReadsItsScalarsFirstAndItsVectorsInOrder() {
        Var x = build.node("x");
        Var y = build.node("y");
        Var r = build.vector("r", Home.REGISTER);
        build.init(region(new Op.Assign(x, every(2)))).round(region(new Op.Fused(List.of(
                new Op.Assign(r, two(Fn.Two.MUL, all(x), every(3))),
                new Op.Assign(x, two(Fn.Two.ADD, all(r), every(1))),
                new Op.Assign(y, two(Fn.Two.SUB, all(x), all(r))))),
                new Op.Assign(y, two(Fn.Two.ADD, all(y), every(new Scalar.Entry(x, constant(3)))))));
        Context context = after(1);
        assertThat(row(context, x, 2)).containsExactly(7, 7, 7);
        assertThat(row(context, y, 2)).containsExactly(8, 8, 8);
    }

    @Test
    void reductions() {
        Var x = spread("x");
        Var y = build.node("y");
        Fn.Reduce[] all = Fn.Reduce.values();
        Var[] results = new Var[all.length];
        build.round(region(new Op.Assign(y, two(Fn.Two.SUB, every(two(Fn.Two.MUL, constant(10), new Scalar.NodeNumber())), all(x)))));
        for (int k = 0; k < all.length; k++) {
            results[k] = build.number("result", Home.NODE);
            build.round(region(new Op.Reduce(results[k], all[k], y, all[k] == Fn.Reduce.DOT ? x : null)));
        }
        Context context = after(1);
        double[] a = row(context, y, 1);
        double[] b = row(context, x, 1);
        assertThat(a[0]).isNegative();
        for (int k = 0; k < all.length; k++) {
            double expected = switch (all[k]) {
                case SUM -> a[0] + a[1] + a[2];
                case SUM_OF_SQUARES -> a[0] * a[0] + a[1] * a[1] + a[2] * a[2];
                case DOT -> a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
                case MAX -> Math.max(a[0], Math.max(a[1], a[2]));
                case MIN -> Math.min(a[0], Math.min(a[1], a[2]));
                case MAX_ABS -> Math.max(Math.abs(a[0]), Math.max(Math.abs(a[1]), Math.abs(a[2])));
                case SUM_ABS -> Math.abs(a[0]) + Math.abs(a[1]) + Math.abs(a[2]);
                case COUNT_NONZERO -> 3;
            };
            assertThat(context.numbers[results[k].id()][1]).as(all[k].name()).isEqualTo(expected);
        }
    }

    // ---- oracles

    @Test
    void gradientsAreCountedPerSampleAndNotWhileMeasuring() {
        Var x = build.node("x");
        Var g = build.node("g");
        Var measured = build.node("measured");
        Var loss = build.number("loss", Home.NODE);
        build.round(region(new Op.Gradient(g, x, null, null), new Op.Loss(loss, x, null)));
        build.observe(region(new Op.Gradient(measured, g, null, null)));
        Context context = after(1);
        double[] expected = new double[3];
        world.setup(build.ir(), 1).problem().gradient(1, new double[3], 0, expected, 0);
        assertThat(row(context, g, 1)).containsExactly(expected);
        assertThat(context.numbers[loss.id()][1]).isEqualTo(world.setup(build.ir(), 1).problem().value(1, new double[3], 0));
        assertThat(context.counters().gradients()).as("rows 3 + 4 + 5 + 6").isEqualTo(18);
    }

    @Test
    void minibatchesHaveTheirSizeAndTheSameSamplesWhereverTheHandleIsUsed() {
        Var x = build.node("x");
        Var samples = build.var("samples", Home.NODE, Var.Kind.SAMPLES, 0);
        Var g = build.node("g");
        Var size = build.number("size", Home.NODE);
        Var first = build.number("first", Home.NODE);
        Var second = build.number("second", Home.NODE);
        build.round(region(new Op.DrawSamples(samples, 0, constant(2), key(1, Who.NODE)), new Op.Set(size, new Scalar.SampleCount(samples)),
                new Op.Gradient(g, x, samples, key(2, Who.NODE)), new Op.Loss(first, x, samples), new Op.Loss(second, x, samples)));
        Context context = after(2);
        assertThat(context.numbers[size.id()]).containsExactly(2, 2, 2, 2);
        assertThat(context.counters().gradients()).isEqualTo(2 * 4 * 2);
        assertThat(context.numbers[first.id()]).isEqualTo(context.numbers[second.id()]);
    }

    @Test
    void proxRegulariserAndHessianVector() {
        Var x = build.node("x");
        Var p = build.node("p");
        Var h = build.node("h");
        Var r = build.number("r", Home.NODE);
        build.round(region(new Op.Assign(x, every(-3)), new Op.Prox(p, x, constant(0.5)), new Op.Regulariser(r, p), new Op.HessianVector(h, x, p, null)));
        Context context = after(1);
        assertThat(row(context, p, 0)).containsExactly(-2.5, -2.5, -2.5);
        assertThat(context.numbers[r.id()][0]).isEqualTo(7.5);
        double[][] a = ((SmallLeastSquares) world.setup(build.ir(), 1).problem()).a()[0];
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            for (double[] row : a) {
                sum += -2.5 * (row[0] + row[1] + row[2]) * row[c] / a.length;
            }
            assertThat(row(context, h, 0)[c]).isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-14));
        }
    }

    // ---- neighbours

    @Test
    void mixingIsTheProductWithTheMatrix() {
        Var x = spread("x");
        Var s = build.node("s");
        Var t = build.node("t");
        Var message = build.message("m", Home.NODE);
        build.round(region(new Op.Compress(message, x, World.TOP_K, key(9, Who.NODE))),
                region(new Op.Mix(s, x, World.RING), new Op.MixMessages(t, new Scalar.Const(1), message, World.RING)));
        Context context = after(1);
        MixingMatrix w = world.ring();
        for (int i = 0; i < 4; i++) {
            for (int c = 0; c < 3; c++) {
                double sum = 0;
                double sparse = 0;
                for (int j = 0; j < 4; j++) {
                    double[] xj = row(context, x, j);
                    sum += w.entry(i, j) * xj[c];
                    sparse += w.entry(i, j) * (xj[c] == Math.max(xj[0], Math.max(xj[1], xj[2])) ? xj[c] : 0);
                }
                assertThat(row(context, s, i)[c]).isEqualTo(sum);
                assertThat(row(context, t, i)[c]).isEqualTo(sparse);
            }
        }
    }

    @Test
    void edgesReceiveFromTheirNeighbour() {
        Var x = spread("x");
        Var e = build.vector("e", Home.EDGE);
        Var back = build.vector("back", Home.EDGE);
        Var number = build.number("number", Home.EDGE);
        Var sum = build.node("sum");
        Var most = build.number("most", Home.NODE);
        Var fetched = build.node("fetched");
        build.round(region(new Op.EdgeLoop(List.of(new Op.Receive(e, x), new Op.Set(number, new Scalar.NeighbourNumber())))),
                region(new Op.EdgeLoop(List.of(new Op.Receive(back, e))), new Op.EdgeReduce(sum, Fn.Gather.SUM, e),
                        new Op.EdgeReduce(most, Fn.Gather.MAX, number), new Op.Fetch(fetched, x, constant(4))));
        Context context = after(1);
        for (int i = 0; i < 4; i++) {
            int left = Math.min((i + 3) % 4, (i + 1) % 4);
            int right = Math.max((i + 3) % 4, (i + 1) % 4);
            assertThat(row(context, e, 2 * i)).containsExactly(row(context, x, left));
            assertThat(row(context, e, 2 * i + 1)).containsExactly(row(context, x, right));
            assertThat(row(context, back, 2 * i)).as("what the neighbour had received from me").containsExactly(row(context, x, i));
            assertThat(row(context, sum, i)[1]).isEqualTo(row(context, x, left)[1] + row(context, x, right)[1]);
            assertThat(context.numbers[most.id()][i]).isEqualTo(right + 1);
            assertThat(row(context, fetched, i)).containsExactly(row(context, x, 3));
        }
    }

    @Test
    void fetchingFromNobodyIsTheUsersError() {
        Var x = build.node("x");
        Var y = build.node("y");
        build.round(region(new Op.Fetch(y, x, constant(5))));
        assertThatThrownBy(() -> after(1)).isInstanceOf(UserError.class).hasMessageContaining("node 5").hasMessageContaining("1 to 4");
    }

    // ---- all together

    @Test
    void collectingGoesOverTheCohort() {
        Var x = spread("x");
        Var cohort = build.var("cohort", Home.ONE, Var.Kind.COHORT, 0);
        Var[] results = new Var[4];
        Var rank = build.number("rank", Home.NODE);
        Var size = build.number("size", Home.ONE);
        Var second = build.number("second", Home.ONE);
        build.round(new Step.DrawCohort(cohort, World.TWO, key(3, Who.EVERYBODY)));
        Step[] body = new Step[6];
        for (int k = 0; k < 4; k++) {
            results[k] = build.vector("result", Home.ONE);
            body[k] = new Step.Collect(results[k], Fn.Gather.values()[k], x);
        }
        body[4] = region(new Op.Set(rank, new Scalar.Rank()));
        body[5] = solo(new Op.Set(size, new Scalar.CohortSize()), new Op.Set(second, new Scalar.MemberAt(cohort, constant(2))));
        build.round(new Step.On(cohort, List.of(body)));
        Context context = after(1);
        int a = context.cohorts[cohort.id()].members[0];
        int b = context.cohorts[cohort.id()].members[1];
        double xa = row(context, x, a)[0];
        double xb = row(context, x, b)[0];
        assertThat(context.numbers[results[0].id()][0]).isEqualTo(xa + xb);
        assertThat(context.numbers[results[1].id()][0]).isEqualTo((xa + xb) / 2);
        assertThat(context.numbers[results[2].id()][0]).isEqualTo(Math.max(xa, xb));
        assertThat(context.numbers[results[3].id()][0]).isEqualTo(Math.min(xa, xb));
        double[] ranks = new double[4];
        ranks[a] = 1;
        ranks[b] = 2;
        assertThat(context.numbers[rank.id()]).containsExactly(ranks);
        assertThat(context.numbers[size.id()][0]).isEqualTo(2);
        assertThat(context.numbers[second.id()][0]).isEqualTo(b + 1);
    }

    @Test
    void loopsCountFromZeroAndStopInTime() {
        Var k = build.number("k", Home.ONE);
        Var sum = build.number("sum", Home.ONE);
        Var done = build.number("done", Home.ONE);
        Step add = solo(new Op.Set(sum, two(Fn.Two.ADD, load(sum), load(k))));
        build.round(new Step.Repeat(constant(4.9), k, List.of(add)),
                new Step.While(List.of(solo(new Op.Set(done, two(Fn.Two.GE, load(k), constant(2))))), new Scalar.One(Fn.One.NOT, load(done)),
                        constant(9), k, List.of(solo(new Op.Set(sum, two(Fn.Two.ADD, load(sum), constant(100)))))));
        Context context = after(1);
        assertThat(context.numbers[sum.id()][0]).as("0 + 1 + 2 + 3, then twice 100").isEqualTo(206);
    }

    @Test
    void conditionsOfANodeRuleThatNode() {
        Var x = build.number("x", Home.NODE);
        Var k = build.number("k", Home.NODE);
        build.round(region(new Op.When(two(Fn.Two.GT, new Scalar.NodeNumber(), constant(2)),
                List.of(new Op.Times(new Scalar.NodeNumber(), k, List.of(new Op.Set(x, two(Fn.Two.ADD, load(x), load(k)))))),
                List.of(new Op.Set(x, constant(-1))))));
        assertThat(after(1).numbers[x.id()]).containsExactly(-1, -1, 3, 6);
    }

    @Test
    void swapsExchangeStorageAndDelaysRememberRounds() {
        Var x = build.number("x", Home.NODE);
        Var y = build.number("y", Home.NODE);
        Var late = build.number("late", Home.NODE);
        build.line(x, 2).init(region(new Op.Set(x, constant(10))), new Step.Remember(0, x));
        build.round(new Step.Recall(late, 0, constant(2)), region(new Op.Set(y, two(Fn.Two.ADD, load(x), constant(1)))), new Step.Swap(x, y),
                new Step.Remember(0, x));
        assertThat(after(1).numbers[late.id()][0]).as("before the first round: the initial value").isEqualTo(10);
        assertThat(after(5).numbers[late.id()][0]).as("in round 5, the end of round 3").isEqualTo(13);
        assertThat(after(5).numbers[x.id()][0]).isEqualTo(15);
    }

    // ---- draws

    @Test
    void drawsAreKeyedByPlaceNodeAndIteration() {
        Var own = build.number("own", Home.NODE);
        Var common = build.number("common", Home.NODE);
        Var server = build.number("server", Home.ONE);
        Var both = build.number("both", Home.EDGE);
        Var k = build.number("k", Home.NODE);
        Var sum = build.number("sum", Home.NODE);
        List<Scalar> unit = List.of(constant(0), constant(1));
        build.round(region(new Op.Draw(own, Op.Distribution.UNIFORM, unit, key(1, Who.NODE)),
                new Op.Draw(common, Op.Distribution.UNIFORM, unit, key(2, Who.EVERYBODY)),
                new Op.EdgeLoop(List.of(new Op.Draw(both, Op.Distribution.UNIFORM, unit, key(3, Who.EDGE)))),
                new Op.Times(constant(2), k, List.of(new Op.Draw(sum, Op.Distribution.UNIFORM, unit, key(1, Who.NODE, k))))),
                solo(new Op.Draw(server, Op.Distribution.UNIFORM, unit, key(2, Who.EVERYBODY))));
        Context context = after(1);
        double[] owns = context.numbers[own.id()];
        assertThat(Arrays.stream(owns).distinct().count()).isEqualTo(4);
        assertThat(context.numbers[common.id()]).containsOnly(context.numbers[server.id()][0]);
        double[] edges = context.numbers[both.id()];
        assertThat(Arrays.stream(edges).distinct().count()).as("one draw for the two directions of four edges").isEqualTo(4);
        assertThat(context.numbers[sum.id()]).as("iteration 1 is not iteration 0").doesNotContain(owns);
        assertThat(after(2).numbers[own.id()]).as("each round its own").doesNotContain(owns);
    }

    // ---- costs

    @Test
    void messagesArePaidOncePerRoute() {
        Var x = spread("x");
        Var m = build.message("m", Home.NODE);
        Op.Charge up = new Op.Charge(Op.Charge.Route.UP, 0, List.of(new Op.Charge.Item.OfMessage(m)));
        Op.Charge peers = new Op.Charge(Op.Charge.Route.PEERS, 0, List.of(new Op.Charge.Item.OfMessage(m), new Op.Charge.Item.Bits(1)));
        build.round(region(new Op.Compress(m, x, World.IDENTITY, key(5, Who.NODE)), up, up, peers, peers));
        Context context = after(2);
        assertThat(context.counters().bitsUp()).as("2 rounds, 4 nodes, 3 numbers").isEqualTo(2 * 4 * 3 * 64);
        assertThat(context.counters().bitsBetweenNodes()).as("to 2 neighbours each; a bit each time").isEqualTo(2 * 4 * 2 * (3 * 64 + 2));
    }

    @Test
    void edgesFetchesAndTheServerPayToo() {
        Var x = build.node("x");
        Var m = build.message("m", Home.NODE);
        Op.Charge.Item numbers = new Op.Charge.Item.Numbers(2);
        Op.Charge.Item message = new Op.Charge.Item.OfMessage(m);
        build.round(region(new Op.Compress(m, x, World.IDENTITY, key(5, Who.NODE)),
                new Op.EdgeLoop(List.of(new Op.Charge(Op.Charge.Route.PEERS, 0, List.of(numbers, message)))),
                new Op.EdgeLoop(List.of(new Op.Charge(Op.Charge.Route.PEERS, 0, List.of(message)))),
                new Op.Charge(Op.Charge.Route.FETCH, 0, List.of(numbers))), solo(new Op.Charge(Op.Charge.Route.DOWN, 0, List.of(numbers))));
        Context context = after(1);
        assertThat(context.counters().bitsDown()).isEqualTo(4 * 128);
        assertThat(context.counters().bitsBetweenNodes()).as("edges: 2 numbers, and the message once to each neighbour; fetches")
                .isEqualTo(8 * (128 + 3 * 64) + 4 * 128);
    }
}
