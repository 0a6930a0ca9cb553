package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Place;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules LET and ASSIGN: what a variable may be assigned, where, and what that makes of it.
final class AssignmentRules {
    /// A value for one name. `expression` is the value itself, or the expression that gives several values at once.
    record Part(Expr expression, Typed typed) {}

    private final Analysis analysis;
    private final ExpressionChecker expressions;

    AssignmentRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    /// One value for each of `count` names: one expression each, or one for all. E033 if the numbers differ.
    List<Part> parts(List<Expr> values, List<Typed> typed, int count, Span whole) {
        List<Part> parts = new ArrayList<>();
        if (values.size() == count) {
            for (int k = 0; k < count; k++) {
                parts.add(new Part(values.get(k), single(values.get(k), typed.get(k))));
            }
            return parts;
        }
        if (values.size() == 1) {
            return spread(values.get(0), typed.get(0), count, whole);
        }
        analysis.fail(ShapeErrors.arity(whole, count, values.size()));
        return untyped(values.get(0), count);
    }

    private Typed single(Expr e, Typed t) {
        return t.type() instanceof Type.Tuple tuple ? analysis.fail(ShapeErrors.arity(e.span(), 1, tuple.items().size())) : t;
    }

    private List<Part> spread(Expr e, Typed t, int count, Span whole) {
        Expr value = e;
        while (analysis.typing.expansion(value).isPresent()) {
            value = analysis.typing.expansion(value).get().value();
        }
        if (value instanceof Expr.Tuple tuple && tuple.items().size() == count) {
            return tuple.items().stream().map(i -> new Part(i, analysis.typing.of(i))).toList();
        }
        if (t.type() instanceof Type.Tuple tuple && tuple.items().size() == count) {
            return tuple.items().stream().map(i -> new Part(e, new Typed(i, t.place(), t.knowledge()))).toList();
        }
        if (!(t.type() instanceof Type.Any)) {
            analysis.fail(ShapeErrors.arity(whole, count, t.type() instanceof Type.Tuple tuple ? tuple.items().size() : 1));
        }
        return untyped(e, count);
    }

    private static List<Part> untyped(Expr e, int count) {
        return java.util.Collections.nCopies(count, new Part(e, Analysis.UNTYPED));
    }

    // ---- assignment

    void assign(Stmt.Assign s, Site at) {
        List<Typed> values = s.values().stream().map(e -> expressions.check(e, at)).toList();
        List<Part> parts = parts(s.values(), values, s.targets().size(), s.span());
        Set<String> seen = new HashSet<>();
        for (int k = 0; k < s.targets().size(); k++) {
            Expr target = s.targets().get(k);
            if (target instanceof Expr.Ref r && !seen.add(r.name().id())) {
                analysis.fail(NameErrors.twice(r.name(), "in one assignment,"));
            }
            assign(s, target, parts.get(k), at);
        }
    }

    private void assign(Stmt.Assign s, Expr target, Part part, Site at) {
        switch (target) {
            case Expr.Ref r -> assign(s, r, part, at);
            case Expr.Index i when PartRules.variable(i).isPresent() -> part(s, i, PartRules.variable(i).get(), part, at);
            case Expr.Field f when PartRules.variable(f).isPresent() -> part(s, f, PartRules.variable(f).get(), part, at);
            default -> analysis.fail(Diagnostic.of("E011", target.span(), "`" + PlacementErrors.one(target.span())
                    + "` is not a variable, so it cannot be assigned")
                    .help("write a name on the left of `=`; a comparison is `==`"));
        }
    }

    private void assign(Stmt.Assign s, Expr.Ref target, Part part, Site at) {
        Optional<Symbol> found = at.scope().find(target.name().id());
        if (found.isEmpty()) {
            analysis.fail(() -> NameErrors.undeclared(target.name(), at));
            return;
        }
        Symbol symbol = found.get();
        analysis.typing.bind(target, symbol);
        boolean let = symbol instanceof Symbol.Local l && analysis.variable(l).declaredAt() != null;
        if (!let && !(symbol instanceof Symbol.State)) {
            analysis.fail(symbol instanceof Symbol.Ambient || symbol instanceof Symbol.BuiltIn || symbol instanceof Symbol.Fun
                    ? NameErrors.undeclared(target.name(), at).note("the name stands for something else already: " + what(symbol))
                    : NameErrors.notAssignable(target.name(), symbol));
            return;
        }
        if (at.scope().beyondFunction(target.name().id())) {
            analysis.fail(FlowErrors.assignsState(target.span(), target.name().written()));
            return;
        }
        Typed before = analysis.variable(symbol).typed();
        analysis.typing.put(target, before);
        if (symbol instanceof Symbol.State state) {
            state(target, state, s.operator().map(op -> changed(target, op, part, before)).orElse(part), at.context());
        } else {
            contribute((Symbol.Local) symbol, s.operator().map(op -> new Part(part.expression(), combined(target, op, part, before)))
                    .orElse(part), at.context());
        }
    }

    /// `x[I] = e` is x = (x with I replaced); likewise `x.W1 = e`, `A[i, :] = e`, and parts of these.
    private void part(Stmt.Assign s, Expr target, Expr.Ref variable, Part part, Site at) {
        Typed before = expressions.check(target, at);
        Symbol symbol = analysis.typing.symbol(variable);
        if (symbol == null || before == Analysis.UNTYPED || part.typed() == Analysis.UNTYPED) {
            return;
        }
        Part changed = s.operator().map(op -> new Part(part.expression(), combined(target, op, part, before))).orElse(part);
        boolean table = analysis.typing.of(variable).type() instanceof Type.Table;
        if (table && !(target instanceof Expr.Index i && i.base() == variable && i.indices().size() == 1)) {
            analysis.fail(NotYet.of(target.span(), "an assignment to a part of an entry of a table"));
            return;
        }
        List<Expr> indices = PartRules.indices(target);
        if (!table && !new PartRules(analysis, expressions.placing()).fits(target, before.type(), changed.typed().type())) {
            return;
        }
        Typed given = table ? expressions.tables().changed((Expr.Index) target, before.type(), part.expression(), new Typed(changed.typed().type(), part.typed().place(), part.typed().knowledge()))
                : combined(target, variable, part, indices);
        Optional<Expr> secret = indices.stream().filter(i -> analysis.typing.of(i).knowledge() != Knowledge.KNOWN).findFirst();
        if (symbol instanceof Symbol.State state && state.place() == Place.PUBLIC && secret.isPresent()) {
            analysis.fail(Diagnostic.of("E037", secret.get().span(), "the others keep a copy of `" + state.written() + "`, but do not know which " + (table ? "entry changes" : "coordinates change"))
                    .help(table ? "let them know the key: `public minibatch(…)`, or a number that all know"
                            : "draw the set so that they know it: `public choose(…)`; or add a message: `" + state.written() + " += compress(v, …)`"));
        } else if (given != Analysis.UNTYPED) {
            assign(new Stmt.Assign(s.span(), s.targets(), Optional.empty(), s.values()), variable, new Part(part.expression(), given), at);
        }
    }

    private Typed combined(Expr target, Expr.Ref variable, Part part, List<Expr> indices) {
        List<Expr> parts = new ArrayList<>(List.of(part.expression()));
        List<Typed> typed = new ArrayList<>(List.of(part.typed()));
        indices.forEach(i -> {
            parts.add(i);
            typed.add(analysis.typing.of(i));
        });
        return expressions.placing().combine(target, whole(target, variable), parts, typed);
    }

    /// The type of a variable of which a part is assigned: a point, or a matrix, if nothing else says so.
    private Type whole(Expr target, Expr.Ref variable) {
        Type type = analysis.typing.of(variable).type();
        boolean open = type instanceof Type.Real(Shape.Zero z, boolean integer);
        return !open ? type : target instanceof Expr.Index i && i.indices().size() == 2 ? new Type.Real(Shape.MATRIX, false) : Type.POINT;
    }

    private static String what(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Ambient a -> Ambient.of(a.id()).doc();
            case Symbol.BuiltIn b -> Builtins.named(b.id()).map(Builtin::doc).orElse("a built-in");
            case Symbol.Fun f -> "a function";
            case Symbol.Parameter p -> "a parameter";
            case Symbol.State st -> "state";
            case Symbol.Local l -> "a value";
            case Symbol.Lambda l -> "a function";
            case Symbol.Extern e -> "a function";
            case Symbol.OwnCompressor o -> "a compressor";
            case Symbol.OwnProblem p -> "a problem";
            case Symbol.ScriptVariable v -> "a variable of the script";
        };
    }

    /// A new value for state: of the type of the operation, from where the operand is.
    private Part changed(Expr.Ref target, Operator op, Part part, Typed before) {
        Type type = combined(target, op, part, before).type();
        return part.typed() == Analysis.UNTYPED ? part : new Part(part.expression(), new Typed(type, part.typed().place(), part.typed().knowledge()));
    }

    /// `x op= e`: what `x op e` is; the places are looked at by the caller if they do not go together.
    private Typed combined(Expr target, Operator op, Part part, Typed before) {
        Expr.Binary whole = new Expr.Binary(target.span().to(part.expression().span()), op, between(target.span(), part.expression().span()), target,
                part.expression());
        Type type = expressions.operators().binary(whole, before.type(), part.typed().type());
        Placement place = before.place().join(part.typed().place()).orElse(part.typed().place());
        return new Typed(type, place, before.knowledge().max(part.typed().knowledge()));
    }

    /// Where the operator stands.
    private static Span between(Span target, Span value) {
        return value.start() >= target.end() ? new Span(target.source(), target.end(), value.start()) : target;
    }

    // ---- let

    /// A value for a `let`: it then lives where all its values live, and is known as little as the least known one.
    void contribute(Symbol.Local local, Part part, Context here) {
        Variable v = analysis.variable(local);
        Context declared = v.declaredAt();
        v.value(part.expression());
        Typed before = v.typed();
        Optional<Placement> place = part.typed().place().join(here.flow());
        if (place.isEmpty() || !v.join(place.get())) {
            Optional<Expr> draw = OwnDraws.only(part.expression(), analysis.typing);
            analysis.fail(place.isEmpty() ? here.ruler().map(r -> ruledValue(part, local, r)).orElseThrow()
                    : draw.isPresent() ? PlacementErrors.drawAtServer(draw.get().span())
                    : PlacementErrors.noCommonPlace(part.expression().span(), local.written(), place.get(), before.place()));
        } else if (place.get() == Placement.SHARED && here.since(declared, Context.Kind.COHORT)) {
            v.assignedBySome();
        }
        if (!v.join(part.typed().type())) {
            analysis.fail(ShapeErrors.join(part.expression().span(), "`" + local.written() + "`", before.type(), part.typed().type()));
        }
        boolean several = here.since(declared, Context.Kind.LOOP) || here.since(declared, Context.Kind.LOCAL);
        boolean secret = here.decisionsSince(declared) != Knowledge.KNOWN || several && part.typed().knowledge() == Knowledge.MESSAGES;
        v.join(secret ? Knowledge.PRIVATE : part.typed().knowledge());
    }

    private static Diagnostic ruledValue(Part part, Symbol.Local local, Context ruler) {
        return Diagnostic.of("E020", part.expression().span(), "this value lives " + part.typed().place().phrase() + ", but whether `"
                + local.written()
                        + "` gets it is decided " + ruler.flow().phrase())
                .note(ruler.span(), "decides")
                .help("send one of them: `broadcast(…)` to the nodes, `mean_i(…)`, `sum_i(…)` or `gather(…)` to the server");
    }

    // ---- state

    /// The initial value of a state variable.
    void initial(Symbol.State state, Expr value, Typed typed, Context here) {
        state(null, state, new Part(value, filling(state, single(value, typed))), here);
    }

    /// A table that begins with a number has it in each entry.
    private static Typed filling(Symbol.State state, Typed v) {
        boolean table = state.declaration.type().filter(TableRules::isTable).isPresent();
        return table && Kinds.isNumber(v.type()) ? new Typed(new Type.Table(v.type()), v.place(), v.knowledge()) : v;
    }

    private void state(Expr.Ref target, Symbol.State state, Part part, Context here) {
        Place place = state.place();
        Variable v = analysis.variable(state);
        if (part.typed() == Analysis.UNTYPED) {
            v.join(Type.ANY);
            return;
        }
        if (part.typed().type() instanceof Type.Function f) {
            v.join(analysis.fail(ShapeErrors.expected(part.expression().span(), "a value for `" + state.written() + "`", f)
                    .help("give a function a name with `fun`, `let` or a parameter")).type());
            return;
        }
        if (target != null) {
            ruledWell(target, state, here);
        }
        if (!livesWell(place, part.typed().place())) {
            Optional<Expr> draw = place == Place.SERVER ? OwnDraws.only(part.expression(), analysis.typing) : Optional.empty();
            analysis.fail(draw.map(d -> PlacementErrors.drawAtServer(d.span()))
                    .orElseGet(() -> PlacementErrors.assigned(part.expression().span(), state.written(), place, part.typed().place())));
            return;
        }
        Type before = v.typed().type();
        if (!v.join(part.typed().type())) {
            analysis.fail(ShapeErrors.join(part.expression().span(), "`" + state.written() + "`", before, part.typed().type()));
        }
        if (place == Place.PUBLIC) {
            publish(target, state, part.expression(), here);
        }
    }

    private static boolean livesWell(Place declared, Placement found) {
        return switch (declared) {
            case SHARED -> found == Placement.SHARED;
            case NODE, PUBLIC -> found.below(Placement.NODE);
            case EDGE -> found.below(Placement.EDGE);
            case SERVER -> found.below(Placement.SERVER);
        };
    }

    private void ruledWell(Expr.Ref target, Symbol.State state, Context here) {
        Place place = state.place();
        boolean good = switch (place) {
            case SHARED -> here.flow() == Placement.SHARED;
            case NODE, PUBLIC, EDGE -> here.flow() != Placement.SERVER && (here.flow() != Placement.EDGE || place == Place.EDGE);
            case SERVER -> here.flow().below(Placement.SERVER);
        };
        Optional<Context> cohort = here.inside(Context.Kind.COHORT);
        if (!good) {
            Context ruler = here.ruler().orElseThrow();
            analysis.fail(place == Place.SHARED && ruler.flow() != Placement.SERVER
                    ? Diagnostic.of("E024", target.span(), "shared `" + state.written() + "` is assigned where each node decides for itself")
                            .note(ruler.span(), "decided " + ruler.flow().phrase())
                            .help("decide by a value that all know, or declare `" + state.written() + "` as `node` state")
                    : PlacementErrors.ruled(target.span(), state.written(), place, here.flow(), ruler.span()));
        } else if (place == Place.SHARED && cohort.isPresent()) {
            analysis.fail(PlacementErrors.notByAll(target.span(), state.written(), cohort.get().span()));
        }
    }

    private void publish(Expr.Ref target, Symbol.State state, Expr value, Context here) {
        boolean local = here.inside(Context.Kind.LOCAL).isPresent();
        for (Context c = here; c != null; c = c.outer()) {
            boolean own = c.place() == Placement.NODE || c.place() == Placement.EDGE;
            boolean secretFilter = c.kind() == Context.Kind.BRANCH && own && c.knowledge() != Knowledge.KNOWN && analysis.branches.get(c) == null;
            if (local || own && c.kind() == Context.Kind.LOOP || secretFilter) {
                analysis.fail(FlowErrors.publicInLocal(target.span(), state.written(), local));
                return;
            }
            if (c.kind() == Context.Kind.BRANCH && own && c.knowledge() != Knowledge.KNOWN) {
                analysis.told.computeIfAbsent(analysis.branches.get(c), k -> new HashSet<>()).add(state);
            }
        }
        analysis.publish(state, value, here);
    }
}
