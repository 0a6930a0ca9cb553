package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.problem.Problem;
import fopt.runtime.topology.Schedule;
import java.util.Optional;
import java.util.stream.IntStream;

/// The names that every algorithm knows: sizes and constants of the problem, the graph, the node, the round.
public final class Ambient {
    private final Problem problem;
    private final Schedule mixing;
    private final double[] start;
    private Value startValue;

    public Ambient(Problem problem, Schedule mixing, double[] start) {
        this.problem = problem;
        this.mixing = mixing;
        this.start = start;
    }

    /// The value of a name that is the same for all nodes and rounds. @throws NotConstant for the others
    public Value constant(String id, Span place) {
        return switch (id) {
            case "n" -> Value.of(problem.nodes());
            case "d" -> Value.of(problem.dimension());
            case "m" -> Value.of(IntStream.range(0, problem.nodes()).map(problem::rows).max().orElse(0));
            case "L" -> Value.of(problem.constants().L());
            case "Lmax" -> Value.of(problem.constants().Lmax());
            case "Ltilde" -> Value.of(problem.constants().Ltilde());
            case "mu" -> Value.of(problem.constants().mu());
            case "mu_min" -> Value.of(problem.smallestConvexity());
            case "x0" -> startValue == null ? startValue = new Value.Vector(start) : startValue;
            case "x_star" -> new Value.Vector(problem.optimum().x());
            case "f_star" -> Value.of(problem.optimum().value());
            case "W" -> new Value.Mixing(graph(place));
            case "Lsample" -> Value.of(problem.constants().Lsample());
            case "inf" -> Value.of(Double.POSITIVE_INFINITY);
            case "pi" -> Value.of(Math.PI);
            case "all", "f", "r" -> new Value.Word(id);
            case "players" -> CoordinateSets.parts(problem.dimension(), problem.nodes());
            case "nodes" -> new Value.Range(1, problem.nodes());
            default -> throw new NotConstant();
        };
    }

    /// The graph of the run, or the error that there is none.
    Schedule graph(Span place) {
        if (mixing == null) {
            throw new EvaluationError(Diagnostic.of("E061", place, "this needs a graph, and the run has none")
                    .help("name one in the run: `run … on p over ring(" + problem.nodes() + ")`"));
        }
        return mixing;
    }

    /// Whether a name depends on node, edge or round.
    public boolean changes(String id) {
        return code(id).isPresent();
    }

    /// The code for a name that depends on node, edge or round.
    Optional<Val.Num> code(String id) {
        return Optional.ofNullable(switch (id) {
            case "i" -> new Val.Num(new Scalar.NodeNumber(), Home.NODE);
            case "j" -> new Val.Num(new Scalar.NeighbourNumber(), Home.EDGE);
            case "round" -> new Val.Num(new Scalar.Round(), Home.ONE);
            case "rank" -> new Val.Num(new Scalar.Rank(), Home.NODE);
            case "now" -> new Val.Num(new Scalar.Timed(Scalar.Timed.Kind.NOW, null), Home.ONE);
            case "elapsed" -> new Val.Num(new Scalar.Timed(Scalar.Timed.Kind.ELAPSED, null), Home.NODE);
            case "degree" -> new Val.Num(new Scalar.Degree(), Home.NODE);
            case "L_i" -> perNode("L_i", problem.constants().Li());
            case "m_i" -> perNode("m_i", rows());
            case "w_i" -> perNode("w_i", shares());
            default -> null;
        });
    }

    /// The values of `i`, `L_i`, `m_i` or `w_i` at all nodes. @throws NotConstant for any other name
    public double[] perNode(String id) {
        return switch (id) {
            case "i" -> IntStream.rangeClosed(1, problem.nodes()).asDoubleStream().toArray();
            case "L_i" -> problem.constants().Li();
            case "m_i" -> rows();
            case "w_i" -> shares();
            default -> throw new NotConstant();
        };
    }

    private static Val.Num perNode(String name, double[] values) {
        return new Val.Num(new Scalar.PerNode(name, values), Home.NODE);
    }

    private double[] rows() {
        return IntStream.range(0, problem.nodes()).mapToDouble(problem::rows).toArray();
    }

    /// The nodes' shares of all samples.
    private double[] shares() {
        double[] rows = rows();
        double all = java.util.Arrays.stream(rows).sum();
        return java.util.Arrays.stream(rows).map(m -> m / all).toArray();
    }
}
