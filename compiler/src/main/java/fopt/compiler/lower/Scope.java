package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Names;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.ir.Var;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import fopt.runtime.UserError;
import fopt.runtime.sim.Participation;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the names of the algorithm mean in this run: values known before it, variables of the IR, expressions in the making.
final class Scope implements Names {
    private final Typing typing;
    private final Instance instance;
    private final Ambient ambient;
    private final Evaluator evaluator;
    private final Map<Symbol, Val> locals = new IdentityHashMap<>();
    private final Map<Symbol, Var> states = new IdentityHashMap<>();
    private final Map<Symbol.Parameter, Optional<Value>> parameters = new IdentityHashMap<>();
    private final Map<String, Value> words = new HashMap<>();
    /// Whether the value of a parameter is computed.
    private boolean fixing;

    Scope(Typing typing, Instance instance, Ambient ambient) {
        this.typing = typing;
        this.instance = instance;
        this.ambient = ambient;
        evaluator = new Evaluator(this, instance.builtIns());
    }

    /// How many Byzantine nodes the run has.
    int byzantine() {
        return instance.byzantine();
    }

    // ---- variables

    void bind(Symbol symbol, Val val) {
        locals.put(symbol, val);
    }

    Val local(Symbol symbol) {
        return locals.get(symbol);
    }

    void state(Symbol symbol, Var var) {
        states.put(symbol, var);
    }

    Var state(Symbol symbol) {
        return states.get(symbol);
    }

    // ---- what is known before the run

    /// The value of an expression if it has one before the run.
    Optional<Value> constant(Expr e) {
        try {
            return Optional.of(evaluator.eval(e));
        } catch (NotConstant n) {
            return Optional.empty();
        }
    }

    /// The value of a parameter if it has one before the run.
    Optional<Value> parameter(Symbol.Parameter p) {
        Optional<Value> known = parameters.get(p);
        if (known == null) {
            Value swept = instance.parameters().get(p.declaration.name().id());
            known = swept != null ? Optional.of(swept) : p.value.flatMap(this::fixed);
            parameters.put(p, known);
        }
        return known;
    }

    private Optional<Value> fixed(Expr e) {
        boolean outer = fixing;
        fixing = true;
        try {
            return constant(e);
        } finally {
            fixing = outer;
        }
    }

    Participation participation(Value.Law law, int nodes, Ambient known, Span place) {
        try {
            return instance.builtIns().participation(law, nodes, known::perNode);
        } catch (UserError u) {
            throw EvaluationError.at(place, u);
        }
    }

    @Override
    public Value value(Expr.Ref ref) {
        return switch (typing.symbol(ref)) {
            case Symbol.Parameter p -> parameter(p).orElseThrow(NotConstant::new);
            case Symbol.Local l -> {
                if (locals.get(l) instanceof Val.Const(Value v)) {
                    yield v;
                }
                throw new NotConstant();
            }
            case Symbol.Ambient a -> ambient.constant(a.id(), ref.span());
            case Symbol.BuiltIn b when !b.id().equals(ref.name().id()) && instance.script().get(ref.name().id()) instanceof Value.Rule rule -> rule;
            case Symbol.BuiltIn b -> words.computeIfAbsent(b.id(), id -> instance.builtIns().word(id, ref.span()));
            case Symbol.Fun f -> new Value.FunValue(f.declaration(), this);
            case Symbol.Extern e -> new Value.Extern(e.function());
            case Symbol.Lambda l -> new Value.LambdaValue(l.lambda(), this);
            case Symbol.OwnCompressor o -> instance.builtIns().word(o.declaration().name().id(), ref.span());
            case Symbol.OwnProblem p -> throw Unsupported.at(ref.span(), "`" + p.written() + "`");
            case Symbol.ScriptVariable v -> instance.script().get(v.id());
            case Symbol.State s -> throw new NotConstant();
        };
    }

    @Override
    public Value block(Value.Vector v, Expr.Field field) {
        throw new NotConstant();
    }

    @Override
    public Optional<Value> call(Expr.Call call, Evaluator outer) {
        if (call.callee() instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.BuiltIn b && b.id().equals("expected_size")) {
            return Optional.of(expectedSize(call, outer));
        }
        if (typing.target(call).orElse(null) instanceof Symbol.Extern(ExternFunction f)) {
            return Optional.of(extern(f, call, outer));
        }
        return typing.expansion(call).map(this::expand).or(() -> aliased(call));
    }

    /// A parameter's value is computed once, before the run. Anywhere else a call is made when its turn comes.
    private Value extern(ExternFunction f, Expr.Call call, Evaluator outer) {
        if (!fixing) {
            throw new NotConstant();
        }
        Map<String, Expr> given = typing.arguments(call).named();
        return instance.builtIns().extern(f, f.parameters().stream().map(p -> outer.eval(given.get(p.id()))).toList(), call.span());
    }

    /// A call of a built-in by another name: that of a parameter, for instance.
    private Optional<Value> aliased(Expr.Call call) {
        if (call.callee() instanceof Expr.Ref r && typing.target(call).orElse(null) instanceof Symbol.BuiltIn b && !b.id().equals(r.name().id())) {
            Expr.Ref callee = new Expr.Ref(r.span(), new Name(r.span(), b.id(), b.written()));
            return Optional.of(evaluator.eval(new Expr.Call(call.span(), callee, call.args(), call.samples())));
        }
        return Optional.empty();
    }

    private Value expectedSize(Expr.Call call, Evaluator outer) {
        if (!(outer.eval(call.args().getFirst().value()) instanceof Value.Law law)) {
            throw new NotConstant();
        }
        return Value.of(participation(law, instance.nodes(), ambient, call.span()).expectedSize());
    }

    private Value expand(Typing.Expansion x) {
        x.functions().forEach(evaluator::eval);
        for (int k = 0; k < x.parameters().size(); k++) {
            locals.put(x.parameters().get(k), new Val.Const(evaluator.eval(x.arguments().get(k))));
        }
        for (Stmt s : x.body()) {
            if (s instanceof Stmt.Function) {
                continue;
            }
            if (!(s instanceof Stmt.Let let) || let.values().size() != let.names().size()) {
                throw new NotConstant();
            }
            List<Value> values = let.values().stream().map(evaluator::eval).toList();
            for (int k = 0; k < values.size(); k++) {
                locals.put(typing.declared(let.names().get(k)), new Val.Const(values.get(k)));
            }
        }
        return evaluator.eval(x.value());
    }
}
