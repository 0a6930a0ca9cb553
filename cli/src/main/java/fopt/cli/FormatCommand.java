package fopt.cli;

import fopt.CompilationException;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Formatter;
import fopt.compiler.syntax.Formatter.Notation;
import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fopt fmt FILE…`: formats programs in place.
@Command(
        name = "fmt",
        description = "Format programs in place: indentation, blanks, comments below each other, lines of at most 120 columns. What a program means, its comments and "
                + "its lines stay as they are.",
        sortOptions = false,
        footer = {
            "",
            "A program with syntax errors stays as it is (exit code 1).",
            "",
            "Examples:",
            "  fopt fmt method.fopt",
            "  fopt fmt --check *.fopt                 exit code 1 if one is not formatted",
            "  cat method.fopt | fopt fmt --ascii -    prints it, with eta for η"})
final class FormatCommand implements Callable<Integer> {
    private final Scripts scripts;
    private final Console console;
    private final Errors errors;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "programs; - is standard input, formatted to standard output")
    private List<String> files;

    @Option(names = "--check", description = "change nothing; list the programs that are not formatted, and end with code 1 if there are any")
    private boolean check;

    @Option(names = "--ascii", description = "write names and signs in ASCII: eta, norm(x), grad(f, x)")
    private boolean ascii;

    @Option(names = "--unicode", description = "write Greek letters and signs: η, ‖x‖, ∇f(x)")
    private boolean unicode;

    FormatCommand(Scripts scripts, Console console, Errors errors) {
        this.scripts = scripts;
        this.console = console;
        this.errors = errors;
    }

    @Override
    public Integer call() {
        if (ascii && unicode) {
            throw new WrongUse("--ascii and --unicode exclude each other");
        }
        int code = Exit.DONE;
        for (String file : files) {
            try {
                code = Math.max(code, format(scripts.source(file)));
            } catch (RuntimeException e) {
                code = Math.max(code, errors.report(e));
            }
        }
        return code;
    }

    private int format(Source source) {
        Notation notation = ascii ? Notation.ASCII : unicode ? Notation.UNICODE : Notation.AS_WRITTEN;
        Diagnostics diagnostics = new Diagnostics();
        String text = Formatter.format(source, notation, diagnostics).orElseThrow(() -> new CompilationException(diagnostics.all()));
        boolean changes = !text.equals(source.text());
        if (check) {
            if (changes) {
                console.print(source.name() + " is not formatted");
            }
            return changes ? Exit.PROGRAM_HAS_ERRORS : Exit.DONE;
        }
        if (Scripts.isStandardInput(source)) {
            console.print(text);
        } else if (changes) {
            write(source.name(), text);
        }
        return Exit.DONE;
    }

    private void write(String file, String text) {
        try {
            Files.writeString(Path.of(file), text);
            console.print("formatted " + file);
        } catch (IOException e) {
            throw new UserError("E390", file + " cannot be written: " + e.getMessage());
        }
    }
}
