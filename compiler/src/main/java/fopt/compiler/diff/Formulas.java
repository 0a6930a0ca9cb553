package fopt.compiler.diff;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Decl.ProblemItem;
import fopt.compiler.syntax.Expr;
import fopt.runtime.formula.Frame;
import fopt.runtime.formula.Tape;
import fopt.runtime.problem.Block;
import fopt.runtime.problem.FormulaProblem;
import fopt.runtime.problem.Labels;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Regulariser;
import fopt.runtime.problem.SampleRows;
import fopt.runtime.problem.SplitData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The formulas of one problem, with all sizes known: their graphs, and the problem that runs them.
final class Formulas {
    private static final Set<String> STATED = Set.of("L", "mu", "f_star", "noise");

    private final Decl.Problem declaration;
    private final OwnProblem.Outside outside;
    private final OwnProblem.Given given;
    private final Graph graph = new Graph();
    private final Map<String, ProblemItem.Formula> formulas = new HashMap<>();
    private final FormulaBuilder outer;

    Formulas(Decl.Problem declaration, OwnProblem.Outside outside, OwnProblem.Given given, OwnProblem.Guests guests) {
        this.declaration = declaration;
        this.outside = outside;
        this.given = given;
        OwnProblem.formulas(declaration).forEach(f -> {
            if (formulas.put(f.name().id(), f) != null) {
                throw FormulaErrors.of(Diagnostic.of("E013", f.name().span(), "the formula `" + f.name().written() + "` is declared twice").help("choose another name"));
            }
        });
        outer = lets(samples(parameters(new FormulaBuilder(graph, new FormulaScope(Map.of(), Map.of(), outside, guests, Map.copyOf(formulas))))));
    }

    /// The sizes, then each parameter in the scope of those before.
    private FormulaBuilder parameters(FormulaBuilder empty) {
        FormulaScope scope = empty.scope().with("n", Value.of(given.nodes())).with("i", graph.nodeNumber()).with("m_i", graph.nodeSamples());
        if (given.data().isPresent()) {
            scope = scope.with("d", Value.of(given.data().get().data().columns()));
        }
        for (Decl.Param p : declaration.parameters()) {
            Value value = given.parameters().get(p.name().id());
            scope = value != null ? scope.with(p.name().id(), value) : scope.with(p.name().id(), empty.with(scope).build(p.value().orElseThrow()));
        }
        return empty.with(scope);
    }

    private FormulaBuilder samples(FormulaBuilder builder) {
        Optional<ProblemItem.Sample> sample = OwnProblem.sample(declaration);
        if (sample.isEmpty()) {
            return builder;
        }
        if (sample.get().names().size() != 2) {
            throw FormulaErrors.of(Diagnostic.of("E033", sample.get().span(), "a sample has features and a label, found " + sample.get().names().size() + " names")
                    .help("write `sample (a, b) in " + sample.get().data().span().text() + "`"));
        }
        int columns = given.data().orElseThrow().data().columns();
        if (sample.get().together()) {
            return builder.with(builder.scope().with(sample.get().names().get(0).id(), graph.batch(columns)).with(sample.get().names().get(1).id(), graph.batchLabels()));
        }
        return builder.with(builder.scope().with(sample.get().names().get(0).id(), graph.features(columns)).with(sample.get().names().get(1).id(), graph.label()));
    }

    private FormulaBuilder lets(FormulaBuilder builder) {
        FormulaBuilder all = builder;
        for (ProblemItem item : declaration.items()) {
            if (item instanceof ProblemItem.Let let) {
                all = all.let(let.names(), let.values(), let.span());
            }
        }
        return all;
    }

    // ---- graphs

    /// f and what is made of it.
    ///
    /// @param loss f of one sample, or of the node
    /// @param value f, the mean over the samples
    /// @param gradient ∇f as the problem gives it; empty if it follows from f
    /// @param operator F, where the problem has no f
    /// @param variables of f, one behind the other
    /// @param blocks their names and sizes
    record Graphs(Node loss, Node value, Optional<List<Assembler.Part>> gradient, List<Assembler.Part> operator, List<Node> variables, List<Block> blocks) {
        /// How many unknowns there are.
        int dimension() {
            return blocks.stream().mapToInt(b -> b.size().length()).sum();
        }
    }

    Graphs graphs() {
        ProblemItem.Formula f = formulas.get("f");
        if (f != null && formulas.containsKey("F")) {
            throw FormulaErrors.of(Diagnostic.of("E086", formulas.get("F").name().span(), "a problem has a loss `f` to be minimised, or an operator `F`, not both")
                    .help("give the helper another name"));
        }
        if (f == null && formulas.containsKey("F")) {
            return game(formulas.get("F"));
        }
        if (f == null) {
            throw FormulaErrors.of(Diagnostic.of("E086", declaration.name().span(), "the problem `" + declaration.name().written() + "` has no `f`")
                    .help("write `f(x) = …`, the loss of one sample or of the node, or `F(z) = …`, the operator of a game"));
        }
        Variables variables = variables(f);
        Node loss = variables.inside().build(f.value());
        if (!loss.extent.isNumber()) {
            throw FormulaErrors.of(Diagnostic.of("E085", f.value().span(), "`f` must be a number, found " + loss.extent.show()).help("add up its entries with `sum`"));
        }
        Optional<List<Assembler.Part>> gradient = OwnProblem.gradient(declaration).map(g -> gradient(g, variables));
        if (gradient.isEmpty() && loss.has(Node::isForeign)) {
            Reverse.gradient(graph, graph.mean(loss), Frame.POINT);
        }
        Graphs all = new Graphs(loss, graph.mean(loss), gradient, List.of(), variables.nodes(), variables.blocks());
        regulariser(all);
        stated();
        return all;
    }

    /// `r`, with the variables of `f`, or under other names but of the same shapes.
    private Regulariser regulariser(Graphs g) {
        ProblemItem.Formula r = formulas.get("r");
        if (r == null || !formulas.containsKey("f")) {
            return Regulariser.NONE;
        }
        return RegulariserForm.of(ofSame("r", r.span(), r.parameters(), g.variables).build(r.value()), r.value().span(), g.dimension());
    }

    /// Formulas of the variables of `f`, under names of their own.
    private FormulaBuilder ofSame(String name, Span place, List<Decl.Param> own, List<Node> variables) {
        if (own.size() != variables.size()) {
            throw FormulaErrors.of(Diagnostic.of("E041", place, "`" + name + "` has " + own.size() + " variables, but `f` has " + variables.size()));
        }
        FormulaScope scope = outer.scope();
        for (int k = 0; k < own.size(); k++) {
            scope = scope.with(own.get(k).name().id(), variables.get(k));
        }
        return outer.with(scope);
    }

    /// `∇f(u, v) = (…, …)`
    private List<Assembler.Part> gradient(ProblemItem.Gradient g, Variables variables) {
        if (!g.name().id().equals("f")) {
            throw FormulaErrors.of(Diagnostic.of("E086", g.span(), "a problem may give the gradient of its loss `f`, found that of `" + g.name().written() + "`").help("write `∇f(x) = …`"));
        }
        return parts("∇f", g.value(), ofSame("∇f", g.span(), g.parameters(), variables.nodes), variables);
    }

    /// `F(u, v) = (…, …)`: as many values as variables, of the same sizes.
    private Graphs game(ProblemItem.Formula f) {
        OwnProblem.gradient(declaration).ifPresent(g -> {
            throw FormulaErrors.of(Diagnostic.of("E086", g.span(), "a problem with an operator `F` has no `f`, and no gradient of it").help("leave `∇" + g.name().written() + "` out"));
        });
        Variables variables = variables(f);
        List<Assembler.Part> parts = parts("F", f.value(), variables.inside, variables);
        stated();
        return new Graphs(graph.constant(0), graph.constant(Double.NaN), Optional.empty(), parts, variables.nodes, variables.blocks);
    }

    /// A value for each variable. @param name of what has them
    private List<Assembler.Part> parts(String name, Expr all, FormulaBuilder inside, Variables variables) {
        List<Expr> values = all instanceof Expr.Tuple t ? t.items() : List.of(all);
        if (values.size() != variables.nodes.size()) {
            throw FormulaErrors.of(Diagnostic.of("E085", all.span(), "`" + name + "` must have a value for each variable: found " + values.size() + " values, expected "
                    + variables.nodes.size()).help("write `" + name + "(u, v) = (…, …)`"));
        }
        List<Assembler.Part> parts = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            Node value = graph.mean(inside.build(values.get(k)));
            Node variable = variables.nodes.get(k);
            if (!value.extent.sameSize(variable.extent) && !Graph.isAll(value, 0)) {
                throw FormulaErrors.of(Diagnostic.of("E085", values.get(k).span(), "`" + name + "` must be as large as its variable, " + variable.extent.show() + ", found "
                        + value.extent.show()));
            }
            parts.add(new Assembler.Part(graph.fit(value, variable.extent, false), ((Op.Variable) variable.op).offset()));
        }
        return parts;
    }

    private record Variables(FormulaBuilder inside, List<Node> nodes, List<Block> blocks) {}

    private Variables variables(ProblemItem.Formula f) {
        FormulaScope scope = outer.scope();
        int offset = 0;
        List<Node> nodes = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (Decl.Param p : f.parameters()) {
            Extent extent = extent(p, f.parameters().size() == 1);
            nodes.add(graph.variable(Frame.POINT, offset, extent));
            blocks.add(new Block(p.name().written(), offset, extent.asSize()));
            scope = scope.with(p.name().id(), nodes.getLast());
            offset = Math.addExact(offset, extent.size());
        }
        if (f.parameters().isEmpty()) {
            throw FormulaErrors.of(Diagnostic.of("E086", f.name().span(), "`" + f.name().written() + "` has no variable").help("write `f(x) = …`"));
        }
        return new Variables(outer.with(scope), nodes, List.copyOf(blocks));
    }

    private Extent extent(Decl.Param p, boolean only) {
        if (p.type().isEmpty() || p.type().get().name().isEmpty()) {
            if (only && given.data().isPresent()) {
                return Extent.vector(given.data().get().data().columns());
            }
            throw FormulaErrors.of(Diagnostic.of("E086", p.span(), "the variable `" + p.name().written() + "` needs a shape")
                    .help("write `" + p.name().written() + ": vector(5)`, `matrix(2, 3)` or `real`"));
        }
        Decl.TypeRef type = p.type().get();
        List<Expr> sizes = type.args().stream().map(Expr.Arg::value).toList();
        String name = type.name().get().id();
        int expected = name.equals("vector") ? 1 : name.equals("matrix") ? 2 : name.equals("real") ? 0 : -1;
        if (expected != sizes.size()) {
            throw FormulaErrors.of(Diagnostic.of("E015", type.span(), "`" + type.span().text() + "` is no shape of a variable")
                    .help("shapes are `real`, `vector(k)` and `matrix(rows, columns)`"));
        }
        return switch (expected) {
            case 0 -> Extent.NUMBER;
            case 1 -> Extent.vector(outer.count(sizes.get(0)));
            default -> Extent.matrix(outer.count(sizes.get(0)), outer.count(sizes.get(1)));
        };
    }

    /// `L = …`, `μ = …`, `f_star = …`, `noise = …`
    private FormulaProblem.Stated stated() {
        Map<String, Double> all = new HashMap<>();
        for (ProblemItem item : declaration.items()) {
            if (item instanceof ProblemItem.Constant c) {
                if (!STATED.contains(c.name().id())) {
                    throw FormulaErrors.of(Diagnostic.of("E086", c.name().span(), "`" + c.name().written() + "` is no constant of a problem")
                            .help("a problem may state `L`, `μ`, `f_star` and `noise`; other names are declared with `let`"));
                }
                all.put(c.name().id(), outer.number(c.value()));
            }
        }
        return new FormulaProblem.Stated(Optional.ofNullable(all.get("L")), Optional.ofNullable(all.get("mu")), Optional.ofNullable(all.get("f_star")),
                all.getOrDefault("noise", 0.0));
    }

    // ---- the problem

    Problem problem() {
        Graphs g = graphs();
        List<Assembler.Part> gradient = new ArrayList<>(g.gradient.orElse(g.operator));
        if (g.gradient.isEmpty()) {
            Reverse.gradient(graph, g.value, Frame.POINT).forEach((v, slope) -> gradient.add(new Assembler.Part(slope, ((Op.Variable) v.op).offset())));
        }
        boolean foreign = gradient.stream().anyMatch(p -> p.node().has(Node::isForeign));
        Forward forward = new Forward(graph, Frame.POINT, Frame.DIRECTION);
        Optional<Tape> curved = foreign ? Optional.empty()
                : Optional.of(Assembler.row(graph, gradient.stream().map(p -> new Assembler.Part(forward.of(p.node()), p.offset())).toList(), g.dimension()));
        Regulariser r = regulariser(g);
        Prediction prediction = new Prediction(graph, g.loss);
        Optional<Labelled> labels = given.data().map(split -> labels(split, prediction));
        Optional<SampleRows> rows = given.data().map(split -> new SampleRows(split, labels.orElseThrow().values, prediction.products()));
        Optional<Tape> correct = prediction.correct(labels.map(Labelled::twoClass).orElse(false)).map(node -> Assembler.number(graph, graph.mean(node)));
        return new FormulaProblem(new FormulaProblem.Definition(declaration.name().written(), given.nodes(), g.blocks(), rows, !g.operator.isEmpty(),
                Assembler.number(graph, g.value), Assembler.row(graph, gradient, g.dimension()), curved, r,
                labels.filter(l -> g.operator.isEmpty()).flatMap(l -> LossForm.curvature(graph, g.loss, g.dimension(), l.intervals())), stated(), correct,
                Optional.of(new OwnProblem.Written(declaration, outside.funs(), given, labels.map(Labelled::values), r, g.dimension()))));
    }

    private record Labelled(double[] values, boolean twoClass) {
        private static final int MOST = 16;

        /// The labels, or a few intervals that contain them.
        List<Interval> intervals() {
            double[] distinct = java.util.Arrays.stream(values).sorted().distinct().toArray();
            if (distinct.length <= MOST) {
                return java.util.Arrays.stream(distinct).mapToObj(Interval::point).toList();
            }
            double least = distinct[0];
            double width = (distinct[distinct.length - 1] - least) / MOST;
            return java.util.stream.IntStream.range(0, MOST).mapToObj(k -> new Interval(least + k * width, least + (k + 1) * width)).toList();
        }
    }

    /// Classes, numbered from 0, where the loss picks by them; else −1 and +1 if there are two different labels; else as in the file.
    private Labelled labels(SplitData split, Prediction prediction) {
        if (prediction.picks().isPresent()) {
            Labels.Classes classes = Labels.classes(split.data());
            int entries = prediction.picks().get().extent.rows();
            if (classes.count() > entries) {
                throw FormulaErrors.of(Diagnostic.of("E030", formulas.get("f").value().span(), split.data().name() + " has " + classes.count()
                        + " classes, but `cross_entropy` has " + entries + " predictions"));
            }
            return new Labelled(java.util.Arrays.stream(classes.ofRow()).asDoubleStream().toArray(), false);
        }
        double[] raw = split.data().labels();
        boolean two = java.util.Arrays.stream(raw).distinct().limit(3).count() == 2;
        return new Labelled(two ? Labels.twoClass(split.data()) : raw, two);
    }
}
