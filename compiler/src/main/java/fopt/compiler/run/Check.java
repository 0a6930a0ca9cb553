package fopt.compiler.run;

import fopt.CompilationException;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.check.Declarations;
import fopt.compiler.check.Sends;
import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Unit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `fopt check` says of a script that has no errors: for each run what it is made of, and statement by statement what is sent, from
/// whom to whom, and what it costs.
public final class Check {
    private final Unit unit;
    private final Declarations declarations;
    private final Path folder;

    public Check(Unit unit, Declarations declarations, Path folder) {
        this.unit = unit;
        this.declarations = declarations;
        this.folder = folder;
    }

    public String text() {
        Map<String, String> parts = new LinkedHashMap<>();
        try {
            new ScriptRun(unit, declarations, folder, Map.of(), RunOptions.standard(), RunListener.NONE).inspect(x -> {
                Typing typing = x.plan().typing();
                parts.put(x.plan().label(), PlanPrinter.print(x) + Sends.text(typing).indent(2));
            });
        } catch (ScriptFailed f) {
            throw new CompilationException(f.diagnostics());
        }
        StringBuilder out = new StringBuilder();
        parts.forEach((label, part) -> out.append(label).append('\n').append(part));
        return out.toString();
    }
}
