package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.Access;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.lower.Val.Mes.Term;
import fopt.compiler.source.Span;
import fopt.runtime.function.Size;
import java.util.List;

/// Puts values where the IR needs them: as a scalar, as an element expression, in a variable.
final class Store {
    private final Code code;
    private final Tables tables;

    Store(Code code, Tables tables) {
        this.code = code;
        this.tables = tables;
    }

    // ---- what a value is

    static Home home(Val v) {
        return switch (v) {
            case Val.Num n -> n.home();
            case Val.Vec w -> w.home();
            case Val.Mes m -> m.home();
            case Val.Const c -> Home.ONE;
            case Val.Handle h -> Home.NODE;
            case Val.Group g -> Home.ONE;
            case Val.Operator o -> o.home();
            case Val.Epoch e -> Home.NODE;
            case Val.Rows r -> Home.ONE;
            case Val.Table t -> home(t.rows());
            case Val.Zip z -> z.tables().stream().map(Store::home).reduce(Home.ONE, Store::join);
            case Val.Tuple t -> t.items().stream().map(Store::home).reduce(Home.ONE, Store::join);
            case Val.Coordinates c -> home(c.marks());
            case Val.Span s -> join(home(s.from()), home(s.to()));
            case Val.Part p -> join(home(p.values()), home(p.of()));
            case Val.Slice s -> home(s.values());
        };
    }

    /// ONE goes with anything, NODE with EDGE.
    static Home join(Home a, Home b) {
        if (a == Home.EDGE || b == Home.EDGE) {
            return Home.EDGE;
        }
        return a == Home.NODE || b == Home.NODE ? Home.NODE : Home.ONE;
    }

    /// Numbers in a row: 1 for scalars.
    static int length(Val v) {
        return switch (v) {
            case Val.Vec w -> w.length();
            case Val.Mes m -> m.length();
            case Val.Const(Value.Vector x) -> x.entries().length;
            case Val.Num n -> 1;
            case Val.Const c -> 1;
            case Val.Handle h -> 0;
            case Val.Group g -> 0;
            case Val.Operator o -> 0;
            case Val.Epoch e -> 0;
            case Val.Rows r -> 0;
            case Val.Table t -> 0;
            case Val.Zip z -> 0;
            case Val.Tuple t -> 0;
            case Val.Coordinates c -> 0;
            case Val.Span s -> 0;
            case Val.Part p -> length(p.values());
            case Val.Slice s -> length(s.values());
        };
    }

    /// How the numbers are arranged; that of a number for what has none.
    static Size size(Val v) {
        return switch (v) {
            case Val.Vec w -> w.size();
            case Val.Mes m -> m.size();
            case Val.Part p -> size(p.values());
            case Val.Slice s -> size(s.values());
            default -> Size.of(Math.max(1, length(v)));
        };
    }

    static boolean isVector(Val v) {
        return length(v) > 1;
    }

    static boolean isZero(Val v) {
        return v instanceof Val.Const(Value.Num n) && n.value() == 0.0;
    }

    /// Whether a value is what a variable holds.
    static boolean isLoaded(Val v) {
        return v instanceof Val.Vec w && w.element() instanceof Element.Load || v instanceof Val.Num n && n.scalar() instanceof Scalar.Load;
    }

    /// The variable that holds a value. @param v with [#isLoaded]
    static Var loaded(Val v) {
        return switch (v) {
            case Val.Vec(Element.Load(var x), var n, var h) -> x;
            case Val.Num(Scalar.Load(var x), var h) -> x;
            default -> throw new IllegalArgumentException("not a variable: " + v);
        };
    }

    // ---- conversions

    Scalar scalar(Val v, Span place) {
        return switch (v) {
            case Val.Num n -> n.scalar();
            case Val.Const(Value.Num n) -> new Scalar.Const(n.value());
            case Val.Const(Value.Bool b) -> new Scalar.Const(b.value() ? 1.0 : 0.0);
            case Val.Const(Value.Vector x) when x.entries().length == 1 -> new Scalar.Const(x.entries()[0]);
            case Val.Mes m when m.length() == 1 -> new Scalar.Load(variable(m, m.home(), place));
            case Val.Group g -> throw unexpected("a number", "a cohort", place);
            case Val.Operator o -> throw unexpected("a number", "a compressor", place);
            case Val.Handle h -> throw unexpected("a number", "a set of samples", place);
            case Val.Epoch e -> throw unexpected("a number", "an epoch", place);
            case Val.Rows r -> throw unexpected("a number", "a table over the nodes", place);
            case Val.Table t -> throw unexpected("a number", "a table", place);
            case Val.Zip z -> throw unexpected("a number", "several tables", place);
            case Val.Tuple t -> throw unexpected("a number", t.items().size() + " values", place);
            case Val.Part p when length(p) == 1 -> scalar(p.whole(), place);
            case Val.Part p -> throw unexpected("a number", "a part of a vector", place);
            case Val.Slice s -> scalar(s.values(), place);
            case Val.Coordinates s -> throw unexpected("a number", "a set of coordinates", place);
            case Val.Span s -> throw unexpected("a number", "a range", place);
            case Val.Vec w -> throw unexpected("a number", "a vector of " + w.length(), place);
            case Val.Mes m -> throw unexpected("a number", "a vector of " + m.length(), place);
            case Val.Const c -> throw unexpected("a number", c.value().show(), place);
        };
    }

    Element element(Val v, Span place) {
        return switch (v) {
            case Val.Vec w -> w.element();
            case Val.Part p -> element(p.whole(), place);
            case Val.Slice s -> element(s.values(), place);
            case Val.Coordinates s -> throw unexpected("a vector", "a set of coordinates", place);
            case Val.Span s -> throw unexpected("a vector", "a range", place);
            case Val.Mes m when m.length() > 1 -> new Element.Load(variable(m, m.home(), place));
            case Val.Const(Value.Vector x) when x.entries().length > 1 -> new Element.Load(tables.constant("constant", x.entries()));
            case Val.Num n -> new Element.Broadcast(n.scalar());
            case Val.Mes m -> new Element.Broadcast(scalar(m, place));
            case Val.Const c -> new Element.Broadcast(scalar(c, place));
            case Val.Handle h -> throw unexpected("a vector", "a set of samples", place);
            case Val.Group g -> throw unexpected("a vector", "a cohort", place);
            case Val.Operator o -> throw unexpected("a vector", "a compressor", place);
            case Val.Epoch e -> throw unexpected("a vector", "an epoch", place);
            case Val.Rows r -> throw unexpected("a vector", "a table over the nodes", place);
            case Val.Table t -> throw unexpected("a vector", "a table", place);
            case Val.Zip z -> throw unexpected("a vector", "several tables", place);
            case Val.Tuple t -> throw unexpected("a vector", t.items().size() + " values", place);
        };
    }

    private static RuntimeException unexpected(String wanted, String found, Span place) {
        return new fopt.compiler.eval.EvaluationError(fopt.compiler.source.Diagnostic.of("E031", place,
                wanted + " is expected here, but this is " + found));
    }

    // ---- storing

    /// A variable with home `home` (or, inside a node's code, at least NODE) that holds the value; the value's own variable where it has one there.
    Var variable(Val v, Home home, Span place) {
        Home at = code.atLeast(home);
        if (v instanceof Val.Slice s) {
            return variable(s.values(), home, place);
        }
        if (v instanceof Val.Vec(Element.Load(var x), var n, var h) && x.home() == at) {
            return x;
        }
        if (v instanceof Val.Num(Scalar.Load(var x), var h) && x.home() == at) {
            return x;
        }
        if (v instanceof Val.Const(Value.Vector x) && at == Home.ONE && x.entries().length > 1) {
            return tables.constant("constant", x.entries());
        }
        Var t = code.temp("t", at, size(v));
        assign(t, v, place);
        return t;
    }

    /// A variable of a given length: `0` becomes the zero vector.
    Var variable(Val v, Home home, int length, Span place) {
        if (length > 1 && length(v) == 1) {
            Var t = code.temp("t", home, length);
            assign(t, v, place);
            return t;
        }
        return variable(v, home, place);
    }

    /// `target = v`, at the target's home.
    void assign(Var target, Val v, Span place) {
        Home home = target.home();
        if (v instanceof Val.Mes m) {
            assignMessages(target, m);
            return;
        }
        if (target.isScalar()) {
            code.op(home, new Op.Set(target, scalar(v, place)));
            return;
        }
        if (!(v instanceof Val.Vec(Element.Load(var same), var n, var h) && same.id() == target.id())) {
            code.op(home, new Op.Assign(target, element(v, place)));
        }
    }

    /// The dense part in one loop (none if it is the target itself), then each message into its own entries.
    private void assignMessages(Var target, Val.Mes m) {
        if (m.dense() == null && m.terms().size() == 1 && m.terms().get(0).scale() instanceof Scalar.Const(double one) && one == 1.0) {
            code.op(target.home(), new Op.Expand(target, m.terms().get(0).message()));
            return;
        }
        List<Term> terms = m.terms().stream().map(t -> new Term(unaffected(t.scale(), target), t.message())).toList();
        Element dense = m.dense() == null ? new Element.Broadcast(new Scalar.Const(0)) : m.dense();
        if (target.isScalar()) {
            code.op(target.home(), new Op.Set(target, number(dense)));
        } else if (!(dense instanceof Element.Load(var same) && same.id() == target.id())) {
            code.op(target.home(), new Op.Assign(target, dense));
        }
        for (Term t : terms) {
            code.op(target.home(), new Op.Accumulate(target, t.scale(), t.message()));
        }
    }

    /// The scale of a message, computed beforehand if it depends on what is about to change.
    private Scalar unaffected(Scalar scale, Var target) {
        if (!Access.of(scale).reads(target)) {
            return scale;
        }
        Var before = code.temp("scale", target.home(), 1);
        code.op(before.home(), new Op.Set(before, scale));
        return new Scalar.Load(before);
    }

    /// An expression for the one entry of a vector of length 1.
    private static Scalar number(Element e) {
        return switch (e) {
            case Element.Broadcast(Scalar s) -> s;
            case Element.One(Fn.One fn, Element a) -> new Scalar.One(fn, number(a));
            case Element.Two(Fn.Two fn, Element a, Element b) -> new Scalar.Two(fn, number(a), number(b));
            case Element.Select(Element condition, Element a, Element b) -> new Scalar.Select(number(condition), number(a), number(b));
            case Element.Load(Var v) -> throw new IllegalStateException("a vector, " + v + ", among numbers");
        };
    }
}
