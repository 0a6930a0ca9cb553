package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeJoin;
import fopt.compiler.types.TypeNames;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Optional;

/// Calls: who is called, and which rules apply.
final class CallRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final ArgumentRules arguments;
    private final Placing placing;
    private final DrawRules draws;
    private final Callees callees;
    private final Inlining inlining;
    private final FunctionRules functions;
    private final SortRules sorting;
    private final PrimitiveRules primitives;
    private final OracleRules oracles;
    private final CompressorRules compressors;
    private final ReleaseRules releases;

    CallRules(Analysis analysis, ExpressionChecker expressions, ArgumentRules arguments, Placing placing, DrawRules draws) {
        this.analysis = analysis;
        this.expressions = expressions;
        this.arguments = arguments;
        this.placing = placing;
        this.draws = draws;
        callees = new Callees(analysis);
        inlining = new Inlining(analysis, expressions, callees);
        functions = new FunctionRules(analysis, expressions, placing);
        sorting = new SortRules(analysis, placing, callees, inlining);
        primitives = new PrimitiveRules(analysis, arguments);
        compressors = new CompressorRules(analysis, expressions);
        releases = new ReleaseRules(analysis, arguments, placing);
        oracles = new OracleRules(analysis, expressions, arguments, placing, inlining);
    }

    Typed check(Expr.Call c, Optional<Place> word, Site at) {
        return switch (c.callee()) {
            case Expr.Nabla n -> withoutWord(c, word, oracles.gradient(c, n, at));
            case Expr.Ref r -> named(c, r, word, at);
            case Expr.Lambda l -> {
                expressions.check(l, at);
                yield inlining.call(c, new Symbol.Lambda(l, "the function"), at);
            }
            case Expr.Call returning -> returned(c, returning, word, at);
            case Expr.Field f -> method(c, f, at);
            default -> notAFunction(c, at);
        };
    }

    private Typed named(Expr.Call c, Expr.Ref r, Optional<Place> word, Site at) {
        Typed callee = expressions.callee(r, at);
        Symbol symbol = analysis.typing.symbol(r);
        if (symbol == null) {
            return arguments(c, at);
        }
        Optional<Symbol> target = callees.follow(symbol);
        boolean hidden = target.orElse(null) instanceof Symbol.ScriptVariable && (callee.type() instanceof Type.Any || callee.type() instanceof Type.Function);
        return target.isEmpty() || hidden ? unknown(c, callee.type(), at) : call(c, target.get(), callee, word, at);
    }

    /// `trimmed_mean(2)(V)`: a function that a function returns.
    private Typed returned(Expr.Call c, Expr.Call callee, Optional<Place> word, Site at) {
        Typed function = expressions.check(callee, at);
        return callees.of(callee, "the function").map(s -> call(c, s, function, word, at)).orElseGet(() -> unknown(c, function.type(), at));
    }

    /// Which function a parameter is that is given one of a list, or the variable of a loop over one, is known before each run.
    private Typed unknown(Expr.Call c, Type callee, Site at) {
        return switch (callee) {
            case Type.Any a -> arguments(c, at);
            case Type.Function f when c.callee() instanceof Expr.Ref r && analysis.typing.symbol(r) instanceof Symbol.Parameter -> arguments(c, at);
            case Type.Function f -> {
                arguments(c, at);
                yield analysis.fail(CallErrors.whichFunction(c.callee().span()));
            }
            default -> notAFunction(c, at);
        };
    }

    private Typed call(Expr.Call c, Symbol target, Typed callee, Optional<Place> word, Site at) {
        analysis.typing.target(c, target);
        return switch (target) {
            case Symbol.BuiltIn b -> builtin(overload(b, c, at), c, word, at);
            case Symbol.Fun f -> withoutWord(c, word, inlining.call(c, f, at));
            case Symbol.Lambda l -> withoutWord(c, word, inlining.call(c, l, at));
            case Symbol.Extern e -> withoutWord(c, word, new ExternRules(analysis, arguments, placing).call(c, e.function(), at));
            case Symbol.Ambient a -> withoutWord(c, word, oracles.function(c, a, at));
            case Symbol.OwnCompressor o -> compressors.call(c, o.declaration(), word, at);
            case Symbol.OwnProblem p -> withoutWord(c, word, new ProblemRules(analysis, expressions).call(c, p.declaration(), at));
            case Symbol.ScriptVariable v -> expressions.script().call(c, callee, at);
            case Symbol.Parameter p -> notAFunction(c, at);
            case Symbol.State s -> notAFunction(c, at);
            case Symbol.Local l -> notAFunction(c, at);
        };
    }

    /// Some graphs are namesakes of other built-ins; the place and the first argument tell which one is meant.
    private Builtin overload(Symbol.BuiltIn symbol, Expr.Call c, Site at) {
        Builtin b = Builtins.named(symbol.id()).orElseThrow();
        Optional<Builtin> graph = Builtins.graphNamesake(symbol.id());
        if (graph.isEmpty()) {
            return b;
        }
        boolean meant = b.family() == Builtin.Family.DRAW ? !at.context().isRound()
                : !c.args().isEmpty() && expressions.check(c.args().get(0).value(), at).type() instanceof Type.Graph;
        return meant ? graph.get() : b;
    }

    private Typed builtin(Builtin b, Expr.Call c, Optional<Place> word, Site at) {
        if (!c.samples().isEmpty() && b.family() != Builtin.Family.ORACLE) {
            analysis.fail(Diagnostic.of("E041", c.span(), "`" + b.name() + "` takes no samples after `;`").help("samples are for ∇f, f and hvp"));
        }
        boolean algorithmOnly = switch (b.family()) {
            case PRIMITIVE, DRAW, MESSAGE, ORACLE, DELAY, AVERAGE, RELEASE -> true;
            case ELEMENTWISE, REDUCTION, PLAIN, VECTORS, RULE, OBJECT, OPTION, SETTING -> false;
        };
        if (algorithmOnly && at.context().isScript()) {
            arguments(c, at);
            return analysis.fail(FlowErrors.algorithmOnly(c.span(), "`" + b.name() + "`"));
        }
        return switch (b.family()) {
            case ELEMENTWISE, REDUCTION, PLAIN, VECTORS -> withoutWord(c, word, plain(b, c, arguments.check(b, c, at), at));
            case RULE -> withoutWord(c, word, new RobustRules(analysis, expressions, arguments).call(b, c, at));
            case PRIMITIVE -> withoutWord(c, word, primitives.call(b, c, at));
            case DRAW -> draws.call(b, c, word, at);
            case MESSAGE -> withoutWord(c, word, message(b, c, at));
            case ORACLE -> withoutWord(c, word, oracles.call(b, c, at));
            case DELAY -> withoutWord(c, word, analysis.events == null ? delay(b, c, at) : needsRounds(b, c, at));
            case AVERAGE -> withoutWord(c, word, analysis.events == null ? average(b, c, at) : needsRounds(b, c, at));
            case RELEASE -> withoutWord(c, word, releases.call(b, c, at));
            case OBJECT, OPTION -> draws.object(b, c, word, at);
            case SETTING -> b == SettingBuiltins.TIMING ? new TimingRules(analysis, expressions).check(c, at) : arguments(c, at);
        };
    }

    private Typed plain(Builtin b, Expr.Call c, ArgumentRules.Checked args, Site at) {
        return b.name().equals("sort") ? sorting.call(c, args, at) : functions.call(b, c, args);
    }

    private Typed withoutWord(Expr.Call c, Optional<Place> word, Typed t) {
        return word.isEmpty() ? t : analysis.fail(DrawRules.notADraw(c.span(), word.get()));
    }

    private Typed message(Builtin b, Expr.Call c, Site at) {
        ArgumentRules.Checked args = arguments.check(b, c, at);
        if (at.context().isFree()) {
            return analysis.fail(FlowErrors.drawOutside(c.span(), "in `output`, `metric`, `require` or a default, where nothing is sent"));
        }
        if (!args.fine()) {
            return Analysis.UNTYPED;
        }
        Expr v = args.named().get("v");
        boolean sparse = b.name().equals("sparse");
        if (sparse && analysis.typing.of(v).knowledge() == Knowledge.PRIVATE) {
            return analysis.fail(Diagnostic.of("E038", v.span(), "the entries of `sparse` are what is sent of them").help("for example `reals(v[I])` or `signs(v[I])`"));
        }
        Typed placed = placing.combine(c, sparse ? Type.POINT : analysis.typing.of(v).type(), args.all(), typed(args.all()));
        return placed == Analysis.UNTYPED ? placed : new Typed(placed.type(), placed.place(), Knowledge.MESSAGES);
    }

    private Typed needsRounds(Builtin b, Expr.Call c, Site at) {
        arguments(c, at);
        return analysis.fail(EventErrors.notHere(c.span(), b.name(), "an algorithm that is driven by events", "it goes by rounds: keep what you need in state"));
    }

    private Typed delay(Builtin b, Expr.Call c, Site at) {
        ArgumentRules.Checked args = arguments.check(b, c, at);
        return args.fine() ? new DelayRules(analysis, placing).call(c, args.named().get("v"), args.named().get("lag"), at) : Analysis.UNTYPED;
    }

    private Typed average(Builtin b, Expr.Call c, Site at) {
        ArgumentRules.Checked args = arguments.check(b, c, at);
        if (!at.context().isFree()) {
            return analysis.fail(Diagnostic.of("E028", c.span(), "`average` can stand in `output` only").help("write `output average(e)`"));
        }
        return args.fine() ? analysis.typing.of(args.named().get("v")) : Analysis.UNTYPED;
    }

    /// `⟨a, b⟩`
    Typed inner(Expr whole, List<Expr> parts, List<Typed> typed) {
        for (int k = 0; k < 2; k++) {
            if (!(typed.get(k).type() instanceof Type.Real) && !(typed.get(k).type() instanceof Type.Any)) {
                return analysis.fail(ShapeErrors.expected(parts.get(k).span(), "a vector", typed.get(k).type()));
            }
        }
        if (typed.get(0).type() instanceof Type.Real(Shape a, boolean i) && typed.get(1).type() instanceof Type.Real(Shape b, boolean j)
                && TypeJoin.of(a, b).isEmpty()) {
            return analysis.fail(Diagnostic.of("E030", whole.span(), "an inner product needs two vectors of one length, found "
                    + TypeNames.of(a) + " and " + TypeNames.of(b)));
        }
        return placing.combine(whole, Type.SCALAR, parts, typed);
    }

    /// `r.best(gap)`: results of runs have such functions.
    private Typed method(Expr.Call c, Expr.Field f, Site at) {
        Typed base = expressions.check(f.base(), at);
        if (base.type() instanceof Type.Any) {
            return arguments(c, at);
        }
        return base.type() instanceof Type.Result ? expressions.script().method(c, f, at) : notAFunction(c, at);
    }

    private Typed notAFunction(Expr.Call c, Site at) {
        Type type = c.callee() instanceof Expr.Ref || c.callee() instanceof Expr.Field ? calleeType(c) : expressions.check(c.callee(), at).type();
        arguments(c, at);
        return analysis.fail(Diagnostic.of("E031", c.callee().span(), "`" + PlacementErrors.one(c.callee().span()) + "` is called, but it is "
                + TypeNames.of(type) + ", not a function").help(type instanceof Type.Compressor
                        ? "it makes a message of a vector by `compress(v, " + PlacementErrors.one(c.callee().span()) + ")`" : "a product is written with `*`"));
    }

    private Type calleeType(Expr.Call c) {
        return analysis.typing.has(c.callee()) ? analysis.typing.of(c.callee()).type() : Type.ANY;
    }

    /// Checks the arguments of a call that has no type of its own.
    private Typed arguments(Expr.Call c, Site at) {
        c.args().forEach(a -> expressions.check(a.value(), at));
        c.samples().forEach(a -> expressions.check(a.value(), at));
        return new Typed(Type.ANY, Placement.SHARED, Knowledge.KNOWN);
    }

    private List<Typed> typed(List<Expr> list) {
        return list.stream().map(analysis.typing::of).toList();
    }
}
