package fopt.compiler.run;

import fopt.compiler.check.Declarations;
import fopt.compiler.diff.OwnProblem;
import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Names;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.lower.Ambient;
import fopt.compiler.lower.OwnCompressors;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Place;
import fopt.runtime.UserError;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import fopt.runtime.compress.Contract;
import fopt.runtime.compress.Formula;
import fopt.runtime.function.Size;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Splits;
import fopt.runtime.sim.Participation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What built-in names mean when they are evaluated: looks each one up in the runtime's lists.
final class Library implements BuiltInCalls {
    private static final Set<String> SETTINGS = Set.of("seeds", "seed", "threads", "precision", "log", "band", "size_cm", "titles", "byzantine", "iterates");
    /// Names of weights that ask, when they are given a matrix, whether it has such weights.
    private static final Map<String, String> PREDICATES = Map.of("row_stochastic", "is_row_stochastic", "column_stochastic", "is_column_stochastic");

    private final GraphLibrary graphs;
    private final ProblemLibrary problems;
    private final BiFunction<Expr.Run, Names, Value> runs;
    private final OwnCompressors own;
    private final ScriptHooks hooks;
    private final int dimension;
    /// By name, whether it is that of a function, and of nothing else: a formula over the nodes is evaluated for each of them.
    private final Map<String, Boolean> onlyFunctions = new ConcurrentHashMap<>();

    /// @param declarations whose compressors it knows besides the runtime's
    Library(GraphLibrary graphs, ProblemLibrary problems, BiFunction<Expr.Run, Names, Value> runs, ScriptHooks hooks, Declarations declarations) {
        this.graphs = graphs;
        this.problems = problems;
        this.runs = runs;
        this.hooks = hooks;
        dimension = 0;
        own = new OwnCompressors(declarations, this);
    }

    private Library(GraphLibrary graphs, ProblemLibrary problems, BiFunction<Expr.Run, Names, Value> runs, ScriptHooks hooks, OwnCompressors own, int dimension) {
        this.hooks = hooks;
        this.own = own;
        this.graphs = graphs;
        this.problems = problems;
        this.runs = runs;
        this.dimension = dimension;
    }

    /// The same library where compressors act on vectors of d numbers, so that their constants are known.
    Library at(int d) {
        return new Library(graphs, problems, runs, hooks, own, d);
    }

    /// The same library, which calls functions of other languages by these guests.
    Library calling(ScriptHooks guests) {
        return new Library(graphs, problems, runs, guests, own, dimension);
    }

    Declarations declarations() {
        return own.declarations();
    }

    @Override
    public Value run(Expr.Run run, Names names) {
        return runs.apply(run, names);
    }

    /// The script's own guests.
    ScriptHooks hooks() {
        return hooks;
    }

    @Override
    public Value extern(ExternFunction function, List<Value> arguments, Span place) {
        return hooks.call(function, arguments, place);
    }

    @Override
    public Formula.Outer extern(ExternFunction function, List<Size> sizes, int d, Span place) {
        return hooks.inCompressor(function, sizes, d, place);
    }

    @Override
    public Value problem(Decl.Problem problem, Map<String, Decl.Fun> funs, Map<String, ExternFunction> externs, Expr.Call call, Evaluator evaluator) {
        return problems.build(problem, new OwnProblem.Outside(funs, externs), Arguments.of(call, problem.name().written(), evaluator), hooks::inProblem);
    }

    @Override
    public Value word(String id, Span place) {
        if (own.knows(id)) {
            return own.make(id, List.of());
        }
        Optional<Compressors.Kind> compressor = Compressors.byName(id).filter(k -> k.parameters().isEmpty());
        if (compressor.isPresent()) {
            return new Value.Compressor(new Compressors.Spec(compressor.get(), List.of(), Compressor.Draw.OWN));
        }
        if (id.equals("everybody")) {
            return new Value.Law(id, List.of());
        }
        if (RobustLibrary.knows(id)) {
            return RobustLibrary.of(id, new Arguments(place, id, List.of(), Map.of()));
        }
        return switch (id) {
            case "inf" -> Value.of(Double.POSITIVE_INFINITY);
            case "pi" -> Value.of(Math.PI);
            default -> new Value.Word(id);
        };
    }

    @Override
    public Value call(Expr.Call c, Evaluator evaluator) {
        if (c.callee() instanceof Expr.Field f) {
            return method(evaluator.eval(f.base()), f.name(), c, evaluator);
        }
        Expr.Ref ref = (Expr.Ref) c.callee();
        String id = ref.name().id();
        if (declarations().externs().containsKey(id)) {
            throw new NotConstant();
        }
        if (!own.knows(id) && isOnlyFunction(id)) {
            return Functions.call(id, Arguments.of(c, ref.name().written(), evaluator));
        }
        if (id.equals("timing")) {
            return new Value.TimingValue(Timings.arguments(c), evaluator.names(), this);
        }
        if (id.equals("read")) {
            return problems.read(Arguments.of(c, id, evaluator));
        }
        if (id.equals("durations")) {
            return problems.durations(Arguments.of(c, id, evaluator));
        }
        if (graphs.takesLaw(id)) {
            return graphs.ofLaw(id, c, evaluator);
        }
        if (Laws.isLaw(id) && !graphs.isGraph(id)) {
            return Laws.of(id, c, evaluator);
        }
        if (Combined.knows(id)) {
            return Combined.of(id, Arguments.of(c, ref.name().written(), evaluator));
        }
        if (own.knows(id)) {
            return own(id, Arguments.of(c, ref.name().written(), evaluator));
        }
        Optional<Compressors.Kind> compressor = Compressors.byName(id).filter(k -> !k.parameters().isEmpty());
        if (compressor.isEmpty() && !graphs.isGraph(id) && !problems.knows(id) && !isSetting(id) && !Functions.knows(id) && !Laws.isLaw(id)
                && !RobustLibrary.knows(id)) {
            throw new NotConstant();
        }
        Arguments args = Arguments.of(c, ref.name().written(), evaluator);
        if (compressor.isPresent()) {
            return compressor(compressor.get(), args);
        }
        if (RobustLibrary.knows(id)) {
            return RobustLibrary.of(id, args);
        }
        if (id.equals("uniform") && !(args.positional().getFirst() instanceof Value.Graph)) {
            return Laws.of(id, c, evaluator);
        }
        if (PREDICATES.containsKey(id) && args.positional().getFirst() instanceof Value.Mixing) {
            return Functions.call(PREDICATES.get(id), args);
        }
        if (graphs.isGraph(id)) {
            return graphs.build(id, args);
        }
        if (problems.knows(id)) {
            return problems.build(id, args);
        }
        if (isSetting(id) && !isFunction(id, args)) {
            return new Value.Setting(id, args.positional(), args.named());
        }
        return Functions.call(id, args);
    }

    /// Whether a name is that of a function, and of nothing else.
    private boolean isOnlyFunction(String id) {
        return onlyFunctions.computeIfAbsent(id, name -> Functions.knows(name) && Compressors.byName(name).isEmpty() && !graphs.isGraph(name)
                && !Laws.isLaw(name) && !problems.knows(name) && !isSetting(name) && !RobustLibrary.knows(name) && !Combined.knows(name) && !PREDICATES.containsKey(name));
    }

    /// What stands after `with`, and ways to split data that take a number: `dirichlet(0.3)`.
    private static boolean isSetting(String id) {
        return SETTINGS.contains(id) || Splits.byName(id).filter(k -> !k.parameters().isEmpty()).isPresent();
    }

    /// `log` of a number, not of the axes of a plot.
    private static boolean isFunction(String id, Arguments args) {
        return Functions.knows(id) && !args.positional().isEmpty() && args.positional().stream().allMatch(v -> v instanceof Value.Num);
    }

    private Value own(String id, Arguments args) {
        List<Value> given = args.ordered(own.parameters(id).stream().map(p -> p.name().id()).toList());
        return own.make(id, given.stream().map(v -> number(v, args)).toList());
    }

    private static Value compressor(Compressors.Kind kind, Arguments args) {
        List<String> names = kind.parameters().stream().map(p -> fopt.compiler.source.Spelling.canonical(p.name())).toList();
        List<Number> numbers = args.ordered(names).stream().map(v -> number(v, args)).toList();
        return new Value.Compressor(new Compressors.Spec(kind, numbers, Compressor.Draw.OWN));
    }

    static Number number(Value v, Arguments args) {
        if (v instanceof Value.Num n) {
            return n.integer() ? (Number) (int) n.value() : (Number) n.value();
        }
        throw args.error("E031", "`" + args.callee() + "` takes numbers, but this is " + v.show());
    }

    @Override
    public Participation participation(Value.Law law, int nodes, Function<String, double[]> perNode) {
        return Laws.bind(law, nodes, perNode);
    }

    // ---- fields

    @Override
    public Value field(Value base, Name name, Span place) {
        return switch (base) {
            case Value.Mixing m -> graphs.constant(m, name, place);
            case Value.Graph g -> graphs.constant(graphs.standard(g), name, place);
            case Value.Results r -> ResultFields.field(r, name, place);
            case Value.Compressor q -> constant(q, name, place);
            case Value.Record r -> r.field(name.written(), place);
            case Value.ProblemValue(Problem p) -> new Ambient(p, null, new double[p.dimension()]).constant(name.id(), place);
            case Value other -> throw new EvaluationError(Diagnostic.of("E322", place, "this value has no part `" + name.written() + "`"));
        };
    }

    /// `Q.δ`, `Q.ω`.
    private Value constant(Value.Compressor q, Name name, Span place) {
        if (dimension == 0) {
            throw new EvaluationError(Diagnostic.of("E322", place, "`" + name.written() + "` of a compressor depends on the dimension")
                    .help("use it in the arguments or the defaults of an algorithm"));
        }
        if (q.spec().kind().traits().contains(Compressors.Trait.MATRIX)) {
            throw new EvaluationError(Diagnostic.of("E322", place, "`" + name.written() + "` of `" + q.show()
                    + "` depends on the rows and columns of what is compressed")
                    .help("give the parameter that needs it: δ of `rank_r(r)` is r/min(rows, columns)"));
        }
        Contract contract = q.spec().bind(dimension).contract();
        if (name.id().equals("delta") && contract.isContractive()) {
            return Value.of(contract.delta());
        }
        if (name.id().equals("omega") && contract.isUnbiased()) {
            return Value.of(contract.omega());
        }
        if (name.id().equals("bias") && contract.isBounded()) {
            return Value.of(contract.bias());
        }
        if (name.id().equals("variance") && contract.isBounded()) {
            return Value.of(contract.variance());
        }
        String missing = name.id().equals("bias") || name.id().equals("variance") ? "bias and variance of `" + q.show() + "` are not bounded" : name.id().equals("delta") ? "`" + q.show() + "` is not contractive, so it has no δ"
                : name.id().equals("omega") ? "`" + q.show() + "` is not unbiased, so it has no ω" : "a compressor has no constant `" + name.written() + "`";
        throw new EvaluationError(Diagnostic.of("E040", place, missing).help("constants of a compressor are `δ` (contractive), `ω` (unbiased), `bias` and `variance`"));
    }

    private static Value method(Value base, Name name, Expr.Call c, Evaluator evaluator) {
        if (base instanceof Value.Results r) {
            return ResultFields.call(r, name, c, evaluator);
        }
        throw new EvaluationError(Diagnostic.of("E322", c.span(), "this value has no function `" + name.written() + "`"));
    }

    @Override
    public Value placed(Place place, Value draw, Span at) {
        if (draw instanceof Value.Compressor q && (place == Place.PUBLIC || place == Place.SHARED)) {
            Compressor.Draw known = place == Place.PUBLIC ? Compressor.Draw.PUBLIC : Compressor.Draw.SHARED;
            try {
                return new Value.Compressor(q.spec().withDraw(known));
            } catch (UserError u) {
                throw EvaluationError.at(at, u);
            }
        }
        throw new NotConstant();
    }
}
