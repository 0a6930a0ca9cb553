package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr.Arg;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls of functions written in the language: each call has a copy of the body, checked with the arguments of that call.
final class Inlining {
    /// A function as it is called: a `fun` or a lambda.
    private record Callable(Object identity, Symbol symbol, String written, List<Name> names, List<Optional<Expr>> defaults, List<Stmt> body,
            Expr value) {}

    /// A call with its copy of the body.
    private record Inlined(List<Name> names, List<Expr> arguments, List<Boolean> defaulted, List<Stmt> body, Expr value) {}

    /// How many calls are inlined in one algorithm at most.
    private static final int MOST = 10_000;

    private static final int DEEPEST = 100;

    /// How often a function may be called within a call of itself: not by itself, but by the functions that it is given.
    private static final int MOST_NESTED = 8;

    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final Callees callees;
    private final Map<Expr, Inlined> copies = new IdentityHashMap<>();

    Inlining(Analysis analysis, ExpressionChecker expressions, Callees callees) {
        this.analysis = analysis;
        this.expressions = expressions;
        this.callees = callees;
    }

    Typed call(Expr.Call c, Symbol.Fun f, Site at) {
        Decl.Fun fun = f.declaration();
        analysis.called(fun);
        List<Stmt> all = fun.body().map(Stmt.Block::statements).orElse(List.of());
        Expr value = fun.value().orElseGet(() -> !all.isEmpty() && all.getLast() instanceof Stmt.Value v ? v.value() : null);
        if (value == null) {
            return analysis.fail(Diagnostic.of("E052", fun.name().span(), "the body of `" + f.written() + "` does not end with a value")
                    .help("write the value of the function as the last line of the block"));
        }
        return call(c, new Callable(fun, f, f.written(), fun.parameters().stream().map(Decl.Param::name).toList(),
                fun.parameters().stream().map(Decl.Param::value).toList(), all.isEmpty() ? all : all.subList(0, all.size() - 1), value), at);
    }

    Typed call(Expr.Call c, Symbol.Lambda l, Site at) {
        Expr.Lambda lambda = l.lambda();
        List<Optional<Expr>> none = lambda.parameters().stream().map(p -> Optional.<Expr>empty()).toList();
        return call(c, new Callable(lambda, l, l.written(), lambda.parameters(), none, List.of(), lambda.body()), at);
    }

    /// A call of a built-in that is made of others. @param identity one object for all of its calls
    Typed call(Expr.Call c, Object identity, Symbol.BuiltIn b, List<Name> names, Expr value, Site at) {
        List<Optional<Expr>> none = names.stream().map(n -> Optional.<Expr>empty()).toList();
        return call(c, new Callable(identity, b, b.written(), names, none, List.of(), value), at);
    }

    private Typed call(Expr.Call c, Callable f, Site at) {
        if (analysis.calls.stream().filter(around -> around == f.identity()).count() >= MOST_NESTED) {
            return analysis.fail(FlowErrors.recursion(c.span(), f.written()));
        }
        if (copies.size() >= MOST || analysis.calls.size() >= DEEPEST) {
            return analysis.fail(Diagnostic.of("E053", c.span(), "functions that call functions go more than " + DEEPEST
                    + " calls deep here, or make more than "
                            + MOST + " copies of their bodies")
                    .note("every call of a function is inlined").help("give intermediate results names with `let`"));
        }
        Inlined copy = copies.computeIfAbsent(c, k -> copy(c, f));
        if (copy == null) {
            c.args().forEach(a -> expressions.check(a.value(), at));
            return Analysis.UNTYPED;
        }
        Scope scope = analysis.around(f.identity(), at.scope()).function();
        List<Expr> functions = new ArrayList<>();
        if (!(c.callee() instanceof Expr.Ref) && !(c.callee() instanceof Expr.Nabla)) {
            functions.add(c.callee());
        }
        List<Symbol.Local> locals = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (int k = 0; k < copy.names().size(); k++) {
            Expr argument = copy.arguments().get(k);
            Site site = copy.defaulted().get(k) ? at.with(scope) : at;
            Typed typed = expressions.check(argument, site);
            if (isFunction(copy.names().get(k), argument, typed, scope)) {
                functions.add(argument);
                continue;
            }
            locals.add(bind(copy.names().get(k), argument, typed, scope));
            values.add(argument);
        }
        analysis.typing.expand(c, new Typing.Expansion(functions, locals, values, copy.body(), copy.value()));
        return body(c.span(), f, copy, new Site(scope.inner(), at.context().enter(Context.Kind.FUNCTION, c.span())));
    }

    /// An argument that is a function is no value: the parameter is one more name of it.
    private boolean isFunction(Name name, Expr argument, Typed typed, Scope scope) {
        Optional<Symbol> function = typed.type() instanceof Type.Function ? callees.of(argument, name.written()) : Optional.empty();
        function.ifPresent(s -> scope.declare(name.id(), s));
        return function.isPresent();
    }

    private Symbol.Local bind(Name name, Expr argument, Typed typed, Scope scope) {
        Symbol.Local local = analysis.local(name);
        Variable variable = Variable.declared(typed.place(), typed.knowledge());
        variable.join(typed.type());
        variable.value(argument);
        analysis.variable(local, variable);
        analysis.typing.bind(name, local);
        analysis.typing.setVariable(local, typed);
        scope.declare(name.id(), local);
        return local;
    }

    private Typed body(Span call, Callable f, Inlined copy, Site inside) {
        analysis.calls.push(f.identity());
        try {
            expressions.statements().check(copy.body(), inside);
            return expressions.check(copy.value(), inside);
        } finally {
            analysis.calls.pop();
        }
    }

    /// Null if the arguments do not fit, which is reported.
    private Inlined copy(Expr.Call c, Callable f) {
        Map<String, Expr> given = given(c, f);
        if (given == null) {
            return null;
        }
        List<Name> names = new ArrayList<>();
        List<Expr> arguments = new ArrayList<>();
        List<Boolean> defaulted = new ArrayList<>();
        for (int k = 0; k < f.names().size(); k++) {
            Expr argument = given.get(f.names().get(k).id());
            names.add(Copy.of(f.names().get(k)));
            arguments.add(argument != null ? argument : Copy.of(f.defaults().get(k).orElseThrow()));
            defaulted.add(argument == null);
        }
        return new Inlined(names, arguments, defaulted, f.body().stream().map(Copy::of).toList(), Copy.of(f.value()));
    }

    private Map<String, Expr> given(Expr.Call c, Callable f) {
        List<String> parameters = f.names().stream().map(Name::id).toList();
        Map<String, Expr> given = new java.util.HashMap<>();
        boolean fine = true;
        int position = 0;
        for (Arg a : c.args()) {
            if (a.name().isPresent() && !parameters.contains(a.name().get().id())) {
                analysis.fail(() -> CallErrors.unknownParameter(a.name().get(), f.written(), f.names().stream().map(Name::written).toList()));
                fine = false;
            } else if (a.name().isEmpty() && position >= parameters.size()) {
                analysis.fail(CallErrors.tooMany(a.span(), f.written(), parameters.size()));
                fine = false;
            } else {
                String id = a.name().map(Name::id).orElse(position < parameters.size() ? parameters.get(position++) : "");
                if (given.put(id, a.value()) != null) {
                    analysis.fail(CallErrors.twice(a.span(), f.written(), id));
                    fine = false;
                }
            }
        }
        List<String> missing = new ArrayList<>();
        for (int k = 0; k < parameters.size(); k++) {
            if (!given.containsKey(parameters.get(k)) && f.defaults().get(k).isEmpty()) {
                missing.add(f.names().get(k).written());
            }
        }
        if (fine && !missing.isEmpty()) {
            analysis.fail(CallErrors.missing(c.span(), f.written(), missing));
        }
        return fine && missing.isEmpty() ? given : null;
    }
}
