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

import fopt.compiler.ir.DrawKey.Who;
import fopt.compiler.ir.Var.Home;
import java.util.List;
import org.junit.jupiter.api.Test;

class IrPrinterTest {
    private final Build build = new Build(new World(4, 3, 1));

    @Test
    void aRoundOfChoco() {
        Var x = build.node("x");
        Var g = build.vector("g", Home.SCRATCH);
        Var known = build.node("x̂");
        Var t = build.vector("t", Home.SCRATCH);
        Var m = build.message("m", Home.NODE);
        Var s = build.vector("s", Home.SCRATCH);
        build.round(
                region(new Op.Gradient(g, x, null, null),
                        new Op.Fused(List.of(new Op.Assign(x, two(Fn.Two.SUB, all(x), two(Fn.Two.MUL, every(0.1), all(g)))),
                                new Op.Assign(t, two(Fn.Two.SUB, all(x), all(known))))),
                        new Op.Compress(m, t, 0, key(3, Who.NODE)),
                        new Op.Charge(Op.Charge.Route.PEERS, 0, List.of(new Op.Charge.Item.OfMessage(m))),
                        new Op.Accumulate(known, constant(1), m)),
                region(new Op.Mix(s, known, 0),
                        new Op.Assign(x, two(Fn.Two.ADD, all(x), two(Fn.Two.MUL, every(0.25), two(Fn.Two.SUB, all(s), all(known)))))));
        assertThat(IrPrinter.print(build.ir(), new IrPrinter.Names(List.of("top_k(1%)"), List.of(), List.of(), List.of(), List.of(), List.of()))).isEqualTo("""
                algorithm built: n = 4, d = 3, measured at x#0
                variables
                  x#0: node vector(3)
                  g#1: scratch vector(3)
                  x̂#2: node vector(3)
                  t#3: scratch vector(3)
                  m#4: node message(3)
                  s#5: scratch vector(3)
                round
                  region 0: each node i
                    g#1 = ∇f(x#0[i])
                    for c {
                      x#0[i] = x#0[i] - 0.1 * g#1
                      t#3 = x#0[i] - x̂#2[i]
                    }
                    m#4[i] = top_k(1%)(t#3) @3
                    charge peers: new bits of m#4[i]
                    x̂#2[i] += m#4[i]
                  region 1: each node i
                    s#5 = W x̂#2
                    x#0[i] = x#0[i] + 0.25 * (s#5 - x̂#2[i])
                """);
    }

    @Test
    void stepsAndBlocks() {
        Var x = build.node("x");
        Var e = build.vector("e", Home.EDGE);
        Var mean = build.vector("mean", Home.ONE);
        Var k = build.number("k", Home.ONE);
        Var cohort = build.var("S", Home.ONE, Var.Kind.COHORT, 0);
        build.round(new Step.DrawCohort(cohort, 1, key(2, Who.EVERYBODY)),
                new Step.On(cohort, List.of(new Step.Repeat(constant(2), k, List.of(new Step.Collect(mean, Fn.Gather.MEAN, x))))),
                new Step.If(two(Fn.Two.GT, load(k), constant(1)), List.of(solo(new Op.Assign(mean, every(0)))), List.of()),
                region(new Op.EdgeLoop(List.of(new Op.Receive(e, x)))));
        assertThat(IrPrinter.print(build.ir())).endsWith("""
                round
                  S#4 = law1 @2, all
                  on S#4 {
                    for k#3 below 2 {
                      mean#2 = mean_i x#0[i]
                    }
                  }
                  if k#3 > 1 {
                    once
                      mean#2 = 0
                  }
                  region 0: each node i
                    for each neighbour j {
                      e#1[i, j] = x#0[j]
                    }
                """);
    }

    @Test
    void parenthesesOnlyWhereNeeded() {
        Scalar a = new Scalar.Round();
        Scalar b = new Scalar.NodeNumber();
        assertThat(Formula.of(two(Fn.Two.SUB, a, two(Fn.Two.SUB, b, a)))).isEqualTo("round - (i - round)");
        assertThat(Formula.of(two(Fn.Two.SUB, two(Fn.Two.SUB, a, b), a))).isEqualTo("round - i - round");
        assertThat(Formula.of(two(Fn.Two.MUL, two(Fn.Two.ADD, a, b), constant(-2)))).isEqualTo("(round + i) * -2");
        assertThat(Formula.of(two(Fn.Two.POW, two(Fn.Two.POW, a, b), constant(2)))).isEqualTo("(round^i)^2");
        assertThat(Formula.of(new Scalar.One(Fn.One.NEG, two(Fn.Two.ADD, a, b)))).isEqualTo("-(round + i)");
        assertThat(Formula.of(two(Fn.Two.AND, two(Fn.Two.OR, a, b), new Scalar.One(Fn.One.NOT, a)))).isEqualTo("(round or i) and not round");
        assertThat(Formula.of(new Scalar.Select(two(Fn.Two.LT, a, b), a, two(Fn.Two.DIV, constant(1), b))))
                .isEqualTo("round if round < i else 1 / i");
    }
}
