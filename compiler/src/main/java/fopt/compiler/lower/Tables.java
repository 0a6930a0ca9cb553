package fopt.compiler.lower;


import fopt.compiler.eval.Value;
import fopt.compiler.ir.Var;
import fopt.compiler.source.Span;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Compressors;
import fopt.runtime.function.Size;
import fopt.runtime.function.VectorFunction;
import fopt.runtime.hook.HookUse;
import fopt.runtime.privacy.Release;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Sampler;
import fopt.runtime.robust.RuleSpec;
import fopt.runtime.sim.Participation;
import fopt.runtime.topology.Schedule;
import fopt.runtime.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables that numbers in the IR point into: graphs, compressors, samplers, laws, constants.
final class Tables {
    final List<Schedule> schedules = new ArrayList<>();
    final List<Compressor> compressors = new ArrayList<>();
    final List<RuleSpec> rules = new ArrayList<>();
    final List<Sampler> samplers = new ArrayList<>();
    final List<Participation> laws = new ArrayList<>();
    final List<VectorFunction> functions = new ArrayList<>();
    final List<HookUse> hooks = new ArrayList<>();
    final List<Span> hookPlaces = new ArrayList<>();
    final List<Release> releases = new ArrayList<>();
    final Map<Integer, double[]> constants = new HashMap<>();
    private final Map<String, Integer> compressorIndex = new HashMap<>();
    private final Map<Topology, Schedule> graphs = new java.util.IdentityHashMap<>();
    private final Map<double[], Var> constantVars = new java.util.IdentityHashMap<>();
    private final Code code;

    private final int nodes;
    private final int dimension;
    private final Optional<Problem.DiagonalGradient> diagonalGradient;
    private final ProblemBlocks blocks;
    private final DataParts data;
    private final Ranges ranges;
    private final boolean timed;
    private final boolean lossy;

    Tables(Code code, Instance instance) {
        this.code = code;
        nodes = instance.nodes();
        timed = instance.timed();
        lossy = instance.lossy();
        dimension = instance.dimension();
        blocks = new ProblemBlocks(instance.problem().blocks(), dimension);
        data = new DataParts(instance.problem().data(), this);
        ranges = new Ranges(nodes, instance.rounds());
        diagonalGradient = dimension == 1 ? Optional.empty() : instance.problem().diagonalGradient();
    }

    /// Whether there is simulated time.
    boolean timed() {
        return timed;
    }

    /// Whether messages may be lost.
    boolean lossy() {
        return lossy;
    }

    int nodes() {
        return nodes;
    }

    int dimension() {
        return dimension;
    }

    DataParts data() {
        return data;
    }

    ProblemBlocks blocks() {
        return blocks;
    }

    Ranges ranges() {
        return ranges;
    }

    /// The schedule that a value stands for, if it is a graph.
    Optional<Schedule> mixing(Value v) {
        return switch (v) {
            case Value.Mixing m -> Optional.of(m.schedule());
            case Value.Graph g -> Optional.of(graphs.computeIfAbsent(g.topology(), Schedule::of));
            default -> Optional.empty();
        };
    }

    int compressor(Compressors.Spec spec, Size size) {
        return compressorIndex.computeIfAbsent(spec.name() + "@" + spec.draw() + "@" + size, k -> {
            compressors.add(spec.bind(size.rows(), size.columns()));
            return compressors.size() - 1;
        });
    }

    int schedule(Schedule s) {
        int k = schedules.indexOf(s);
        if (k >= 0) {
            return k;
        }
        schedules.add(s);
        return schedules.size() - 1;
    }

    int sampler(Sampler s) {
        samplers.add(s);
        return samplers.size() - 1;
    }

    int function(VectorFunction f) {
        functions.add(f);
        return functions.size() - 1;
    }

    /// @param place of the call
    int hook(HookUse use, Span place) {
        hooks.add(use);
        hookPlaces.add(place);
        return hooks.size() - 1;
    }

    int rule(RuleSpec rule) {
        rules.add(rule);
        return rules.size() - 1;
    }

    int law(Participation p) {
        int k = laws.indexOf(p);
        if (k >= 0) {
            return k;
        }
        laws.add(p);
        return laws.size() - 1;
    }

    /// A variable that everybody knows and that holds these numbers from the start.
    Var constant(String name, double[] entries) {
        return constant(name, Var.Home.ONE, entries.length, entries);
    }

    /// The same for a matrix.
    Var constant(String name, Size size, double[] entries) {
        return constantVars.computeIfAbsent(entries, e -> {
            Var v = code.exact(name, Var.Home.ONE, size, false);
            constants.put(v.id(), e);
            return v;
        });
    }

    /// A variable that holds these numbers from the start: one row for all, or one for each node.
    Var rows(String name, double[] entries) {
        boolean one = entries.length == dimension;
        return constant(name, one ? Var.Home.ONE : Var.Home.NODE, dimension, entries);
    }

    /// A variable that holds these numbers at the nodes, one node's after the other's.
    Var ofNodes(String name, Size size, double[] entries) {
        Var v = code.exact(name, Var.Home.NODE, size, false);
        constants.put(v.id(), entries);
        return v;
    }

    private Var constant(String name, Var.Home home, int length, double[] entries) {
        return constantVars.computeIfAbsent(entries, e -> {
            Var v = code.exact(name, home, Size.of(length), false);
            constants.put(v.id(), e);
            return v;
        });
    }

    /// The gradients as compiled code computes them by itself, if they are of a form for that.
    Optional<Problem.DiagonalGradient> diagonalGradient() {
        return diagonalGradient;
    }
}
