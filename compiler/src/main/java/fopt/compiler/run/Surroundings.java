package fopt.compiler.run;

import fopt.Access;
import fopt.Limits;
import fopt.compiler.eval.Value;
import fopt.runtime.hook.HookLanguages;
import fopt.runtime.hook.HookRules;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// What a program is given from outside.
///
/// @param folder where files that it names are looked for first
/// @param hooks what each guest language may do; one that is not there is closed
/// @param given variables that it has from the start, by canonical name
/// @param unsaved texts that stand in the place of those of files that it imports, by absolute path, links resolved: what an editor has not written yet
public record Surroundings(Path folder, Access access, Limits limits, Map<String, HookRules> hooks, Map<String, Value> given, Map<Path, String> unsaved) {
    public Surroundings {
        hooks = Map.copyOf(hooks);
        given = Map.copyOf(given);
        unsaved = Map.copyOf(unsaved);
    }

    /// Everything is open, as on the command line; guests are called, but have no files and no network.
    public static Surroundings open(Path folder) {
        return new Surroundings(folder, Access.ALL, Limits.NONE, HookLanguages.names().stream().collect(Collectors.toMap(l -> l, l -> HookRules.CLOSED)), Map.of(), Map.of());
    }

    /// The same for a program in another folder.
    public Surroundings in(Path newFolder) {
        return new Surroundings(newFolder, access, limits, hooks, given, unsaved);
    }

    public Surroundings with(Map<String, Value> newGiven) {
        return new Surroundings(folder, access, limits, hooks, newGiven, unsaved);
    }

    /// The same with texts that are not saved.
    public Surroundings unsaved(Map<Path, String> texts) {
        return new Surroundings(folder, access, limits, hooks, given, texts);
    }
}
