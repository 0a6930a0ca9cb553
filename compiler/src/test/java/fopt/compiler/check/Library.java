package fopt.compiler.check;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Unit;
import fopt.testing.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The standard library, for tests.
final class Library {
    static final Declarations DECLARATIONS = Declarations.of(Programs.ofTheProject().stream().filter(p -> p.toString().contains("stdlib")).map(Library::unit).toList());

    private Library() {}

    /// @throws AssertionError if the file has syntax errors
    static Unit unit(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        Unit unit = Parser.parse(new Source(file.getFileName().toString(), text(file)), diagnostics);
        if (diagnostics.hasErrors()) {
            throw new AssertionError(file + ": " + diagnostics.all());
        }
        return unit;
    }

    static Unit unit(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Unit unit = Parser.parse(new Source("test", text), diagnostics);
        if (diagnostics.hasErrors()) {
            throw new AssertionError(diagnostics.all() + " in\n" + text);
        }
        return unit;
    }

    static List<Path> programs() {
        return Programs.ofTheDesign();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
