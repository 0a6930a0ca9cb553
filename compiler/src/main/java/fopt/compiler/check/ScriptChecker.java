package fopt.compiler.check;

import fopt.compiler.diff.OwnProblem;
import fopt.compiler.hook.ExternDeclaration;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
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
import java.util.stream.Stream;

/// Checks a whole script: its declarations, its statements from top to bottom, and every algorithm that it runs, with the run's arguments.
public final class ScriptChecker {
    /// What was found out about a script.
    ///
    /// @param runs every run, with the algorithm as it is used there; runs with wrong arguments are missing
    /// @param algorithms the algorithms of the script that no run uses, with their defaults
    /// @param variables the types of the script's variables, by canonical name
    /// @param typings everything: those of runs, of algorithms, of the script's own expressions, and of its tests
    public record Checked(Map<Expr.Run, Typing> runs, Map<Decl.Algorithm, Typing> algorithms, Map<String, Type> variables, List<Typing> typings) {}

    private final Unit unit;
    private final Declarations declarations;
    private final Map<String, Type> given;
    private final Diagnostics diagnostics;

    private ScriptChecker(Unit unit, Declarations declarations, Map<String, Type> given, Diagnostics diagnostics) {
        this.unit = unit;
        this.declarations = declarations;
        this.given = given;
        this.diagnostics = diagnostics;
    }

    /// @param library the declarations of the standard library; the script's own are added, and win
    /// @param given the types of variables that the script has from the start, by canonical name
    public static Checked check(Unit unit, Declarations library, Map<String, Type> given, Diagnostics diagnostics) {
        return new ScriptChecker(unit, library.program(unit), given, diagnostics).check();
    }

    private Checked check() {
        declarations();
        Map<String, Type> variables = new LinkedHashMap<>(given);
        ScriptStatements statements = new ScriptStatements(declarations, diagnostics, variables);
        Map<Expr.Run, Typing> runs = statements.check(unit);
        TestRules tests = new TestRules(declarations, given, diagnostics);
        tests.check(unit);
        Set<Decl.Algorithm> used = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.concat(runs.values().stream(), tests.runs().values().stream()).forEach(t -> used.add(t.algorithm));
        Map<Decl.Algorithm, Typing> algorithms = new IdentityHashMap<>();
        for (Item item : unit.items()) {
            if (item instanceof Decl.Algorithm a && !used.contains(a)) {
                algorithms.put(a, Checker.check(a, Arguments.NONE, declarations, diagnostics));
            }
        }
        List<Typing> all = new ArrayList<>(runs.values());
        all.addAll(algorithms.values());
        all.addAll(tests.runs().values());
        all.add(statements.typing());
        all.addAll(tests.typings());
        uncalledFunctions(all);
        return new Checked(runs, algorithms, variables, List.copyOf(all));
    }

    private void declarations() {
        Set<String> names = new HashSet<>();
        for (Item item : unit.items()) {
            switch (item) {
                case Decl.Import d -> { }
                case Decl.Fun d -> unique(names, d.name(), "the function");
                case Decl.Algorithm d -> unique(names, d.name(), "the algorithm");
                case Decl.Compressor d -> {
                    unique(names, d.name(), "the compressor");
                    CompressorCheck.check(d, declarations, diagnostics);
                }
                case Decl.Problem d -> {
                    unique(names, d.name(), "the problem");
                    OwnProblem.check(d, declarations.outside()).ifPresent(diagnostics::add);
                }
                case Decl.Extern d -> {
                    unique(names, d.name(), "the function");
                    ExternDeclaration.problems(d).forEach(diagnostics::add);
                }
                case Decl.Test d -> { }
                case Stmt s -> { }
            }
        }
    }

    /// Functions of the script that nothing calls.
    private void uncalledFunctions(List<Typing> typings) {
        for (Item item : unit.items()) {
            if (item instanceof Decl.Fun f && typings.stream().noneMatch(t -> t.calls(f))) {
                Analysis analysis = new Analysis(new Typing(null), diagnostics);
                analysis.report(true);
                ExpressionChecker expressions = new ExpressionChecker(analysis, ScriptRules.none(analysis));
                new FunctionCheck(analysis, expressions).check(f, GlobalScope.of(declarations, true, analysis).program());
            }
        }
    }

    private void unique(Set<String> names, Name name, String what) {
        if (name.id().equals("grad") && what.equals("the function")) {
            diagnostics.add(NameErrors.gradient(name));
        }
        if (!names.add(name.id())) {
            diagnostics.add(NameErrors.twice(name, what));
        }
    }
}
