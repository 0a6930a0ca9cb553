package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.syntax.Unit;
import fopt.compiler.types.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tests: each is a script of its own, which sees the declarations of its file and none of its variables.
final class TestRules {
    private final Declarations declarations;
    private final Map<String, Type> given;
    private final Diagnostics diagnostics;
    private final Map<Expr.Run, Typing> runs = new IdentityHashMap<>();
    private final List<Typing> typings = new ArrayList<>();

    /// @param given the types of variables that a script has from the start
    TestRules(Declarations declarations, Map<String, Type> given, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.given = given;
        this.diagnostics = diagnostics;
    }

    void check(Unit unit) {
        Set<String> titles = new HashSet<>();
        for (Item item : unit.items()) {
            if (item instanceof Decl.Test test) {
                if (!titles.add(test.title())) {
                    diagnostics.add(Diagnostic.of("E013", test.span(), "a second test \"" + test.title() + "\"").help("give it a title of its own"));
                }
                check(unit, test);
            }
        }
    }

    private void check(Unit unit, Decl.Test test) {
        ScriptStatements statements = new ScriptStatements(declarations, diagnostics, new LinkedHashMap<>(given));
        runs.putAll(statements.check(new Unit(unit.source(), List.copyOf(test.body().statements()))));
        typings.add(statements.typing());
        if (!asserts(test.body())) {
            diagnostics.add(Diagnostic.of("W006", test.span(), "the test \"" + test.title() + "\" asserts nothing")
                    .help("say what must hold: `assert r.gap < 1e-6`"));
        }
    }

    private static boolean asserts(Stmt.Block block) {
        return block.statements().stream().anyMatch(s -> switch (s) {
            case Stmt.Assert a -> true;
            case Stmt.If i -> asserts(i.then()) || i.otherwise().map(TestRules::asserts).orElse(false);
            case Stmt.For f -> asserts(f.body());
            default -> false;
        });
    }

    /// The runs of all tests, with their algorithms as they are used.
    Map<Expr.Run, Typing> runs() {
        return runs;
    }

    /// What is known of the tests' own expressions.
    List<Typing> typings() {
        return typings;
    }
}
