package fopt.compiler.run;

import fopt.compiler.check.Declarations;
import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Names;
import fopt.compiler.eval.NeedsRun;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.lower.Ambient;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The names of a script: those of the function that is being evaluated, the script's variables, then (in arguments of a run) those that
/// algorithms know, then declarations and built-ins. The declared functions see no variables.
final class ScriptNames implements Names {
    private final Map<String, Value> locals;
    private final Map<String, Value> variables;
    private final Declarations declarations;
    private final BuiltInCalls builtIns;
    private final Optional<Ambient> ambient;

    ScriptNames(Map<String, Value> variables, Declarations declarations, BuiltInCalls builtIns, Optional<Ambient> ambient) {
        this(Map.of(), variables, declarations, builtIns, ambient);
    }

    private ScriptNames(Map<String, Value> locals, Map<String, Value> variables, Declarations declarations, BuiltInCalls builtIns,
            Optional<Ambient> ambient) {
        this.locals = locals;
        this.variables = variables;
        this.declarations = declarations;
        this.builtIns = builtIns;
        this.ambient = ambient;
    }

    ScriptNames with(Ambient known) {
        return new ScriptNames(locals, variables, declarations, builtIns, Optional.of(known));
    }

    /// The same names, where built-in ones, and functions of other languages, are called by another library.
    ScriptNames calling(BuiltInCalls library) {
        return library == builtIns ? this : new ScriptNames(locals, variables, declarations, library, ambient);
    }

    /// Who calls built-in names and functions of other languages.
    BuiltInCalls library() {
        return builtIns;
    }

    Evaluator evaluator() {
        return new Evaluator(this, builtIns);
    }

    /// The value of a parameter or `let` of the function around, if it has one of this name.
    Optional<Value> local(String id) {
        return Optional.ofNullable(locals.get(id));
    }

    /// The parameters and `let`s of the function around, and the variables of a comprehension.
    Map<String, Value> locals() {
        return Map.copyOf(locals);
    }

    @Override
    public Value value(Expr.Ref ref) {
        String id = ref.name().id();
        if (locals.containsKey(id)) {
            return locals.get(id);
        }
        if (variables.containsKey(id)) {
            Value v = variables.get(id);
            if (v == ScriptRun.UNKNOWN) {
                throw new NeedsRun();
            }
            return v;
        }
        if (ambient.isPresent()) {
            try {
                return ambient.get().constant(id, ref.span());
            } catch (NotConstant n) {
                if (ambient.get().changes(id)) {
                    throw n;
                }
            }
        }
        return declared(id).orElseGet(() -> builtIns.word(id, ref.span()));
    }

    private Optional<Value> declared(String id) {
        if (declarations.algorithms().containsKey(id)) {
            return Optional.of(new Value.AlgorithmValue(declarations.algorithms().get(id), List.of()));
        }
        if (declarations.externs().containsKey(id)) {
            return declarations.externs().get(id).map(Value.Extern::new);
        }
        return Optional.ofNullable(declarations.funs().get(id)).map(f -> new Value.FunValue(f, new ScriptNames(Map.of(), Map.of(), declarations.around(f), builtIns, ambient)));
    }

    // ---- calls

    @Override
    public Optional<Value> call(Expr.Call call, Evaluator evaluator) {
        if (call.callee() instanceof Expr.Ref r && declarations.problems().containsKey(r.name().id()) && local(r.name().id()).isEmpty()
                && !variables.containsKey(r.name().id())) {
            return Optional.of(builtIns.problem(declarations.problems().get(r.name().id()), declarations.funs(), declarations.outside().externs(), call, evaluator));
        }
        return callee(call.callee(), evaluator).flatMap(callee -> switch (callee) {
            case Value.LambdaValue(Expr.Lambda lambda, ScriptNames around) -> Optional.of(around.calling(builtIns).apply(lambda, call, evaluator));
            case Value.FunValue(Decl.Fun fun, ScriptNames around) -> Optional.of(around.calling(builtIns).apply(fun, call, evaluator));
            case Value.Extern(ExternFunction f) -> Optional.of(builtIns.extern(f, ordered(f, call, evaluator), call.span()));
            case Value.AlgorithmValue(Decl.Algorithm a, List<Expr.Arg> given) -> Optional.of(new Value.AlgorithmValue(a, joined(given, call.args())));
            case Value.Word(String id) when !named(call.callee(), id) -> Optional.of(builtIns.call(renamed(call, id), evaluator));
            case Value other -> Optional.empty();
        });
    }

    private static List<Value> ordered(ExternFunction f, Expr.Call call, Evaluator evaluator) {
        return Arguments.of(call, f.written(), evaluator).ordered(f.parameters().stream().map(ExternFunction.Parameter::id).toList());
    }

    /// What is called; empty for built-ins and parts of values.
    private Optional<Value> callee(Expr callee, Evaluator evaluator) {
        return switch (callee) {
            case Expr.Ref r -> local(r.name().id()).or(() -> Optional.ofNullable(variables.get(r.name().id()))).or(() -> declared(r.name().id()));
            case Expr.Lambda l -> Optional.of(evaluator.eval(l));
            case Expr.Call c -> Optional.of(evaluator.eval(c));
            default -> Optional.empty();
        };
    }

    private static boolean named(Expr callee, String id) {
        return callee instanceof Expr.Ref r && r.name().id().equals(id);
    }

    /// The call of a built-in that a variable holds.
    private static Expr.Call renamed(Expr.Call c, String id) {
        Span place = c.callee().span();
        return new Expr.Call(c.span(), new Expr.Ref(place, new Name(place, id, id)), c.args(), c.samples());
    }

    private static List<Expr.Arg> joined(List<Expr.Arg> a, List<Expr.Arg> b) {
        List<Expr.Arg> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    // ---- functions

    private Value apply(Expr.Lambda lambda, Expr.Call call, Evaluator evaluator) {
        List<Decl.Param> parameters = lambda.parameters().stream().map(p -> new Decl.Param(p.span(), p, Optional.empty(), Optional.empty())).toList();
        return inside(bound(parameters, "the function", call, evaluator)).eval(lambda.body());
    }

    private Value apply(Decl.Fun f, Expr.Call call, Evaluator evaluator) {
        Map<String, Value> bound = bound(f.parameters(), f.name().written(), call, evaluator);
        Evaluator body = inside(bound);
        if (f.value().isPresent()) {
            return body.eval(f.value().get());
        }
        Value last = null;
        for (Stmt s : f.body().orElseThrow().statements()) {
            switch (s) {
                case Stmt.Let let -> let(let, bound, body);
                case Stmt.Function inner -> bound.put(inner.fun().name().id(), new Value.FunValue(inner.fun(), around(bound)));
                case Stmt.Value v -> last = body.eval(v.value());
                case Stmt other -> throw new NotConstant();
            }
        }
        return last;
    }

    private static void let(Stmt.Let let, Map<String, Value> bound, Evaluator body) {
        List<Value> values = let.values().stream().map(body::eval).toList();
        for (int k = 0; k < let.names().size(); k++) {
            bound.put(let.names().get(k).id(), values.size() == let.names().size() ? values.get(k) : Evaluator.items(values.getFirst()).get(k));
        }
    }

    /// The parameters with their values: arguments are evaluated where the call stands, defaults in the function.
    private Map<String, Value> bound(List<Decl.Param> parameters, String function, Expr.Call call, Evaluator evaluator) {
        Map<String, Value> bound = new HashMap<>();
        for (int k = 0; k < parameters.size(); k++) {
            Decl.Param p = parameters.get(k);
            Optional<Expr> argument = argument(p, k, call.args());
            Value value = argument.isPresent() ? evaluator.eval(argument.get()) : inside(bound).eval(p.value().orElseThrow(() ->
                    new EvaluationError(Diagnostic.of("E041", call.span(), "`" + function + "` needs `" + p.name().written() + "`"))));
            bound.put(p.name().id(), value);
        }
        return bound;
    }

    private static Optional<Expr> argument(Decl.Param p, int position, List<Expr.Arg> args) {
        return args.stream().filter(a -> a.name().filter(n -> n.id().equals(p.name().id())).isPresent()).findFirst()
                .or(() -> Optional.of(args).filter(as -> as.size() > position && as.get(position).name().isEmpty()).map(as -> as.get(position)))
                .map(Expr.Arg::value);
    }

    private Evaluator inside(Map<String, Value> bound) {
        return new Evaluator(around(bound), builtIns);
    }

    @Override
    public ScriptNames with(Map<String, Value> values) {
        return around(new HashMap<>(values));
    }

    /// These names, and in front of them those of a function. @param bound is read later, too: a function sees the `let`s above it
    private ScriptNames around(Map<String, Value> bound) {
        if (!locals.isEmpty()) {
            locals.forEach(bound::putIfAbsent);
        }
        return new ScriptNames(bound, variables, declarations, builtIns, ambient);
    }
}
