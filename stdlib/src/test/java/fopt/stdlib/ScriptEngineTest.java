package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.record.RunResult;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `javax.script`: the engine is found, and does what the interface promises.
@Timeout(120)
class ScriptEngineTest {
    private final ScriptEngine engine = new ScriptEngineManager().getEngineByName("fopt");

    @Test
    void isFoundByNameExtensionAndType() {
        ScriptEngineManager manager = new ScriptEngineManager();
        assertThat(manager.getEngineByExtension("fopt")).isNotNull();
        assertThat(manager.getEngineByMimeType("text/x-fopt")).isNotNull();
        assertThat(engine.getFactory().getParameter("THREADING")).isNull();
        assertThat(engine.getFactory().getLanguageName()).isEqualTo("fopt");
    }

    @Test
    void givesValuesAndKeepsNames() throws ScriptException {
        assertThat(engine.eval("2 + 3")).isEqualTo(5);
        assertThat(engine.eval("let a = 0.5")).isNull();
        assertThat(engine.get("a")).isEqualTo(0.5);
        engine.put("b", 4.0);
        assertThat(engine.eval(new StringReader("a * b"))).isEqualTo(2.0);
        engine.put("a", 10);
        assertThat(engine.eval("a * b")).isEqualTo(40.0);
    }

    @Test
    void givesResultsOfRuns() throws ScriptException {
        engine.put("rate", 0.1);
        Object value = engine.eval("run gd(γ = rate) on quadratic(nodes = 2, d = 2) for 20 rounds measure gap");
        assertThat(value).isInstanceOfSatisfying(List.class, runs -> assertThat(((RunResult) runs.getFirst()).rounds()).isEqualTo(20));
    }

    @Test
    void printsToTheWriterOfTheContext() throws ScriptException {
        StringWriter out = new StringWriter();
        engine.getContext().setWriter(out);
        engine.eval("print \"hello\", 7");
        assertThat(out).hasToString("hello 7\n");
    }

    @Test
    void errorsHavePlaces() {
        engine.put(ScriptEngine.FILENAME, "mine.fopt");
        assertThatThrownBy(() -> engine.eval("let a = 1\nprint unknown")).isInstanceOfSatisfying(ScriptException.class, e -> {
            assertThat(e.getLineNumber()).isEqualTo(2);
            assertThat(e.getColumnNumber()).isEqualTo(7);
            assertThat(e.getFileName()).isEqualTo("mine.fopt");
            assertThat(e.getMessage()).contains("E010");
        });
        assertThatThrownBy(() -> engine.eval("let d = libsvm(\"/etc/passwd\")\nprint d")).as("files are closed").hasMessageContaining("E830");
    }

    @Test
    void compiledScriptsRunOftenWithOtherBindings() throws ScriptException {
        engine.put("k", 1);
        CompiledScript script = ((Compilable) engine).compile("k + 1");
        assertThat(script.eval()).isEqualTo(2);
        engine.put("k", 9);
        assertThat(script.eval()).isEqualTo(10);
        assertThatThrownBy(() -> ((Compilable) engine).compile("k +")).isInstanceOf(ScriptException.class);
    }

    interface Arithmetic {
        double twice(double x);
    }

    @Test
    void functionsAreInvoked() throws Exception {
        engine.eval("fun twice(x) = 2 * x");
        Invocable invocable = (Invocable) engine;
        assertThat(invocable.invokeFunction("twice", 21)).isEqualTo(42);
        assertThat(invocable.invokeFunction("twice", new double[] {1, 2})).isEqualTo(new double[] {2, 4});
        assertThat(invocable.getInterface(Arithmetic.class).twice(1.25)).isEqualTo(2.5);
        assertThat(invocable.getInterface(Runnable.class)).isNull();
        assertThatThrownBy(() -> invocable.invokeFunction("thrice", 1)).isInstanceOf(NoSuchMethodException.class);
    }

    @Test
    void otherBindingsAreAnotherWorld() throws ScriptException {
        engine.eval("let a = 1\nfun one() = 1");
        Bindings other = engine.createBindings();
        other.put("b", 2);
        assertThat(engine.eval("b + 1", other)).isEqualTo(3);
        assertThatThrownBy(() -> engine.eval("a + 1", other)).isInstanceOf(ScriptException.class).hasMessageContaining("E010");
        assertThatThrownBy(() -> engine.eval("one()", other)).isInstanceOf(ScriptException.class);
        engine.eval("let a = 10", other);
        assertThat(other.get("a")).isEqualTo(10);
        assertThat(engine.eval("a + one()")).isEqualTo(2);
        assertThat(engine.eval("a + b", other)).as("they are kept").isEqualTo(12);
    }

    @Test
    void whatIsTakenOutOfTheBindingsIsGone() throws ScriptException {
        engine.eval("let a = 1");
        engine.getBindings(ScriptContext.ENGINE_SCOPE).remove("a");
        assertThatThrownBy(() -> engine.eval("a + 1")).isInstanceOf(ScriptException.class);
        engine.getContext().setBindings(new SimpleBindings(Map.of("g", 5)), ScriptContext.GLOBAL_SCOPE);
        assertThat(engine.eval("g")).isEqualTo(5);
        engine.put("g", 6);
        assertThat(engine.eval("g")).as("the engine's own bindings win").isEqualTo(6);
    }

    @Test
    void warningsGoToTheErrorWriter() throws ScriptException {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        engine.getContext().setWriter(out);
        engine.getContext().setErrorWriter(errors);
        engine.eval("algorithm a(γ = 2) {\n  require γ < 1 else warn \"too large\"\n  node x = x0\n  round { x -= γ * ∇f(x) }\n}\nrun a on quadratic(nodes = 2, d = 2) for 1 rounds");
        assertThat(out.toString()).isEmpty();
        assertThat(errors.toString()).contains("warning").contains("too large");
    }

    @Test
    void argumentsAreHeldToTheSpecification() {
        Invocable invocable = (Invocable) engine;
        assertThatThrownBy(() -> engine.eval((String) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> invocable.invokeFunction(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> invocable.invokeMethod(null, "f")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> invocable.invokeMethod("x", "f")).isInstanceOf(NoSuchMethodException.class);
        assertThatThrownBy(() -> invocable.getInterface(null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> invocable.getInterface(String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> invocable.getInterface(null, Runnable.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> engine.put("", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFactoryWritesTheLanguage() throws ScriptException {
        ScriptEngineFactory factory = engine.getFactory();
        StringWriter out = new StringWriter();
        engine.getContext().setWriter(out);
        engine.eval(factory.getProgram("let v = [3, 4]", factory.getOutputStatement("a \"b\"")));
        assertThat(out.toString()).isEqualTo("a 'b'\n");
        assertThat(engine.eval(factory.getMethodCallSyntax("v", "sum"))).isEqualTo(7);
        assertThat(factory.getParameter(ScriptEngine.NAME)).isEqualTo("fopt");
    }
}
