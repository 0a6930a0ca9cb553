package fopt.hooks;

import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import fopt.runtime.hook.HookSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static fopt.hooks.Guests.call;
import static fopt.hooks.Guests.failure;
import static fopt.hooks.Guests.signature;
import static fopt.hooks.Guests.vector;
import static fopt.runtime.hook.HookKind.REAL;
import static fopt.runtime.hook.HookKind.VECTOR;
import static org.assertj.core.api.Assertions.assertThat;

/// What goes wrong in a guest is told in its own words, at its own line of the file.
class FailuresTest {
    private static HookSession js;
    private static HookSession python;

    @BeforeAll
    static void open() {
        js = Guests.open("js");
        python = Guests.open("python");
    }

    @AfterAll
    static void close() {
        js.close();
        python.close();
    }

    /// `|` separates lines; the text begins at line 10 of its file.
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '"', value = {
        "js # function f(x) {|  return y;|} # THROWN # 11 # ReferenceError: y is not defined",
        "js # |x => null.z # THROWN # 11 # TypeError: Cannot read property 'z' of null",
        "js # x => {|  throw new Error('mine');|} # THROWN # 11 # Error: mine",
        "js # x => {| throw 'bare' } # THROWN # 11 # bare",
        "js # function g(v) { return h(v) }|function h(v) {|  return v.a.b }|function f(x) { return g(x) } # THROWN # 12 # TypeError: Cannot read property 'b' of undefined",
        "js # x => [3].map(v => {|  throw new RangeError('in a call back') }) # THROWN # 11 # RangeError: in a call back",
        "js # x => {|  let y = ;|} # SYNTAX # 11 # SyntaxError: Expected an operand but found ;",
        "js # let text = `|never closed # SYNTAX # 11 # SyntaxError: Missing close quote",
        "js # const early = 1;|early.x.y;|x => 1 # THROWN # 11 # TypeError: Cannot read property 'y' of undefined",
        "js # function f(x) {| return f(x) } # THROWN # 10 # RangeError: Maximum call stack size exceeded",
        "js # function f(x) {| return 'a'.repeat(1e12) } # THROWN # 11 # RangeError: Invalid string length",
        "python # def f(x):|    return 1 / 0 # THROWN # 11 # ZeroDivisionError: division by zero",
        "python #     def f(x):|        return 1 / 0 # THROWN # 11 # ZeroDivisionError: division by zero",
        "python # def g(v):|  return v[7]|def f(x):|  return g(x) # THROWN # 11 # IndexError: list index out of range",
        "python # import json|def f(x):|    return json.loads('{') # THROWN # 12 # JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "python # import numpy # THROWN # 10 # ModuleNotFoundError: No module named 'numpy'",
        "python # |def f(x:|    pass # SYNTAX # 11 # SyntaxError: '(' was never closed",
        "python # def f(x):|pass # SYNTAX # 11 # IndentationError: expected an indented block after function definition on line 10",
        "python # def f(x):|    return f(x) # THROWN # 11 # RecursionError: maximum recursion depth exceeded",
        "python # def f(x):|    raise ValueError('negative numbers are not allowed') # THROWN # 11 # ValueError: negative numbers are not allowed",
        "python # def f(x):|    raise SystemExit # THROWN # 11 # it called exit",
    })
    void anErrorStandsAtItsLine(String language, String text, Reason reason, int line, String message) {
        HookSession session = language.equals("js") ? js : python;
        HookSource source = new HookSource("model.fopt", 10, text.replace('|', '\n'));
        HookFailure failure = failure(() -> call(session.bind(source, signature("f", REAL, VECTOR)), REAL, vector(1, 2)));
        assertThat(failure).hasMessage(message);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.file()).isEqualTo("model.fopt");
        assertThat(failure.line()).hasValue(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '"', value = {
        "js # function f(x) {|  for (;;) { }|}",
        "js # for (;;) { }|f = x => 1",
        "js # x => [2, 1].sort((a, b) => { for (;;) { } })[0]",
        "python # def f(x):|    while True: pass",
        "python # while True:|  pass",
        "python # def f(x):|    while True:|        try: g(x)|        except: pass",
        "python # def f(x): return sum(1 for i in iter(int, 1))",
    })
    void aCallThatDoesNotEndIsEnded(String language, String text) {
        HookRules rules = new HookRules(Optional.of(Duration.ofMillis(700)), List.of(), List.of(), false);
        try (HookSession session = Guests.language(language).open(rules, 1)) {
            HookSource source = new HookSource("model.fopt", 1, text.replace('|', '\n'));
            HookFailure failure = failure(() -> call(session.bind(source, signature("f", REAL, VECTOR)), REAL, vector(1, 2)));
            assertThat(failure).hasMessage("the call did not end within 0.7 s");
            assertThat(failure.reason()).isEqualTo(Reason.TOO_LONG);
            HookFailure after = failure(() -> session.bind(Guests.text("x => 1"), signature("f", REAL, VECTOR)));
            assertThat(after.reason()).isEqualTo(Reason.ENDED);
        }
    }

    @ParameterizedTest
    @CsvSource({"js, 'x => { for (;;) { } }'", "python, 'def f(x):\n    while True: pass'"})
    void aSessionMayBeClosedWhileACallRuns(String language, String text) throws InterruptedException {
        HookSession session = Guests.language(language).open(HookRules.CLOSED, 1);
        Hook hook = session.bind(Guests.text(text), signature("f", REAL, VECTOR));
        HookFailure[] failure = new HookFailure[1];
        CountDownLatch begun = new CountDownLatch(1);
        Thread caller = Thread.ofPlatform().start(() -> {
            begun.countDown();
            failure[0] = failure(() -> call(hook, REAL, vector(1, 2)));
        });
        begun.await();
        session.close();
        caller.join();
        assertThat(failure[0].reason()).isEqualTo(Reason.ENDED);
        assertThat(failure(() -> call(hook, REAL, vector(1, 2))).reason()).isEqualTo(Reason.ENDED);
    }

    @Test
    void indentationIsThatOfTheBlock() {
        assertThat(Indentation.removed("\n    a\n      b\n\n    c\n  ")).isEqualTo("\na\n  b\n\nc\n");
        assertThat(Indentation.removed("a\n    b")).isEqualTo("a\n    b");
        assertThat(Indentation.removed("\ta\n    b")).isEqualTo("\ta\n    b");
        assertThat(Indentation.removed("")).isEmpty();
    }
}
