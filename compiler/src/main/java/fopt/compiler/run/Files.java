package fopt.compiler.run;

import java.nio.file.Path;

/// Finds the files that a script names: beside the script first, then in the working directory.
final class Files {
    private final Path folder;

    Files(Path folder) {
        this.folder = folder;
    }

    /// The path of a file; where there is none, the path beside the script, for the error message.
    Path find(String name) {
        Path beside = folder.resolve(name);
        if (java.nio.file.Files.exists(beside)) {
            return beside;
        }
        Path here = Path.of(name);
        return java.nio.file.Files.exists(here) ? here : beside;
    }
}
