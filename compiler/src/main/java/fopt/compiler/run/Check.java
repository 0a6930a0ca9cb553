package fopt.compiler.run;

import fopt.CompilationException;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.check.Arguments;
import fopt.compiler.check.Checker;
import fopt.compiler.check.Sends;
import fopt.compiler.check.Typing;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Item;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What `fopt check` says of a script that has no errors: for each run what it is made of, and statement by statement what is sent, from
/// whom to whom, and what it costs.
public final class Check {
    private final Script script;

    public Check(Script script) {
        this.script = script;
    }

    public String text() {
        Map<String, String> parts = new LinkedHashMap<>();
        Set<Decl.Algorithm> run = new HashSet<>();
        try {
            new ScriptRun(script, Map.of(), RunOptions.standard(), RunListener.NONE).inspect(x -> {
                Typing typing = x.plan().typing();
                run.add(typing.algorithm);
                parts.put(x.plan().label(), PlanPrinter.print(x) + Sends.text(typing, new Bill(x)).indent(2));
            });
        } catch (ScriptFailed f) {
            throw new CompilationException(f.diagnostics());
        }
        for (Item item : script.unit().items()) {
            if (item instanceof Decl.Algorithm a && !run.contains(a)) {
                parts.put(a.name().written() + " (not run here)", Sends.text(Checker.check(a, Arguments.NONE, script.declarations(), new Diagnostics())).indent(2));
            }
        }
        StringBuilder out = new StringBuilder();
        parts.forEach((label, part) -> out.append(out.isEmpty() ? "" : "\n").append(label).append('\n').append(part));
        return out.toString();
    }
}
