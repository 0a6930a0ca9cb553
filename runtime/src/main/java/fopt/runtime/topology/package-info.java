/// Who hears whom, and with which weights.
///
/// Three kinds of values, each with a list of what a program can name:
///
/// - [Topology], a graph: [Topologies] lists the generators and file readers (`ring(25)`, `erdos_renyi(25, 0.2)`, `edge_list("club.txt")`).
/// - [MixingMatrix], weights W on a graph: [Weights] lists the schemes (`metropolis`, `lazy`, …). It knows its [Spectrum].
/// - [Schedule], a matrix per round: [Schedules] lists those that change (`matching(25)`, `periodic(ring(9), 5)`).
///
/// An entry of a list is a [Generator]: name, parameters, one sentence, and how to build it.
///
/// ```java
/// Topology ring = Topologies.byName("ring").orElseThrow().build(List.of(25), seed);
/// MixingMatrix w = Weights.standard(ring);                       // Metropolis weights
/// w.describe();   // ring(25): 25 nodes, 25 edges, degree 2; weights metropolis: symmetric, doubly stochastic; λ2 = 0.979, …
/// MixingMatrix lazy = Weights.byName("lazy").orElseThrow().build(List.of(w), seed);
/// Schedule pairs = Schedules.byName("matching").orElseThrow().build(List.of(25), seed);
/// pairs.at(round, seed);                                         // the matrix of a round: W(1), W(2), …
/// ```
///
/// Nodes are 0 … n-1 here, and 1 … n in messages, as in the language. Everything is immutable and, for a seed, the same on every machine.
/// To add a graph: write a method that returns [Edges], and one line in [Topologies]; the contract tests then apply to it.
///
/// Errors a user can meet ([fopt.runtime.UserError]): E401 arguments that do not fit a generator, E402 impossible sizes, E403 a graph that is not
/// connected, E404 no such file, E405 a malformed file (with its line), E406 a weight off the graph, E407 sums that are not 1, E408 weights
/// that are not symmetric, E409 a scheme that does not fit the graph.
package fopt.runtime.topology;
