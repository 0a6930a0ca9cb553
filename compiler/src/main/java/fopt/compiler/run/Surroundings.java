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
public record Surroundings(Path folder, Access access, Limits limits, Map<String, HookRules> hooks, Map<String, Value> given) {
    public Surroundings {
        hooks = Map.copyOf(hooks);
        given = Map.copyOf(given);
    }

    /// Everything is open, as on the command line; guests are called, but have no files and no network.
    public static Surroundings open(Path folder) {
        return new Surroundings(folder, Access.ALL, Limits.NONE, HookLanguages.names().stream().collect(Collectors.toMap(l -> l, l -> HookRules.CLOSED)), Map.of());
    }

    /// The same for a program in another folder.
    public Surroundings in(Path newFolder) {
        return new Surroundings(newFolder, access, limits, hooks, given);
    }

    public Surroundings with(Map<String, Value> newGiven) {
        return new Surroundings(folder, access, limits, hooks, newGiven);
    }
}
