package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import java.util.Optional;

/// Writes a program as programs are written: indentation, blanks, blank lines, comments below each other, lines of at most 120 columns.
///
/// The program stays what it is: only blanks and newlines change that mean nothing, and on demand the notation (`η` or `eta`, `‖x‖` or `norm(x)`).
/// Comments stay where they are. Where the author ended a line, it ends. To format twice is to format once.
public final class Formatter {
    private Formatter() {}

    /// How names and operators are written.
    public enum Notation { AS_WRITTEN, ASCII, UNICODE }

    /// The program, formatted; empty if it has syntax errors, which are then among the diagnostics.
    public static Optional<String> format(Source source, Notation notation, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        Parser.parse(source, found);
        found.all().forEach(diagnostics::add);
        return found.hasErrors() ? Optional.empty() : Optional.of(text(source, notation));
    }

    private static String text(Source source, Notation notation) {
        String written = switch (notation) {
            case AS_WRITTEN -> source.text();
            case ASCII -> Symbols.ascii(Lexed.of(source));
            case UNICODE -> Symbols.unicode(Lexed.of(source));
        };
        return Alignment.of(Layout.of(PhysicalLines.of(Lexed.of(new Source(source.name(), written)))));
    }
}
