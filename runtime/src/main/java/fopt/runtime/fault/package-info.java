/// What goes wrong in a run, by laws that are part of it: messages that are lost, nodes that come and go.
///
/// All of it is drawn from the seed of the run, link by link and node by node: the same seed replays the same faults, whatever else the algorithm draws.
///
/// ```java
/// LossyLinks links = new LossyLinks(Loss.of(0.1), seed, site);
/// boolean lost = links.lost(7);      // the next message over link 7
/// ```
package fopt.runtime.fault;
