package fopt;

import fopt.compiler.eval.Value;
import fopt.compiler.source.Source;
import fopt.compiler.source.Spelling;
import fopt.runtime.UserError;
import fopt.runtime.problem.Problem;
import fopt.runtime.record.Version;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The way in for host programs: compiles `.fopt` programs.
///
/// ```java
/// Program program = Fopt.compile(Path.of("examples/quickstart.fopt"));
/// Outcome outcome = program.run(RunOptions.standard(), RunListener.NONE);
/// double gap = outcome.run("choco").last().metrics().get("gap");
/// ```
public final class Fopt {
    private Fopt() {}

    /// The version of fopt, e.g. `0.1.0`.
    public static String version() {
        return Version.current();
    }

    /// Reads and checks a program; files that it names are looked for beside it first.
    ///
    /// @throws CompilationException with all errors
    /// @throws UserError if the file cannot be read
    public static Program compile(Path file) {
        return compile(file.toString(), read(file), file.toAbsolutePath().getParent());
    }

    /// Reads a program without looking into it. @throws UserError if the file cannot be read
    public static Source source(Path file) {
        return new Source(file.toString(), read(file));
    }

    /// Checks a program given as text.
    ///
    /// @param name what diagnostics print in front of the line number
    /// @param folder where files that it names are looked for first
    /// @throws CompilationException with all errors
    public static Program compile(String name, String text, Path folder) {
        return compile(name, text, folder, Map.of());
    }

    /// Checks a program given as text that uses problems of the host: `run dsgd() on p …` with `Map.of("p", problem)`.
    ///
    /// A given name is a variable of the script, as if it began with `let p = …`; a `let` of the script for the same name wins.
    ///
    /// @param name what diagnostics print in front of the line number
    /// @param folder where files that it names are looked for first
    /// @param given problems by name, in any spelling (`eta` is `η`); runs read them, at several nodes at a time
    /// @throws CompilationException with all errors
    public static Program compile(String name, String text, Path folder, Map<String, Problem> given) {
        Map<String, Value> values = new HashMap<>();
        given.forEach((written, problem) -> values.put(Spelling.canonical(written), new Value.ProblemValue(problem)));
        return Program.of(new Source(name, text), folder, values);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new UserError("E500", "there is no file " + file + " (looked in " + file.toAbsolutePath().getParent() + ")");
        } catch (CharacterCodingException e) {
            throw new UserError("E501", file + " is not text in UTF-8");
        } catch (IOException e) {
            throw new UserError("E500", file + " cannot be read: " + e.getMessage());
        }
    }
}
