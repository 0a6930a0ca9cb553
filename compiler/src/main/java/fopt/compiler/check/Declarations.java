package fopt.compiler.check;

import fopt.compiler.diff.OwnProblem;
import fopt.compiler.hook.ExternDeclaration;
import fopt.compiler.hook.ExternFunction;
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
/// @param externs functions that are not written in the language; empty where the declaration is wrong
/// @param given functions of the host
/// @param library what the standard library sees: a program that declares one of its names does not change what the library does
public record Declarations(Map<String, Decl.Fun> funs, Map<String, Decl.Algorithm> algorithms, Map<String, Decl.Problem> problems,
        Map<String, Decl.Compressor> compressors, Map<String, Optional<ExternFunction>> externs, Map<String, ExternFunction> given, Optional<Declarations> library) {
    public static final Declarations NONE = new Declarations(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty());

    /// Declarations of the given sources; of two with one name the later one counts.
    public static Declarations of(List<Unit> units) {
        Declarations all = NONE;
        for (Unit unit : units) {
            all = all.plus(unit);
        }
        return all;
    }

    /// These, with functions of the host, which programs see like declarations, and the library does not.
    public Declarations giving(Map<String, ExternFunction> functions) {
        return new Declarations(funs, algorithms, problems, compressors, externs, Map.copyOf(functions), library);
    }

    /// These as the library, and in front of them those of a program.
    public Declarations program(Unit unit) {
        Map<String, Optional<ExternFunction>> ofHost = new LinkedHashMap<>(externs);
        given.forEach((id, f) -> ofHost.put(id, Optional.of(f)));
        Declarations all = new Declarations(funs, algorithms, problems, compressors, ofHost, given, library).plus(unit);
        return new Declarations(all.funs, all.algorithms, all.problems, all.compressors, all.externs, given, Optional.of(this));
    }

    /// What formulas of problems may call.
    public OwnProblem.Outside outside() {
        Map<String, ExternFunction> known = new LinkedHashMap<>();
        externs.forEach((id, f) -> f.ifPresent(e -> known.put(id, e)));
        return new OwnProblem.Outside(funs, known);
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
        Map<String, Optional<ExternFunction>> allExterns = new LinkedHashMap<>(externs);
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
                case Decl.Extern e -> allExterns.put(e.name().id(), ExternDeclaration.of(e));
                case Decl.Fun f -> allFuns.put(f.name().id(), f);
                case Stmt.Function s -> allFuns.put(s.fun().name().id(), s.fun());
                case Decl.Algorithm a -> allAlgorithms.put(a.name().id(), a);
                case Item other -> { }
            }
        }
        return new Declarations(allFuns, allAlgorithms, allProblems, allCompressors, allExterns, given, library);
    }
}
