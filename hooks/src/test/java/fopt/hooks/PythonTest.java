package fopt.hooks;

import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import fopt.runtime.hook.HookSession;
import fopt.runtime.hook.HookValue;
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
import static fopt.runtime.hook.HookKind.NOTHING;
import static fopt.runtime.hook.HookKind.REAL;
import static fopt.runtime.hook.HookKind.TRUTH;
import static fopt.runtime.hook.HookKind.VECTOR;
import static fopt.runtime.hook.HookKind.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

class PythonTest {
    private HookSession session;

    @BeforeEach
    void open() {
        session = Guests.open("python");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aTextIsAFunctionOrDefinesIt() {
        assertThat(real(session, "lambda t: t / 2", 1)).isEqualTo(0.5);
        assertThat(real(session, """

                half = 0.5

                def f(t, scale=1.0):
                    return scale * half * t
            """, 3)).isEqualTo(1.5);
        assertThat(real(session, "class Steps:\n    def next(self, t):\n        return t + 1\n\nf = Steps().next", 3)).isEqualTo(4);
        assertThat(failure(() -> real(session, "unused = 3", 1))).hasMessage("the text defines no function f, nor is it a function");
    }

    @Test
    void theCountOfParametersIsChecked() {
        assertThat(taking("def f(a, b): return 0")).isEqualTo("the one there takes 2 arguments, but it is declared with 1");
        assertThat(taking("def f(): return 0")).isEqualTo("the one there takes 0 arguments, but it is declared with 1");
        assertThat(taking("def f(a, b, c=1): return 0")).isEqualTo("the one there takes 2 to 3 arguments, but it is declared with 1");
        assertThat(taking("def f(a, b, *rest): return 0")).isEqualTo("the one there takes at least 2 arguments, but it is declared with 1");
        assertThat(taking("class C:\n    def m(self): return 0\nf = C().m")).isEqualTo("the one there takes 0 arguments, but it is declared with 1");
        assertThat(real(session, "def f(*rest): return len(rest)", 1)).isEqualTo(1);
        assertThat(real(session, "from math import sqrt as f", 4)).isEqualTo(2);
        assertThat(failure(() -> session.bind(text("\n\ndef f(a, b):\n    return 0"), signature("f", REAL, REAL))).line()).hasValue(3);
    }

    private String taking(String text) {
        return failure(() -> session.bind(text(text), signature("f", REAL, REAL))).getMessage();
    }

    @Test
    void scalarsGoInAndOutAsTheyAreDeclared() {
        Hook odd = session.bind(text("lambda k, yes: isinstance(k, int) and k % 2 == 1 and yes is True"), signature("odd", TRUTH, WHOLE, TRUTH));
        assertThat(call(odd, TRUTH, HookValue.over(WHOLE, new double[] {3}, 0, 1, 1), HookValue.over(TRUTH, new double[] {1}, 0, 1, 1))).containsExactly(1);
        assertThat(real(session, "lambda t: float('nan')", 1)).isNaN();
        assertThat(real(session, "lambda t: 2 ** 70", 1)).isEqualTo(0x1p70);
        assertThat(failure(() -> real(session, "lambda t: '3'", 1))).hasMessage("the text \"3\", where a number is expected");
        assertThat(failure(() -> real(session, "lambda t: None", 1))).hasMessage("nothing (is a return missing?), where a number is expected");
        assertThat(failure(() -> real(session, "lambda t: [1.0]", 1))).hasMessage("a list of length 1, where a number is expected");
        Hook nothing = session.bind(text("lambda t: 'ignored'"), signature("f", NOTHING, REAL));
        nothing.call(new HookValue[] {HookValue.of(1)}, HookValue.nothing());
    }

    @Test
    void vectorsAndMatrices() {
        assertThat(vectorOf("lambda x: [2 * v for v in x]")).containsExactly(2, 4, 6);
        assertThat(vectorOf("lambda x: tuple(reversed(x))")).containsExactly(3, 2, 1);
        assertThat(vectorOf("lambda x: x[1:] + x[:1]")).containsExactly(2, 3, 1);
        assertThat(vectorOf("from array import array\nlambda x: array('d', x)")).containsExactly(1, 2, 3);
        assertThat(vectorOf("from array import array\nlambda x: array('f', x)")).containsExactly(1, 2, 3);
        assertThat(vectorOf("lambda x: range(3)")).containsExactly(0, 1, 2);
        assertThat(vectorOf("lambda x: [True, 2, 0.5]")).containsExactly(1, 2, 0.5);
        Hook product = session.bind(text("lambda A, x: [sum(a * v for a, v in zip(row, x)) for row in A]"), signature("f", VECTOR, MATRIX, VECTOR));
        assertThat(call(product, VECTOR, 2, 1, matrix(2, 3, 1, 2, 3, 4, 5, 6), vector(1, 0, -1))).containsExactly(-2, -2);
        Hook transposed = session.bind(text("lambda A: [list(column) for column in zip(*A)]"), signature("f", MATRIX, MATRIX));
        assertThat(call(transposed, MATRIX, 3, 2, matrix(2, 3, 1, 2, 3, 4, 5, 6))).containsExactly(1, 4, 2, 5, 3, 6);
        Hook sizes = session.bind(text("lambda A: [len(A), len(A[0])]"), signature("f", VECTOR, MATRIX));
        assertThat(call(sizes, VECTOR, 2, 1, matrix(1, 200, new double[200]))).containsExactly(1, 200);
    }

    private double[] vectorOf(String text) {
        return call(session.bind(text(text), signature("f", VECTOR, VECTOR)), VECTOR, 3, 1, vector(1, 2, 3));
    }

    @Test
    void whatIsNoVectorIsRefused() {
        assertThat(wrong("lambda x: x[1:]", Reason.WRONG_SIZE)).isEqualTo("a list of length 2, where a vector of 3 numbers is expected");
        assertThat(wrong("lambda x: [1, 'two', 3]", Reason.WRONG_TYPE)).isEqualTo("its entry 1 is the text \"two\", where a vector of 3 numbers is expected");
        assertThat(wrong("lambda x: 'abc'", Reason.WRONG_TYPE)).isEqualTo("the text \"abc\", where a vector of 3 numbers is expected");
        assertThat(wrong("lambda x: b'123456781234567812345678'", Reason.WRONG_SIZE)).isEqualTo("a bytes of length 24, where a vector of 3 numbers is expected");
        assertThat(wrong("lambda x: {1, 2, 3}", Reason.WRONG_TYPE)).isEqualTo("a set, where a vector of 3 numbers is expected");
        assertThat(wrong("lambda x: sum(x)", Reason.WRONG_TYPE)).isEqualTo("6.0, where a vector of 3 numbers is expected");
        Hook rows = session.bind(text("lambda x: [x, x[1:]]"), signature("f", MATRIX, VECTOR));
        assertThat(failure(() -> call(rows, MATRIX, 2, 3, vector(1, 2, 3)))).hasMessage("its row 1 is a list of length 2, where a matrix of 2 rows with 3 numbers each is expected");
        assertThat(failure(() -> call(rows, MATRIX, 3, 3, vector(1, 2, 3)))).hasMessage("a list of length 2, where a matrix of 3 rows with 3 numbers each is expected");
    }

    private String wrong(String text, Reason reason) {
        HookFailure failure = failure(() -> vectorOf(text));
        assertThat(failure.reason()).isEqualTo(reason);
        return failure.getMessage();
    }

    @Test
    void randomNumbersStartFromTheSeed() {
        String draws = "import random\ndef f(): return [random.random(), random.gauss(0, 1), random.Random().random(), random.Random().random(), random.Random(3).random()]";
        double[] first = drawn(session, draws);
        assertThat(first).doesNotHaveDuplicates();
        assertThat(first[4]).isEqualTo(0.23796462709189137); // CPython's
        try (HookSession same = Guests.open("python"); HookSession other = Guests.language("python").open(fopt.runtime.hook.HookRules.CLOSED, 2)) {
            assertThat(drawn(same, draws)).containsExactly(first);
            assertThat(drawn(other, draws)[0]).isNotEqualTo(first[0]);
            assertThat(drawn(other, draws)[2]).isNotEqualTo(first[2]);
        }
    }

    private static double[] drawn(HookSession session, String text) {
        return call(session.bind(text(text), signature("f", VECTOR)), VECTOR, 5, 1);
    }
}
