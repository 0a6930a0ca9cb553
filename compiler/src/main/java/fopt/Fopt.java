package fopt;

import fopt.compiler.eval.Value;
import fopt.compiler.run.HostValues;
import fopt.compiler.run.Surroundings;
import fopt.compiler.source.Source;
import fopt.compiler.source.Spelling;
import fopt.runtime.UserError;
import fopt.runtime.hook.HookLanguages;
import fopt.runtime.hook.HookRules;
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
import java.util.Objects;

/// The way in for host programs: an engine that compiles `.fopt` programs. Immutable; may be used by several threads.
///
/// ```java
/// Fopt fopt = Fopt.builder().limits(Limits.NONE.withRounds(10_000)).access(Access.NONE.reading(Path.of("examples"))).build();
/// Program program = fopt.compile(new Source("mine.fopt", "run gd() on quadratic(nodes = 4, d = 10) for 100 rounds measure gap"));
/// double gap = program.run(RunOptions.standard(), RunListener.NONE).run("gd").last().metrics().get("gap");
/// ```
///
/// An engine that is built opens no files to its programs unless it is told to. The static methods are short forms for an engine to which
/// everything is open, like that of the command line:
///
/// ```java
/// Program program = Fopt.compile(Path.of("examples/quickstart.fopt"));
/// Outcome outcome = program.run(RunOptions.standard(), RunListener.NONE);
/// double gap = outcome.run("choco").last().metrics().get("gap");
/// ```
public final class Fopt {
    private final Surroundings surroundings;

    private Fopt(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Builds an engine: without limits, without access to files, and with nothing given, unless told otherwise.
    public static Builder builder() {
        return new Builder();
    }

    /// Checks a program.
    ///
    /// @throws CompilationException with all errors
    /// @throws FoptException of the phase LIMIT if it is too long
    public Program compile(Source source) {
        return Program.of(Objects.requireNonNull(source, "there is no source"), surroundings);
    }

    /// What is known of a text, right or wrong, complete or not: for editors.
    public Analysis analyse(Source source) {
        return analyse(source, Map.of());
    }

    /// The same, where files that are imported have other texts than those on the disk.
    ///
    /// @param unsaved texts by absolute path, links resolved
    public Analysis analyse(Source source, Map<Path, String> unsaved) {
        return Analysis.of(source, surroundings.unsaved(unsaved));
    }

    /// An empty session under the same limits and access.
    public Session session() {
        return new Session(surroundings);
    }

    /// What an engine is told before it is built.
    public static final class Builder {
        private Path folder = Path.of("");
        private Access access = Access.NONE;
        private Limits limits = Limits.NONE;
        private final Map<String, HookRules> hooks = new HashMap<>();
        private final Map<String, Value> given = new HashMap<>();

        private Builder() {}

        /// Where files that programs name are looked for first; the working directory if not told.
        public Builder folder(Path newFolder) {
            folder = Objects.requireNonNull(newFolder, "there is no folder");
            return this;
        }

        /// Which files programs may touch.
        public Builder access(Access newAccess) {
            access = Objects.requireNonNull(newAccess, "there is no access: Access.NONE closes all files");
            return this;
        }

        /// What programs may use at most.
        public Builder limits(Limits newLimits) {
            limits = Objects.requireNonNull(newLimits, "there are no limits: Limits.NONE has none");
            return this;
        }

        /// Which languages `extern` functions may be written in, and what these may do; none unless told.
        ///
        /// @param languages `js`, `python`
        public Builder hooks(HookRules rules, String... languages) {
            for (String language : languages) {
                if (!HookLanguages.names().contains(language)) {
                    throw new IllegalArgumentException("`" + language + "` is no language of functions; there are " + String.join(", ", HookLanguages.names()));
                }
                hooks.put(Objects.requireNonNull(language, "there is no language"), Objects.requireNonNull(rules, "there are no rules: HookRules.CLOSED lets compute"));
            }
            return this;
        }

        /// A variable that all programs have from the start.
        ///
        /// @param name in any spelling (`eta` is `η`)
        /// @param value as for [RunOptions#with]
        /// @throws IllegalArgumentException if it is no name, or no value of the language
        public Builder give(String name, Object value) {
            Value known = HostValues.of(name, value);
            given.put(Spelling.canonical(name), known);
            return this;
        }

        public Fopt build() {
            return new Fopt(new Surroundings(folder, access, limits, hooks, given, Map.of()));
        }
    }

    /// The version of fopt, e.g. `0.1.0`.
    public static String version() {
        return Version.current();
    }

    /// Reads and checks a program; files that it names are looked for beside it first.
    ///
    /// @throws CompilationException with all errors
    /// @throws FoptException E500 or E501 if the file cannot be read
    public static Program compile(Path file) {
        Source source;
        try {
            source = source(file);
        } catch (UserError e) {
            throw FoptException.unreadable(e);
        }
        return compile(source.name(), source.text(), file.toAbsolutePath().getParent());
    }

    /// Reads a program without looking into it. @throws UserError if the file cannot be read
    public static Source source(Path file) {
        return new Source(Objects.requireNonNull(file, "there is no file").toString(), read(file));
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
        return Program.of(new Source(name, text), Surroundings.open(Objects.requireNonNull(folder, "there is no folder")).with(values));
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
