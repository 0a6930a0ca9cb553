package fopt.runtime.sim;

import fopt.runtime.Parameter;
import fopt.runtime.UserError;
import java.util.List;
import java.util.Optional;

/// The list of all laws of participation: a new one is its own file and one line here; a contract test runs over this list.
public final class Participations {
    private static final Parameter SIZE = Parameter.size("k");

    public static final List<Kind> ALL = List.of(
        new Kind("everybody", List.of(), "All nodes.",
            (law, n) -> new Everybody(law.name(), n)),
        new Kind("uniform", List.of(SIZE), "k nodes without replacement, every subset equally likely.",
            (law, n) -> new UniformCohort(law.name(), n, law.size(n))),
        new Kind("poisson_sampling", List.of(Parameter.probability("p")), "Each node with probability p, independently.",
            (law, n) -> new PoissonCohort(law.name(), n, law.probability())),
        new Kind("importance", List.of(SIZE, Parameter.weights("weight")), "k nodes, with probabilities proportional to the weights, at most 1.",
            (law, n) -> new ImportanceCohort(law.name(), law.size(n), law.weights(n))),
        new Kind("round_robin", List.of(SIZE), "The next k nodes each round, around and around.",
            (law, n) -> new RoundRobin(law.name(), n, law.size(n))),
        new Kind("cohorts_in_turn", List.of(SIZE), "The nodes in random order, k in each round; when all had their turn, in a new order.",
            (law, n) -> new CohortsInTurn(law.name(), n, law.size(n))));

    private Participations() {
    }

    public static Optional<Kind> byName(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /// A law as programs know it. @param doc one line for help and hover
    public record Kind(String name, List<Parameter> parameters, String doc, Make make) {
    }

    /// Makes the law of a specification for a number of nodes.
    @FunctionalInterface
    public interface Make {
        Participation make(Spec law, int nodes);
    }

    /// A law as written in a program, such as `uniform(10%)`: not yet bound to a number of nodes.
    ///
    /// @param arguments one for each parameter of the kind; Integer or Long where a whole number was written, Double for a real number or a
    ///     share, `double[]` for weights
    public record Spec(Kind kind, List<Object> arguments) {
        /// @throws UserError if the arguments do not fit the parameters
        public Spec {
            arguments = List.copyOf(arguments);
            Parameter.checkAll(kind.name, kind.parameters, arguments);
        }

        public Spec(Kind kind, Object... arguments) {
            this(kind, List.of(arguments));
        }

        /// As in a program.
        public String name() {
            return Parameter.call(kind.name, kind.parameters, arguments);
        }

        /// The law for n nodes, for one run.
        ///
        /// @throws UserError if it asks for more than n nodes, or has another number of weights
        public Participation bind(int nodes) {
            return kind.make.make(this, nodes);
        }

        int size(int nodes) {
            int size = Parameter.count((Number) arguments.getFirst(), nodes);
            if (size > nodes) {
                throw new UserError("E333", "`" + name() + "` asks for " + size + " nodes, but there are " + nodes
                    + "; ask for at most that many, or for a share such as `" + kind.name + "(10%)`");
            }
            return size;
        }

        double probability() {
            return ((Number) arguments.getFirst()).doubleValue();
        }

        double[] weights(int nodes) {
            double[] weights = (double[]) arguments.get(1);
            if (weights.length != nodes) {
                throw new UserError("E334", "`" + kind.name + "` was given " + weights.length + " weights for " + nodes + " nodes; it needs one for each");
            }
            return weights;
        }
    }
}
