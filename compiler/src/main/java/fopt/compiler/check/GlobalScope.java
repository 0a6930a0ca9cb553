package fopt.compiler.check;

import fopt.compiler.syntax.Decl;
import fopt.compiler.types.Type;

/// The outermost names: what the run knows, built-ins, and the functions of the library and the script.
final class GlobalScope {
    private GlobalScope() {}

    /// @param ambient whether the names of the run (`n`, `L`, `x0`, …) are known
    static Scope of(Declarations declarations, boolean ambient, Analysis analysis) {
        Scope names = Scope.outermost();
        if (ambient) {
            Ambient.ALL.forEach(a -> names.declare(a.id(), a.symbol()));
        }
        Scope builtins = names.inner();
        Builtins.ALL.forEach(b -> builtins.declare(b.name(), new Symbol.BuiltIn(b.name(), b.name())));
        Scope funs = builtins.inner();
        for (String other : declarations.others()) {
            Symbol.ScriptVariable unavailable = new Symbol.ScriptVariable(other, other);
            analysis.variable(unavailable).join(Type.ANY);
            funs.declare(other, unavailable);
        }
        for (Decl.Problem p : declarations.problems().values()) {
            Symbol.OwnProblem problem = new Symbol.OwnProblem(p);
            funs.declare(p.name().id(), problem);
        }
        for (Decl.Fun f : declarations.funs().values()) {
            funs.declare(f.name().id(), new Symbol.Fun(f, false));
            analysis.closure(f, funs);
        }
        return funs;
    }

    /// The scope of `require`: there `column_stochastic(W)` asks, where elsewhere it makes weights.
    static Scope requirements(Scope outer) {
        Scope scope = outer.inner();
        for (String name : new String[] {"row_stochastic", "column_stochastic"}) {
            scope.declare(name, new Symbol.BuiltIn("is_" + name, name));
        }
        return scope;
    }
}
