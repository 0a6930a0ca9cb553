package fopt.compiler.check;

import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Stmt;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The statements of an algorithm, those inside of others too.
final class Blocks {
    private Blocks() {}

    /// Of `init` and `round`.
    static List<Stmt.Block> of(Decl.Algorithm algorithm) {
        return algorithm.members().stream().<Stmt.Block>mapMulti((m, out) -> {
            switch (m) {
                case Decl.Member.Init i -> out.accept(i.body());
                case Decl.Member.Round r -> out.accept(r.body());
                default -> { }
            }
        }).toList();
    }

    static void forEach(Stmt.Block block, Consumer<Stmt> visit) {
        for (Stmt s : block.statements()) {
            visit.accept(s);
            inside(s).forEach(b -> forEach(b, visit));
        }
    }

    private static List<Stmt.Block> inside(Stmt s) {
        return switch (s) {
            case Stmt.If i -> Optional.of(i.then()).stream().mapMulti((Stmt.Block b, Consumer<Stmt.Block> out) -> {
                out.accept(b);
                i.otherwise().ifPresent(out);
            }).toList();
            case Stmt.For f -> List.of(f.body());
            case Stmt.While w -> List.of(w.body());
            case Stmt.Repeat r -> List.of(r.body());
            case Stmt.Local l -> List.of(l.body());
            case Stmt.On on -> List.of(on.body());
            case Stmt.After a -> List.of(a.body());
            default -> List.of();
        };
    }
}
