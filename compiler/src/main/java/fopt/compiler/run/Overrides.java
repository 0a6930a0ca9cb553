package fopt.compiler.run;

import fopt.CompilationException;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Nearest;
import fopt.compiler.source.Source;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.syntax.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// New values for a script's top-level `let` names, from outside.
public final class Overrides {
    private Overrides() {}

    /// Parses `name → expression`. @throws CompilationException if a value does not parse, or the script declares no such name
    public static Map<String, Expr> parse(Map<String, String> overrides, Unit unit) {
        Map<String, Expr> out = new HashMap<>();
        List<String> declared = new ArrayList<>();
        for (Item item : unit.items()) {
            if (item instanceof Stmt.Let let) {
                let.names().forEach(n -> declared.add(n.id()));
            }
        }
        Diagnostics diagnostics = new Diagnostics();
        overrides.forEach((name, text) -> {
            Source source = new Source("<" + name + "=…>", text);
            Unit value = Parser.parse(source, diagnostics);
            String id = Spelling.canonical(name);
            if (!declared.contains(id)) {
                diagnostics.add(Diagnostic.of("E043", new fopt.compiler.source.Span(source, 0, text.length()),
                        "the script has no `let " + name + " = …` at its top level")
                        .help(Nearest.name(name, declared).map(n -> "did you mean `" + n + "`?").orElse("names that can be set: "
                                + (declared.isEmpty() ? "none" : String.join(", ", declared)))));
            } else if (value.items().size() == 1 && value.items().getFirst() instanceof Stmt.Value v) {
                out.put(id, v.value());
            } else if (!diagnostics.hasErrors()) {
                diagnostics.add(Diagnostic.of("E044", new fopt.compiler.source.Span(source, 0, text.length()), "`" + name + "` needs one value"));
            }
        });
        if (diagnostics.hasErrors()) {
            throw new CompilationException(diagnostics.all());
        }
        return out;
    }
}
