/// Runs of algorithms: n nodes and a server, simulated round by round, with everything that is sent counted.
///
/// [fopt.runtime.sim.Algorithm] is the seam: what a compiled program implements, and the interpreter too. It acts through a
/// [fopt.runtime.sim.Context] only: storage, oracles, communication, draws. A [fopt.runtime.sim.Setup] says what a run is made of, a
/// [fopt.runtime.sim.Simulation] drives it.
///
/// Who takes part in a round is drawn from a [fopt.runtime.sim.Participation], a law of cohorts; [fopt.runtime.sim.Participations] is
/// the list of them:
///
/// ```java
/// Participations.Kind kind = Participations.byName("uniform").orElseThrow();
/// Participation law = new Participations.Spec(kind, 0.1).bind(50);   // uniform(10%)
/// Cohort cohort = new Cohort(50);
/// law.draw(round, stream, cohort);       // cohort.members: 5 nodes, ascending
/// double p = law.probability(7);         // 0.1
/// ```
package fopt.runtime.sim;
