package fopt.compiler.run;

import fopt.CompilationException;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Nearest;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.syntax.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// New values for a script's top-level `let` names, from outside: `fopt run FILE rounds=100`.
public final class Overrides {
    private Overrides() {}

    /// The script in which the names have these values, as if it had been written so; it is still to be checked.
    ///
    /// @param overrides name, in any spelling → expression of the language
    /// @throws CompilationException if a value does not parse (or is none, E044), or the script declares no such name (E043)
    public static Unit into(Unit unit, Map<String, String> overrides) {
        List<String> declared = unit.items().stream().filter(Overrides::settable).flatMap(i -> ((Stmt.Let) i).names().stream()).map(Name::id).toList();
        Diagnostics diagnostics = new Diagnostics();
        Map<String, Expr> values = new HashMap<>();
        overrides.forEach((name, text) -> {
            Source source = new Source("<" + name + "=…>", text);
            Unit value = Parser.parse(source, diagnostics);
            if (!declared.contains(Spelling.canonical(name))) {
                diagnostics.add(undeclared(name, declared, source));
            } else if (value.items().size() == 1 && value.items().getFirst() instanceof Stmt.Value v) {
                values.put(Spelling.canonical(name), v.value());
            } else if (!diagnostics.hasErrors()) {
                diagnostics.add(Diagnostic.of("E044", whole(source), "`" + name + "` needs one value")
                        .help("write an expression, as it would stand behind `let " + name + " =`"));
            }
        });
        if (diagnostics.hasErrors()) {
            throw new CompilationException(diagnostics.all());
        }
        return new Unit(unit.source(), unit.items().stream().map(i -> settable(i) ? replaced((Stmt.Let) i, values) : i).toList());
    }

    /// The script without the `let`s of these names, which are given from outside.
    ///
    /// @throws CompilationException if it declares no such name (E043)
    public static Unit without(Unit unit, Set<String> names) {
        List<String> declared = unit.items().stream().filter(i -> i instanceof Stmt.Let l && l.names().size() == 1).map(i -> ((Stmt.Let) i).names().getFirst().id()).toList();
        List<Diagnostic> unknown = names.stream().filter(n -> !declared.contains(n)).sorted().map(n -> undeclared(n, declared, new Source("<" + n + ">", n))).toList();
        if (!unknown.isEmpty()) {
            throw new CompilationException(unknown);
        }
        return new Unit(unit.source(), unit.items().stream()
                .filter(i -> !(i instanceof Stmt.Let l) || l.names().size() != 1 || !names.contains(l.names().getFirst().id())).toList());
    }

    private static boolean settable(Item item) {
        return item instanceof Stmt.Let let && let.names().size() == let.values().size();
    }

    private static Item replaced(Stmt.Let let, Map<String, Expr> values) {
        List<Expr> all = new java.util.ArrayList<>(let.values());
        for (int k = 0; k < all.size(); k++) {
            all.set(k, values.getOrDefault(let.names().get(k).id(), all.get(k)));
        }
        return new Stmt.Let(let.span(), let.names(), List.copyOf(all));
    }

    private static Diagnostic undeclared(String name, List<String> declared, Source source) {
        return Diagnostic.of("E043", whole(source), "the script has no `let " + name + " = …` at its top level")
                .help(Nearest.name(name, declared).map(n -> "did you mean `" + n + "`?")
                        .orElse("names that can be set: " + (declared.isEmpty() ? "none" : String.join(", ", declared))));
    }

    private static Span whole(Source source) {
        return new Span(source, 0, source.text().length());
    }
}
