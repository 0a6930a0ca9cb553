package fopt.compiler.numpy;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Names;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.lower.Ambient;
import fopt.compiler.syntax.Expr;
import fopt.runtime.sim.Participation;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/// What is known before the run: compressors, laws, graphs and their constants.
final class Known implements Names {
    private final NumpyRun run;
    private final Typing typing;
    private final Ambient ambient;
    private final Evaluator evaluator;
    /// What parameters of inlined functions stand for.
    private final Map<Symbol, Expr> meanings = new IdentityHashMap<>();

    Known(NumpyRun run) {
        this.run = run;
        typing = run.typing();
        ambient = new Ambient(run.problem(), run.mixing(), run.start());
        evaluator = new Evaluator(this, run.builtIns());
    }

    void means(Symbol parameter, Expr argument) {
        meanings.put(parameter, argument);
    }

    Optional<Expr> meaning(Symbol parameter) {
        return Optional.ofNullable(meanings.get(parameter));
    }

    Optional<Value> value(Expr e) {
        try {
            return Optional.of(evaluator.eval(e));
        } catch (NotConstant n) {
            return Optional.empty();
        }
    }

    Optional<Value> parameter(Symbol.Parameter p) {
        return Optional.ofNullable(run.parameters().get(p.written())).filter(v -> !(v instanceof Value.Text));
    }

    double[] perNode(String id) {
        return ambient.perNode(id);
    }

    Participation participation(Value.Law law) {
        return run.builtIns().participation(law, run.problem().nodes(), ambient::perNode);
    }

    @Override
    public Value value(Expr.Ref ref) {
        return switch (typing.symbol(ref)) {
            case Symbol.Parameter p -> parameter(p).orElseThrow(NotConstant::new);
            case Symbol.Local l -> evaluator.eval(meaning(l).orElseThrow(NotConstant::new));
            case Symbol.Ambient a -> ambient.constant(a.id(), ref.span());
            case Symbol.BuiltIn b -> run.builtIns().word(b.id(), ref.span());
            case Symbol.Fun f -> new Value.FunValue(f.declaration(), this);
            case Symbol.Lambda l -> new Value.LambdaValue(l.lambda(), this);
            case Symbol.ScriptVariable v -> Optional.ofNullable(run.script().get(v.id())).orElseThrow(NotConstant::new);
            case null, default -> throw new NotConstant();
        };
    }

    @Override
    public Optional<Value> call(Expr.Call call, Evaluator outer) {
        return typing.expansion(call).map(x -> {
            if (!x.body().isEmpty()) {
                throw new NotConstant();
            }
            x.functions().forEach(outer::eval);
            for (int k = 0; k < x.parameters().size(); k++) {
                means(x.parameters().get(k), x.arguments().get(k));
            }
            return outer.eval(x.value());
        });
    }
}
