package fopt.cli;

import fopt.Access;
import fopt.Fopt;
import fopt.Program;
import fopt.compiler.source.Source;
import fopt.runtime.hook.HookLanguages;
import fopt.runtime.hook.HookRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Programs named on the command line: files, and `-` for standard input.
final class Scripts {
    private static final String STDIN = "-";
    private static final String STDIN_NAME = "<stdin>";
    private static final String SUFFIX = ".fopt";

    private final Console console;

    Scripts(Console console) {
        this.console = console;
    }

    /// Compiles a program and prints its warnings.
    ///
    /// @throws fopt.CompilationException if it has errors
    /// @throws WrongUse if there is no such program
    Program compile(String name) {
        return compile(name, HookRules.CLOSED);
    }

    /// The same, where functions in other languages may do what `rules` say.
    Program compile(String name, HookRules rules) {
        Source source = source(name);
        Path folder = isStandardInput(source) ? Path.of("").toAbsolutePath() : Path.of(name).toAbsolutePath().getParent();
        Program program = Fopt.builder().folder(folder).access(Access.ALL).hooks(rules, HookLanguages.names().toArray(String[]::new)).build().compile(source);
        console.complain(program.warnings());
        return program;
    }

    /// A program as it is written. @throws WrongUse if there is no such program
    Source source(String name) {
        return name.equals(STDIN) ? new Source(STDIN_NAME, standardInput()) : Fopt.source(existing(name));
    }

    static boolean isStandardInput(Source source) {
        return source.name().equals(STDIN_NAME);
    }

    /// The program's name without folder and suffix.
    static String stem(String name) {
        if (name.equals(STDIN)) {
            return "stdin";
        }
        String file = Path.of(name).getFileName().toString();
        return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    }

    private static Path existing(String name) {
        if (name.isBlank()) {
            throw new WrongUse("the name of the program is empty");
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new WrongUse(name + " is a folder; a program is a file that ends in " + SUFFIX);
        }
        if (!Files.exists(file)) {
            throw new WrongUse("there is no file " + name + hint(file));
        }
        return file;
    }

    private static String hint(Path file) {
        Path suffixed = file.resolveSibling(file.getFileName() + SUFFIX);
        return Files.exists(suffixed) ? "; did you mean " + suffixed + "?" : " (looked in " + Path.of("").toAbsolutePath() + ")";
    }

    private String standardInput() {
        try {
            return new String(console.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new WrongUse("cannot read standard input: " + e.getMessage());
        }
    }
}
