package fopt.compiler.run;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.runtime.UserError;
import fopt.runtime.topology.Generator;
import fopt.runtime.topology.Law;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Parameter;
import fopt.runtime.topology.Schedule;
import fopt.runtime.topology.Schedules;
import fopt.runtime.topology.Spectrum;
import fopt.runtime.topology.Topologies;
import fopt.runtime.topology.Topology;
import fopt.runtime.topology.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Graphs, weights and schedules by name, from the runtime's lists.
final class GraphLibrary {
    /// Names that mean something else as well in the language have longer ones here.
    private static final Map<String, String> RUNTIME_NAMES = Map.of("random_geometric", "geometric", "dot_file", "dot");

    private final long seed;
    private final UnaryOperator<String> files;
    private final Map<Topology, Schedule> standard = new java.util.IdentityHashMap<>();

    /// @param seed for random graphs
    /// @param files finds a file that the script names
    GraphLibrary(long seed, UnaryOperator<String> files) {
        this.seed = seed;
        this.files = files;
    }

    boolean isGraph(String id) {
        return generator(id).isPresent();
    }

    private static Optional<? extends Generator<?>> generator(String id) {
        String name = RUNTIME_NAMES.getOrDefault(id, id);
        if (!name.equals(id) || !RUNTIME_NAMES.containsValue(id)) {
            Optional<? extends Generator<?>> graph = Topologies.byName(name);
            Optional<? extends Generator<?>> weights = graph.isPresent() ? graph : Weights.byName(name);
            return weights.isPresent() ? weights : Schedules.byName(name);
        }
        return Optional.empty();
    }

    /// Whether the generator is given a random graph that is not drawn yet: `redrawn(erdos_renyi(25, 20%))`.
    boolean takesLaw(String id) {
        return generator(id).filter(g -> g.parameters().stream().anyMatch(p -> p.kind() == Parameter.Kind.LAW)).isPresent();
    }

    Value ofLaw(String id, Expr.Call c, Evaluator evaluator) {
        if (c.args().size() == 1 && c.args().getFirst().value() instanceof Expr.Call inner && inner.callee() instanceof Expr.Ref r) {
            Optional<Generator<Topology>> random = Topologies.byName(RUNTIME_NAMES.getOrDefault(r.name().id(), r.name().id()));
            if (random.isPresent()) {
                List<Object> arguments = objects(Arguments.of(inner, r.name().written(), evaluator), random.get());
                return value(generator(id).orElseThrow().build(List.of(new Law(random.get(), arguments)), seed));
            }
        }
        throw new EvaluationError(Diagnostic.of("E401", c.span(), "`" + id + "` is given a random graph, such as erdos_renyi(25, 20%)"));
    }

    Value build(String id, Arguments args) {
        Generator<?> g = generator(id).orElseThrow();
        return value(g.build(objects(args, g), seed));
    }

    private List<Object> objects(Arguments args, Generator<?> g) {
        List<String> names = g.parameters().stream().map(p -> fopt.compiler.source.Spelling.canonical(p.name())).toList();
        List<Value> ordered = args.ordered(names);
        List<Object> out = new java.util.ArrayList<>();
        for (int k = 0; k < ordered.size(); k++) {
            Parameter p = g.parameters().get(Math.min(k, g.parameters().size() - 1));
            out.add(object(ordered.get(k), p));
        }
        return out;
    }

    private Object object(Value v, Parameter p) {
        return switch (v) {
            case Value.Num n -> n.integer() ? (Object) (int) n.value() : (Object) n.value();
            case Value.Bool b -> b.value();
            case Value.Matrix m -> Datums.of(m);
            case Value.Text t -> p.kind() == Parameter.Kind.FILE || p.kind() == Parameter.Kind.NUMBERS ? files.apply(t.value()) : t.value();
            case Value.Graph g -> g.topology();
            case Value.Mixing m -> m.schedule().constant() ? m.schedule().at(1, seed) : m.schedule();
            case Value other -> other.show();
        };
    }

    private Value value(Object built) {
        return switch (built) {
            case Topology t -> new Value.Graph(t);
            case MixingMatrix w -> new Value.Mixing(Schedule.of(w));
            case Schedule s -> new Value.Mixing(s);
            default -> throw new IllegalStateException("not a graph: " + built);
        };
    }

    /// The graph with its usual weights.
    Value.Mixing standard(Value.Graph g) {
        return new Value.Mixing(standard.computeIfAbsent(g.topology(), Schedule::of));
    }

    /// The schedule of a run. @throws UserError if the graph has another number of nodes than the problem
    Schedule schedule(Value v, int nodes, Span place) {
        Schedule s = switch (v) {
            case Value.Mixing m -> m.schedule();
            case Value.Graph g -> standard(g).schedule();
            default -> throw new EvaluationError(Diagnostic.of("E031", place, "a graph is expected after `over`, but this is " + v.show())
                    .help("for example `over ring(" + nodes + ")`"));
        };
        if (s.nodes() != nodes) {
            throw new EvaluationError(Diagnostic.of("E064", place, "the graph has " + s.nodes() + " nodes, but the problem is split over " + nodes)
                    .help("use a graph with " + nodes + " nodes, or split the problem with `nodes = " + s.nodes() + "`"));
        }
        return s;
    }

    /// `W.gap`, `W.λ2`, `W.λmin`, `W.λ2_laplacian`.
    Value constant(Value.Mixing m, Name name, Span place) {
        if (!m.schedule().constant()) {
            throw new EvaluationError(Diagnostic.of("E323", place, "`" + name.written() + "` of a graph that changes is not one number")
                    .help("give the parameter that depends on it a value in the run"));
        }
        MixingMatrix w = m.schedule().at(1, seed);
        Spectrum s = w.spectrum();
        return switch (name.id()) {
            case "gap" -> Value.of(s.gap());
            case "lambda2" -> Value.of(s.lambda2());
            case "λmin", "lambda_min" -> Value.of(s.smallest());
            case "lambda2_laplacian" -> Value.of(w.topology().laplacian().connectivity());
            case "nodes" -> Value.of(w.nodes());
            case "degree" -> Value.of(w.topology().maxDegree());
            default -> throw new EvaluationError(Diagnostic.of("E322", place, "a graph has no constant `" + name.written() + "`")
                    .help("constants of a graph are `gap`, `λ2`, `λmin`, `λ2_laplacian`, `degree`"));
        };
    }
}
