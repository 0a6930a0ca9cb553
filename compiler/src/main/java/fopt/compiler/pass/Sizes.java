package fopt.compiler.pass;

import fopt.compiler.ir.Element;

/// How much work an element expression is.
final class Sizes {
    private Sizes() {}

    /// Number of operations for one entry.
    static int of(Element e) {
        return switch (e) {
            case Element.Load l -> 0;
            case Element.Broadcast b -> 0;
            case Element.One o -> 1 + of(o.a());
            case Element.Two t -> 1 + of(t.a()) + of(t.b());
            case Element.Select s -> 1 + of(s.condition()) + of(s.a()) + of(s.b());
        };
    }
}
