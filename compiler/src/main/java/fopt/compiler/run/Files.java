package fopt.compiler.run;

import fopt.Access;
import java.nio.file.Path;

/// Finds the files that a script names: beside the script first, then in the working directory.
final class Files {
    private final Path folder;
    private final Access access;

    Files(Path folder, Access access) {
        this.folder = folder;
        this.access = access;
    }

    /// The path of a file; where there is none, the path beside the script, for the error message.
    ///
    /// @throws fopt.runtime.UserError E830 if the program may not read it
    Path find(String name) {
        Path beside = folder.resolve(name);
        Path here = Path.of(name);
        Path file = !java.nio.file.Files.exists(beside) && java.nio.file.Files.exists(here) ? here : beside;
        access.checkRead(file);
        return file;
    }
}
