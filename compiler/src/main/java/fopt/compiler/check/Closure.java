package fopt.compiler.check;

import fopt.compiler.source.Spelling;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A function that a variable of the script holds, as an argument of `run` takes it into an algorithm: `let C = clag(top_k(1), 0.5)`.
///
/// @param function a [Symbol.Lambda], [Symbol.Fun] or [Symbol.BuiltIn]
/// @param captured what the function closes over, by canonical name: the arguments of the call that returned it
public record Closure(Symbol function, Map<String, Captured> captured) {

    /// What a name around a function stands for.
    public sealed interface Captured {}

    /// A value. @param id what it is called among the script's variables while the algorithm is lowered
    public record Constant(String id, Type type) implements Captured {}

    public record Function(Closure closure) implements Captured {}

    public Closure {
        captured = Map.copyOf(captured);
    }

    /// The names that occur in the body of a lambda.
    public static Set<String> mentioned(Expr.Lambda lambda) {
        Set<String> names = new HashSet<>();
        Tree.forEach(lambda.body(), e -> {
            switch (e) {
                case Expr.Ref r -> names.add(r.name().id());
                case Expr.Nabla n -> names.add(n.function().id());
                default -> { }
            }
        });
        return names;
    }

    /// The function as it is seen in one analysis. @param around the names of the script
    Symbol in(Scope around, Analysis analysis) {
        if (function instanceof Symbol.Fun f && analysis.around(f.declaration(), null) == null) {
            analysis.closure(f.declaration(), around);
        }
        if (!(function instanceof Symbol.Lambda lambda)) {
            return function;
        }
        Scope scope = around.inner();
        captured.forEach((name, what) -> scope.declare(name, switch (what) {
            case Constant c -> constant(name, c, analysis);
            case Function f -> f.closure().in(around, analysis);
        }));
        Expr.Lambda own = (Expr.Lambda) Copy.of(lambda.lambda());
        analysis.closure(own, scope);
        return new Symbol.Lambda(own, lambda.written());
    }

    private static Symbol constant(String name, Constant c, Analysis analysis) {
        Symbol.ScriptVariable symbol = new Symbol.ScriptVariable(c.id(), Spelling.unicode(name));
        Variable variable = Variable.declared(Placement.SHARED, Knowledge.KNOWN);
        variable.join(c.type());
        analysis.variable(symbol, variable);
        return symbol;
    }

    /// The closure of a function of a script, with what its names stand for there. @param id of the variable that holds it
    static Closure of(String id, Symbol function, Analysis analysis) {
        Map<String, Captured> captured = new LinkedHashMap<>();
        if (function instanceof Symbol.Lambda(Expr.Lambda lambda, String written)) {
            Scope around = analysis.around(lambda, Scope.outermost());
            for (String name : mentioned(lambda)) {
                around.find(name).ifPresent(s -> {
                    switch (s) {
                        case Symbol.Local l -> captured.put(name, new Constant(id + "." + name, typed(l, analysis).type()));
                        case Symbol.Lambda inner when inner.lambda() != lambda ->
                                captured.put(name, new Function(of(id + "." + name, inner, analysis)));
                        case Symbol.Fun f when around.own(name).isPresent() -> captured.put(name, new Function(new Closure(f, Map.of())));
                        case Symbol other -> { }
                    }
                });
            }
        }
        return new Closure(function, captured);
    }

    private static Typed typed(Symbol s, Analysis analysis) {
        return analysis.variable(s).typed();
    }
}
