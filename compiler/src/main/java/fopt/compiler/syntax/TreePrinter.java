package fopt.compiler.syntax;

import fopt.compiler.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/// Prints a tree, one node per line: its kind, what is written in it, where it stands. The stage `tree` of `fopt dump`.
///
/// ```
/// Assign 3:5-21 SUB
///   targets: Ref 3:5-6 x
///   values: Binary 3:10-21 MUL
///     left: Ref 3:10-11 η
///     right: Call 3:14-21
///       callee: Nabla 3:14-16 f
///       args: Arg 3:17-18
///         value: Ref 3:17-18 x
/// ```
///
/// All nodes are records, and a record knows its components: so this class need not know the nodes, and never lags behind them.
public final class TreePrinter {
    private final StringBuilder out = new StringBuilder();

    private TreePrinter() {}

    public static String print(Unit unit) {
        TreePrinter printer = new TreePrinter();
        printer.children(unit.items(), "", 0);
        return printer.out.toString();
    }

    private void node(Record node, String label, int depth) {
        out.append("  ".repeat(depth)).append(label).append(node.getClass().getSimpleName());
        for (RecordComponent c : node.getClass().getRecordComponents()) {
            String text = value(node, c) instanceof Boolean b && !c.getName().equals("value") ? b ? c.getName() : "" : leaf(value(node, c)).orElse("");
            out.append(text.isEmpty() ? "" : " " + text);
        }
        out.append('\n');
        for (RecordComponent c : node.getClass().getRecordComponents()) {
            children(value(node, c), c.getName() + ": ", depth + 1);
        }
    }

    private void children(Object value, String label, int depth) {
        switch (value) {
            case Optional<?> o -> o.ifPresent(v -> children(v, label, depth));
            case List<?> list -> list.forEach(v -> children(v, label, depth));
            case Record r when leaf(r).isEmpty() -> node(r, label, depth);
            default -> { }
        }
    }

    /// What fits on the node's own line: not another node.
    private static Optional<String> leaf(Object value) {
        return switch (value) {
            case Span s -> Optional.of(place(s));
            case Name n -> Optional.of(n.written());
            case String s -> Optional.of(s.isEmpty() ? "" : "\"" + s.replace("\n", "\\n") + "\"");
            case Optional<?> o -> o.flatMap(TreePrinter::leaf);
            case List<?> names when !names.isEmpty() && names.getFirst() instanceof Name ->
                    Optional.of(String.join(", ", names.stream().map(n -> ((Name) n).written()).toList()));
            case List<?> list -> Optional.empty();
            case Record r -> Optional.empty();
            default -> Optional.of(value.toString());
        };
    }

    /// `3:5-21`, or `3:5-4:2` over several lines.
    private static String place(Span s) {
        Span end = new Span(s.source(), s.end(), s.end());
        return s.line() + ":" + s.column() + "-" + (end.line() == s.line() ? "" : end.line() + ":") + end.column();
    }

    private static Object value(Record node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
