package fopt.compiler.ir;

import fopt.runtime.compress.Message;
import fopt.runtime.problem.Samples;
import fopt.runtime.random.Stream;
import fopt.runtime.sim.Cohort;
import fopt.runtime.sim.Context;
import fopt.runtime.sim.Draws;
import fopt.runtime.sim.Entries;

/// Where an operation is carried out, and what it sees there: at a node (and at one of its edges), or, with negative numbers, at the server.
record Place(Context context, int worker, int position, int node, int edge) {
    static Place server(Context context) {
        return new Place(context, 0, -1, -1, -1);
    }

    Place atEdge(int p) {
        return new Place(context, worker, position, node, p);
    }

    /// Which row of the variable is meant here.
    int row(Var v) {
        return switch (v.home()) {
            case NODE -> node;
            case EDGE -> edge;
            case ONE -> 0;
            case SCRATCH -> worker;
            case REGISTER -> throw new IllegalStateException("register " + v + " outside of its loop");
        };
    }

    int offset(Var v) {
        return row(v) * Layout.stride(v);
    }

    double[] numbers(Var v) {
        return context.numbers[v.id()];
    }

    double get(Var v) {
        return numbers(v)[offset(v)];
    }

    void set(Var v, double value) {
        numbers(v)[offset(v)] = v.stored(value);
    }

    Message message(Var v) {
        return context.messages[v.id()][row(v)];
    }

    Samples samples(Var v) {
        return context.samples[v.id()][row(v)];
    }

    Cohort cohort(Var v) {
        return context.cohorts[v.id()];
    }

    // ---- random streams

    /// The stream of a drawing site.
    Stream stream(DrawKey key) {
        long iteration = iteration(key);
        return switch (key.who()) {
            case NODE -> context.draws.ownDraws(worker, node, key.site(), iteration);
            case EVERYBODY -> context.draws.commonDraws(worker, key.site(), iteration);
            case EDGE -> context.draws.edgeDraws(worker, edge, key.site(), iteration);
        };
    }

    /// The stream of a compressor: common to all if that is how it draws.
    Stream compressorStream(int compressor, DrawKey key) {
        return key.who() == DrawKey.Who.NODE ? context.draws.compressorDraws(worker, compressor, node, key.site(), iteration(key)) : stream(key);
    }

    /// The iteration number of a draw: of the loops around it, and of the edge.
    long iteration(DrawKey key) {
        long iteration = 0;
        for (Var counter : key.counters()) {
            iteration = Draws.iteration(iteration, get(counter));
        }
        boolean ownAtEdge = edge >= 0 && key.who() == DrawKey.Who.NODE;
        return ownAtEdge ? context.draws.edgeIteration(node, edge, iteration) : iteration;
    }

    // ---- scalars

    /// Whether a condition is not 0.
    boolean holds(Scalar condition) {
        return value(condition) != 0.0;
    }

    /// The value of a scalar expression here.
    double value(Scalar s) {
        return switch (s) {
            case Scalar.Const(double value) -> value;
            case Scalar.Load(Var v) -> get(v);
            case Scalar.One(Fn.One fn, Scalar a) -> Arithmetic.apply(fn, value(a));
            case Scalar.Two(Fn.Two fn, Scalar a, Scalar b) -> Arithmetic.apply(fn, value(a), value(b));
            case Scalar.Select(Scalar condition, Scalar a, Scalar b) -> holds(condition) ? value(a) : value(b);
            case Scalar.Round() -> context.round;
            case Scalar.NodeNumber() -> node + 1.0;
            case Scalar.NeighbourNumber() -> context.graphs.neighbour(edge) + 1.0;
            case Scalar.Rank() -> position + 1.0;
            case Scalar.PerNode(String name, double[] values) -> values[node];
            case Scalar.Degree() -> context.graphs.degree(node);
            case Scalar.EdgeWeight() -> edge < 0 ? context.graphs.selfWeight(node) : context.graphs.edgeWeight(node, edge);
            case Scalar.CohortSize() -> context.cohortSize();
            case Scalar.Member(Scalar number, Var cohort) -> context.member(cohort(cohort), value(number));
            case Scalar.Chance(int law) -> context.chance(law, node);
            case Scalar.Entry(Var vector, Scalar index) ->
                Entries.entry(numbers(vector), offset(vector), vector.length(), value(index));
            case Scalar.Members(Var cohort) -> context.members(cohort(cohort));
            case Scalar.MemberAt(Var cohort, Scalar index) -> context.memberAt(cohort(cohort), value(index));
            case Scalar.Timed(Scalar.Timed.Kind kind, Scalar of) -> switch (kind) {
                case NOW -> context.now();
                case ELAPSED -> context.events().elapsed(node);
                case STALENESS -> context.events().staleness(value(of));
                case DURATION -> context.events().duration(value(of));
            };
            case Scalar.Participant(Scalar place) -> context.participant(value(place));
            case Scalar.SampleCount(Var samples) -> context.oracles.sampleCount(node, samples(samples));
            case Scalar.SampleNumber(Var samples) -> context.oracles.sampleNumber(samples(samples));
        };
    }
}
