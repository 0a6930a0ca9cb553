package fopt.runtime.sim;

import java.util.List;

/// What may happen in an algorithm that is driven by events. Phases are numbers for [Algorithm#event]; variables are numbers of rows.
///
/// @param job what workers compute, or null
/// @param handlers who handles messages of the algorithm's own
/// @param later what is put off to a later time, at the same place
/// @param clocks what happens again and again
/// @param moves whether anything ever changes what is measured
public record Events(Job job, List<Handler> handlers, List<Handler> later, List<Clock> clocks, boolean moves) {

    public enum Place { NODE, EDGE, SERVER }

    /// What a worker computes. Each phase runs for the cohort of that worker alone.
    ///
    /// @param send phase at the assignment: writes `inputs`, and counts what is sent
    /// @param start phase at the start: computes `results` from the inputs and the node's state
    /// @param finish phase at the end: what the job assigns takes effect, and its result is counted
    /// @param inputs variables of home ONE: what the server says with the job
    /// @param results NODE variables
    /// @param done who handles the result
    public record Job(int send, int start, int finish, List<Integer> inputs, List<Integer> results, Handler done) {}

    /// @param phase what is done
    /// @param sent NODE variables (or of home ONE, from the server) that a message takes along
    /// @param received variables that it leaves them in: of home ONE at the server, NODE at a node
    /// @param from variable for the sender's number; -1 if nobody asks. At a node a NODE variable
    public record Handler(Place place, int phase, List<Integer> sent, List<Integer> received, int from) {}

    /// @param phase what is done: at a node, at both ends of an edge, or at the server
    /// @param poisson whether `seconds` is the mean of an exponential law, and not the period
    /// @param other NODE variable for the number of the node at the other end of an edge; -1 if it is not an edge
    public record Clock(Place place, int phase, double seconds, boolean poisson, int other) {}
}
