package fopt.compiler.lower;

import fopt.compiler.check.Route;
import fopt.compiler.check.Symbol;
import fopt.compiler.check.Tree;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Access;
import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Op.Signal.Kind;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;
import fopt.compiler.syntax.Stmt;
import fopt.runtime.function.Size;
import fopt.runtime.sim.Events;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lowers what is driven by events: each handler, and each part of a job, becomes a phase.
///
/// A phase runs for the cohort of its one node (of both ends of an edge); at the server there is nobody else. A job has three: what the server says
/// (`send`), what is computed (`start`), what counts in the end (`finish`).
final class Driven {
    private static final String RESULT = "result";

    private final Expressions expressions;
    private final Statements statements;
    private final Typing typing;
    private final Code code;
    private final List<Ir.Phase> phases = new ArrayList<>();
    private final Map<String, Handler> handlers = new LinkedHashMap<>();
    private final List<Events.Clock> clocks = new ArrayList<>();
    /// What was put off by `after`.
    private final List<Events.Handler> putOff = new ArrayList<>();
    private final Set<Symbol> measured = new HashSet<>();
    private boolean driven;
    /// Whether anything changes what is measured.
    private boolean moves;
    private Events.Job job;
    /// While the body of a job is lowered, whose assignments count when it ends.
    private boolean computing;
    /// What the server says to a worker, while its job is lowered.
    private List<Step> said;
    private final List<Integer> heard = new ArrayList<>();
    private List<Var> readByAssign = List.of();
    /// The number of the node at the other end, while the event of an edge is lowered.
    private Var other;

    /// @param sent variables that a message takes along; made when the first one is sent
    private record Handler(Member.When member, boolean server, List<Var> received, Var from, List<Var> sent) {}

    Driven(Expressions expressions, Statements statements) {
        this.expressions = expressions;
        this.statements = statements;
        typing = expressions.typing;
        code = expressions.code;
    }

    /// Whether the algorithm is driven by events.
    boolean isDriven() {
        return driven;
    }

    List<Ir.Phase> phases() {
        return phases;
    }

    /// What may happen; null for an algorithm in rounds.
    Events events() {
        if (handlers.isEmpty() && clocks.isEmpty()) {
            return null;
        }
        List<Events.Handler> all = handlers.entrySet().stream().filter(h -> !h.getKey().equals(RESULT)).map(h -> handler(h.getValue())).toList();
        return new Events(job, all, List.copyOf(putOff), clocks, moves);
    }

    private Events.Handler handler(Handler h) {
        return new Events.Handler(h.server() ? Events.Place.SERVER : Events.Place.NODE, phase(h.member().message().id()), ids(h.sent()), ids(h.received()),
                h.from().id());
    }

    private int phase(String name) {
        for (int k = 0; k < phases.size(); k++) {
            if (phases.get(k).name().equals(name)) {
                return k;
            }
        }
        throw new IllegalStateException("no phase " + name);
    }

    private static List<Integer> ids(List<Var> vars) {
        return vars.stream().map(Var::id).toList();
    }

    // ---- before the initial values

    /// Makes room for what handlers are given.
    void declare(Decl.Algorithm algorithm) {
        for (Member m : algorithm.members()) {
            if (m instanceof Member.When w) {
                handlers.put(w.message().id(), declared(w));
            }
        }
        findMeasured(algorithm);
        driven = algorithm.members().stream().anyMatch(m -> m instanceof Member.When || m instanceof Member.Every);
    }

    private Handler declared(Member.When w) {
        boolean server = w.at().filter(p -> p != Place.SERVER).isEmpty();
        Home home = server ? Home.ONE : Home.NODE;
        List<Var> received = new ArrayList<>();
        for (Name p : w.parameters()) {
            Symbol symbol = typing.declared(p);
            Size size = expressions.shapes.of(symbol, typing.variable(symbol).type(), Size.of(1), expressions.tables.dimension());
            Var v = code.var(p.written(), home, Var.Kind.NUMBERS, size, false);
            received.add(v);
            expressions.scope.bind(symbol, expressions.load(v));
        }
        Var from = code.var(w.from().written(), home, Var.Kind.NUMBERS, 1, false);
        expressions.scope.bind(typing.declared(w.from()), expressions.load(from));
        return new Handler(w, server, received, from, new ArrayList<>());
    }

    /// The state that the measured point is computed from.
    private void findMeasured(Decl.Algorithm algorithm) {
        List<Expr> outputs = algorithm.members().stream().filter(m -> m instanceof Member.Output).map(m -> ((Member.Output) m).value()).toList();
        outputs.forEach(this::addStates);
        if (outputs.isEmpty()) {
            algorithm.members().stream().filter(m -> m instanceof Member.State s && s.name().id().equals("x"))
                    .forEach(m -> measured.add(typing.declared(((Member.State) m).name())));
        }
    }

    private void addStates(Expr e) {
        if (e instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.State s) {
            measured.add(s);
        }
        Tree.children(e).forEach(this::addStates);
    }

    // ---- phases

    /// Must come before `init`, which assigns jobs.
    void job(Member.Job member) {
        said = new ArrayList<>();
        Map<Symbol, Var> shadows = new LinkedHashMap<>();
        Map<Symbol, Var> states = new LinkedHashMap<>();
        List<Stmt> all = member.body().statements();
        Expr result = ((Stmt.Value) all.getLast()).value();
        List<Val> values = new ArrayList<>();
        List<Var> results = new ArrayList<>();
        computing = true;
        List<Step> start = code.steps(() -> {
            shadow(all, states, shadows);
            statements.run(all.subList(0, all.size() - 1));
            Val v = expressions.lower(result);
            values.addAll(v instanceof Val.Tuple t ? t.items() : List.of(v));
            for (int k = 0; k < values.size(); k++) {
                Var kept = code.var("result", Home.NODE, Var.Kind.NUMBERS, handlers.get(RESULT).received().get(k).length(), false);
                expressions.store.assign(kept, values.get(k), result.span());
                results.add(kept);
            }
        });
        computing = false;
        states.forEach(expressions.scope::state);
        List<Step> finish = code.steps(() -> {
            shadows.forEach((symbol, shadow) -> {
                expressions.store.assign(states.get(symbol), expressions.load(shadow), member.span());
                touched(symbol);
            });
            sendResult(result, values);
        });
        int send = add("send", said);
        readByAssign = distinct(Access.ofSteps(said).reads());
        said = null;
        job = new Events.Job(send, add("start", start), add("finish", finish), List.copyOf(heard), ids(results), null);
    }

    private static List<Var> distinct(List<Var> vars) {
        return vars.stream().distinct().toList();
    }

    /// What a job assigns counts when it ends: until then it works on copies.
    private void shadow(List<Stmt> body, Map<Symbol, Var> states, Map<Symbol, Var> shadows) {
        Assignments here = new Assignments(typing);
        here.scan(body);
        for (Member m : typing.algorithm.members()) {
            if (m instanceof Member.State d && typing.declared(d.name()) instanceof Symbol.State s && here.contains(s)) {
                Var state = expressions.scope.state(s);
                Var copy = code.var(state.name() + "'", Home.NODE, state.kind(), state.length(), false);
                states.put(s, state);
                shadows.put(s, copy);
                expressions.store.assign(copy, expressions.load(state), s.declaration.span());
                expressions.scope.state(s, copy);
            }
        }
    }

    private void sendResult(Expr result, List<Val> values) {
        if (!handlers.get(RESULT).server()) {
            return;
        }
        List<Expr> parts = result instanceof Expr.Tuple t ? t.items() : List.of(result);
        for (int k = 0; k < values.size(); k++) {
            if (k < parts.size()) {
                expressions.communication().charges().charge(parts.get(k), values.get(k), Route.UP, 0);
            } else {
                expressions.communication().charges().chargeDense(Route.UP, values.get(k));
            }
        }
    }

    private int add(String name, List<Step> steps) {
        phases.add(new Ir.Phase(name, steps));
        return phases.size() - 1;
    }

    /// Handlers and clocks; after `init`.
    void members(Decl.Algorithm algorithm) {
        for (Member m : algorithm.members()) {
            switch (m) {
                case Member.When w -> add(w.message().id(), place(handlers.get(w.message().id()).server(), w.body()));
                case Member.Every e -> every(e);
                default -> { }
            }
        }
        if (job != null) {
            job = new Events.Job(job.send(), job.start(), job.finish(), job.inputs(), job.results(), handler(handlers.get(RESULT)));
        }
    }

    private List<Step> place(boolean server, Stmt.Block body) {
        boolean before = code.atServer();
        code.atServer(server);
        List<Step> steps = code.steps(() -> statements.run(body));
        code.atServer(before);
        return steps;
    }

    private void every(Member.Every e) {
        boolean poisson = e.clock() instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && r.name().id().equals("poisson");
        double number = seconds(poisson ? ((Expr.Call) e.clock()).args().getFirst().value() : e.clock());
        double period = poisson ? 1 / number : number;
        if (!(period > 0)) {
            throw new EvaluationError(Diagnostic.of("E031", e.clock().span(), poisson ? "the rate of a clock must be above 0, not " + number
                    : "the period of a clock must be above 0 s, not " + number + " s").help("for example `every poisson(1)` or `every 10 ms`"));
        }
        Events.Place place = switch (e.at()) {
            case EDGE -> Events.Place.EDGE;
            case SERVER -> Events.Place.SERVER;
            case NODE, PUBLIC, SHARED -> Events.Place.NODE;
        };
        if (place == Events.Place.EDGE) {
            if (!expressions.ambient.graph(e.span()).constant()) {
                throw Unsupported.at(e.span(), "an event of the edges of a graph that changes");
            }
            other = code.var("other", Home.NODE, Var.Kind.NUMBERS, 1, false);
        }
        int phase = add("every", place(place == Events.Place.SERVER, e.body()));
        clocks.add(new Events.Clock(place, phase, period, poisson, other == null ? -1 : other.id()));
        other = null;
    }

    private double seconds(Expr e) {
        if (expressions.lower(e) instanceof Val.Const(Value v)) {
            return v instanceof Value.Quantity q ? q.value() : v instanceof Value.Num n ? n.value() : Double.NaN;
        }
        throw Unsupported.at(e.span(), "a clock that is not known before the run");
    }

    // ---- inside of them

    boolean inJob() {
        return said != null;
    }

    /// `broadcast(e)` in a job: what the server says when it assigns the job.
    Val hear(Expr e) {
        Var[] in = new Var[1];
        said.addAll(code.steps(() -> {
            Val v = expressions.lower(e);
            if (!(v instanceof Val.Const)) {
                expressions.communication().charges().charge(e, v, Route.DOWN, 0);
                in[0] = code.var("heard", Home.ONE, Var.Kind.NUMBERS, Math.max(1, Store.length(v)), false);
                expressions.store.assign(in[0], v, e.span());
            }
        }));
        if (in[0] == null) {
            return expressions.lower(e);
        }
        heard.add(in[0].id());
        return expressions.load(in[0]);
    }

    boolean atEdge() {
        return other != null;
    }

    /// `exchange(v)` at an edge: what the other end holds.
    Val meet(Expr e, Val v) {
        Var source = expressions.communication().sent(v, Home.NODE, e.span());
        expressions.communication().charges().chargeMeeting(e, v);
        Var target = code.temp("other_" + source.name(), Home.NODE, code.size(source));
        code.op(Home.NODE, new Op.Fetch(target, source, new Scalar.Load(other)));
        return expressions.load(target);
    }

    void assign(Stmt.AssignJob s) {
        boolean all = s.workers() instanceof Expr.Ref r && r.name().id().equals("all");
        Optional<Val> worker = all ? Optional.empty() : Optional.of(expressions.lower(s.workers()));
        Scalar number = worker.map(w -> expressions.store.scalar(w, s.span())).orElse(null);
        code.op(home(worker), new Op.Signal(Kind.ASSIGN, 0, number, List.of(), readByAssign));
    }

    void cancel(Stmt.Cancel s) {
        Val worker = expressions.lower(s.worker());
        code.op(home(Optional.of(worker)), new Op.Signal(Kind.CANCEL, 0, expressions.store.scalar(worker, s.span()), List.of(), List.of()));
    }

    private Home home(Optional<Val> worker) {
        return code.insideNode() || worker.map(Store::home).filter(h -> h == Home.NODE).isPresent() ? Home.NODE : Home.ONE;
    }

    void send(Stmt.Send s) {
        Handler h = handlers.get(s.message().id());
        List<Val> values = s.args().stream().map(a -> expressions.lower(a.value())).toList();
        Home home = code.atServer() ? Home.ONE : Home.NODE;
        if (h.sent().isEmpty()) {
            h.received().forEach(v -> h.sent().add(code.var(v.name(), home, v.kind(), v.length(), false)));
        }
        if (!h.sent().isEmpty() && h.sent().getFirst().home() != home) {
            throw Unsupported.at(s.span(), "a message that both the server and nodes send");
        }
        List<Op.Charge.Item> items = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            Expr e = s.args().get(k).value();
            items.addAll(expressions.communication().charges().items(e, values.get(k)));
            expressions.store.assign(h.sent().get(k), values.get(k), e.span());
        }
        Scalar to = s.receiver().map(expressions::scalar).orElse(null);
        int number = handlers.keySet().stream().filter(k -> !k.equals(RESULT)).toList().indexOf(s.message().id());
        code.op(home, new Op.Signal(Kind.SEND, number, to, items, List.copyOf(h.sent())));
    }

    /// What the handler knows goes with it: a message to itself that takes a while.
    void after(Stmt.After s) {
        Scalar wait = expressions.scalar(s.delay());
        Home home = code.atServer() ? Home.ONE : Home.NODE;
        Map<Symbol, Val> known = new LinkedHashMap<>();
        locals(s.body(), known);
        List<Var> sent = new ArrayList<>();
        List<Var> received = new ArrayList<>();
        known.forEach((symbol, v) -> {
            Var from = remembered(symbol, home, v);
            expressions.store.assign(from, v, s.span());
            sent.add(from);
            Var to = remembered(symbol, home, v);
            received.add(to);
            expressions.scope.bind(symbol, expressions.load(to));
        });
        int phase = add("after", place(code.atServer(), s.body()));
        known.forEach(expressions.scope::bind);
        Events.Place where = code.atServer() ? Events.Place.SERVER : Events.Place.NODE;
        putOff.add(new Events.Handler(where, phase, ids(sent), ids(received), -1));
        code.op(home, new Op.Signal(Kind.LATER, putOff.size() - 1, wait, List.of(), sent));
    }

    private Var remembered(Symbol symbol, Home home, Val v) {
        return Store.isVector(v) ? code.var(symbol.written(), home, Var.Kind.NUMBERS, Store.length(v), false) : code.exact(symbol.written(), home, Size.NUMBER, false);
    }

    /// The values of the handler that the statements use.
    private void locals(Stmt.Block body, Map<Symbol, Val> known) {
        for (Expr e : Tree.expressions(body)) {
            addLocals(e, known);
        }
    }

    private void addLocals(Expr e, Map<Symbol, Val> known) {
        if (e instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.Local l && expressions.scope.local(l) != null
                && !(expressions.scope.local(l) instanceof Val.Const)) {
            known.put(l, expressions.scope.local(l));
        }
        Tree.children(e).forEach(c -> addLocals(c, known));
    }

    /// A state variable has been assigned.
    void touched(Symbol symbol) {
        if (driven && !computing && measured.contains(symbol)) {
            moves = true;
            code.op(code.atServer() ? Home.ONE : Home.NODE, new Op.Signal(Kind.TOUCH, 0, null, List.of(), List.of()));
        }
    }

    /// `staleness(i)`, `duration(i)`
    Val asked(Scalar.Timed.Kind kind, Expr worker) {
        Val v = expressions.lower(worker);
        return new Val.Num(new Scalar.Timed(kind, expressions.store.scalar(v, worker.span())), Store.home(v));
    }
}
