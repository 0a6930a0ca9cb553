package fopt.compiler.check;

import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.syntax.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The declarations that a program sees, by canonical name: those of the standard library, and in front of them its own.
///
/// @param library what the standard library sees: a program that declares one of its names does not change what the library does
public record Declarations(Map<String, Decl.Fun> funs, Map<String, Decl.Algorithm> algorithms, Map<String, Decl.Problem> problems,
        Map<String, Decl.Compressor> compressors, Map<String, Decl.Extern> externs, Optional<Declarations> library) {
    public static final Declarations NONE = new Declarations(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty());

    /// Declarations of the given sources; of two with one name the later one counts.
    public static Declarations of(List<Unit> units) {
        Declarations all = NONE;
        for (Unit unit : units) {
            all = all.plus(unit);
        }
        return all;
    }

    /// These as the library, and in front of them those of a program.
    public Declarations program(Unit unit) {
        Declarations all = plus(unit);
        return new Declarations(all.funs, all.algorithms, all.problems, all.compressors, all.externs, Optional.of(this));
    }

    /// The functions that are not the library's.
    Map<String, Decl.Fun> own() {
        Map<String, Decl.Fun> own = new LinkedHashMap<>(funs);
        own.values().removeIf(this::isLibrarys);
        return own;
    }

    boolean isLibrarys(Decl.Algorithm a) {
        return library.isPresent() && library.get().algorithms.get(a.name().id()) == a;
    }

    private boolean isLibrarys(Decl.Fun f) {
        return library.isPresent() && library.get().funs.get(f.name().id()) == f;
    }

    /// The declarations that the body of a function sees.
    public Declarations around(Decl.Fun f) {
        return isLibrarys(f) ? library.orElseThrow() : this;
    }

    /// These, and those of `unit`, which win.
    public Declarations plus(Unit unit) {
        Map<String, Decl.Fun> allFuns = new LinkedHashMap<>(funs);
        Map<String, Decl.Algorithm> allAlgorithms = new LinkedHashMap<>(algorithms);
        Map<String, Decl.Compressor> allCompressors = new LinkedHashMap<>(compressors);
        Map<String, Decl.Problem> allProblems = new LinkedHashMap<>(problems);
        Map<String, Decl.Extern> allExterns = new LinkedHashMap<>(externs);
        for (Item item : unit.items()) {
            Declared.name(item).ifPresent(n -> {
                allFuns.remove(n.id());
                allAlgorithms.remove(n.id());
                allProblems.remove(n.id());
                allCompressors.remove(n.id());
                allExterns.remove(n.id());
            });
            switch (item) {
                case Decl.Compressor c -> allCompressors.put(c.name().id(), c);
                case Decl.Problem p -> allProblems.put(p.name().id(), p);
                case Decl.Extern e -> allExterns.put(e.name().id(), e);
                case Decl.Fun f -> allFuns.put(f.name().id(), f);
                case Stmt.Function s -> allFuns.put(s.fun().name().id(), s.fun());
                case Decl.Algorithm a -> allAlgorithms.put(a.name().id(), a);
                case Item other -> { }
            }
        }
        return new Declarations(allFuns, allAlgorithms, allProblems, allCompressors, allExterns, library);
    }
}
