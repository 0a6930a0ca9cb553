package fopt.compiler.run;

import fopt.Access;
import fopt.Limits;
import fopt.compiler.eval.Value;
import java.nio.file.Path;
import java.util.Map;

/// What a program is given from outside.
///
/// @param folder where files that it names are looked for first
/// @param given variables that it has from the start, by canonical name
public record Surroundings(Path folder, Access access, Limits limits, Map<String, Value> given) {
    public Surroundings {
        given = Map.copyOf(given);
    }

    /// Everything is open, as on the command line.
    public static Surroundings open(Path folder) {
        return new Surroundings(folder, Access.ALL, Limits.NONE, Map.of());
    }

    public Surroundings with(Map<String, Value> newGiven) {
        return new Surroundings(folder, access, limits, newGiven);
    }
}
