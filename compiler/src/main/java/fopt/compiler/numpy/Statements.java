package fopt.compiler.numpy;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes statements. What all nodes do alike stays about all nodes; where a node decides alone, a loop over the nodes is written.
final class Statements {
    private final Frame frame;
    private final Typing typing;
    private final Formulas formulas;
    private final Lines lines;

    Statements(Frame frame, Formulas formulas) {
        this.frame = frame;
        typing = frame.typing;
        this.formulas = formulas;
        lines = frame.lines;
        formulas.statements(this);
    }

    void write(Stmt.Block block) {
        block.statements().forEach(this::write);
    }

    void write(Stmt s) {
        switch (s) {
            case Stmt.Let x -> let(x);
            case Stmt.Assign x -> assign(x);
            case Stmt.If x -> choose(x.condition(), () -> write(x.then()), x.otherwise());
            case Stmt.For x -> forEach(x);
            case Stmt.While x -> repeatWhile(x);
            case Stmt.Repeat x -> repeat(x.count(), x.body());
            case Stmt.Local x -> repeat(x.count(), x.body());
            case Stmt.On x -> on(x);
            case Stmt.Function x -> { }
            case Stmt.Value x -> lines.add(formulas.of(x.value()).text());
            default -> throw Untranscribed.at(s.span(), "this statement");
        }
    }

    // ---- let and assignment

    private void let(Stmt.Let s) {
        if (s.names().size() == 1) {
            declare(typing.declared(s.names().getFirst()), s.values().getFirst());
            return;
        }
        List<Code> values = s.values().size() == s.names().size() ? s.values().stream().map(this::maybe).toList()
                : formulas.several(s.values().getFirst(), s.names().size());
        List<String> targets = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            Symbol symbol = typing.declared(s.names().get(k));
            if (values.get(k) == null) {
                frame.known.means(symbol, s.values().get(k));
                continue;
            }
            frame.declare(symbol);
            targets.add(frame.names.of(symbol));
            texts.add(whole(values.get(k), symbol));
        }
        if (!targets.isEmpty()) {
            lines.add(String.join(", ", targets) + " = " + String.join(", ", texts));
        }
    }

    /// Null for what is no number: it is known before the run, and its name stands for it.
    private Code maybe(Expr e) {
        return isObject(e) ? null : formulas.of(e);
    }

    private boolean isObject(Expr e) {
        return switch (typing.of(e).type()) {
            case Type.Compressor c -> true;
            case Type.Law l -> true;
            case Type.Graph g -> true;
            case Type.Function f -> true;
            case Type.DataSet d -> true;
            default -> false;
        };
    }

    private void declare(Symbol symbol, Expr value) {
        if (typing.of(value).type() instanceof Type.SampleSet && formulas.isEverything(value)) {
            frame.known.means(symbol, value);
        } else if (isObject(value)) {
            frame.known.means(symbol, value);
        } else {
            declare(symbol, formulas.of(value), value);
        }
    }

    /// A state variable begins.
    void state(Symbol symbol, Expr value) {
        declare(symbol, value);
    }

    /// A variable begins.
    void declare(Symbol symbol, Code value, Expr source) {
        frame.declare(symbol);
        lines.add(frame.names.of(symbol) + " = " + whole(value, symbol, source));
    }

    private String whole(Code value, Symbol symbol, Expr source) {
        boolean zero = typing.has(source) && typing.of(source).type() instanceof Type.Real(Shape.Zero z, boolean w) && value.text().matches("0(\\.0)?");
        return zero ? frame.zeros(frame.typed(symbol).type(), frame.typed(symbol).place()).text() : whole(value, symbol);
    }

    /// A value for all of a variable: the same at each node, or for each neighbour, where it has fewer axes.
    private String whole(Code value, Symbol symbol) {
        Typed t = frame.typed(symbol);
        if (!(t.type() instanceof Type.Real) && !(t.type() instanceof Type.Bool)) {
            return value.text();
        }
        int axes = frame.axes(t.place());
        if (frame.rank(t.type()) > value.rank()) {
            Code zeros = frame.zeros(t.type(), t.place());
            return zeros.text() + (value.text().matches("0(\\.0)?") ? "" : " + " + value.aligned(zeros.axes(), zeros.rank()).within(Code.SUM));
        }
        if (axes == value.axes() || axes == 0) {
            return frame.kept(value);
        }
        if (value.axes() == 0) {
            return Primitives.repeated(value, axes, t.type() instanceof Type.Bool ? "" : ", float").text();
        }
        return "np.repeat(" + value.aligned(2, value.rank()).text() + ", n, axis=1)";
    }

    private void assign(Stmt.Assign s) {
        List<Code> values = s.values().size() == s.targets().size() ? s.values().stream().map(formulas::of).toList()
                : formulas.several(s.values().getFirst(), s.targets().size());
        List<String> targets = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            Symbol symbol = target(s.targets().get(k));
            Code value = values.get(k);
            if (s.operator().isPresent()) {
                Expr.Binary whole = new Expr.Binary(s.span(), s.operator().get(), s.span(), s.targets().get(k), s.values().get(k));
                value = formulas.operators().binary(s.operator().get(), frame.variable(symbol), value, whole);
            }
            targets.add(place(symbol));
            texts.add(part(value, symbol));
        }
        lines.add(String.join(", ", targets) + " = " + String.join(", ", texts));
    }

    private Symbol target(Expr e) {
        if (!(e instanceof Expr.Ref r)) {
            throw Untranscribed.at(e.span(), "an assignment to a part of a value");
        }
        return typing.symbol(r);
    }

    /// The rows that an assignment changes.
    private String place(Symbol symbol) {
        String name = frame.names.of(symbol);
        if (!frame.hasRows(symbol) || !frame.insideNode() && frame.cohort() == null) {
            return name;
        }
        frame.changesInPlace();
        return name + "[" + (frame.insideNode() ? "i" : frame.cohort()) + "]";
    }

    private String part(Code value, Symbol symbol) {
        if (!frame.hasRows(symbol) || !frame.insideNode() && frame.cohort() == null) {
            return whole(value, symbol);
        }
        return frame.insideNode() || value.axes() == 0 ? frame.kept(value) : value.at(frame.cohort());
    }

    // ---- conditions and loops

    private void choose(Expr condition, Runnable then, Optional<Stmt.Block> otherwise) {
        Code test = formulas.of(condition);
        if (test.axes() > 0) {
            frame.forEachNode(() -> choose(condition, then, otherwise));
            return;
        }
        lines.block("if " + test.text(), then);
        otherwise.ifPresent(block -> lines.block("else", () -> write(block)));
    }

    private void repeat(Expr count, Stmt.Block body) {
        Code times = formulas.of(count);
        if (times.axes() > 0) {
            frame.forEachNode(() -> repeat(count, body));
            return;
        }
        lines.block("for _ in range(" + whole(times) + ")", () -> write(body));
    }

    private static String whole(Code number) {
        return number.text().matches("\\w+") ? number.text() : "int(" + number.text() + ")";
    }

    private void repeatWhile(Stmt.While s) {
        if (typing.of(s.condition()).place() == Placement.NODE && !frame.insideNode()) {
            frame.forEachNode(() -> repeatWhile(s));
            return;
        }
        String head = s.max().map(m -> "for _ in range(" + whole(formulas.of(m)) + ")").orElse("while True");
        lines.block(head, () -> {
            Code test = formulas.of(s.condition());
            lines.block("if not " + test.within(Code.NOT), () -> lines.add("break"));
            write(s.body());
        });
    }

    private void forEach(Stmt.For s) {
        if (s.variables().size() != 1) {
            throw Untranscribed.at(s.span(), "a loop over several variables");
        }
        Name name = s.variables().getFirst();
        if (s.domain() instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.BuiltIn b && b.id().equals("epoch")) {
            overEpoch(s, c, name);
            return;
        }
        String domain = domain(s.domain());
        Symbol variable = typing.declared(name);
        frame.declare(variable);
        lines.block("for " + frame.names.of(variable) + " in " + domain, () -> body(s));
    }

    private String domain(Expr e) {
        if (e instanceof Expr.Binary b && b.operator() == Operator.RANGE) {
            return "range(" + whole(formulas.of(b.left())) + ", " + whole(formulas.of(b.right())) + " + 1)";
        }
        Value known = frame.known.value(e).orElseThrow(() -> Untranscribed.at(e.span(), "a loop over this"));
        if (Evaluator.items(known) == null) {
            throw Untranscribed.at(e.span(), "a loop over this");
        }
        return Constants.text(known, frame, e.span());
    }

    private void overEpoch(Stmt.For s, Expr.Call epoch, Name name) {
        if (!frame.insideNode()) {
            frame.forEachNode(() -> overEpoch(s, epoch, name));
            return;
        }
        Expr size = typing.arguments(epoch).named().get("size");
        Expr order = typing.arguments(epoch).named().get("order");
        String word = order instanceof Expr.Ref r ? r.name().id() : "reshuffled";
        if (word.equals("shuffled_once")) {
            throw Untranscribed.at(epoch.span(), "an epoch in one order for good");
        }
        Symbol variable = typing.declared(name);
        frame.declare(variable);
        lines.block("for " + frame.names.of(variable) + " in epoch(problem.rows[i], " + (size == null ? "1" : formulas.of(size).text()) + ", \"" + word + "\")",
                () -> body(s));
    }

    private void body(Stmt.For s) {
        if (s.filter().isPresent()) {
            choose(s.filter().get(), () -> write(s.body()), Optional.empty());
        } else {
            write(s.body());
        }
    }

    // ---- cohorts

    private void on(Stmt.On s) {
        Code cohort = formulas.of(s.cohort());
        String name = cohort.text();
        boolean mayBeEmpty = frame.cohort() != null || !name.contains("(") || name.startsWith("np.flatnonzero(");
        if (!name.matches("\\w+")) {
            name = frame.names.fresh("S");
            lines.add(name + " = " + cohort.text());
        }
        if (frame.cohort() != null) {
            String both = frame.names.fresh("S");
            lines.add(both + " = np.intersect1d(" + frame.cohort() + ", " + name + ")");
            name = both;
        }
        String members = name;
        Runnable body = () -> frame.among(members, () -> write(s.body()));
        if (mayBeEmpty) {
            lines.block("if len(" + members + ") > 0", body);
        } else {
            body.run();
        }
    }
}
