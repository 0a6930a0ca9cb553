package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Var;
import fopt.compiler.run.FourJudges;
import fopt.compiler.run.Trial;
import fopt.runtime.sim.Context;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every algorithm of the library with `precision(float32)`: interpreter and compiled class, plain and optimised code and several threads agree bit for
/// bit, and what vectors hold from round to round are numbers of single precision.
class SinglePrecisionTest {
    private static final int ROUNDS = 4;

    static Stream<String> cases() {
        return JudgesTest.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agree(String algorithm) {
        String run = algorithm.replaceFirst("( over .*)?$", " on p$1");
        Trial trial = Trial.of(Problems.P + "run " + run + " for " + ROUNDS + " rounds measure loss, consensus every 1 with precision(float32)\n", Map.of())
                .named(algorithm).in(Problems.RESOURCES);
        FourJudges.judge(trial);
        trial.watched(SinglePrecisionTest::areSingle).run();
    }

    private static void areSingle(Ir ir, Context context) {
        for (Var v : ir.vars()) {
            if (v.single() && !v.temporary() && v.home() != Var.Home.REGISTER) {
                double[] held = context.numbers[v.id()];
                for (double x : held) {
                    assertThat(Double.isNaN(x) || x == (float) x).as("%s = %s in round %d", v, x, context.round).isTrue();
                }
            }
        }
        assertThat(ir.vars().stream().anyMatch(Var::single)).as("something is of single precision").isTrue();
    }
}
