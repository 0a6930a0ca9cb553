package fopt.compiler.eval;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.runtime.UserError;
import fopt.runtime.linalg.Scalars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Evaluates expressions of scripts, and those parts of algorithms that are known before the run (step sizes from constants of problem,
/// graph and compressor). What depends on state, draws, rounds or nodes ends in [NotConstant].
public final class Evaluator {
    private final Names names;
    private final BuiltInCalls calls;

    public Evaluator(Names names, BuiltInCalls calls) {
        this.names = names;
        this.calls = calls;
    }

    /// The same, where names that differ from node to node have the values of one node.
    Evaluator atNode(ToDoubleFunction<String> own) {
        return new Evaluator(new Names() {
            @Override
            public Value value(Expr.Ref ref) {
                try {
                    return names.value(ref);
                } catch (NotConstant n) {
                    return Value.of(own.applyAsDouble(ref.name().id()));
                }
            }

            @Override
            public Optional<Value> call(Expr.Call call, Evaluator evaluator) {
                return names.call(call, evaluator);
            }

            @Override
            public Value block(Value.Vector v, Expr.Field field) {
                return names.block(v, field);
            }
        }, calls);
    }

    /// @throws NotConstant with the innermost expression that has no value
    public Value eval(Expr e) {
        try {
            return value(e);
        } catch (NotConstant n) {
            throw n.within(e.span());
        }
    }

    private Value value(Expr e) {
        return switch (e) {
            case Expr.Number n -> number(n);
            case Expr.Percent p -> Value.of(p.share());
            case Expr.Text t -> new Value.Text(t.value());
            case Expr.Bool b -> new Value.Bool(b.value());
            case Expr.Ref r -> names.value(r);
            case Expr.Call c -> call(c);
            case Expr.Field f -> field(f);
            case Expr.Negate n -> negate(eval(n.operand()), n.span());
            case Expr.Not n -> new Value.Bool(!truth(n.operand()));
            case Expr.Binary b -> binary(b);
            case Expr.Conditional c -> truth(c.condition()) ? eval(c.then())
                    : eval(c.otherwise().orElseThrow(() -> error("E312", c.span(), "this has no value when the condition is false")));
            case Expr.Lambda l -> new Value.LambdaValue(l, names);
            case Expr.ListOf l -> new Value.ListOf(l.items().stream().map(this::eval).toList());
            case Expr.Tuple t -> new Value.ListOf(t.items().stream().map(this::eval).toList());
            case Expr.Index i -> new PartValues(this).of(eval(i.base()), i);
            case Expr.Placed p -> placed(p);
            case Expr.Norm n -> norm(eval(n.operand()), n.span());
            case Expr.Inner i -> inner(eval(i.left()), eval(i.right()), i.span());
            case Expr.Nabla n -> throw new NotConstant();
            case Expr.Transpose t -> throw new NotConstant();
            case Expr.Comprehension c -> new Value.ListOf(new ComprehensionValues(this, names, calls).of(c).stream().map(ComprehensionValues.Turn::value).toList());
            case Expr.All a -> throw new NotConstant();
            case Expr.Each each -> throw new IllegalStateException("belongs to an argument of `run` (E069): " + each.span().text());
            case Expr.Run run -> calls.run(run, names);
        };
    }

    private static Value number(Expr.Number n) {
        if (n.unit().isEmpty()) {
            return new Value.Num(n.value(), n.integer());
        }
        return Units.quantity(n);
    }

    private Value call(Expr.Call c) {
        var own = names.call(c, this);
        if (own.isPresent()) {
            return own.get();
        }
        if (!(c.callee() instanceof Expr.Ref || c.callee() instanceof Expr.Field)) {
            throw new NotConstant();
        }
        if (c.callee() instanceof Expr.Ref r && c.args().size() == 1 && c.args().getFirst().value() instanceof Expr.Comprehension turns) {
            Optional<Value> reduced = new ComprehensionValues(this, names, calls).reduced(r.name().id(), turns);
            if (reduced.isPresent()) {
                return reduced.get();
            }
        }
        try {
            return calls.call(c, this);
        } catch (UserError u) {
            throw EvaluationError.at(c.span(), u);
        }
    }

    private Value field(Expr.Field f) {
        Value base = eval(f.base());
        if (base instanceof Value.Vector v) {
            return names.block(v, f);
        }
        try {
            return calls.field(base, f.name(), f.span());
        } catch (UserError u) {
            throw EvaluationError.at(f.span(), u);
        }
    }

    private Value placed(Expr.Placed p) {
        return calls.placed(p.place(), eval(p.draw()), p.span());
    }

    // ---- arguments

    /// Positional arguments, evaluated.
    public List<Value> positional(List<Expr.Arg> args) {
        List<Value> out = new ArrayList<>();
        for (Expr.Arg a : args) {
            if (a.name().isEmpty()) {
                out.add(eval(a.value()));
            }
        }
        return out;
    }

    /// Named arguments by canonical name, evaluated.
    public Map<String, Value> named(List<Expr.Arg> args) {
        Map<String, Value> out = new LinkedHashMap<>();
        for (Expr.Arg a : args) {
            a.name().ifPresent(n -> out.put(n.id(), eval(a.value())));
        }
        return out;
    }

    /// The names that expressions are evaluated in.
    public Names names() {
        return names;
    }

    public double number(Expr e) {
        return asNumber(eval(e), e.span());
    }

    public boolean truth(Expr e) {
        Value v = eval(e);
        if (v instanceof Value.Bool b) {
            return b.value();
        }
        throw error("E032", e.span(), "a condition must be true or false, but this is " + v.show());
    }

    public static double asNumber(Value v, Span place) {
        return switch (v) {
            case Value.Num n -> n.value();
            case Value.Bool b -> Scalars.truth(b.value());
            default -> throw error("E031", place, "a number is expected here, but this is " + v.show());
        };
    }

    // ---- operators

    private Value binary(Expr.Binary b) {
        if (b.operator() == Operator.AND) {
            return new Value.Bool(truth(b.left()) && truth(b.right()));
        }
        if (b.operator() == Operator.OR) {
            return new Value.Bool(truth(b.left()) || truth(b.right()));
        }
        return apply(b.operator(), eval(b.left()), eval(b.right()), b.span());
    }

    static Value apply(Operator op, Value a, Value b, Span place) {
        if (a instanceof Value.ListOf || b instanceof Value.ListOf || a instanceof Value.Range || b instanceof Value.Range) {
            return zip(op, a, b, place);
        }
        if (a instanceof Value.Matrix || b instanceof Value.Matrix) {
            return MatrixValues.apply(op, a, b, place);
        }
        if (a instanceof Value.Vector || b instanceof Value.Vector) {
            return vectors(op, a, b, place);
        }
        if (a instanceof Value.Quantity || b instanceof Value.Quantity) {
            return Units.apply(op, a, b, place);
        }
        if (a instanceof Value.Text s && b instanceof Value.Text t && (op == Operator.EQ || op == Operator.NE)) {
            return new Value.Bool(s.equals(t) == (op == Operator.EQ));
        }
        double x = asNumber(a, place);
        double y = asNumber(b, place);
        boolean whole = a instanceof Value.Num m && m.integer() && b instanceof Value.Num n && n.integer();
        return switch (op) {
            case ADD, DOT_ADD -> new Value.Num(x + y, whole);
            case SUB, DOT_SUB -> new Value.Num(x - y, whole);
            case MUL, DOT_MUL -> new Value.Num(x * y, whole);
            case DIV, DOT_DIV -> new Value.Num(x / y, false);
            case SOLVE -> new Value.Num(y / x, false);
            case POW, DOT_POW -> new Value.Num(Scalars.pow(x, y), whole && y >= 0);
            case EQ -> new Value.Bool(x == y);
            case NE -> new Value.Bool(x != y);
            case LT -> new Value.Bool(x < y);
            case LE -> new Value.Bool(x <= y);
            case GT -> new Value.Bool(x > y);
            case GE -> new Value.Bool(x >= y);
            case RANGE -> new Value.Range((int) x, (int) y);
            case IN, AND, OR -> throw new NotConstant();
        };
    }

    private static Value zip(Operator op, Value a, Value b, Span place) {
        List<Value> left = items(a);
        List<Value> right = items(b);
        if (op == Operator.IN) {
            return new Value.Bool(right.stream().anyMatch(v -> v.show().equals(a.show())));
        }
        if (left != null && right != null && left.size() != right.size()) {
            throw error("E030", place, "lists of " + left.size() + " and " + right.size() + " values cannot be combined");
        }
        int size = left != null ? left.size() : right.size();
        List<Value> out = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            out.add(apply(op, left != null ? left.get(k) : a, right != null ? right.get(k) : b, place));
        }
        return new Value.ListOf(out);
    }

    /// The items of a list or range; null for anything else.
    public static List<Value> items(Value v) {
        return switch (v) {
            case Value.ListOf l -> l.items();
            case Value.Range r -> r.items();
            default -> null;
        };
    }

    /// What a loop goes through: the items of a list or range, the numbers of a vector, the rows of a matrix; null for anything else.
    public static List<Value> elements(Value v) {
        return switch (v) {
            case Value.Vector x -> java.util.Arrays.stream(x.entries()).<Value>mapToObj(Value::of).toList();
            case Value.Matrix m -> java.util.stream.IntStream.range(0, m.rows()).<Value>mapToObj(m::row).toList();
            default -> items(v);
        };
    }

    private static Value vectors(Operator op, Value a, Value b, Span place) {
        int length = a instanceof Value.Vector v ? v.entries().length : ((Value.Vector) b).entries().length;
        if (a instanceof Value.Vector v && b instanceof Value.Vector w && v.entries().length != w.entries().length) {
            throw error("E030", place, "vectors of " + v.entries().length + " and " + w.entries().length + " entries cannot be combined");
        }
        double[] out = new double[length];
        for (int c = 0; c < length; c++) {
            out[c] = asNumber(apply(op, entry(a, c), entry(b, c), place), place);
        }
        return new Value.Vector(out);
    }

    private static Value entry(Value v, int c) {
        return v instanceof Value.Vector w ? Value.of(w.entries()[c]) : v;
    }

    private static Value negate(Value v, Span place) {
        return v instanceof Value.Num n ? new Value.Num(-n.value(), n.integer()) : apply(Operator.MUL, Value.of(-1), v, place);
    }

    private static Value norm(Value v, Span place) {
        return Value.of(Math.sqrt(asNumber(inner(v, v, place), place)));
    }

    private static Value inner(Value a, Value b, Span place) {
        if (a instanceof Value.Matrix m && b instanceof Value.Matrix n) {
            return inner(new Value.Vector(m.entries()), new Value.Vector(n.entries()), place);
        }
        if (a instanceof Value.Vector v && b instanceof Value.Vector w && v.entries().length == w.entries().length) {
            return Value.of(fopt.runtime.linalg.Kernels.dot(v.entries(), 0, w.entries(), 0, v.entries().length));
        }
        return Value.of(asNumber(a, place) * asNumber(b, place));
    }

    static EvaluationError error(String code, Span place, String message) {
        return new EvaluationError(Diagnostic.of(code, place, message));
    }
}
