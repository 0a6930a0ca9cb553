package fopt.compiler.ir;

import fopt.runtime.Precision;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import fopt.runtime.fault.Faults;
import fopt.runtime.function.Functions;
import fopt.runtime.function.Size;
import fopt.runtime.function.VectorFunction;
import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookFunction;
import fopt.runtime.hook.HookKind;
import fopt.runtime.hook.HookParameter;
import fopt.runtime.hook.HookPlan;
import fopt.runtime.hook.HookSignature;
import fopt.runtime.hook.HookUse;
import fopt.runtime.problem.Sampler;
import fopt.runtime.problem.Samplers;
import fopt.runtime.sim.Participation;
import fopt.runtime.sim.Participations;
import fopt.runtime.sim.Setup;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Schedule;
import fopt.runtime.topology.Topology;
import fopt.runtime.robust.Byzantine;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What surrounds a program in tests: small least squares over a ring; compressors, samplers and laws by number.
public record World(int nodes, int dimension, long seed) {
    public static final int IDENTITY = 0;
    public static final int TOP_K = 1;
    public static final int SHARED_RAND_K = 2;
    public static final int QSGD = 3;
    public static final int COMPRESSORS = 4;
    /// Schedules: the ring, and a complete graph.
    public static final int RING = 0;
    public static final int COMPLETE = 1;
    /// Functions of one vector.
    public static final int SORT = 0;
    public static final int QUANTILE = 1;
    /// Hooks.
    public static final int NUMBER_HOOK = 0;
    public static final int VECTOR_HOOK = 1;
    /// Laws: two nodes of n; each node with chance one half.
    public static final int TWO = 0;
    public static final int HALF = 1;

    public Setup setup(Ir ir, int threads) {
        return new Setup(nodes, SmallLeastSquares.of(nodes, dimension, seed), Layout.storage(ir, Map.of()), List.of(Schedule.of(ring()), Schedule.of(complete())),
                compressors(), samplers(), laws(), functions(), Layout.delayLines(ir), List.of(), List.of(), Byzantine.NONE, seed, threads, Precision.FLOAT64, null, Faults.NONE,
                Setup.Waiting.NOBODY, null, new HookPlan(hooks(), Map.of()));
    }

    /// Functions that remember all their calls: a number of a number and a vector, a vector of a vector.
    private List<HookUse> hooks() {
        double[] memory = new double[1];
        Hook number = (arguments, result) -> {
            memory[0] = 0.75 * memory[0] + arguments[0].get(0) + 0.5 * arguments[1].get(0);
            result.set(0, memory[0]);
        };
        Hook vector = (arguments, result) -> {
            memory[0] = 0.5 * memory[0] + 1;
            for (int c = 0; c < result.length(); c++) {
                result.set(c, arguments[0].get(c) / 2 + memory[0]);
            }
        };
        HookParameter v = new HookParameter("v", HookKind.VECTOR);
        Size size = Size.vector(dimension);
        return List.of(new HookUse(new HookFunction(new HookSignature("number", List.of(new HookParameter("t", HookKind.REAL), v), HookKind.REAL), new HookFunction.Host(number)),
                List.of(Size.NUMBER, size), Size.NUMBER),
                new HookUse(new HookFunction(new HookSignature("vector", List.of(v), HookKind.VECTOR), new HookFunction.Host(vector)), List.of(size), size));
    }

    private List<VectorFunction> functions() {
        return Stream.of("sort", "quantile")
                .map(f -> Functions.named(f).orElseThrow().bind(List.of(Size.vector(dimension)), List.of(OptionalDouble.empty()))).toList();
    }

    /// Weights that differ from edge to edge, not symmetric; not doubly stochastic, which nothing here needs.
    public MixingMatrix ring() {
        return matrix("ring", IntStream.range(0, nodes)
                .mapToObj(i -> IntStream.of((i + 1) % nodes, (i + nodes - 1) % nodes).distinct().filter(j -> j != i).toArray()).toArray(int[][]::new));
    }

    private MixingMatrix complete() {
        return matrix("complete", IntStream.range(0, nodes)
                .mapToObj(i -> IntStream.range(0, nodes).filter(j -> j != i).toArray()).toArray(int[][]::new));
    }

    private MixingMatrix matrix(String name, int[][] heard) {
        Topology graph = new Topology(name, false, heard);
        double[] edge = IntStream.range(0, graph.directedEdges()).mapToDouble(p -> (1 + p % 3) / (4.0 * nodes)).toArray();
        double[] self = IntStream.range(0, nodes).mapToDouble(i -> i % 4 == 3 ? 0 : 0.5).toArray();
        return new MixingMatrix(graph, "test", edge, self);
    }

    private List<Compressor> compressors() {
        return List.of(compressor("identity"), compressor("top_k", Math.max(1, dimension / 3)),
                new Compressors.Spec(Compressors.byName("rand_k").orElseThrow(), Math.max(1, dimension / 4)).withDraw(Compressor.Draw.SHARED)
                        .bind(dimension),
                compressor("qsgd", 4));
    }

    private Compressor compressor(String name, Number... arguments) {
        return new Compressors.Spec(Compressors.byName(name).orElseThrow(), arguments).bind(dimension);
    }

    private List<Sampler> samplers() {
        return List.of(Samplers.make("with_replacement", nodes), Samplers.make("reshuffled", nodes), Samplers.make("all", nodes));
    }

    private List<Participation> laws() {
        return List.of(law("uniform", Math.min(2, nodes)), law("poisson_sampling", 0.5));
    }

    private Participation law(String name, Object... arguments) {
        return new Participations.Spec(Participations.byName(name).orElseThrow(), arguments).bind(nodes);
    }
}
