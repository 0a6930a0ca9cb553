package fopt.compiler.check;

import fopt.compiler.syntax.Decl;
import fopt.compiler.types.Type;
import java.util.Collection;

/// The outermost names: what the run knows, built-ins, the functions of the library, and those of the program.
///
/// @param library what the library's algorithms and functions see
/// @param program what those of the program see
record GlobalScope(Scope library, Scope program) {

    /// @param ambient whether the names of the run (`n`, `L`, `x0`, …) are known
    static GlobalScope of(Declarations declarations, boolean ambient, Analysis analysis) {
        Scope names = Scope.outermost();
        if (ambient) {
            Ambient.ALL.forEach(a -> names.declare(a.id(), a.symbol()));
        }
        Scope builtins = names.inner();
        Builtins.ALL.forEach(b -> builtins.declare(b.name(), new Symbol.BuiltIn(b.name(), b.name())));
        Declarations ofLibrary = declarations.library().orElse(Declarations.NONE);
        Scope library = declared(ofLibrary.funs().values(), ofLibrary, builtins.inner(), analysis);
        Scope program = declared(declarations.own().values(), declarations, library.inner(), analysis);
        return new GlobalScope(library, program);
    }

    private static Scope declared(Collection<Decl.Fun> funs, Declarations all, Scope scope, Analysis analysis) {
        all.externs().forEach((id, f) -> scope.declare(id, f.<Symbol>map(Symbol.Extern::new).orElseGet(() -> unknown(id, analysis))));
        all.problems().values().forEach(p -> scope.declare(p.name().id(), new Symbol.OwnProblem(p)));
        all.compressors().values().forEach(c -> scope.declare(c.name().id(), new Symbol.OwnCompressor(c)));
        for (Decl.Fun f : funs) {
            scope.declare(f.name().id(), new Symbol.Fun(f, false));
            analysis.closure(f, scope);
        }
        return scope;
    }

    /// One whose declaration is wrong may be called with anything.
    private static Symbol unknown(String id, Analysis analysis) {
        Symbol.ScriptVariable unknown = new Symbol.ScriptVariable(id, id);
        analysis.variable(unknown).join(Type.ANY);
        return unknown;
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
