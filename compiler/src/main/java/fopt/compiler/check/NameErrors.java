package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Nearest;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Name;
import java.util.Collection;
import java.util.Optional;

/// What is said about names.
final class NameErrors {
    private NameErrors() {}

    /// E010
    static Diagnostic unknown(Name name, Site at) {
        Diagnostic d = Diagnostic.of("E010", name.span(), "unknown name `" + name.written() + "`");
        if (at.scope().gone(name.id()).orElse(null) instanceof Symbol.Local l && l.name.span().line() < name.span().line()) {
            return d.note(l.name.span(), "declared here, in a block that is over")
                    .help(at.context().isScript() ? "declare it in front of the block" : "use it in that block, or declare it in front of it: as state, if others are to see what only some nodes compute");
        }
        Optional<String> here = OtherNames.here(name.id());
        if (here.isPresent()) {
            return d.help(here.get());
        }
        Optional<String> indexed = indexed(name.id(), at.scope());
        if (indexed.isPresent()) {
            return d.help(indexed.get());
        }
        Optional<Symbol> near = nearest(name, at.scope());
        if (near.isPresent()) {
            return d.help("did you mean `" + near.get().written() + "`?");
        }
        Ambient inside = Ambient.of(name.id());
        if (inside != null && at.context().isScript()) {
            return d.note("`" + name.written() + "` is known inside algorithms, and in the arguments of `run`: " + inside.doc())
                    .help("use it there, or give it a value of your own with `let`");
        }
        return d.help(at.context().isScript() ? "declare it with `let`" : "declare it with `let`, or as a parameter or state of the algorithm");
    }

    /// E011
    static Diagnostic undeclared(Name name, Site at) {
        Diagnostic d = Diagnostic.of("E011", name.span(), "`" + name.written() + "` is assigned but not declared");
        return nearest(name, at.scope())
                .map(s -> d.help("did you mean `" + s.written() + "`? A new name is declared with `let " + name.written() + " = …`"))
                .orElse(d.help(at.context().isScript() ? "declare it with `let " + name.written() + " = …`"
                        : "write `let " + name.written() + " = …` for a value of this round, or declare state in front of `round`, as `node "
                                + name.written() + " = …`"));
    }

    /// E012
    static Diagnostic notAssignable(Name name, Symbol symbol) {
        String what = switch (symbol) {
            case Symbol.Parameter p -> "a parameter, which does not change";
            case Symbol.State s -> "state";
            case Symbol.Local l -> "a loop variable or a parameter of a function, which does not change";
            case Symbol.Ambient a -> "a value that the run knows: " + Ambient.of(a.id()).doc();
            case Symbol.BuiltIn b -> "a built-in";
            case Symbol.Fun f -> "a function";
            case Symbol.Lambda l -> "a function";
            case Symbol.Extern e -> "a function";
            case Symbol.OwnCompressor o -> "a compressor";
            case Symbol.OwnProblem p -> "a problem";
            case Symbol.ScriptVariable v -> "a variable of the script";
        };
        return Diagnostic.of("E012", name.span(), "`" + name.written() + "` is " + what + ", so it cannot be assigned")
                .help("declare state of your own for it: `node`, `server` or `shared`");
    }

    /// E013
    static Diagnostic twice(Name name, String what) {
        return Diagnostic.of("E013", name.span(), what + " `" + name.written() + "` is declared twice").help("choose another name");
    }

    /// E014
    static Diagnostic tooEarly(Name name) {
        return Diagnostic.of("E014", name.span(), "`" + name.written() + "` has no value yet here").note("state is initialised in order")
                .help("declare it further up");
    }

    /// E850
    static Diagnostic gradient(Name name) {
        return Diagnostic.of("E850", name.span(), "`grad` is the gradient: `grad(f, x)` is `∇f(x)`, and no call of this function")
                .help("give the function another name, as `gradient`");
    }

    /// E015
    static Diagnostic unknownType(Name name, Collection<String> known) {
        Diagnostic d = Diagnostic.of("E015", name.span(), "unknown type `" + name.written() + "`");
        if (name.id().matches("float|double|float64|number|scalar")) {
            return d.help("a number is `real`");
        }
        return Nearest.name(name.id(), known).map(n -> d.help("did you mean `" + n + "`?")).orElse(d.help("types are " + String.join(", ", known)));
    }

    /// E016
    static Diagnostic unknownField(Name name, String of, Collection<String> known) {
        Diagnostic d = Diagnostic.of("E016", name.span(), of + " has no `" + name.written() + "`");
        return Nearest.name(name.id(), known).map(n -> d.help("did you mean `." + n + "`?"))
                .orElse(known.isEmpty() ? d : d.help("it has " + String.join(", ", known)));
    }

    /// `x_j`, `x_k`, `xᵀx` of papers, where there is an `x`.
    private static Optional<String> indexed(String id, Scope scope) {
        if (id.contains("ᵀ")) {
            return Optional.of("an inner product is written `⟨u, v⟩`, a transpose `A'`");
        }
        int cut = id.lastIndexOf('_');
        String base = cut < 1 ? "" : id.substring(0, cut);
        if (base.isEmpty() || scope.find(base).isEmpty()) {
            return Optional.empty();
        }
        String written = scope.find(base).get().written();
        return switch (id.substring(cut + 1)) {
            case "i" -> Optional.of("each node has a `" + written + "` of its own, which is written `" + written + "`");
            case "j" -> Optional.of("what the neighbours have of `" + written + "` is `exchange(" + written + ")`, one value for each of them; their weighted mean is `gossip(" + written + ")`");
            case "k", "t" -> Optional.of("iterates are not numbered: `" + written + "` is the present one; what it was when the round began is `delay(" + written + ", 1)`");
            default -> Optional.empty();
        };
    }

    private static Optional<Symbol> nearest(Name name, Scope scope) {
        return Nearest.name(name.id(), scope.visible()).flatMap(scope::find);
    }
}
