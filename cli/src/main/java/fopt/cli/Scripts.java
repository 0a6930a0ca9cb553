package fopt.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Programs named on the command line: files, and `-` for standard input.
final class Scripts {
    private static final String STDIN = "-";
    private static final String SUFFIX = ".fopt";

    private final Host host;
    private final Console console;

    Scripts(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    /// Compiles a program and prints its warnings.
    Host.Script compile(String name) throws Host.Rejected {
        Host.Script script = name.equals(STDIN) ? host.compile("<stdin>", standardInput()) : host.compile(existing(name));
        Console.print(console.err(), script.warnings());
        return script;
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
