/// Robust rules: one vector out of several, of which some may be anything (Byzantine senders).
///
/// ```java
/// RobustRule rule = RuleSpec.of("bucketing", List.of(2.0), RuleSpec.named("krum")).make(f, 1);
/// rule.apply(new Inputs().set(values, starts, count, d), stream, out, 0);
/// ```
/// A rule is one class and one line in [fopt.runtime.robust.Rules], an attack one line in [fopt.runtime.robust.Attacks]. A rule is (f, κ)-robust (Allouah et al. 2023) if its output is, for every set of
/// n − f inputs, no farther from their mean than κ times their mean squared distance from it.
package fopt.runtime.robust;
