package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeNames;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks one algorithm: parameters once, statements until nothing changes any more, then once more to report, and what looks at it from
/// outside last.
final class AlgorithmChecker {
    /// Far more than needed: each pass but the last lifts a variable, and a variable can be lifted a few times only.
    private static final int MAX_PASSES = 100;

    private final Decl.Algorithm algorithm;
    private final Arguments arguments;
    private final Declarations declarations;
    private final Typing typing;
    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final Unused unused;
    private Scope scope;
    private final EventRules events;

    AlgorithmChecker(Decl.Algorithm algorithm, Arguments arguments, Declarations declarations, Diagnostics diagnostics) {
        this.algorithm = algorithm;
        this.arguments = arguments;
        this.declarations = declarations;
        typing = new Typing(algorithm);
        analysis = new Analysis(typing, diagnostics);
        expressions = new ExpressionChecker(analysis, ScriptRules.none(analysis));
        unused = new Unused(analysis, expressions);
        events = new EventRules(analysis, expressions);
    }

    Typing check() {
        analysis.report(true);
        GlobalScope names = GlobalScope.of(declarations, true, analysis);
        Scope outer = (declarations.isLibrarys(algorithm) ? names.library() : names.program()).inner();
        ParameterRules parameters = new ParameterRules(analysis, expressions);
        typing.setParameters(parameters.check(algorithm, arguments, outer, names.program()));
        scope = outer.inner();
        declareMembers(parameters);
        analysis.report(false);
        Map<Symbol, Typed> before = Map.of();
        for (int pass = 0; pass < MAX_PASSES && !analysis.snapshot().equals(before); pass++) {
            before = analysis.snapshot();
            statements();
        }
        analysis.report(true);
        statements();
        events.end();
        analysis.observe();
        observations();
        new Publications(analysis).record();
        analysis.recordVariables();
        unused.warn(algorithm, scope);
        return typing;
    }

    // ---- members

    private void declareMembers(ParameterRules parameters) {
        int rounds = 0;
        events.declare(algorithm);
        analysis.events = EventRules.drive(algorithm) ? events : null;
        for (Member m : algorithm.members()) {
            switch (m) {
                case Member.State s -> declare(s, parameters);
                case Member.Function f -> {
                    declare(f.fun().name(), new Symbol.Fun(f.fun(), true), "the function");
                    analysis.closure(f.fun(), scope);
                }
                case Member.Round r -> rounds += once(rounds, r.span(), "round");
                case Member.Job j -> { }
                case Member.When w -> { }
                case Member.Every e -> { }
                case Member.Require r -> { }
                case Member.Init i -> { }
                case Member.Output o -> { }
                case Member.Metric x -> { }
            }
        }
        if (rounds == 0 && !EventRules.drive(algorithm)) {
            analysis.fail(StatementErrors.noRound(algorithm.name()));
        }
    }

    private int once(int before, Span span, String what) {
        if (before > 0) {
            analysis.fail(Diagnostic.of("E013", span, "a second `" + what + "`").help("join the two"));
        }
        return 1;
    }

    private void declare(Member.State s, ParameterRules parameters) {
        Symbol.State symbol = new Symbol.State(s);
        declare(s.name(), symbol, "the state");
        Knowledge knowledge = s.place() == Place.PUBLIC || s.place() == Place.SHARED ? Knowledge.KNOWN
                : Knowledge.PRIVATE;
        Variable variable = Variable.declared(switch (s.place()) {
            case NODE, PUBLIC -> Placement.NODE;
            case EDGE -> Placement.EDGE;
            case SERVER -> Placement.SERVER;
            case SHARED -> Placement.SHARED;
        }, knowledge);
        s.type().map(t -> TableRules.isTable(t) ? expressions.tables().declared(t, s.place(), new Site(scope, Context.outermost(Context.Kind.FREE)))
                : parameters.type(t)).ifPresent(variable::join);
        analysis.variable(symbol, variable);
        typing.setVariable(symbol, variable.typed());
    }

    private void declare(Name name, Symbol symbol, String what) {
        if (scope.own(name.id()).isPresent() || scope.find(name.id()).filter(s -> s instanceof Symbol.Parameter).isPresent()) {
            analysis.fail(NameErrors.twice(name, what));
        } else {
            scope.declare(name.id(), symbol);
        }
        typing.bind(name, symbol);
    }

    /// Initial values, `init`, `round`, and what is driven by events, once.
    private void statements() {
        analysis.beginPass();
        analysis.at(Typing.Phase.START);
        Site at = new Site(scope, Context.outermost(Context.Kind.ROUND));
        for (Member m : algorithm.members()) {
            if (m instanceof Member.State s) {
                Symbol.State symbol = (Symbol.State) typing.declared(s.name());
                analysis.at(s.name().span().to(s.value().span()));
                Typed value = expressions.check(s.value(), at);
                expressions.statements().initial(symbol, s.value(), value, at.context());
                analysis.initialised.add(symbol);
            }
        }
        for (Member m : algorithm.members()) {
            if (m instanceof Member.Init i) {
                analysis.at(Typing.Phase.INIT);
                expressions.statements().block(i.body(), at);
            } else if (m instanceof Member.Round r) {
                analysis.at(Typing.Phase.ROUND);
                expressions.statements().block(r.body(), at);
            } else {
                events.member(m, scope);
            }
        }
    }

    // ---- what looks from outside

    private void observations() {
        Site at = new Site(scope, Context.outermost(Context.Kind.FREE));
        boolean measured = false;
        for (Member m : algorithm.members()) {
            if (m instanceof Member.Require r) {
                require(r, at.with(GlobalScope.requirements(scope)));
            } else if (m instanceof Member.Output o) {
                measured = true;
                output(o.value(), at);
            } else if (m instanceof Member.Metric x) {
                metric(x, at);
            }
        }
        Optional<Symbol> x = scope.own("x").filter(s -> s instanceof Symbol.State);
        if (!measured && x.isEmpty()) {
            analysis.fail(StatementErrors.nothingMeasured(algorithm.name()));
        } else if (!measured) {
            analysis.read(x.get());
            measuredType(algorithm.name().span(), analysis.variable(x.get()).typed(), "`x`, which is measured,");
        }
    }

    private void require(Member.Require r, Site at) {
        Typed t = expressions.condition(r.condition(), at);
        if (t.place() != Placement.SHARED) {
            analysis.fail(PlacementErrors.mustBeShared(r.condition().span(), "a requirement", t.place()));
        }
    }

    private void output(Expr value, Site at) {
        Typed t = expressions.check(value, at);
        boolean blocks = t.type() instanceof Type.Tuple(List<Type> items) && items.stream().allMatch(i -> i instanceof Type.Real || i instanceof Type.Any);
        measuredType(value.span(), blocks ? new Typed(Type.POINT, t.place(), t.knowledge()) : t, "`output`");
    }

    private void measuredType(Span span, Typed t, String what) {
        if (t.place() == Placement.EDGE) {
            analysis.fail(Diagnostic.of("E020", span, what + " must be a point of each node or of the server, not of each edge")
                    .help("reduce it over the neighbours: `mean(…)`"));
        } else if (!(t.type() instanceof Type.Any) && !(t.type() instanceof Type.Real r && !(r.shape() instanceof Shape.Scalar))) {
            analysis.fail(Diagnostic.of("E030", span, what + " must be a point (a vector of d numbers), found " + TypeNames.of(t.type())));
        }
    }

    private void metric(Member.Metric m, Site at) {
        Typed t = expressions.check(m.value(), at);
        if (!(t.type() instanceof Type.Any) && !Kinds.isNumber(t.type())) {
            analysis.fail(Diagnostic.of("E030", m.value().span(), "a metric must be a number, found " + TypeNames.of(t.type()))
                    .help("take a norm, or a sum"));
        } else if (t.place() != Placement.SHARED) {
            analysis.fail(Diagnostic.of("E020", m.value().span(), "a metric is one number, but this value lives " + t.place().phrase())
                    .help("reduce it: `mean_i(…)` or `max_i(…)`; in a metric primitives are free"));
        }
    }
}
