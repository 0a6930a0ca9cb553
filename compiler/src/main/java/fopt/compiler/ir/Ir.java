package fopt.compiler.ir;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// An algorithm lowered for one run: sizes, parameters, compressors and graphs are fixed.
///
/// @param name of the algorithm
/// @param nodes n
/// @param dimension d
/// @param vars all variables; `vars.get(k).id() == k`
/// @param init initial values, then the `init` block; what it sends is counted as round 0
/// @param round one round
/// @param finish what a round may leave to the next one, and what is done before anything is measured (see the pass that makes it); else empty
/// @param phases what is driven by events: handlers, and parts of a job, each for one place; empty for an algorithm in rounds
/// @param observe computes what is measured from the state; run only when a row is recorded; changes no state and sends nothing
/// @param output the measured point: home ONE, or NODE where each node is measured at its own
/// @param nodePoints NODE variable whose spread is the consensus distance (x if it is the nodes'), or null
/// @param metrics the algorithm's own metrics: names and scalar variables of home ONE
/// @param delayLines delay lines: what they remember and how far back
/// @param lines of the source
public record Ir(
        String name,
        int nodes,
        int dimension,
        List<Var> vars,
        List<Step> init,
        List<Step> round,
        List<Step> finish,
        List<Phase> phases,
        List<Step> observe,
        Var output,
        Var nodePoints,
        List<OwnMetric> metrics,
        List<DelayLine> delayLines,
        Lines lines) {

    /// @param name for dumps
    public record Phase(String name, List<Step> steps) {}

    public record OwnMetric(String name, Var value) {}

    /// @param length rounds that it reaches back at most
    public record DelayLine(Var source, int length) {}

    public Ir {
        for (int k = 0; k < vars.size(); k++) {
            Check.that(vars.get(k).id() == k, "variable " + vars.get(k) + " at position " + k);
        }
    }

    /// Rounds only, which leave nothing to the next one, and come from no source.
    public Ir(String name, int nodes, int dimension, List<Var> vars, List<Step> init, List<Step> round, List<Step> observe, Var output,
            Var nodePoints, List<OwnMetric> metrics, List<DelayLine> delayLines) {
        this(name, nodes, dimension, vars, init, round, List.of(), List.of(), observe, output, nodePoints, metrics, delayLines, new Lines(name + ".fopt"));
    }

    /// All lists of steps but [#observe].
    public Stream<List<Step>> parts() {
        return Stream.concat(Stream.of(init, round, finish), phases.stream().map(Phase::steps));
    }

    /// The same with other steps. @param change is given each list of steps in turn
    public Ir map(UnaryOperator<List<Step>> change) {
        List<Phase> newPhases = phases.stream().map(p -> new Phase(p.name(), change.apply(p.steps()))).toList();
        return new Ir(name, nodes, dimension, vars, change.apply(init), change.apply(round), change.apply(finish), newPhases, change.apply(observe),
                output, nodePoints, metrics, delayLines, lines);
    }

    /// The same, with the lines that its steps and operations come from.
    public Ir from(Lines newLines) {
        return new Ir(name, nodes, dimension, vars, init, round, finish, phases, observe, output, nodePoints, metrics, delayLines, newLines);
    }

    public Ir withVars(List<Var> newVars) {
        return new Ir(name, nodes, dimension, newVars, init, round, finish, phases, observe, output, nodePoints, metrics, delayLines, lines);
    }

    public Ir withObserve(List<Step> newObserve) {
        return new Ir(name, nodes, dimension, vars, init, round, finish, phases, newObserve, output, nodePoints, metrics, delayLines, lines);
    }

    /// The same with another round, and what comes before and after.
    public Ir withRound(List<Step> newInit, List<Step> newRound, List<Step> newFinish) {
        return new Ir(name, nodes, dimension, vars, newInit, newRound, newFinish, phases, observe, output, nodePoints, metrics, delayLines, lines);
    }

    public Ir withPhases(List<Phase> newPhases) {
        return new Ir(name, nodes, dimension, vars, init, round, finish, newPhases, observe, output, nodePoints, metrics, delayLines, lines);
    }
}
