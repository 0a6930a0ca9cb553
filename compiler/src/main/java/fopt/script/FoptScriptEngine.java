package fopt.script;

import fopt.CompilationException;
import fopt.Fopt;
import fopt.FoptException;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.Session;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Source;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.script.AbstractScriptEngine;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptException;
import javax.script.SimpleBindings;

/// A [Session] behind `javax.script`. What `eval` gives is the value of an expression at the end of the script, a list of
/// [fopt.runtime.record.RunResult] for a `run`, else null. Bindings whose names and values the language knows are variables; variables of the
/// script are in the bindings afterwards. Files are closed to scripts.
final class FoptScriptEngine extends AbstractScriptEngine implements Compilable, Invocable {
    private final ScriptEngineFactory factory;
    private final Session session = Fopt.builder().build().session();

    FoptScriptEngine(ScriptEngineFactory factory) {
        this.factory = factory;
    }

    @Override
    public Object eval(String script, ScriptContext context) throws ScriptException {
        return eval(script, context, name(context));
    }

    private Object eval(String script, ScriptContext context, String name) throws ScriptException {
        Bindings bindings = context.getBindings(ScriptContext.ENGINE_SCOPE);
        give(context.getBindings(ScriptContext.GLOBAL_SCOPE));
        give(bindings);
        int number = session.number();
        try {
            session.enter(new Source(name, script), RunOptions.standard(), new Written(context.getWriter()));
        } catch (CompilationException e) {
            throw scriptException(e, name);
        } catch (FoptException e) {
            throw new ScriptException(e);
        }
        Set<String> own = new TreeSet<>(session.variables().keySet());
        own.stream().filter(v -> !v.startsWith("_")).forEach(v -> bindings.put(v, session.value(v).orElseThrow()));
        return session.value("_" + number).orElse(null);
    }

    private void give(Bindings bindings) {
        if (bindings == null) {
            return;
        }
        bindings.forEach((name, value) -> {
            if (!name.contains(".") && value != null) {
                try {
                    session.give(name, value);
                } catch (IllegalArgumentException e) {
                    // of a class that the language has no values of: not for scripts
                }
            }
        });
    }

    private static String name(ScriptContext context) {
        Object name = context.getAttribute(ScriptEngine.FILENAME);
        return name == null ? "<script>" : name.toString();
    }

    private static ScriptException scriptException(CompilationException e, String name) {
        Diagnostic first = e.diagnostics().getFirst();
        ScriptException s = new ScriptException(e.getMessage(), name, first.span().line(), first.span().column());
        s.initCause(e);
        return s;
    }

    @Override
    public Object eval(Reader reader, ScriptContext context) throws ScriptException {
        return eval(text(reader), context);
    }

    private static String text(Reader reader) throws ScriptException {
        try {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new ScriptException(e);
        }
    }

    // ---- compiled scripts

    /// Checks the script, with the bindings as they are; it is checked again with those of each run.
    @Override
    public CompiledScript compile(String script) throws ScriptException {
        String name = name(context);
        try {
            give(context.getBindings(ScriptContext.ENGINE_SCOPE));
            session.check(new Source(name, script));
        } catch (CompilationException e) {
            throw scriptException(e, name);
        }
        return new CompiledScript() {
            @Override
            public Object eval(ScriptContext at) throws ScriptException {
                return FoptScriptEngine.this.eval(script, at, name);
            }

            @Override
            public ScriptEngine getEngine() {
                return FoptScriptEngine.this;
            }
        };
    }

    @Override
    public CompiledScript compile(Reader script) throws ScriptException {
        return compile(text(script));
    }

    // ---- functions

    /// Calls a function of the script with numbers, texts, vectors or problems.
    @Override
    public Object invokeFunction(String name, Object... arguments) throws ScriptException, NoSuchMethodException {
        if (session.parameters(name).isEmpty() && session.help(name).isEmpty()) {
            throw new NoSuchMethodException("nothing has the name " + name);
        }
        for (int k = 0; k < arguments.length; k++) {
            session.give("_argument" + k, arguments[k]);
        }
        String call = name + IntStream.range(0, arguments.length).mapToObj(k -> "_argument" + k).collect(Collectors.joining(", ", "(", ")"));
        try {
            return session.evaluate(new Source("<call of " + name + ">", call));
        } catch (CompilationException e) {
            throw scriptException(e, name);
        }
    }

    @Override
    public Object invokeMethod(Object thiz, String name, Object... arguments) throws NoSuchMethodException {
        throw new NoSuchMethodException("values of the language have no methods; use invokeFunction");
    }

    @Override
    public <T> T getInterface(Class<T> type) {
        return getInterface(null, type);
    }

    /// An interface each of whose methods is a function of the script with the same name; null if one is missing.
    @Override
    public <T> T getInterface(Object thiz, Class<T> type) {
        boolean all = Arrays.stream(type.getMethods()).filter(m -> java.lang.reflect.Modifier.isAbstract(m.getModifiers())).allMatch(m -> session.help(m.getName()).isPresent());
        return !all ? null : type.cast(java.lang.reflect.Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "toString" -> type.getSimpleName() + " of a script";
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> {
                        Object value = invokeFunction(method.getName(), arguments == null ? new Object[0] : arguments);
                        yield value instanceof Integer i && method.getReturnType() == double.class ? (Object) i.doubleValue() : value;
                    }
                }));
    }

    @Override
    public Bindings createBindings() {
        return new SimpleBindings();
    }

    @Override
    public ScriptEngineFactory getFactory() {
        return factory;
    }

    /// What is printed goes to the writer of the context.
    private record Written(Writer writer) implements RunListener {
        @Override
        public void printed(String text) {
            try {
                writer.write(text);
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
