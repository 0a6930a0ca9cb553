package fopt.compiler.lower;

import fopt.compiler.check.Route;
import fopt.compiler.check.Sending;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Type;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import fopt.runtime.function.Size;
import fopt.runtime.topology.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lowers the primitives that cross from one place to another, the messages they carry, and cohorts.
final class Communication {
    private static final Compressors.Spec IDENTITY = new Compressors.Spec(Compressors.byName("identity").orElseThrow(), List.of(), Compressor.Draw.OWN);

    private final Expressions expressions;
    private final Code code;
    private final Store store;
    private final Tables tables;
    private final Charges charges;
    /// Whether a value goes along with the one before.
    private boolean together;

    Communication(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
        store = expressions.store;
        tables = expressions.tables;
        charges = new Charges(expressions);
    }

    Charges charges() {
        return charges;
    }

    /// One result per value; several travel together.
    Val lower(String id, Expr.Call c) {
        if (id.equals("fetch")) {
            return fetch(c);
        }
        Optional<Expr> over = expressions.argument(c, "over");
        if (over.isPresent() && expressions.typing.of(over.get()).type() instanceof Type.Real) {
            return weighted(c, over.get());
        }
        int schedule = over.map(this::schedule).orElse(0);
        List<Expr> values = id.equals("gather") ? List.of(expressions.required(c, "v")) : expressions.typing.arguments(c).repeated();
        List<Val> results = new ArrayList<>();
        for (Expr e : values) {
            results.add(primitive(id, e, schedule));
            together = true;
        }
        together = false;
        return results.size() == 1 ? results.get(0) : new Val.Tuple(results);
    }

    private int schedule(Expr graph) {
        Val v = expressions.lower(graph);
        return (v instanceof Val.Const k ? tables.mixing(k.value()) : Optional.<Schedule>empty()).map(tables::schedule)
                .orElseThrow(() -> Unsupported.at(graph.span(), "a graph that is not known before the run"));
    }

    private Val primitive(String id, Expr e, int schedule) {
        if (id.equals("broadcast") && expressions.driven().inJob()) {
            return expressions.driven().hear(e);
        }
        Val kept = id.equals("gossip") && schedule == 0 ? expressions.mixedPublic.gossip(e) : null;
        if (kept != null) {
            arrives(Op.Charge.Route.PEERS, 0, Store.loaded(kept));
            return kept;
        }
        Val v = expressions.lower(e);
        Val result = primitive(id, v, e, schedule);
        return v instanceof Val.Part p ? new Val.Part(result, p.of()) : result;
    }

    private Val primitive(String id, Val v, Expr e, int schedule) {
        return switch (id) {
            case "gossip" -> gossip(v, e, schedule);
            case "exchange" -> expressions.driven().atEdge() ? expressions.driven().meet(e, v) : exchange(v, e);
            case "broadcast" -> broadcast(v, e);
            case "gather" -> gather(v, e);
            case "mean_i" -> collect(v, e, Fn.Gather.MEAN, false);
            case "sum_i" -> collect(v, e, Fn.Gather.SUM, false);
            case "max_i" -> collect(v, e, Fn.Gather.MAX, false);
            case "min_i" -> collect(v, e, Fn.Gather.MIN, false);
            case "allmean" -> all(v, e, Fn.Gather.MEAN);
            case "allsum" -> all(v, e, Fn.Gather.SUM);
            default -> throw Unsupported.at(e.span(), "`" + id + "`");
        };
    }

    // ---- attackers

    /// Whether Byzantine nodes take part in what is sent here; who looks from outside sees what is.
    private boolean attacked() {
        return expressions.scope.byzantine() > 0 && !charges.isFree();
    }

    /// The variable that holds what is sent of a value: numbers of the run's precision.
    Var sent(Val v, Home home, Span place) {
        Var x = store.variable(v, home, place);
        if (x.single() || !code.rounds()) {
            return x;
        }
        Var rounded = code.sent("sent", x.home(), code.size(x));
        store.assign(rounded, expressions.load(x), place);
        return rounded;
    }

    /// What arrives of a value at each node: that of the Byzantine ones is another.
    private Var delivered(Var source, Span place) {
        if (!attacked()) {
            return source;
        }
        Var arriving = code.temp("arriving", source.home() == Home.EDGE ? Home.EDGE : Home.NODE, code.size(source));
        store.assign(arriving, expressions.load(source), place);
        code.step(new Step.Attack(arriving, code.key(DrawKey.Who.NODE)));
        return arriving;
    }

    // ---- between neighbours

    private Val gossip(Val v, Expr e, int schedule) {
        needGraph(e.span());
        if (schedule != 0 && Store.home(v) == Home.NODE && sending(e).orElse(null) instanceof Sending.Free) {
            throw Unsupported.at(e.span(), "gossip of what neighbours in another graph than W know");
        }
        if (!attacked() && pureMessage(v) instanceof Var message && message.home() == Home.NODE) {
            charges.charge(e, v, Route.PEERS, schedule);
            loses(Op.Charge.Route.PEERS, schedule, e);
            Var target = code.temp("mixed", Home.NODE, Store.size(v));
            store.assign(target, new Val.Const(Value.of(0)), e.span());
            code.op(Home.NODE, new Op.MixMessages(target, new Scalar.Const(1), message, schedule));
            arrives(Op.Charge.Route.PEERS, schedule, target);
            return expressions.load(target);
        }
        Var source = delivered(sent(v, Home.NODE, e.span()), e.span());
        charges.charge(e, v, Route.PEERS, schedule);
        loses(Op.Charge.Route.PEERS, schedule, e);
        Var target = code.temp("mixed", Home.NODE, code.size(source));
        code.op(Home.NODE, new Op.Mix(target, source, schedule));
        arrives(Op.Charge.Route.PEERS, schedule, target);
        return expressions.load(target);
    }

    /// `gossip(v, over = M)` with a matrix of weights for the edges of W: M[i, i] v + Σ_j M[i, j] v_j.
    private Val weighted(Expr.Call c, Expr over) {
        Var weights = store.variable(expressions.lower(over), Home.ONE, tables.nodes() * tables.nodes(), over.span());
        List<Val> results = new ArrayList<>();
        for (Expr e : expressions.typing.arguments(c).repeated()) {
            Val own = expressions.settled(expressions.lower(e), e.span());
            Val received = exchange(own, e);
            Var scaled = code.temp("weighted", Home.EDGE, Store.size(own));
            store.assign(scaled, expressions.arithmetic.two(Fn.Two.MUL, weight(weights, new Scalar.NeighbourNumber(), Home.EDGE), received, e.span()), e.span());
            Var sum = code.temp("mixed", Home.NODE, Store.size(own));
            code.op(Home.NODE, new Op.EdgeReduce(sum, Fn.Gather.SUM, scaled));
            Val mine = expressions.arithmetic.two(Fn.Two.MUL, weight(weights, new Scalar.NodeNumber(), Home.NODE), own, e.span());
            results.add(expressions.arithmetic.two(Fn.Two.ADD, mine, expressions.load(sum), e.span()));
        }
        return results.size() == 1 ? results.getFirst() : new Val.Tuple(results);
    }

    private Val weight(Var weights, Scalar column, Home home) {
        Scalar above = new Scalar.Two(Fn.Two.MUL, new Scalar.Two(Fn.Two.SUB, new Scalar.NodeNumber(), new Scalar.Const(1)), new Scalar.Const(tables.nodes()));
        return new Val.Num(new Scalar.Entry(weights, new Scalar.Two(Fn.Two.ADD, above, column)), home);
    }

    /// The message variable of a value that is one message and nothing else.
    private static Var pureMessage(Val v) {
        boolean pure = v instanceof Val.Mes m && m.dense() == null && m.terms().size() == 1
                && m.terms().get(0).scale() instanceof Scalar.Const(double one) && one == 1.0;
        return pure ? ((Val.Mes) v).terms().get(0).message() : null;
    }

    private Val exchange(Val v, Expr e) {
        needGraph(e.span());
        Home home = Store.home(v) == Home.EDGE ? Home.EDGE : Home.NODE;
        Var own = sent(v, home, e.span());
        Var source = delivered(own, e.span());
        charges.charge(e, v, Route.PEERS, 0);
        repeats(Op.Charge.Route.PEERS);
        Var target = code.temp("received", Home.EDGE, code.size(source));
        code.op(Home.EDGE, new Op.Receive(target, source));
        arrives(Op.Charge.Route.PEERS, 0, target);
        return expressions.load(target);
    }

    private Val fetch(Expr.Call c) {
        Expr e = expressions.required(c, "v");
        Val v = expressions.lower(e);
        Var source = delivered(sent(v, Home.NODE, e.span()), e.span());
        Expr from = expressions.required(c, "from");
        Val sender = expressions.lower(from);
        expressions.waiting.needs(v, Home.NODE);
        charges.chargeFetch(source.length());
        repeats(Op.Charge.Route.FETCH);
        Var target = code.temp("fetched", Home.NODE, code.size(source));
        Scalar number = store.scalar(sender, from.span());
        code.op(Home.NODE, new Op.Fetch(target, source, number));
        if (!charges.isFree()) {
            expressions.waiting.asks(number, target);
            expressions.waiting.arrives(Op.Charge.Route.FETCH, 0, target);
        }
        return expressions.load(target);
    }

    /// What was charged may be lost, unless one only looks from outside.
    private void loses(Op.Charge.Route route, int schedule, Expr e) {
        if (!charges.isFree()) {
            expressions.waiting.loses(route, schedule, sending(e).orElse(new Sending.Dense()), together);
        }
    }

    private void repeats(Op.Charge.Route route) {
        if (!charges.isFree()) {
            expressions.waiting.repeats(route);
        }
    }

    /// A primitive is done, unless one only looks from outside.
    private void arrives(Op.Charge.Route route, int schedule, Var value) {
        if (!charges.isFree()) {
            expressions.waiting.arrives(route, schedule, value);
        }
    }

    private void needGraph(Span place) {
        if (tables.schedules.isEmpty()) {
            expressions.ambient.graph(place);
        }
    }

    // ---- server

    private Val broadcast(Val v, Expr e) {
        charges.charge(e, v, Route.DOWN, 0);
        repeats(Op.Charge.Route.DOWN);
        if (v instanceof Val.Const) {
            return v;
        }
        Var copy = code.sent("sent", Home.ONE, Store.size(v));
        store.assign(copy, v, e.span());
        arrives(Op.Charge.Route.DOWN, 0, copy);
        return expressions.load(copy);
    }

    private Val collect(Val v, Expr e, Fn.Gather fn, boolean toAll) {
        Var message = !attacked() && (fn == Fn.Gather.SUM || fn == Fn.Gather.MEAN) ? pureMessage(v) : null;
        Var from = message != null ? message : delivered(sent(v, Home.NODE, e.span()), e.span());
        charges.charge(e, v, Route.UP, 0);
        String name = fn.name().toLowerCase(java.util.Locale.ROOT);
        Var into = toAll ? code.sent(name, Home.ONE, code.size(from)) : code.temp(name, Home.ONE, code.size(from));
        Step.Collect step = new Step.Collect(into, fn, from);
        if (toAll || !expressions.waiting.lossy() || charges.isFree()) {
            repeats(Op.Charge.Route.UP);
            code.step(step);
        } else {
            loses(Op.Charge.Route.UP, 0, e);
            Var arrived = code.var("heard", Home.ONE, Var.Kind.COHORT, 0, true);
            code.step(new Step.Arrived(arrived));
            code.step(new Step.On(arrived, List.of(step)));
        }
        arrives(Op.Charge.Route.UP, 0, into);
        return expressions.load(into);
    }

    /// The server gets the values one by one: a table over the nodes.
    private Val gather(Val v, Expr e) {
        Var message = attacked() ? null : pureMessage(v);
        Var rows = message != null ? message : delivered(sent(v, Home.NODE, e.span()), e.span());
        if (message == null && Store.isLoaded(v) && !attacked()) {
            rows = code.temp("rows", Home.NODE, code.size(rows));
            store.assign(rows, v, e.span());
        }
        charges.charge(e, v, Route.UP, 0);
        repeats(Op.Charge.Route.UP);
        arrives(Op.Charge.Route.UP, 0, rows);
        return new Val.Rows(rows, depth());
    }

    /// How many `on` blocks are around.
    int depth() {
        return expressions.cohorts.depth();
    }

    /// Makes steps for those who take part `depth` blocks deep.
    void atDepth(int depth, Runnable body) {
        if (depth == depth()) {
            body.run();
        } else {
            code.step(new Step.AtDepth(depth, code.steps(body)));
        }
    }

    private Val all(Val v, Expr e, Fn.Gather fn) {
        Val result = collect(v, e, fn, true);
        charges.chargeDense(Route.DOWN, v instanceof Val.Part p ? new Val.Part(result, p.of()) : result);
        repeats(Op.Charge.Route.DOWN);
        arrives(Op.Charge.Route.DOWN, 0, Store.loaded(result));
        return result;
    }

    // ---- messages

    /// `compress(v, Q)`, `reals(v)`, `real(c)`: a message, kept under the expression that makes it.
    Val message(String id, Expr.Call c) {
        Expr e = expressions.required(c, "v");
        Val v = expressions.lower(e);
        Val by = id.equals("compress") ? expressions.lower(expressions.required(c, "Q")) : null;
        if (by != null && CoordinateSets.isSet(by)) {
            return expressions.parts.message(c, v, expressions.required(c, "Q"), by);
        }
        Val.Operator kept = by instanceof Val.Operator o ? o : null;
        Compressors.Spec spec = kept != null ? kept.spec() : by != null ? compressor(expressions.required(c, "Q")) : IDENTITY;
        Size size = id.equals("compress") && Store.isZero(v) ? Size.of(tables.dimension()) : Store.size(v);
        Home place = kept == null ? Store.home(v) : Store.join(Store.home(v), kept.home());
        Home home = place == Home.ONE ? code.atLeast(Home.ONE) : place;
        Var source = id.equals("real") ? sent(v, home, e.span()) : store.variable(v, home, size.length(), e.span());
        Var message = code.var("m", home, Var.Kind.MESSAGE, size, true);
        DrawKey key = kept != null ? kept.key() : code.key(home == Home.ONE ? DrawKey.Who.EVERYBODY : DrawKey.Who.NODE);
        int compressor = tables.compressor(spec, size);
        if (tables.compressors.get(compressor).keepsError()) {
            ErrorMemory memory = new ErrorMemory(expressions, source, e.span());
            code.op(home, new Op.Compress(message, memory.corrected(), compressor, key));
            memory.keep(message);
        } else {
            code.op(home, new Op.Compress(message, source, compressor, key));
        }
        charges.made(c, message);
        if (id.equals("real")) {
            return new Val.Num(new Scalar.Load(source), home);
        }
        return new Val.Mes(null, List.of(new Val.Mes.Term(new Scalar.Const(1), message)), size, home);
    }

    private Compressors.Spec compressor(Expr e) {
        if (expressions.lower(e) instanceof Val.Const(Value.Compressor q)) {
            return q.spec();
        }
        throw new EvaluationError(Diagnostic.of("E031", e.span(), "a compressor is expected here")
                .help("for example `top_k(1%)`, `rand_k(10)` or `identity`"));
    }

    // ---- what is told

    /// What a public variable's assignment sends, on each route on which it is read.
    void publish(fopt.compiler.check.Symbol.State state, Expr value, Val v) {
        for (Route route : expressions.typing.routes(state)) {
            charges.charge(value, v, route, 0);
            expressions.waiting.departs(route);
        }
    }

    Optional<Sending> sending(Expr e) {
        return expressions.typing.sending(e);
    }
}
