package fopt.compiler.lower;

import fopt.compiler.check.Builtin;
import fopt.compiler.check.Builtin.Parameter;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.runtime.UserError;
import fopt.runtime.function.Blockwise;
import fopt.runtime.function.Call;
import fopt.runtime.function.FunctionDefinition;
import fopt.runtime.function.Functions;
import fopt.runtime.function.Size;
import fopt.runtime.function.VectorFunction;
import fopt.runtime.problem.Block;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// Lowers calls of the runtime's functions of vectors and matrices: their sizes are fixed here.
final class FunctionCalls {
    private static final Set<String> BY_BLOCK = Set.of("polar", "newton_schulz", "spectral_clip", "spectral_soft", "best_rank");

    private final Expressions expressions;
    private final Store store;
    private final Code code;
    /// Values that are known before the run, by function and arguments.
    private final Map<String, Val> constants = new HashMap<>();
    private final Map<MixingMatrix, double[]> dense = new IdentityHashMap<>();

    FunctionCalls(Expressions expressions) {
        this.expressions = expressions;
        store = expressions.store;
        code = expressions.code;
    }

    /// A call as it stands in a program.
    Val lower(Builtin b, Expr.Call c) {
        List<Val> vectors = new ArrayList<>();
        List<Val> numbers = new ArrayList<>();
        for (Parameter p : b.parameters()) {
            if (isNumber(p)) {
                numbers.add(number(p, c));
            } else {
                expressions.argument(c, p.name()).map(e -> numbers(expressions.lower(e), e.span())).ifPresent(vectors::add);
            }
        }
        return apply(b.name(), vectors, numbers, c.span());
    }

    /// Tables, lists and graphs as vectors and matrices: a table of vectors has a row for each.
    Val numbers(Val v, Span place) {
        return switch (v) {
            case Val.Rows rows -> numbers(new FlatTables(expressions).of(rows, place), place);
            case Val.Table t when t.form().inner() == null && t.count() instanceof Scalar.Const -> {
                Size item = t.form().item();
                yield new Val.Vec(store.element(t.rows(), place), item.length() == 1 ? Size.of(t.form().entries())
                        : Size.matrix(t.form().entries(), item.length()), Store.home(t));
            }
            case Val.Const(Value.Vector x) -> v;
            case Val.Const(Value known) when Evaluator.items(known) != null -> numbers(new Entries(expressions).constant((Val.Const) v, place), place);
            case Val.Const(Value.Graph g) -> weights(g, place);
            case Val.Const(Value.Mixing m) -> weights(m, place);
            default -> v;
        };
    }

    /// The matrix of a graph's weights.
    private Val weights(Value graph, Span place) {
        Schedule schedule = expressions.tables.mixing(graph).orElseThrow();
        if (!schedule.constant()) {
            throw new EvaluationError(Diagnostic.of("E060", place, "the weights of a graph that changes from round to round are no matrix").help("run it over a fixed graph"));
        }
        MixingMatrix w = schedule.at(1, 0);
        return new Val.Vec(new Element.Load(expressions.tables.constant("weights", dense.computeIfAbsent(w, MixingMatrix::dense))),
                Size.matrix(w.nodes(), w.nodes()), Home.ONE);
    }

    private static boolean isNumber(Parameter p) {
        return switch (p.kind()) {
            case NUMBER, INTEGER, OPTION -> true;
            default -> false;
        };
    }

    /// A number, or the place of a word among the options.
    private Val number(Parameter p, Expr.Call c) {
        if (p.kind() == Builtin.Kind.OPTION) {
            String word = expressions.argument(c, p.name()).map(e -> e instanceof Expr.Ref r ? r.name().id() : "").orElse(p.standard().orElseThrow());
            return new Val.Const(Value.of(p.options().indexOf(word)));
        }
        return expressions.argument(c, p.name()).map(expressions::lower)
                .orElseGet(() -> new Val.Const(Value.of(Double.parseDouble(p.standard().orElseThrow()))));
    }

    /// The value of a function by its name. @throws EvaluationError if the sizes do not go together
    Val apply(String function, List<Val> vectors, List<Val> numbers, Span place) {
        List<Val> settled = vectors.stream().map(v -> expressions.settled(v, place)).toList();
        List<Scalar> scalars = numbers.stream().map(v -> store.scalar(v, place)).toList();
        FunctionDefinition definition = Functions.named(function).orElseThrow(() -> new IllegalStateException("no function " + function));
        VectorFunction bound;
        try {
            bound = bound(definition, settled.stream().map(Store::size).toList(), scalars.stream().map(FunctionCalls::known).toList());
        } catch (UserError e) {
            throw EvaluationError.at(place, e);
        }
        if (settled.stream().allMatch(this::isConstant) && scalars.stream().allMatch(s -> s instanceof Scalar.Const)) {
            List<Var> given = settled.stream().map(Store::loaded).toList();
            return constants.computeIfAbsent(function + given.stream().map(Var::id).toList() + settled.stream().map(Store::size).toList() + scalars, k -> constant(bound, given, scalars));
        }
        Home home = java.util.stream.Stream.concat(settled.stream(), numbers.stream()).map(Store::home).reduce(Home.ONE, Store::join);
        List<Var> arguments = settled.stream().map(v -> store.variable(v, Store.home(v), place)).toList();
        Var target = code.temp(function, home, bound.result());
        code.op(target.home(), new Op.Apply(target, expressions.tables.function(bound), arguments, scalars));
        return expressions.load(target);
    }

    /// Functions of singular values see a point of the problem block by block.
    private VectorFunction bound(FunctionDefinition function, List<Size> vectors, List<OptionalDouble> numbers) {
        ProblemBlocks blocks = expressions.tables.blocks();
        return BY_BLOCK.contains(function.name()) && blocks.concern(vectors.getFirst())
                ? Blockwise.of(function, blocks.all().stream().map(Block::size).toList(), numbers) : function.bind(vectors, numbers);
    }

    /// Computed before the run.
    private Val constant(VectorFunction bound, List<Var> vectors, List<Scalar> numbers) {
        Call call = bound.call();
        for (int k = 0; k < vectors.size(); k++) {
            call.vector(k, expressions.tables.constants.get(vectors.get(k).id()), 0);
        }
        for (int k = 0; k < numbers.size(); k++) {
            call.number(k, ((Scalar.Const) numbers.get(k)).value());
        }
        double[] out = new double[bound.result().length()];
        call.run(out, 0);
        return out.length == 1 ? new Val.Const(Value.of(out[0]))
                : new Val.Vec(new Element.Load(expressions.tables.constant(bound.name(), out)), bound.result(), Home.ONE);
    }

    private boolean isConstant(Val v) {
        return Store.isLoaded(v) && expressions.tables.constants.containsKey(Store.loaded(v).id()) && Store.loaded(v).home() == Home.ONE;
    }

    private static OptionalDouble known(Scalar s) {
        return s instanceof Scalar.Const(double v) ? OptionalDouble.of(v) : OptionalDouble.empty();
    }
}
