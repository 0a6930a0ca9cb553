package fopt.compiler.check;

import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import java.util.Optional;

/// The names that declarations give.
public final class Declared {
    private Declared() {}

    /// The name of a declaration; empty for imports, tests and statements.
    public static Optional<Name> name(Item item) {
        return switch (item) {
            case Decl.Fun d -> Optional.of(d.name());
            case Decl.Compressor d -> Optional.of(d.name());
            case Decl.Problem d -> Optional.of(d.name());
            case Decl.Algorithm d -> Optional.of(d.name());
            case Decl.Extern d -> Optional.of(d.name());
            case Stmt.Function s -> Optional.of(s.fun().name());
            case Decl.Import d -> Optional.empty();
            case Decl.Test d -> Optional.empty();
            case Stmt s -> Optional.empty();
        };
    }
}
