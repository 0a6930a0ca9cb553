package fopt.compiler.run;

import fopt.compiler.check.Declarations;
import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Names;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.lower.Ambient;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The names of a script: its variables, then (in arguments of a run) those that algorithms know, then declarations and built-ins.
final class ScriptNames implements Names {
    private final Map<String, Value> variables;
    private final Declarations declarations;
    private final BuiltInCalls builtIns;
    private final Optional<Ambient> ambient;

    ScriptNames(Map<String, Value> variables, Declarations declarations, BuiltInCalls builtIns, Optional<Ambient> ambient) {
        this.variables = variables;
        this.declarations = declarations;
        this.builtIns = builtIns;
        this.ambient = ambient;
    }

    ScriptNames with(Ambient known) {
        return new ScriptNames(variables, declarations, builtIns, Optional.of(known));
    }

    @Override
    public Value value(Expr.Ref ref) {
        String id = ref.name().id();
        if (variables.containsKey(id)) {
            return variables.get(id);
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
        if (declarations.algorithms().containsKey(id)) {
            return new Value.AlgorithmValue(declarations.algorithms().get(id), List.of());
        }
        if (declarations.funs().containsKey(id)) {
            return new Value.FunValue(declarations.funs().get(id));
        }
        return builtIns.word(id, ref.span());
    }

    @Override
    public Optional<Value> call(Expr.Call call, Evaluator evaluator) {
        if (!(call.callee() instanceof Expr.Ref r)) {
            return Optional.empty();
        }
        String id = r.name().id();
        if (variables.get(id) instanceof Value.LambdaValue l) {
            return Optional.of(inside(l.lambda().parameters(), call.args(), evaluator).eval(l.lambda().body()));
        }
        if (variables.get(id) instanceof Value.AlgorithmValue a) {
            return Optional.of(new Value.AlgorithmValue(a.declaration(), joined(a.arguments(), call.args())));
        }
        if (declarations.algorithms().containsKey(id)) {
            return Optional.of(new Value.AlgorithmValue(declarations.algorithms().get(id), call.args()));
        }
        if (declarations.problems().containsKey(id)) {
            return Optional.of(builtIns.problem(declarations.problems().get(id), declarations.funs(), call, evaluator));
        }
        return Optional.ofNullable(declarations.funs().get(id)).map(f -> call(f, call, evaluator));
    }

    private static List<Expr.Arg> joined(List<Expr.Arg> a, List<Expr.Arg> b) {
        List<Expr.Arg> all = new java.util.ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private Value call(Decl.Fun f, Expr.Call call, Evaluator evaluator) {
        Map<String, Value> inner = new HashMap<>(variables);
        List<Decl.Param> parameters = f.parameters();
        for (int k = 0; k < parameters.size(); k++) {
            Decl.Param p = parameters.get(k);
            int position = k;
            Expr value = call.args().stream().filter(a -> a.name().filter(n -> n.id().equals(p.name().id())).isPresent()).findFirst()
                    .or(() -> Optional.of(call.args()).filter(as -> as.size() > position && as.get(position).name().isEmpty()).map(as -> as.get(position)))
                    .map(Expr.Arg::value).or(p::value)
                    .orElseThrow(() -> new EvaluationError(Diagnostic.of("E041", call.span(), "`" + f.name().written() + "` needs `" + p.name().written() + "`")));
            inner.put(p.name().id(), evaluator.eval(value));
        }
        Evaluator body = new Evaluator(new ScriptNames(inner, declarations, builtIns, ambient), builtIns);
        if (f.value().isPresent()) {
            return body.eval(f.value().get());
        }
        Value last = null;
        for (Stmt s : f.body().orElseThrow().statements()) {
            switch (s) {
                case Stmt.Let let -> {
                    List<Value> values = let.values().stream().map(body::eval).toList();
                    for (int k = 0; k < let.names().size(); k++) {
                        inner.put(let.names().get(k).id(), values.size() == let.names().size() ? values.get(k) : Evaluator.items(values.getFirst()).get(k));
                    }
                }
                case Stmt.Value v -> last = body.eval(v.value());
                case Stmt other -> throw new NotConstant();
            }
        }
        return last;
    }

    private Evaluator inside(List<Name> parameters, List<Expr.Arg> args, Evaluator evaluator) {
        Map<String, Value> inner = new HashMap<>(variables);
        for (int k = 0; k < parameters.size(); k++) {
            inner.put(parameters.get(k).id(), evaluator.eval(args.get(k).value()));
        }
        return new Evaluator(new ScriptNames(inner, declarations, builtIns, ambient), builtIns);
    }
}
