package fopt.compiler.numpy;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Place;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import java.util.List;
import java.util.Optional;

/// Writes expressions.
final class Formulas {
    private final Frame frame;
    private final Typing typing;
    private final Operators operators;
    private final Calls calls;
    private Statements statements;

    Formulas(Frame frame) {
        this.frame = frame;
        typing = frame.typing;
        operators = new Operators(frame);
        calls = new Calls(frame, this, operators);
    }

    /// Functions have bodies with statements.
    void statements(Statements s) {
        statements = s;
    }

    Operators operators() {
        return operators;
    }

    Code of(Expr e) {
        return switch (e) {
            case Expr.Number x -> Code.atom(x.unit().isPresent() ? constant(x).text() : Numbers.number(x.value(), x.integer()), 0, 0);
            case Expr.Percent x -> Code.atom(Numbers.number(x.share(), false), 0, 0);
            case Expr.Bool x -> Code.atom(x.value() ? "True" : "False", 0, 0);
            case Expr.Ref x -> reference(x);
            case Expr.Call x -> call(x, Optional.empty());
            case Expr.Placed x when x.draw() instanceof Expr.Call c -> call(c, Optional.of(x.place()));
            case Expr.Negate x -> operators.negate(of(x.operand()));
            case Expr.Not x -> operators.not(of(x.operand()));
            case Expr.Binary x when x.operator() == Operator.IN -> operators.member(of(x.left()), of(x.right()));
            case Expr.Binary x when isMatrixProductOfNodes(x) -> frame.rowByRow(() -> of(x));
            case Expr.Binary x -> operators.binary(x.operator(), of(x.left()), of(x.right()), x);
            case Expr.Conditional x -> operators.choice(of(x.condition()), of(x.then()), x.otherwise().map(this::of).orElse(Code.atom("0.0", 0, 0)));
            case Expr.Norm x -> operators.norm(of(x.operand()));
            case Expr.Inner x -> operators.inner(of(x.left()), of(x.right()));
            case Expr.Transpose x -> operators.transpose(of(x.operand()), x.span());
            case Expr.Index x -> index(x);
            case Expr.Field x -> constant(x);
            case Expr.Lambda x -> throw Untranscribed.at(x.span(), "a function as a value here");
            case Expr.Comprehension x -> throw Untranscribed.at(x.span(), "a comprehension");
            case Expr.ListOf x -> throw Untranscribed.at(x.span(), "a list inside an algorithm");
            case Expr.Nabla x -> throw Untranscribed.at(x.span(), "a gradient that is not applied to a point");
            default -> throw Untranscribed.at(e.span(), "`" + e.span().text() + "`");
        };
    }

    /// The values of an expression that stands for several, as in `let x, y = gossip(x, y)`.
    List<Code> several(Expr e, int count) {
        if (e instanceof Expr.Tuple t && t.items().size() == count) {
            return t.items().stream().map(this::of).toList();
        }
        if (e instanceof Expr.Call c && typing.expansion(c).isPresent() && typing.expansion(c).get().value() instanceof Expr.Tuple) {
            Typing.Expansion x = typing.expansion(c).get();
            expand(x);
            return several(x.value(), count);
        }
        if (e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.BuiltIn
                && typing.arguments(c) != null && typing.arguments(c).repeated().size() == count) {
            return typing.arguments(c).repeated().stream().map(v -> calls.primitive(c, v)).toList();
        }
        throw Untranscribed.at(e.span(), "what stands for several values here");
    }

    /// Whether an expression for samples stands for all of them.
    boolean isEverything(Expr samples) {
        return calls.isEverything(samples);
    }

    // ---- names

    private Code reference(Expr.Ref r) {
        return switch (typing.symbol(r)) {
            case Symbol.State s -> frame.variable(s);
            case Symbol.Local l -> {
                Optional<Expr> meaning = frame.known.meaning(l);
                yield meaning.isPresent() ? of(meaning.get()) : frame.variable(l);
            }
            case Symbol.Parameter p -> parameter(p, r);
            case Symbol.Ambient a -> ambient(a.id(), r);
            case null, default -> constant(r);
        };
    }

    /// A parameter whose value is known is an argument of the function; any other is written out, unless it was computed at the start.
    private Code parameter(Symbol.Parameter p, Expr.Ref r) {
        Optional<Value> value = frame.known.parameter(p);
        if (value.isPresent()) {
            frame.arguments.computeIfAbsent(frame.names.of(p), k -> Constants.text(value.get(), frame, r.span()));
            return Code.stored(frame.names.of(p), 0, value.get() instanceof Value.Vector ? 1 : 0);
        }
        if (frame.isDeclared(p)) {
            return frame.variable(p);
        }
        return of(p.value.orElseThrow(() -> Untranscribed.at(r.span(), "the parameter `" + p.written() + "` without a value")));
    }

    private Code ambient(String id, Expr.Ref r) {
        boolean one = frame.insideNode();
        return switch (id) {
            case "n", "d" -> Code.atom(id, 0, 0);
            case "round" -> Code.atom("t", 0, 0);
            case "x0" -> Code.stored("x0", 0, 1);
            case "m" -> Code.atom("max(problem.rows)", 0, 0);
            case "L", "Lmax", "Ltilde", "Lsample", "mu", "mu_min", "f_star" -> Code.atom("problem." + id, 0, 0);
            case "x_star" -> Code.stored("problem.x_star", 0, 1);
            case "i" -> one ? Code.of("i + 1", Code.SUM, 0, 0) : Code.atom("np.arange(1.0, n + 1)", 1, 0);
            case "j" -> one ? Code.atom("np.arange(1.0, n + 1)", 1, 0) : Code.atom("np.arange(1.0, n + 1)[None, :]", 2, 0);
            case "L_i", "p_i" -> perNode(id.equals("L_i") ? "problem.L_i" : calls.chances(r));
            case "m_i" -> perNode("problem.rows.astype(float)");
            case "w_i" -> perNode("problem.shares");
            case "degree" -> perNode("degree");
            default -> throw Untranscribed.at(r.span(), "`" + r.name().written() + "`");
        };
    }

    private Code perNode(String array) {
        return frame.insideNode() ? Code.atom(array + "[i]", 0, 0) : Code.atom(array, 1, 0);
    }

    /// What is known before the run: a number, or a vector.
    private Code constant(Expr e) {
        Value v = frame.known.value(e).orElseThrow(() -> Untranscribed.at(e.span(), "`" + e.span().text() + "`"));
        return Code.atom(Constants.text(v, frame, e.span()), 0, v instanceof Value.Vector ? 1 : 0);
    }

    private Code index(Expr.Index x) {
        if (x.base() instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.Ambient a && a.id().equals("W") && x.indices().size() == 2) {
            boolean toNeighbour = x.indices().getLast() instanceof Expr.Ref k && typing.symbol(k) instanceof Symbol.Ambient j && j.id().equals("j");
            String row = toNeighbour ? "W[i]" : "W[i, i]";
            return frame.insideNode() ? Code.stored(row, toNeighbour ? 1 : 0, 0)
                    : toNeighbour ? Code.stored("W", 2, 0) : Code.atom("np.diag(W)", 1, 0);
        }
        if (x.indices().size() != 1 || x.indices().getFirst() instanceof Expr.All || frame.rank(x) != 0) {
            throw Untranscribed.at(x.span(), "this part of a value");
        }
        Code base = of(x.base());
        Code k = of(x.indices().getFirst());
        if (typing.of(x.base()).type() instanceof Type.Cohort) {
            return Code.of(base.at(Operators.place(k)) + " + 1", Code.SUM, k.axes(), 0);
        }
        if (base.rank() != 1) {
            throw Untranscribed.at(x.span(), "this part of a value");
        }
        if (base.axes() == 0 || k.axes() == 0) {
            return Code.atom(base.at(":, ".repeat(base.axes()) + Operators.place(k)), Math.max(base.axes(), k.axes()), 0);
        }
        return frame.rowByRow(() -> index(x));
    }

    // ---- calls

    private Code call(Expr.Call c, Optional<Place> word) {
        Optional<Typing.Expansion> own = typing.expansion(c);
        if (own.isPresent()) {
            expand(own.get());
            return of(own.get().value());
        }
        return calls.of(c, word);
    }

    /// The values that a function which a call returns was made with.
    void closedOver(Expr function) {
        typing.expansion(function).ifPresent(this::expand);
    }

    /// A function written in the language, inlined: arguments that are more than a name are computed first.
    private void expand(Typing.Expansion x) {
        for (Expr function : x.functions()) {
            typing.expansion(function).ifPresent(this::expand);
        }
        for (int k = 0; k < x.parameters().size(); k++) {
            Symbol.Local p = x.parameters().get(k);
            Expr argument = x.arguments().get(k);
            if (isPlain(argument) && !Assigned.in(x.body(), typing).contains(p)) {
                frame.known.means(p, argument);
            } else {
                frame.inLines(() -> statements.declare(p, of(argument), argument));
            }
        }
        frame.inLines(() -> {
            for (Stmt s : x.body()) {
                statements.write(s);
            }
        });
    }

    /// Products and solutions with matrices of the nodes are written for one node.
    private boolean isMatrixProductOfNodes(Expr.Binary x) {
        boolean ofMatrices = x.operator() == Operator.SOLVE
                || x.operator() == Operator.MUL && frame.rank(x.left()) > 0 && frame.rank(x.right()) > 0;
        return ofMatrices && typing.of(x).place() == Placement.NODE && !frame.insideNode();
    }

    private boolean isPlain(Expr e) {
        boolean noNumbers = typing.has(e) && !(typing.of(e).type() instanceof Type.Real) && !(typing.of(e).type() instanceof Type.Bool)
                && typing.of(e).place() == Placement.SHARED;
        return noNumbers || e instanceof Expr.Ref || e instanceof Expr.Number || e instanceof Expr.Percent || e instanceof Expr.Field;
    }
}
