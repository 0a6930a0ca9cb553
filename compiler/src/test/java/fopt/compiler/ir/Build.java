package fopt.compiler.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts small programs together by hand. Variables are numbered as they are asked for.
public final class Build {
    private final World world;
    private final List<Var> vars = new ArrayList<>();
    private final List<Step> init = new ArrayList<>();
    private final List<Step> round = new ArrayList<>();
    private final List<Step> observe = new ArrayList<>();
    private final List<Ir.DelayLine> lines = new ArrayList<>();

    public Build(World world) {
        this.world = world;
    }

    public World world() {
        return world;
    }

    // ---- variables

    public Var var(String name, Var.Home home, Var.Kind kind, int length) {
        Var v = new Var(vars.size(), name, home, kind, length, false);
        vars.add(v);
        return v;
    }

    /// A vector that nothing outside the code reads.
    public Var temp(String name, Var.Home home) {
        return temp(name, home, Var.Kind.NUMBERS, world.dimension());
    }

    public Var temp(String name, Var.Home home, Var.Kind kind, int length) {
        Var v = new Var(vars.size(), name, home, kind, length, true);
        vars.add(v);
        return v;
    }

    public Var vector(String name, Var.Home home) {
        return var(name, home, Var.Kind.NUMBERS, world.dimension());
    }

    public Var node(String name) {
        return vector(name, Var.Home.NODE);
    }

    public Var number(String name, Var.Home home) {
        return var(name, home, Var.Kind.NUMBERS, 1);
    }

    public Var message(String name, Var.Home home) {
        return var(name, home, Var.Kind.MESSAGE, world.dimension());
    }

    // ---- steps

    public Build init(Step... steps) {
        init.addAll(Arrays.asList(steps));
        return this;
    }

    public Build round(Step... steps) {
        round.addAll(Arrays.asList(steps));
        return this;
    }

    public Build observe(Step... steps) {
        observe.addAll(Arrays.asList(steps));
        return this;
    }

    public Build line(Var source, int length) {
        lines.add(new Ir.DelayLine(source, length));
        return this;
    }

    public Ir ir() {
        Var output = vars.stream().filter(v -> v.home() == Var.Home.NODE || v.home() == Var.Home.ONE).findFirst().orElseThrow();
        return new Ir("built", world.nodes(), world.dimension(), List.copyOf(vars), List.copyOf(init), List.copyOf(round), List.copyOf(observe),
                output, null, List.of(), List.copyOf(lines));
    }

    // ---- short names

    public static Step region(Op... ops) {
        return new Step.Region(List.of(ops));
    }

    public static Step solo(Op... ops) {
        return new Step.Solo(List.of(ops));
    }

    public static Scalar constant(double value) {
        return new Scalar.Const(value);
    }

    public static Scalar load(Var v) {
        return new Scalar.Load(v);
    }

    public static Element all(Var v) {
        return new Element.Load(v);
    }

    public static Element every(Scalar s) {
        return new Element.Broadcast(s);
    }

    public static Element every(double value) {
        return every(constant(value));
    }

    public static Element two(Fn.Two fn, Element a, Element b) {
        return new Element.Two(fn, a, b);
    }

    public static Scalar two(Fn.Two fn, Scalar a, Scalar b) {
        return new Scalar.Two(fn, a, b);
    }

    public static DrawKey key(int site, DrawKey.Who who, Var... counters) {
        return new DrawKey(site, who, List.of(counters));
    }
}
