package fopt.compiler.run;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;

/// Prints what the checker found out about the state of an algorithm.
final class TypesPrinter {
    private TypesPrinter() {}

    static String print(Typing typing) {
        StringBuilder out = new StringBuilder();
        for (Symbol.Parameter p : typing.parameters()) {
            line(out, p.written(), typing.variable(p));
        }
        typing.algorithm.members().stream().filter(fopt.compiler.syntax.Decl.Member.State.class::isInstance)
                .map(fopt.compiler.syntax.Decl.Member.State.class::cast)
                .forEach(s -> line(out, s.place().word() + " " + s.name().written(), typing.variable(typing.declared(s.name()))));
        return out.toString();
    }

    private static void line(StringBuilder out, String name, Typed t) {
        if (t != null) {
            out.append(String.format("  %-20s%s, %s, %s%n", name, type(t.type()), t.place().phrase(), t.knowledge().name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private static String type(Type type) {
        if (!(type instanceof Type.Real(Shape shape, boolean integer))) {
            return type.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }
        return switch (shape) {
            case Shape.Zero z -> "0";
            case Shape.Scalar s -> integer ? "whole number" : "number";
            case Shape.Vector v -> "vector";
            case Shape.Matrix m -> "matrix";
        };
    }
}
