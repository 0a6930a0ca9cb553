package fopt.compiler.ir;

import fopt.runtime.compress.KeptEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// Well-formed random programs that use every kind of step, operation, expression and function. The same seed gives the same program.
///
/// Numbers stay small: each round begins by clamping all vectors of nodes, edges and everybody.
public final class RandomProgram {
    private static final int DEEPEST = 2;

    public final World world;
    private final SplittableRandom random;
    private final List<Var> vars = new ArrayList<>();
    private int site;
    /// SCRATCH variables that were certainly written before, in the present region.
    private List<Var> defined = new ArrayList<>();
    /// What other nodes read in the present region, and what is written in it.
    private final List<Var> remote = new ArrayList<>();
    private final List<Var> written = new ArrayList<>();
    private final List<Var> counters = new ArrayList<>();
    private Place place = Place.SERVER;

    private enum Place { SERVER, NODE, EDGE }

    private RandomProgram(long seed) {
        random = new SplittableRandom(seed);
        int[] dimensions = {2, 3, 7, 8, 9, 16, 33};
        world = new World(1 + random.nextInt(6), dimensions[random.nextInt(dimensions.length)], seed);
    }

    /// A program and the world that it runs in.
    public record Sample(Ir ir, World world) {}

    public static Sample of(long seed) {
        RandomProgram program = new RandomProgram(seed);
        return new Sample(program.program("random_" + seed), program.world);
    }

    // ---- the whole

    private Ir program(String name) {
        variables();
        List<Step> init = new ArrayList<>();
        init.add(start());
        init.addAll(steps(3, 0));
        init.add(new Step.Remember(0, first(v -> v.home() == Var.Home.NODE && v.isVector())));
        List<Step> round = new ArrayList<>();
        round.add(clampNodes());
        round.add(clampOne());
        round.addAll(steps(8, 0));
        round.add(new Step.Remember(0, first(v -> v.home() == Var.Home.NODE && v.isVector())));
        Var output = first(v -> v.home() == Var.Home.NODE && v.isVector());
        Var metric = var("metric", Var.Home.ONE, Var.Kind.NUMBERS, 1);
        Var measured = var("measured", Var.Home.NODE, Var.Kind.NUMBERS, 1);
        List<Step> observe = List.of(new Step.Region(List.of(new Op.Loss(measured, output, null))),
                new Step.Collect(metric, Fn.Gather.MEAN, measured));
        return new Ir(name, world.nodes(), world.dimension(), vars, init, round, observe, output, output,
                List.of(new Ir.OwnMetric("metric", metric)), List.of(new Ir.DelayLine(output, 3)));
    }

    private void variables() {
        for (Var.Home home : List.of(Var.Home.NODE, Var.Home.EDGE, Var.Home.ONE, Var.Home.SCRATCH)) {
            String name = home.name().toLowerCase(java.util.Locale.ROOT);
            for (int k = 0; k < 4; k++) {
                var(name + "_vector", home, Var.Kind.NUMBERS, world.dimension());
            }
            for (int k = 0; k < 3; k++) {
                var(name + "_number", home, Var.Kind.NUMBERS, 1);
            }
            var(name + "_message", home, Var.Kind.MESSAGE, world.dimension());
            var(name + "_message", home, Var.Kind.MESSAGE, world.dimension());
        }
        var("samples", Var.Home.NODE, Var.Kind.SAMPLES, 0);
        var("samples", Var.Home.NODE, Var.Kind.SAMPLES, 0);
        var("cohort", Var.Home.ONE, Var.Kind.COHORT, 0);
        var("cohort", Var.Home.ONE, Var.Kind.COHORT, 0);
    }

    private Var var(String name, Var.Home home, Var.Kind kind, int length) {
        Var v = new Var(vars.size(), name, home, kind, length, false);
        vars.add(v);
        return v;
    }

    private Step start() {
        List<Op> ops = new ArrayList<>();
        for (Var v : vars) {
            if (v.home() == Var.Home.NODE && v.kind() == Var.Kind.NUMBERS) {
                ops.add(new Op.Draw(v, Op.Distribution.NORMAL, List.of(number(0), number(1)), key(DrawKey.Who.NODE)));
            }
        }
        return new Step.Region(ops);
    }

    private Step clampNodes() {
        List<Op> edges = new ArrayList<>();
        List<Op> ops = new ArrayList<>();
        for (Var v : vars) {
            if (v.kind() == Var.Kind.NUMBERS && v.home() == Var.Home.NODE) {
                ops.add(clamp(v));
            } else if (v.kind() == Var.Kind.NUMBERS && v.home() == Var.Home.EDGE) {
                edges.add(clamp(v));
            }
        }
        ops.add(new Op.EdgeLoop(edges));
        return new Step.Region(ops);
    }

    private Step clampOne() {
        return new Step.Solo(vars.stream().filter(v -> v.kind() == Var.Kind.NUMBERS && v.home() == Var.Home.ONE).map(RandomProgram::clamp).toList());
    }

    /// Into [-2, 2]; what is not a number becomes one half.
    private static Op clamp(Var v) {
        if (v.isScalar()) {
            Scalar x = new Scalar.Load(v);
            return new Op.Set(v, new Scalar.Select(new Scalar.Two(Fn.Two.EQ, x, x),
                    new Scalar.Two(Fn.Two.MAX, number(-2), new Scalar.Two(Fn.Two.MIN, number(2), x)), number(0.5)));
        }
        Element x = new Element.Load(v);
        return new Op.Assign(v, new Element.Select(new Element.Two(Fn.Two.EQ, x, x),
                new Element.Two(Fn.Two.MAX, every(-2), new Element.Two(Fn.Two.MIN, every(2), x)), every(0.5)));
    }

    // ---- choosing

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Var first(Predicate<Var> condition) {
        return vars.stream().filter(condition).findFirst().orElseThrow();
    }

    private boolean readable(Var v) {
        return switch (v.home()) {
            case ONE -> true;
            case NODE -> place != Place.SERVER;
            case EDGE -> place == Place.EDGE;
            case SCRATCH -> defined.contains(v);
            case REGISTER -> false;
        };
    }

    private boolean writable(Var v) {
        return !remote.contains(v) && !counters.contains(v) && switch (v.home()) {
            case ONE -> place == Place.SERVER;
            case NODE -> place != Place.SERVER;
            case EDGE -> place == Place.EDGE;
            case SCRATCH -> true;
            case REGISTER -> false;
        };
    }

    private Var source(Predicate<Var> kind) {
        return pick(vars.stream().filter(v -> kind.test(v) && readable(v)).toList());
    }

    private Var target(Predicate<Var> kind, Var... not) {
        List<Var> excluded = List.of(not);
        return pick(vars.stream().filter(v -> kind.test(v) && writable(v) && !excluded.contains(v)).toList());
    }

    /// Notes that a variable was written.
    private Var wrote(Var v) {
        written.add(v);
        if (v.home() == Var.Home.SCRATCH) {
            defined.add(v);
        }
        return v;
    }

    private static boolean isMessage(Var v) {
        return v.kind() == Var.Kind.MESSAGE;
    }

    private static boolean isSamples(Var v) {
        return v.kind() == Var.Kind.SAMPLES;
    }

    private static boolean isCohort(Var v) {
        return v.kind() == Var.Kind.COHORT;
    }

    private static Scalar number(double value) {
        return new Scalar.Const(value);
    }

    private static Element every(double value) {
        return new Element.Broadcast(number(value));
    }

    private DrawKey key(DrawKey.Who who) {
        return new DrawKey(++site, who, List.copyOf(counters));
    }

    private DrawKey key() {
        if (place == Place.EDGE && chance(0.5)) {
            return key(DrawKey.Who.EDGE);
        }
        return key(place == Place.SERVER || chance(0.3) ? DrawKey.Who.EVERYBODY : DrawKey.Who.NODE);
    }

    // ---- steps

    private List<Step> steps(int count, int depth) {
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            steps.add(step(depth));
        }
        return steps;
    }

    private Step step(int depth) {
        int kind = random.nextInt(depth < DEEPEST ? 16 : 12);
        return switch (kind) {
            case 0, 1, 2, 3, 4 -> region();
            case 5, 6 -> solo();
            case 7 -> collect();
            case 8 -> new Step.DrawCohort(first(RandomProgram::isCohort), random.nextInt(2), key(DrawKey.Who.EVERYBODY));
            case 9 -> chance(0.5) ? new Step.FormCohort(first(RandomProgram::isCohort), List.of(number(1 + random.nextInt(world.nodes())),
                    new Scalar.Two(Fn.Two.MAX, number(1), new Scalar.Members(first(RandomProgram::isCohort))))) : new Step.CopyCohort(pick(vars.stream().filter(RandomProgram::isCohort).toList()), first(RandomProgram::isCohort));
            case 10 -> swap();
            case 11 -> recall();
            case 12 -> new Step.If(scalar(1), steps(2, depth + 1), steps(random.nextInt(2), depth + 1));
            case 13 -> new Step.On(pick(vars.stream().filter(RandomProgram::isCohort).toList()), inCohort(depth));
            case 14 -> {
                Var counter = newCounter(Var.Home.ONE);
                yield new Step.Repeat(number(random.nextInt(3)), counter, with(counter, () -> steps(2, depth + 1)));
            }
            default -> {
                Var counter = newCounter(Var.Home.ONE);
                List<Step> test = with(counter, () -> steps(1, depth + 1));
                yield new Step.While(test, scalar(1), number(2), counter, with(counter, () -> steps(1, depth + 1)));
            }
        };
    }

    private <T> T with(Var counter, java.util.function.Supplier<T> body) {
        counters.add(counter);
        T result = body.get();
        counters.removeLast();
        return result;
    }

    private Var newCounter(Var.Home home) {
        return var("k", home, Var.Kind.NUMBERS, 1);
    }

    /// A mixing matrix has as many rows as there are nodes, so there is no gossip inside.
    private List<Step> inCohort(int depth) {
        return steps(2, depth + 1).stream().filter(s -> Access.ofSteps(List.of(s)).remote().stream().noneMatch(v -> v.home() == Var.Home.NODE)
                || s instanceof Step.Collect).toList();
    }

    private Step region() {
        place = Place.NODE;
        remote.clear();
        written.clear();
        defined = new ArrayList<>();
        List<Op> ops = ops(1 + random.nextInt(chance(0.1) ? 60 : 8), 0);
        place = Place.SERVER;
        remote.clear();
        defined = new ArrayList<>();
        return new Step.Region(ops);
    }

    private Step solo() {
        defined = new ArrayList<>();
        List<Op> ops = ops(1 + random.nextInt(5), 0);
        defined = new ArrayList<>();
        return new Step.Solo(ops);
    }

    private Step collect() {
        if (chance(0.3)) {
            Var from = first(v -> isMessage(v) && v.home() == Var.Home.NODE);
            return new Step.Collect(target(v -> v.isVector() && v.home() == Var.Home.ONE), chance(0.5) ? Fn.Gather.SUM : Fn.Gather.MEAN, from);
        }
        boolean vector = chance(0.7);
        List<Var> from = vars.stream().filter(v -> v.home() == Var.Home.NODE && (vector ? v.isVector() : v.isScalar())).toList();
        Var into = target(v -> v.home() == Var.Home.ONE && (vector ? v.isVector() : v.isScalar()));
        return new Step.Collect(into, pick(List.of(Fn.Gather.values())), pick(from));
    }

    private Step swap() {
        Var.Home home = pick(List.of(Var.Home.NODE, Var.Home.EDGE, Var.Home.ONE));
        Var.Kind kind = chance(0.7) ? Var.Kind.NUMBERS : Var.Kind.MESSAGE;
        List<Var> some = vars.stream().filter(v -> v.home() == home && v.kind() == kind && v.length() > 1).toList();
        return new Step.Swap(pick(some), pick(some));
    }

    private Step recall() {
        Var line = first(v -> v.home() == Var.Home.NODE && v.isVector());
        Var into = pick(vars.stream().filter(v -> v.home() == Var.Home.NODE && v.isVector() && v != line).toList());
        return new Step.Recall(into, 0, number(random.nextInt(4)));
    }

    // ---- operations

    private List<Op> ops(int count, int depth) {
        List<Op> ops = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            ops.add(op(depth));
        }
        return ops;
    }

    /// Operations that may not run: what they write is not certainly written.
    private List<Op> maybe(int count, int depth) {
        List<Var> before = new ArrayList<>(defined);
        List<Op> ops = ops(count, depth);
        defined = before;
        return ops;
    }

    private Op op(int depth) {
        int common = random.nextInt(depth < DEEPEST ? 16 : 12);
        return switch (common) {
            case 0, 1 -> assign(new ArrayList<>());
            case 2 -> fused();
            case 3 -> set();
            case 4 -> reduce();
            case 5 -> draw();
            case 6, 7 -> message();
            case 8 -> regularised();
            case 9 -> charge();
            case 10, 11 -> place == Place.SERVER ? set() : oracle();
            case 12 -> place == Place.NODE ? network(depth) : place == Place.EDGE ? receive() : set();
            case 13 -> {
                Scalar condition = scalar(1);
                List<Op> then = maybe(2, depth + 1);
                yield new Op.When(condition, then, maybe(random.nextInt(2), depth + 1));
            }
            case 14 -> {
                Var counter = newCounter(place == Place.SERVER ? Var.Home.ONE : Var.Home.NODE);
                yield new Op.Times(number(random.nextInt(3)), counter, with(counter, () -> maybe(2, depth + 1)));
            }
            default -> {
                Var counter = newCounter(place == Place.SERVER ? Var.Home.ONE : Var.Home.SCRATCH);
                List<Var> before = new ArrayList<>(defined);
                yield with(counter, () -> {
                    wrote(counter);
                    List<Op> test = ops(1, depth + 1);
                    Scalar condition = scalar(1);
                    Op loop = new Op.While(test, condition, number(2), counter, ops(2, depth + 1));
                    defined = before;
                    return loop;
                });
            }
        };
    }

    private Op.Assign assign(List<Var> registers) {
        Element value = element(3, registers);
        return new Op.Assign(wrote(target(Var::isVector)), value);
    }

    private Op fused() {
        List<Op.Assign> assigns = new ArrayList<>();
        List<Var> registers = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        for (int k = 0; k < count; k++) {
            if (chance(0.3)) {
                Var register = var("r", Var.Home.REGISTER, Var.Kind.NUMBERS, world.dimension());
                assigns.add(new Op.Assign(register, element(3, registers)));
                registers.add(register);
            } else {
                assigns.add(assign(registers));
            }
        }
        return new Op.Fused(assigns);
    }

    private Op set() {
        Scalar value = scalar(3);
        return new Op.Set(wrote(target(Var::isScalar)), value);
    }

    private Op reduce() {
        Fn.Reduce fn = pick(List.of(Fn.Reduce.values()));
        Var a = source(Var::isVector);
        Var b = fn == Fn.Reduce.DOT ? source(Var::isVector) : null;
        return new Op.Reduce(wrote(target(Var::isScalar)), fn, a, b);
    }

    private Op draw() {
        Op.Distribution law = pick(List.of(Op.Distribution.values()));
        List<Scalar> parameters = switch (law) {
            case COIN, GEOMETRIC -> List.of(number(0.4));
            case EXPONENTIAL -> List.of(number(1));
            case NORMAL, LAPLACE -> List.of(number(0.5), number(2));
            case UNIFORM -> List.of(number(-1), number(1));
            case INTEGER -> List.of(number(-3), number(4));
            case PLACE -> List.of(number(2), number(5));
            case SUBSET -> List.of(number(1));
            case PERMUTATION -> List.of(number(0));
        };
        DrawKey key = key();
        return new Op.Draw(wrote(target(v -> v.kind() == Var.Kind.NUMBERS)), law, parameters, key);
    }

    private Op message() {
        List<Var> sources = vars.stream().filter(v -> isMessage(v) && readable(v)).toList();
        if (chance(0.4)) {
            Var source = source(Var::isVector);
            DrawKey key = key();
            return new Op.Compress(wrote(target(RandomProgram::isMessage)), source, random.nextInt(World.COMPRESSORS), key);
        }
        if (chance(0.2)) {
            Var source = source(Var::isVector);
            Var set = source(Var::isVector);
            return new Op.Keep(wrote(target(RandomProgram::isMessage)), source, set, pick(List.of(KeptEntries.Announced.values())));
        }
        if (chance(0.1)) {
            return new Op.ClearMessage(wrote(target(RandomProgram::isMessage)));
        }
        if (chance(0.5)) {
            Var target = pick(vars.stream().filter(v -> v.isVector() && readable(v) && writable(v)).toList());
            return new Op.Accumulate(wrote(target), scalar(1), pick(sources));
        }
        return new Op.Expand(wrote(target(Var::isVector)), pick(sources));
    }

    private Op regularised() {
        Var source = source(Var::isVector);
        if (chance(0.5)) {
            return new Op.Regulariser(wrote(target(Var::isScalar)), source);
        }
        if (chance(0.5)) {
            return chance(0.5) ? new Op.Apply(wrote(target(Var::isScalar)), World.QUANTILE, List.of(source), List.of(number(0.3)))
                    : new Op.Apply(wrote(target(Var::isVector, source)), World.SORT, List.of(source), List.of());
        }
        return new Op.Prox(wrote(target(Var::isVector)), source, number(0.25));
    }

    private Op charge() {
        List<Op.Charge.Item> items = List.of(new Op.Charge.Item.Numbers(3), new Op.Charge.Item.Bits(1), new Op.Charge.Item.Marked(source(Var::isVector)),
                new Op.Charge.Item.OfMessage(source(v -> isMessage(v) && (place == Place.SERVER || v.home() != Var.Home.ONE))));
        Op.Charge.Route route = switch (place) {
            case SERVER -> Op.Charge.Route.DOWN;
            case EDGE -> Op.Charge.Route.PEERS;
            case NODE -> pick(List.of(Op.Charge.Route.UP, Op.Charge.Route.PEERS, Op.Charge.Route.FETCH));
        };
        return new Op.Charge(route, 0, items);
    }

    private Op oracle() {
        if (chance(0.3)) {
            return new Op.DrawSamples(wrote(target(RandomProgram::isSamples)), random.nextInt(3), number(2), key(DrawKey.Who.NODE));
        }
        Var x = source(Var::isVector);
        Var samples = chance(0.5) ? null : source(RandomProgram::isSamples);
        if (chance(0.5)) {
            return new Op.Gradient(wrote(target(Var::isVector, x)), x, samples, key(DrawKey.Who.NODE));
        }
        if (chance(0.5)) {
            return new Op.Loss(wrote(target(Var::isScalar)), x, samples);
        }
        Var v = source(Var::isVector);
        return new Op.HessianVector(wrote(target(Var::isVector, x, v)), x, v, samples);
    }

    /// What is held by other nodes and not written in this region, which from now on it must not be.
    private Var heldByOthers(Predicate<Var> kind) {
        List<Var> all = vars.stream().filter(v -> kind.test(v) && !written.contains(v)).toList();
        if (all.isEmpty()) {
            return null;
        }
        Var v = pick(all);
        remote.add(v);
        return v;
    }

    private Op network(int depth) {
        int kind = random.nextInt(7);
        if (kind == 6) {
            Var line = first(v -> v.home() == Var.Home.NODE && v.isVector());
            Var into = wrote(target(v -> v.isVector() && v != line && v.home() != Var.Home.ONE));
            return new Op.Recall(into, line, 0, new Scalar.Two(Fn.Two.MOD, new Scalar.NodeNumber(), number(4)));
        }
        if (kind <= 1) {
            place = Place.EDGE;
            List<Op> body = maybe(3, depth + 1);
            place = Place.NODE;
            return new Op.EdgeLoop(body);
        }
        if (kind == 2) {
            boolean vector = chance(0.5);
            Var edge = pick(vars.stream().filter(v -> v.home() == Var.Home.EDGE && (vector ? v.isVector() : v.isScalar())).toList());
            Var into = target(v -> v.home() != Var.Home.EDGE && (vector ? v.isVector() : v.isScalar()));
            return new Op.EdgeReduce(wrote(into), pick(List.of(Fn.Gather.values())), edge);
        }
        Var source = heldByOthers(v -> v.home() == Var.Home.NODE && (kind == 3 ? isMessage(v) : v.isVector()));
        if (source == null) {
            return set();
        }
        Var into = wrote(target(v -> v.isVector() && (kind != 3 || v.home() == Var.Home.NODE)));
        return switch (kind) {
            case 3 -> new Op.MixMessages(into, new Scalar.Const(random.nextInt(3) - 1), source, random.nextInt(2));
            case 4 -> new Op.Mix(into, source, random.nextInt(2));
            default -> new Op.Fetch(into, source, number(1 + random.nextInt(world.nodes())));
        };
    }

    private Op receive() {
        Var source = heldByOthers(v -> v.isVector() && (v.home() == Var.Home.NODE || v.home() == Var.Home.EDGE));
        return source == null ? set() : new Op.Receive(wrote(target(Var::isVector)), source);
    }

    // ---- expressions

    private Element element(int depth, List<Var> registers) {
        if (depth == 0 || chance(0.2)) {
            if (!registers.isEmpty() && chance(0.5)) {
                return new Element.Load(pick(registers));
            }
            return chance(0.7) ? new Element.Load(source(Var::isVector)) : new Element.Broadcast(plainScalar());
        }
        if (chance(0.2)) {
            return new Element.One(pick(List.of(Fn.One.values())), element(depth - 1, registers));
        }
        if (chance(0.1)) {
            return new Element.Select(element(depth - 1, registers), element(depth - 1, registers), element(depth - 1, registers));
        }
        if (chance(0.1)) {
            return new Element.Two(Fn.Two.POW, element(depth - 1, registers), every(pick(List.of(2.0, 0.5, -1.0, 3.0, 1.0, 1.5))));
        }
        List<Fn.Two> functions = chance(0.7) ? List.of(Fn.Two.ADD, Fn.Two.SUB, Fn.Two.MUL, Fn.Two.MIN, Fn.Two.MAX, Fn.Two.LT)
                : List.of(Fn.Two.values());
        return new Element.Two(pick(functions), element(depth - 1, registers), element(depth - 1, registers));
    }

    /// Without entries of vectors, which a loop might write.
    private Scalar plainScalar() {
        return chance(0.5) ? new Scalar.Load(source(Var::isScalar)) : number(random.nextInt(-3, 4) / 2.0);
    }

    private Scalar scalar(int depth) {
        if (depth == 0 || chance(0.2)) {
            return leaf();
        }
        if (chance(0.2)) {
            return new Scalar.One(pick(List.of(Fn.One.values())), scalar(depth - 1));
        }
        if (chance(0.1)) {
            return new Scalar.Select(scalar(depth - 1), scalar(depth - 1), scalar(depth - 1));
        }
        return new Scalar.Two(pick(List.of(Fn.Two.values())), scalar(depth - 1), scalar(depth - 1));
    }

    private Scalar leaf() {
        int kind = random.nextInt(place == Place.SERVER ? 6 : 14);
        return switch (kind) {
            case 0, 1 -> plainScalar();
            case 2 -> new Scalar.Round();
            case 3 -> new Scalar.CohortSize();
            case 4 -> new Scalar.Member(number(1 + random.nextInt(world.nodes())), first(RandomProgram::isCohort));
            case 5 -> new Scalar.Entry(source(Var::isVector), number(1 + random.nextInt(world.dimension())));
            case 6 -> new Scalar.NodeNumber();
            case 7 -> new Scalar.Rank();
            case 8 -> new Scalar.PerNode("share", shares());
            case 9 -> new Scalar.Degree();
            case 10 -> new Scalar.EdgeWeight();
            case 11 -> new Scalar.Chance(random.nextInt(2));
            case 12 -> new Scalar.SampleCount(source(RandomProgram::isSamples));
            default -> place == Place.EDGE ? new Scalar.NeighbourNumber() : memberOrOne();
        };
    }

    /// The first member of a cohort, if there is one: only the branch that is taken is evaluated.
    private Scalar memberOrOne() {
        return new Scalar.Select(new Scalar.Member(new Scalar.NodeNumber(), first(RandomProgram::isCohort)),
                new Scalar.MemberAt(first(RandomProgram::isCohort), number(1)), number(1));
    }

    private double[] shares() {
        double[] shares = new double[world.nodes()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 1.0 / (i + 2);
        }
        return shares;
    }
}
