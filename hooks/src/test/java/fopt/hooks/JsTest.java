package fopt.hooks;

import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import fopt.runtime.hook.HookValue;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static fopt.hooks.Guests.call;
import static fopt.hooks.Guests.failure;
import static fopt.hooks.Guests.matrix;
import static fopt.hooks.Guests.real;
import static fopt.hooks.Guests.signature;
import static fopt.hooks.Guests.text;
import static fopt.hooks.Guests.vector;
import static fopt.runtime.hook.HookKind.MATRIX;
import static fopt.runtime.hook.HookKind.REAL;
import static fopt.runtime.hook.HookKind.TRUTH;
import static fopt.runtime.hook.HookKind.VECTOR;
import static fopt.runtime.hook.HookKind.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

class JsTest {
    private HookSession session;

    @BeforeEach
    void open() {
        session = Guests.open("js");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aTextIsAFunctionOrDefinesIt() {
        assertThat(real(session, "(t, T) => 0.5 * (1 + Math.cos(Math.PI * t / T))", 1, 2)).isEqualTo(0.5);
        assertThat(real(session, "function f(t) { return t + 1 }", 1)).isEqualTo(2);
        assertThat(real(session, "const half = 0.5; let k = 1; g = t => 0", 1)).isEqualTo(0);
        assertThat(call(session.bind(text("const h = t => half * t; const helper = t => 7"), signature("h", REAL, REAL)), REAL, HookValue.of(3))).containsExactly(1.5);
        assertThat(failure(() -> real(session, "let unused = 3", 1)).reason()).isEqualTo(Reason.NO_FUNCTION);
        assertThat(failure(() -> session.bind(text("(a, b) => 1"), signature("f", REAL, REAL)))).hasMessage("the one there takes at least 2 arguments, but it is declared with 1");
    }

    @Test
    void whatItRemembersStaysInItsSession() {
        String counter = "let n = 0; function f() { return ++n }";
        assertThat(real(session, counter)).isEqualTo(1);
        assertThat(real(session, counter)).isEqualTo(2);
        try (HookSession other = Guests.open("js")) {
            assertThat(real(other, counter)).isEqualTo(1);
        }
    }

    @Test
    void scalarsGoInAndOutAsTheyAreDeclared() {
        assertThat(call(session.bind(text("(k, yes) => k % 2 === 1 && yes"), signature("f", TRUTH, WHOLE, TRUTH)), TRUTH, whole(3), truth(1))).containsExactly(1);
        assertThat(call(session.bind(text("k => k / 2"), signature("f", WHOLE, WHOLE)), WHOLE, whole(4))).containsExactly(2);
        HookFailure half = failure(() -> call(session.bind(text("k => k / 2"), signature("f", WHOLE, WHOLE)), WHOLE, whole(3)));
        assertThat(half).hasMessage("1.5, where a whole number is expected");
        assertThat(half.reason()).isEqualTo(Reason.WRONG_TYPE);
        assertThat(real(session, "t => NaN", 1)).isNaN();
        assertThat(real(session, "t => -1 / 0", 1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(failure(() -> real(session, "t => '3'", 1))).hasMessage("the text \"3\", where a number is expected");
        assertThat(failure(() -> real(session, "t => { t }", 1))).hasMessage("nothing (is a return missing?), where a number is expected");
    }

    private static HookValue whole(double value) {
        return HookValue.over(WHOLE, new double[] {value}, 0, 1, 1);
    }

    private static HookValue truth(double value) {
        return HookValue.over(TRUTH, new double[] {value}, 0, 1, 1);
    }

    @Test
    void vectorsAndMatrices() {
        assertThat(vectorOf("x => x.map(v => 2 * v)")).containsExactly(2, 4, 6);
        assertThat(vectorOf("x => Array.from(x).reverse()")).containsExactly(3, 2, 1);
        assertThat(vectorOf("x => new Float32Array([1, 2, 3])")).containsExactly(1, 2, 3);
        assertThat(vectorOf("x => new Float64Array([0, 1, 2, 3]).subarray(1)")).containsExactly(1, 2, 3);
        assertThat(vectorOf("x => { const y = [0, 0, 0]; for (const i in x) y[i] = x[i]; return y }")).containsExactly(1, 2, 3);
        var product = session.bind(text("(A, x) => A.map(row => row.reduce((s, a, k) => s + a * x[k], 0))"), signature("f", VECTOR, MATRIX, VECTOR));
        assertThat(call(product, VECTOR, 2, 1, matrix(2, 3, 1, 2, 3, 4, 5, 6), vector(1, 0, -1))).containsExactly(-2, -2);
        var transposed = session.bind(text("A => Array.from(A[0], (_, k) => A.map(row => row[k]))"), signature("f", MATRIX, MATRIX));
        assertThat(call(transposed, MATRIX, 3, 2, matrix(2, 3, 1, 2, 3, 4, 5, 6))).containsExactly(1, 4, 2, 5, 3, 6);
    }

    private double[] vectorOf(String text) {
        return call(session.bind(text(text), signature("f", VECTOR, VECTOR)), VECTOR, 3, 1, vector(1, 2, 3));
    }

    @Test
    void whatIsNoVectorIsRefused() {
        assertThat(failure(() -> vectorOf("x => x.subarray(1)"))).hasMessage("a Float64Array of length 2, where a vector of 3 numbers is expected");
        assertThat(failure(() -> vectorOf("x => [1, undefined, 3]"))).hasMessage("its entry 1 is nothing (is a return missing?), where a vector of 3 numbers is expected");
        assertThat(failure(() -> vectorOf("x => '123'"))).hasMessage("the text \"123\", where a vector of 3 numbers is expected");
        assertThat(failure(() -> vectorOf("x => ({length: 3})"))).hasMessage("an Object, where a vector of 3 numbers is expected");
        assertThat(failure(() -> vectorOf("x => 1"))).hasMessage("1, where a vector of 3 numbers is expected");
        assertThat(failure(() -> vectorOf("x => y => 1"))).hasMessage("a function, where a vector of 3 numbers is expected");
    }

    @Test
    void randomNumbersStartFromTheSeed() {
        String draws = "() => Array.from({length: 20000}, Math.random)";
        double[] first = drawn(session, draws);
        assertThat(first).doesNotHaveDuplicates();
        // of 20,000 uniform numbers: within 5 deviations of the mean of their sum (probability of failure 6e-7), and all of [0, 1)
        assertThat(Arrays.stream(first).average().orElseThrow()).isCloseTo(0.5, Offset.offset(5 / Math.sqrt(12 * 20000)));
        assertThat(Arrays.stream(first)).allMatch(u -> u >= 0 && u < 1);
        try (HookSession same = Guests.open("js"); HookSession other = Guests.language("js").open(HookRules.CLOSED, 2)) {
            assertThat(drawn(same, draws)).containsExactly(first);
            assertThat(drawn(other, draws)[0]).isNotEqualTo(first[0]);
        }
    }

    private static double[] drawn(HookSession session, String text) {
        return call(session.bind(text(text), signature("f", VECTOR)), VECTOR, 20000, 1);
    }
}
