package fopt.compiler.check;

import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.syntax.Unit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The declarations that a program sees, by canonical name: those of the standard library, and in front of them its own.
///
/// @param others names of compressors and foreign functions, which are declared but not available yet
public record Declarations(Map<String, Decl.Fun> funs, Map<String, Decl.Algorithm> algorithms, Map<String, Decl.Problem> problems,
                           Set<String> others) {
    public static final Declarations NONE = new Declarations(Map.of(), Map.of(), Map.of(), Set.of());

    /// Declarations of the given sources; of two with one name the later one counts.
    public static Declarations of(List<Unit> units) {
        Declarations all = NONE;
        for (Unit unit : units) {
            all = all.plus(unit);
        }
        return all;
    }

    /// These, and those of `unit`, which win.
    public Declarations plus(Unit unit) {
        Map<String, Decl.Fun> allFuns = new LinkedHashMap<>(funs);
        Map<String, Decl.Algorithm> allAlgorithms = new LinkedHashMap<>(algorithms);
        Map<String, Decl.Problem> allProblems = new LinkedHashMap<>(problems);
        Set<String> allOthers = new LinkedHashSet<>(others);
        for (Item item : unit.items()) {
            switch (item) {
                case Decl.Compressor c -> allOthers.add(c.name().id());
                case Decl.Problem p -> allProblems.put(p.name().id(), p);
                case Decl.Extern e -> allOthers.add(e.name().id());
                case Decl.Fun f -> allFuns.put(f.name().id(), f);
                case Stmt.Function s -> allFuns.put(s.fun().name().id(), s.fun());
                case Decl.Algorithm a -> allAlgorithms.put(a.name().id(), a);
                case Item other -> { }
            }
        }
        return new Declarations(allFuns, allAlgorithms, allProblems, allOthers);
    }
}
