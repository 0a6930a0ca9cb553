package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A tree as text without places and spellings: two programs have the same text if they mean the same.
final class SameTree {
    private SameTree() {}

    /// The tree of a program without errors; empty if it has some.
    static Optional<String> of(String program) {
        Diagnostics diagnostics = new Diagnostics();
        Unit unit = Parser.parse(new Source("program.fopt", program), diagnostics);
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(unit.items().stream().map(SameTree::text).collect(Collectors.joining("\n")));
    }

    private static String text(Object value) {
        return switch (value) {
            case Span s -> "";
            case Name n -> n.id();
            case Expr.Norm n -> "Call(Ref(norm) " + "[Arg(" + text(Optional.empty()) + " " + text(n.operand()) + ")] [])";
            case Expr.Inner i -> "Call(Ref(dot) " + "[Arg(" + text(Optional.empty()) + " " + text(i.left()) + "), Arg("
                    + text(Optional.empty()) + " " + text(i.right()) + ")] [])";
            case Record r -> r.getClass().getSimpleName() + Arrays.stream(r.getClass().getRecordComponents()).filter(c -> c.getType() != Span.class)
                    .map(c -> text(component(r, c))).collect(Collectors.joining(" ", "(", ")"));
            case List<?> list -> list.stream().map(SameTree::text).collect(Collectors.joining(", ", "[", "]"));
            case Optional<?> o -> o.map(SameTree::text).orElse("-");
            default -> value.toString();
        };
    }

    private static Object component(Record r, RecordComponent c) {
        try {
            return c.getAccessor().invoke(r);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
