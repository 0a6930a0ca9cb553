package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is driven by events: jobs, handlers, messages, clocks.
///
/// A job is at its node, a handler where it says. What a handler is given has the types of all that is sent to it.
final class EventRules {
    private static final String RESULT = "result";

    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final Map<String, Member.When> handlers = new LinkedHashMap<>();
    private final Triggers triggers = new Triggers();
    private Optional<Member.Job> job = Optional.empty();

    EventRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    static boolean drive(Decl.Algorithm algorithm) {
        return algorithm.members().stream().anyMatch(m -> m instanceof Member.Job || m instanceof Member.When || m instanceof Member.Every);
    }

    /// The job, handler or meeting around.
    static Optional<Context> around(Context context) {
        return context.inside(Context.Kind.JOB).or(() -> context.inside(Context.Kind.HANDLER)).or(() -> context.inside(Context.Kind.MEETING));
    }

    // ---- before the statements

    void declare(Decl.Algorithm algorithm) {
        for (Member m : algorithm.members()) {
            switch (m) {
                case Member.Job j -> {
                    job.ifPresent(first -> analysis.fail(Diagnostic.of("E013", j.span(), "a second `job`").help("join the two")));
                    job = Optional.of(j);
                }
                case Member.When w -> handler(w);
                case Member.Round r when drive(algorithm) -> analysis.fail(EventErrors.roundAndEvents(r.span()));
                case Member.State s when drive(algorithm) && (s.place() == Place.PUBLIC || s.place() == Place.EDGE) ->
                    analysis.fail(EventErrors.notHere(s.span(), s.place().word(), "an algorithm that is driven by events", "declare it as `node`"));
                default -> { }
            }
        }
    }

    private void handler(Member.When w) {
        if (handlers.putIfAbsent(w.message().id(), w) != null) {
            analysis.fail(NameErrors.twice(w.message(), "a handler of"));
        }
        Placement place = place(w.at());
        for (Name p : w.parameters()) {
            analysis.variable(analysis.local(p), Variable.declared(place, Knowledge.PRIVATE));
        }
        Variable from = Variable.declared(place, Knowledge.KNOWN);
        from.join(Type.INT);
        analysis.variable(analysis.local(w.from()), from);
    }

    private static Placement place(Optional<Place> at) {
        return at.filter(p -> p != Place.SERVER).isPresent() ? Placement.NODE : Placement.SERVER;
    }

    // ---- the statements, once

    void member(Member m, Scope scope) {
        analysis.at(Typing.Phase.EVENT);
        triggers.in(cause(m));
        switch (m) {
            case Member.Job j -> job(j, new Site(scope.inner(), at(Context.Kind.JOB, Placement.NODE, j.span())));
            case Member.When w -> when(w, scope);
            case Member.Every e -> every(e, scope);
            default -> { }
        }
        triggers.in(Triggers.ITSELF);
    }

    private static String cause(Member m) {
        return m instanceof Member.When w ? w.message().id() : m instanceof Member.Job ? Triggers.JOB : Triggers.ITSELF;
    }

    private static Context at(Context.Kind kind, Placement place, fopt.compiler.source.Span span) {
        return Context.outermost(Context.Kind.ROUND).enter(kind, place, Knowledge.PRIVATE, span).orElseThrow();
    }

    private void job(Member.Job j, Site at) {
        triggers.trigger(RESULT);
        List<Stmt> all = j.body().statements();
        if (all.isEmpty() || !(all.getLast() instanceof Stmt.Value result)) {
            analysis.fail(Diagnostic.of("E067", j.span(), "a job ends with its result").help("write an expression as its last line: `∇f(broadcast(x))`"));
            return;
        }
        expressions.statements().check(all.subList(0, all.size() - 1), at);
        analysis.at(result.span());
        Typed typed = expressions.check(result.value(), at);
        Member.When done = handlers.get(RESULT);
        if (done == null) {
            return;
        }
        List<Expr> parts = parts(result.value());
        List<Type> types = typed.type() instanceof Type.Tuple(List<Type> items) ? items : List.of(typed.type());
        deliver(done, result.value(), parts, types, at.context(), place(done.at()) == Placement.SERVER ? Route.UP : null);
    }

    /// The parts of a value that is several: those of a tuple, else the value itself.
    static List<Expr> parts(Expr e) {
        return e instanceof Expr.Tuple t ? t.items() : List.of(e);
    }

    private void deliver(Member.When to, Expr whole, List<Expr> values, List<Type> types, Context context, Route route) {
        if (types.size() != to.parameters().size()) {
            if (!types.contains(Type.ANY)) {
                analysis.fail(EventErrors.parts(whole.span(), to.message().written(), to.parameters().size(), types.size()));
            }
            return;
        }
        for (int k = 0; k < types.size(); k++) {
            if (!analysis.variable(analysis.local(to.parameters().get(k))).join(types.get(k))) {
                analysis.fail(ShapeErrors.join(values.get(Math.min(k, values.size() - 1)).span(), "`" + to.parameters().get(k).written() + "`",
                        analysis.variable(analysis.local(to.parameters().get(k))).typed().type(), types.get(k)));
            }
        }
        if (route != null) {
            values.forEach(v -> analysis.deliver(v, route, context));
        }
    }

    private void when(Member.When w, Scope scope) {
        Scope inner = scope.inner();
        for (Name p : w.parameters()) {
            bind(p, inner);
        }
        bind(w.from(), inner);
        expressions.statements().block(w.body(), new Site(inner, at(Context.Kind.HANDLER, place(w.at()), w.message().span())));
    }

    private void bind(Name name, Scope scope) {
        Symbol.Local local = analysis.local(name);
        analysis.typing.bind(name, local);
        scope.declare(name.id(), local);
    }

    private void every(Member.Every e, Scope scope) {
        Site free = new Site(scope, Context.outermost(Context.Kind.FREE));
        if (e.clock() instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && r.name().id().equals("poisson")) {
            c.args().forEach(a -> expressions.number(a.value(), free));
        } else {
            expressions.duration(e.clock(), free);
        }
        if (e.at() == Place.EDGE) {
            analysis.read(Ambient.of("W").symbol());
        }
        Context.Kind kind = e.at() == Place.EDGE ? Context.Kind.MEETING : Context.Kind.HANDLER;
        Placement place = e.at() == Place.SERVER ? Placement.SERVER : Placement.NODE;
        expressions.statements().block(e.body(), new Site(scope.inner(), at(kind, place, e.clock().span())));
    }

    // ---- statements of handlers

    void assign(Stmt.AssignJob s, Site at) {
        triggers.trigger(Triggers.JOB);
        if (job.isEmpty()) {
            analysis.fail(Diagnostic.of("E093", s.span(), "there is no job to assign").help("say what a worker computes: `job { … }`"));
        }
        if (!isAll(s.workers())) {
            worker(s.workers(), at);
        }
    }

    /// `assign all`
    static boolean isAll(Expr e) {
        return e instanceof Expr.Ref r && r.name().id().equals("all");
    }

    void cancel(Stmt.Cancel s, Site at) {
        worker(s.worker(), at);
        if (at.context().flow() != Placement.SERVER) {
            analysis.fail(EventErrors.notHere(s.span(), "cancel", "a handler of a node", "the server cancels: handle the result at the server"));
        }
    }

    private void worker(Expr e, Site at) {
        Typed t = expressions.number(e, at);
        if (at.context().flow().join(t.place()).isEmpty()) {
            analysis.fail(PlacementErrors.mustBeShared(e.span(), "the number of a worker", t.place()));
        }
    }

    void send(Stmt.Send s, Site at) {
        List<Typed> values = s.args().stream().map(a -> expressions.check(a.value(), at)).toList();
        s.receiver().ifPresent(r -> worker(r, at));
        triggers.trigger(s.message().id());
        Member.When to = handlers.get(s.message().id());
        if (to == null) {
            analysis.fail(EventErrors.noHandler(s.message()));
            return;
        }
        boolean fits = s.receiver().isPresent() == (place(to.at()) == Placement.NODE);
        if (!fits) {
            analysis.fail(Diagnostic.of("E097", s.span(), "`" + s.message().written() + "` is handled " + place(to.at()).phrase() + ", but sent "
                    + (s.receiver().isPresent() ? "to a node" : "to the server"))
                    .help(s.receiver().isPresent() ? "write `to server`" : "say to whom: `send " + s.message().written() + "(…) to j`"));
        }
        List<Expr> parts = s.args().stream().map(Expr.Arg::value).toList();
        if (parts.size() != to.parameters().size()) {
            analysis.fail(EventErrors.parts(s.span(), s.message().written(), to.parameters().size(), parts.size()));
            return;
        }
        List<Type> types = new ArrayList<>();
        values.forEach(v -> types.add(v.type()));
        if (!parts.isEmpty()) {
            deliver(to, parts.getFirst(), parts, types, at.context(), Route.OTHER);
        }
    }

    void after(Stmt.After s, Site at) {
        expressions.duration(s.delay(), at);
        expressions.statements().block(s.body(), new Site(at.scope().inner(), at.context().enter(Context.Kind.HANDLER, s.delay().span())));
    }

    // ---- after the statements

    void end() {
        Set<String> reached = triggers.reached();
        for (Member.When w : handlers.values()) {
            String message = w.message().id();
            if (!triggers.isTriggered(message)) {
                analysis.fail(EventErrors.neverTriggered(w.message(), message.equals(RESULT)));
            } else if (!reached.contains(message) && !message.equals(RESULT)) {
                analysis.fail(EventErrors.neverFirst(w.message()));
            }
        }
        if (job.isPresent() && !triggers.isTriggered(Triggers.JOB)) {
            analysis.fail(EventErrors.neverAssigned(job.get().span()));
        } else if (job.isPresent() && !reached.contains(Triggers.JOB)) {
            analysis.fail(EventErrors.neverAssignedFirst(job.get().span()));
        }
        job.filter(j -> !handlers.containsKey(RESULT)).ifPresent(j -> analysis.fail(EventErrors.neverAwaited(j.span())));
    }
}
