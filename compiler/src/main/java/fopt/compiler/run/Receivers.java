package fopt.compiler.run;

import fopt.compiler.check.Route;
import fopt.compiler.check.Sends;
import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.run.Bill.Amount;
import fopt.compiler.syntax.Expr;
import fopt.runtime.sim.Participation;
import fopt.runtime.topology.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// How many copies of a message a line of the bill stands for, as far as that is known before the run.
final class Receivers {
    private static final int DRAWS = 256;

    private final Execution run;
    private final Typing typing;

    Receivers(Execution run) {
        this.run = run;
        typing = run.plan().typing();
    }

    Optional<Amount> of(Sends.Line line) {
        return switch (line.route()) {
            case UP, DOWN -> actors(line);
            case PEERS -> line.cohort() ? Optional.empty() : edges(run.plan().mixing());
            case OTHER -> line.call().flatMap(c -> calls(c, "fetch") ? actors(line) : overGraph(c));
        };
    }

    /// How many nodes take part.
    Optional<Amount> actors(Sends.Line line) {
        if (!line.cohort()) {
            return Optional.of(new Amount(run.plan().problem().nodes(), true));
        }
        if (line.members().orElse(null) instanceof Expr.ListOf list) {
            return Optional.of(new Amount(list.items().size(), true));
        }
        List<Participation> laws = run.lowered().laws();
        if (laws.stream().map(Participation::expectedSize).distinct().count() != 1) {
            return Optional.empty();
        }
        double size = laws.getFirst().expectedSize();
        return Optional.of(new Amount(size, size == Math.rint(size) && laws.stream().allMatch(l -> l.independentChance() == 1)));
    }

    private Optional<Amount> overGraph(Expr.Call gossip) {
        Expr graph = typing.arguments(gossip).named().get("over");
        return graph == null ? Optional.empty() : switch (run.constant(graph).orElse(null)) {
            case Value.Graph g -> Optional.of(new Amount(g.topology().directedEdges(), true));
            case Value.Mixing m -> edges(m.schedule());
            case null, default -> Optional.empty();
        };
    }

    /// Of a graph that changes, the mean of its first rounds.
    private static Optional<Amount> edges(Schedule graph) {
        return graph == null ? Optional.empty() : Optional.of(graph.constant() ? new Amount(edges(graph, 1), true)
                : new Amount(LongStream.rangeClosed(1, DRAWS).map(t -> edges(graph, t)).average().orElseThrow(), false));
    }

    private static long edges(Schedule graph, long round) {
        return graph.at(round, 0).topology().directedEdges();
    }

    private boolean calls(Expr.Call c, String builtIn) {
        return typing.target(c).orElse(null) instanceof Symbol.BuiltIn b && b.id().equals(builtIn);
    }
}
