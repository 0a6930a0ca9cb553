package fopt.script;

import fopt.Fopt;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;

/// Engines by the names `fopt`, for files `*.fopt`.
public final class FoptScriptEngineFactory implements ScriptEngineFactory {
    @Override
    public String getEngineName() {
        return "fopt";
    }

    @Override
    public String getEngineVersion() {
        return Fopt.version();
    }

    @Override
    public List<String> getExtensions() {
        return List.of("fopt");
    }

    @Override
    public List<String> getMimeTypes() {
        return List.of("text/x-fopt");
    }

    @Override
    public List<String> getNames() {
        return List.of("fopt");
    }

    @Override
    public String getLanguageName() {
        return "fopt";
    }

    @Override
    public String getLanguageVersion() {
        return Fopt.version();
    }

    /// THREADING is null: an engine is used by one thread at a time.
    @Override
    public Object getParameter(String key) {
        return switch (key) {
            case ScriptEngine.ENGINE -> getEngineName();
            case ScriptEngine.ENGINE_VERSION -> getEngineVersion();
            case ScriptEngine.LANGUAGE -> getLanguageName();
            case ScriptEngine.LANGUAGE_VERSION -> getLanguageVersion();
            case ScriptEngine.NAME -> getNames().getFirst();
            default -> null;
        };
    }

    @Override
    public String getMethodCallSyntax(String object, String method, String... arguments) {
        return method + "(" + Stream.concat(Stream.of(object), Stream.of(arguments)).collect(Collectors.joining(", ")) + ")";
    }

    @Override
    public String getOutputStatement(String text) {
        return "print \"" + text.replace("\"", "'") + "\"";
    }

    @Override
    public String getProgram(String... statements) {
        return String.join("\n", statements) + "\n";
    }

    @Override
    public ScriptEngine getScriptEngine() {
        return new FoptScriptEngine(this);
    }
}
