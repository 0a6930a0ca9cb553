package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.ir.DrawKey;
import fopt.compiler.ir.Lines;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.runtime.Precision;
import fopt.runtime.function.Size;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The code under construction: variables, and the list that new code goes to.
///
/// Outside of node-level control flow every operation becomes a step of its own; passes merge them. Inside (`local`, a condition of a
/// node's own) operations are collected into one list that each node runs by itself.
final class Code {
    private final List<Var> vars = new ArrayList<>();
    /// Sizes of those variables that are matrices, by number.
    private final Map<Integer, Size> matrices = new HashMap<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Deque<Var> counters = new ArrayDeque<>();
    private final Map<Object, Span> origins = new IdentityHashMap<>();
    private final Precision precision;
    private Span source;
    private int sites;
    private boolean outside;

    /// @param precision of what the algorithm's variables hold
    Code(Precision precision) {
        this.precision = precision;
    }

    private sealed interface Frame {
        record Steps(List<Step> list) implements Frame {}

        record Ops(List<Op> list, Home site) implements Frame {}
    }

    private boolean server;

    /// Whether a handler of the server is made: nothing in it is done by nodes.
    boolean atServer() {
        return server;
    }

    void atServer(boolean at) {
        server = at;
    }

    List<Var> vars() {
        return vars;
    }

    // ---- variables

    /// Code from here on only looks from outside, or no longer: that is done in doubles, whatever the precision of the run.
    void outside(boolean now) {
        outside = now;
    }

    /// Whether what the algorithm stores is rounded.
    boolean rounds() {
        return precision == Precision.FLOAT32 && !outside;
    }

    /// Vectors, and numbers that are kept, are of the run's precision; a number in between is a double.
    Var var(String name, Home home, Kind kind, int length, boolean temporary) {
        return add(name, home, kind, length, temporary, rounds() && kind == Kind.NUMBERS && (length > 1 || !temporary));
    }

    private Var add(String name, Home home, Kind kind, int length, boolean temporary, boolean single) {
        Var v = new Var(vars.size(), name, home, kind, length, temporary, single);
        vars.add(v);
        return v;
    }

    /// Numbers that are kept as doubles in any run: those that the algorithm does not see, or that are not its own.
    Var exact(String name, Home home, Size size, boolean temporary) {
        return sized(add(name, home, Kind.NUMBERS, size.length(), temporary, false), size);
    }

    /// A temporary of the run's precision, be it a number: what is sent.
    Var sent(String name, Home home, Size size) {
        return sized(add(name, atLeast(home), Kind.NUMBERS, size.length(), true, rounds()), size);
    }

    /// What keeps the value of a temporary.
    Var kept(Var v) {
        return v.kind() == Kind.NUMBERS && !v.single() ? exact(v.name(), v.home(), size(v), false) : var(v.name(), v.home(), v.kind(), size(v), false);
    }

    Var var(String name, Home home, Kind kind, Size size, boolean temporary) {
        return sized(var(name, home, kind, size.length(), temporary), size);
    }

    private Var sized(Var v, Size size) {
        if (size.isMatrix()) {
            matrices.put(v.id(), size);
        }
        return v;
    }

    Var temp(String name, Home home, Size size) {
        return var(name, atLeast(home), Kind.NUMBERS, size, true);
    }

    /// How the numbers of a row are arranged.
    Size size(Var v) {
        return matrices.getOrDefault(v.id(), v.isScalar() ? Size.NUMBER : Size.vector(v.length()));
    }

    Var temp(String name, Home home, int length) {
        return var(name, atLeast(home), Kind.NUMBERS, length, true);
    }

    /// A number for a drawing place.
    int site() {
        return ++sites;
    }

    /// The place at which a value must be stored to be written here: a node's own code cannot write shared rows.
    Home atLeast(Home home) {
        return frames.peek() instanceof Frame.Ops(var list, var site) && site == Home.NODE && home == Home.ONE ? Home.NODE : home;
    }

    boolean insideNode() {
        return frames.peek() instanceof Frame.Ops(var list, var site) && site == Home.NODE;
    }

    /// Whether code is made for one place by itself: a node, or the server.
    boolean insidePlace() {
        return frames.peek() instanceof Frame.Ops;
    }

    /// Adds an operation at a place.
    void op(Home home, Op op) {
        Op placed = home == Home.EDGE ? new Op.EdgeLoop(List.of(op)) : op;
        origins.put(op, source);
        switch (frames.peek()) {
            case Frame.Steps s -> s.list().add(home == Home.ONE ? new Step.Solo(List.of(placed)) : new Step.Region(List.of(placed)));
            case Frame.Ops o -> o.list().add(placed);
            case null -> throw new IllegalStateException("no code is being made");
        }
    }

    /// @throws EvaluationError inside the code of one place
    void step(Step step) {
        if (!(frames.peek() instanceof Frame.Steps s)) {
            throw new EvaluationError(Diagnostic.of("E021", source, "this takes part of all nodes, but it stands where one place goes on by itself")
                    .note("a condition, a loop or a comprehension that each node goes through by itself, or the server")
                    .help("compute it in front of that, in a `let`; in a metric, in a metric of its own"));
        }
        origins.put(step, source);
        s.list().add(step);
    }

    // ---- where it comes from

    /// What is made by `body` comes from this part of the program, where it does not come from a part of that.
    <T> T from(Span place, Supplier<T> body) {
        Span outer = source;
        source = place;
        T made = body.get();
        source = outer;
        return made;
    }

    /// The part of the program that code is made for at present.
    Span source() {
        return source;
    }

    /// The parts of the program that steps and operations come from, by identity.
    Map<Object, Span> origins() {
        return origins;
    }

    /// The lines of the source that steps and operations come from; what comes from another one has none.
    Lines lines(Source of) {
        Lines lines = new Lines(of.name().substring(of.name().lastIndexOf('/') + 1));
        Map<Span, Integer> known = new IdentityHashMap<>();
        origins.forEach((made, place) -> {
            if (place != null && place.source() == of) {
                lines.put(made, known.computeIfAbsent(place, Span::line));
            }
        });
        return lines;
    }

    /// `made` comes from where the code came from that it takes the place of.
    <T> T instead(Object old, T made) {
        origins.put(made, origins.get(old));
        return made;
    }

    /// Adds a step that all take before the code of one place that is being made, if any.
    void beforehand(Step step) {
        frames.stream().filter(f -> f instanceof Frame.Steps).map(f -> (Frame.Steps) f).findFirst().orElseThrow().list().add(step);
    }

    /// Collects the steps that `body` makes.
    List<Step> steps(Runnable body) {
        Frame.Steps frame = new Frame.Steps(new ArrayList<>());
        frames.push(frame);
        body.run();
        frames.pop();
        return frame.list();
    }

    /// Collects the operations that `body` makes, run by one node (site NODE) or once (site ONE).
    List<Op> ops(Home site, Runnable body) {
        Frame.Ops frame = new Frame.Ops(new ArrayList<>(), site);
        frames.push(frame);
        body.run();
        frames.pop();
        return frame.list();
    }

    void loop(Var counter, Runnable body) {
        counters.addLast(counter);
        body.run();
        counters.removeLast();
    }

    boolean insideLoop() {
        return !counters.isEmpty();
    }

    DrawKey key(DrawKey.Who who) {
        return new DrawKey(site(), who, List.copyOf(counters));
    }
}
