package fopt.compiler.check;

import fopt.compiler.hook.ExternFunction;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;
import java.util.Optional;

/// What a name in an algorithm stands for. Compared by identity.
public sealed interface Symbol {
    /// For messages.
    String written();

    /// A parameter of the algorithm. `value` is the argument of the run, else the default, else empty (checking without a run).
    /// `scriptScope` tells whether the names in `value` are looked up among the script's variables first (an argument of `run`).
    final class Parameter implements Symbol {
        public final Decl.Param declaration;
        public final Optional<Expr> value;
        public final boolean scriptScope;

        public Parameter(Decl.Param declaration, Optional<Expr> value, boolean scriptScope) {
            this.declaration = declaration;
            this.value = value;
            this.scriptScope = scriptScope;
        }

        @Override
        public String written() {
            return declaration.name().written();
        }
    }

    /// A state variable.
    final class State implements Symbol {
        public final Decl.Member.State declaration;

        public State(Decl.Member.State declaration) {
            this.declaration = declaration;
        }

        public Place place() {
            return declaration.place();
        }

        @Override
        public String written() {
            return declaration.name().written();
        }
    }

    /// A `let` variable, a loop variable, or a parameter of an inlined function.
    final class Local implements Symbol {
        public final Name name;

        public Local(Name name) {
            this.name = name;
        }

        @Override
        public String written() {
            return name.written();
        }
    }

    /// A name known inside algorithms: `n`, `d`, `L`, `W`, `x0`, `i`, `round`, `L_i`, … `id` is canonical.
    record Ambient(String id, String written) implements Symbol {}

    /// A built-in function or constant: `gossip`, `sqrt`, `top_k`, `all`, `nodes`. `id` is canonical.
    record BuiltIn(String id, String written) implements Symbol {}

    /// A `fun` of the script, the standard library, or the algorithm.
    record Fun(Decl.Fun declaration, boolean insideAlgorithm) implements Symbol {
        @Override
        public String written() {
            return declaration.name().written();
        }
    }

    /// A compressor that the program declares.
    record OwnCompressor(Decl.Compressor declaration) implements Symbol {
        @Override
        public String written() {
            return declaration.name().written();
        }
    }

    /// A `problem` of the script or the standard library.
    record OwnProblem(Decl.Problem declaration) implements Symbol {
        @Override
        public String written() {
            return declaration.name().written();
        }
    }

    /// A function that is not written in the language.
    record Extern(ExternFunction function) implements Symbol {
        @Override
        public String written() {
            return function.written();
        }
    }

    /// A lambda that a parameter or a local name stands for.
    record Lambda(Expr.Lambda lambda, String written) implements Symbol {}

    /// A variable of the script, seen from an argument of `run`.
    record ScriptVariable(String id, String written) implements Symbol {}
}
