package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.OBJECT;
import static fopt.compiler.check.Builtin.Family.OPTION;
import static fopt.compiler.check.Builtins.may;
import static fopt.compiler.check.Builtins.need;

import fopt.compiler.check.Builtin.Family;
import fopt.compiler.check.Builtin.Kind;
import fopt.compiler.check.Builtin.Parameter;
import fopt.compiler.source.Spelling;
import fopt.compiler.types.Type;
import fopt.runtime.problem.DataSets;
import fopt.runtime.problem.Problems;
import fopt.runtime.problem.Splits;
import fopt.runtime.sim.Participations;
import fopt.runtime.topology.Generator;
import fopt.runtime.topology.Schedules;
import fopt.runtime.topology.Topologies;
import fopt.runtime.topology.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the runtime lists: graphs, weights and schedules, laws of cohorts, data, problems, ways to split data. A new one is known here as
/// soon as it stands in its list.
final class RuntimeBuiltins {
    private RuntimeBuiltins() {}

    /// Graphs whose names mean something else as well have longer ones in the language.
    private static final Map<String, String> LONGER = Map.of("geometric", "random_geometric", "dot", "dot_file");
    /// Graphs that share their name with a draw or a law; the place where they stand tells them apart.
    private static final Set<String> NAMESAKE = Set.of("exponential", "uniform");

    private static final List<Builtin> GRAPHS = Stream.of(Topologies.ALL, Weights.ALL, Schedules.ALL)
            .flatMap(List::stream)
            .map(RuntimeBuiltins::graph)
            .toList();

    static final List<Builtin> NAMESAKES = GRAPHS.stream().filter(g -> NAMESAKE.contains(g.name())).toList();

    static final List<Builtin> LIST = Stream.of(GRAPHS.stream().filter(g -> !NAMESAKE.contains(g.name())), laws(), data(), problems(), splits())
            .flatMap(s -> s)
            .toList();

    static Builtin of(String name, Type result, List<fopt.runtime.Parameter> parameters, String doc) {
        return of(name, OBJECT, result, parameters, doc);
    }

    private static Builtin of(String name, Family family, Type result, List<fopt.runtime.Parameter> parameters, String doc) {
        return new Builtin(name, family, result, parameters.stream().map(RuntimeBuiltins::parameter).toList(), doc);
    }

    private static Parameter parameter(fopt.runtime.Parameter p) {
        String name = Spelling.canonical(p.name());
        return switch (p.type()) {
            case SIZE -> need(name, Kind.SIZE);
            case WHOLE -> need(name, Kind.INTEGER);
            case PROBABILITY, POSITIVE, NUMBER -> need(name, Kind.NUMBER);
            case WEIGHTS -> may(name, Kind.NUMBER, "1");
        };
    }

    private static Builtin graph(Generator<?> g) {
        List<Parameter> parameters = g.parameters().stream().map(p -> {
            Kind kind = switch (p.kind()) {
                case INT -> Kind.INTEGER;
                case REAL -> Kind.NUMBER;
                case FLAG -> Kind.BOOL;
                case FILE -> Kind.TEXT;
                case NUMBERS -> Kind.MATRIX_FILE;
                case GRAPH, MATRIX, LAW -> Kind.GRAPH;
            };
            Optional<String> standard = Optional.ofNullable(p.standard()).map(Object::toString);
            return new Parameter(Spelling.canonical(p.name()), kind, standard, p.repeated(), List.of());
        }).toList();
        return new Builtin(LONGER.getOrDefault(g.name(), g.name()), OBJECT, new Type.Graph(), parameters, g.doc());
    }

    private static Stream<Builtin> laws() {
        return Participations.ALL.stream().map(k -> of(k.name(), new Type.Law(), k.parameters(), k.doc()));
    }

    private static Stream<Builtin> data() {
        return DataSets.ALL.stream().map(f -> {
            Stream<Parameter> files = f.files().stream().map(n -> need(n, Kind.TEXT));
            Stream<Parameter> options = f.options().stream().map(o -> may(o.name(), Kind.TEXT, o.usual().isEmpty() ? "" : '"' + o.usual() + '"'));
            return new Builtin(f.name(), OBJECT, new Type.DataSet(), Stream.concat(files, options).toList(), f.doc());
        });
    }

    private static Stream<Builtin> problems() {
        return Problems.ALL.stream().map(k -> {
            List<Parameter> parameters = new ArrayList<>(k.takesData()
                    ? List.of(need("data", Kind.DATA), need("nodes", Kind.INTEGER), may("split", Kind.SPLIT, "shuffled")) : List.of());
            for (Problems.Option o : k.options()) {
                Kind kind = o.whole() ? Kind.INTEGER : Kind.NUMBER;
                parameters.add(Double.isNaN(o.usual()) ? need(o.name(), kind) : may(o.name(), kind, Double.toString(o.usual())));
            }
            return new Builtin(k.name(), OBJECT, new Type.Problem(), List.copyOf(parameters), k.doc());
        });
    }

    private static Stream<Builtin> splits() {
        return Splits.ALL.stream().map(k -> of(k.name(), OPTION, new Type.Text(), k.parameters(), k.doc()));
    }
}
