package fopt.script;

import fopt.CompilationException;
import fopt.Fopt;
import fopt.FoptException;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.Session;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import fopt.compiler.source.Source;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
/// script are in the bindings afterwards. Declarations belong to the bindings of the engine scope, too: scripts with other bindings do not see them. Warnings go to the error
/// writer of the context. Files are closed to scripts.
final class FoptScriptEngine extends AbstractScriptEngine implements Compilable, Invocable {
    private final ScriptEngineFactory factory;

    /// What belongs to bindings, and is kept in them under a name that no script can have.
    ///
    /// @param exported names of variables that were put into the bindings
    private record State(Session session, Set<String> exported) {
        private static final String KEY = "fopt.session";

        static State of(Bindings bindings) {
            if (bindings.get(KEY) instanceof State known) {
                return known;
            }
            State fresh = new State(Fopt.builder().build().session(), new TreeSet<>());
            bindings.put(KEY, fresh);
            return fresh;
        }

        /// What the host took out of the bindings is gone; what it put in is there.
        void take(ScriptContext context) {
            Bindings own = context.getBindings(ScriptContext.ENGINE_SCOPE);
            exported.stream().filter(name -> !own.containsKey(name)).forEach(session::forget);
            List<Integer> scopes = context.getScopes();
            scopes.reversed().forEach(scope -> give(context.getBindings(scope)));
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

        void export(Bindings bindings) {
            session.variables().keySet().stream().filter(v -> !v.startsWith("_")).forEach(v -> {
                bindings.put(v, session.value(v).orElseThrow());
                exported.add(v);
            });
        }
    }

    private Session session() {
        return State.of(context.getBindings(ScriptContext.ENGINE_SCOPE)).session();
    }

    FoptScriptEngine(ScriptEngineFactory factory) {
        this.factory = factory;
    }

    @Override
    public Object eval(String script, ScriptContext context) throws ScriptException {
        return eval(script, context, name(context));
    }

    private Object eval(String script, ScriptContext context, String name) throws ScriptException {
        Bindings bindings = context.getBindings(ScriptContext.ENGINE_SCOPE);
        State state = State.of(bindings);
        state.take(context);
        Session session = state.session();
        int number = session.number();
        try {
            session.enter(new Source(name, Objects.requireNonNull(script, "script")), RunOptions.standard(), new Written(context.getWriter(), context.getErrorWriter()));
        } catch (CompilationException e) {
            throw scriptException(e, name);
        } catch (FoptException e) {
            throw new ScriptException(e);
        }
        state.export(bindings);
        return session.value("_" + number).orElse(null);
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
        return eval(text(Objects.requireNonNull(reader, "reader")), context);
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
            State state = State.of(context.getBindings(ScriptContext.ENGINE_SCOPE));
            state.take(context);
            state.session().check(new Source(name, script));
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
        Session session = session();
        if (session.parameters(Objects.requireNonNull(name, "name")).isEmpty() && session.help(name).isEmpty()) {
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
        } catch (FoptException e) {
            throw new ScriptException(e);
        }
    }

    /// @throws NoSuchMethodException always
    @Override
    public Object invokeMethod(Object thiz, String name, Object... arguments) throws NoSuchMethodException {
        notNull(thiz);
        throw new NoSuchMethodException("values of the language have no methods; use invokeFunction");
    }

    private static void notNull(Object thiz) {
        if (thiz == null) {
            throw new IllegalArgumentException("an object is expected, not null");
        }
    }

    /// Null: values of the language have no methods.
    @Override
    public <T> T getInterface(Object thiz, Class<T> type) {
        notNull(thiz);
        return null;
    }

    /// An interface each of whose methods is a function of the script with the same name; null if one is missing. It calls the functions that belong to the present bindings.
    @Override
    public <T> T getInterface(Class<T> type) {
        if (type == null || !type.isInterface()) {
            throw new IllegalArgumentException("an interface is expected, not " + type);
        }
        Session session = session();
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

    /// What is printed goes to the writer of the context, warnings to that for errors.
    private record Written(Writer writer, Writer errors) implements RunListener {
        @Override
        public void printed(String text) {
            write(text, writer);
        }

        @Override
        public void warned(List<Diagnostic> warnings) {
            write(new Renderer(false).render(warnings), errors);
        }

        private static void write(String text, Writer writer) {
            try {
                writer.write(text);
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
