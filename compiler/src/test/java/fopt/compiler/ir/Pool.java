package fopt.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// The variables of a random program, and where the writer of it is: what may be read and written there.
final class Pool {
    final World world;
    final SplittableRandom random;
    final List<Var> vars = new ArrayList<>();
    /// SCRATCH variables that were certainly written before, in the present region.
    List<Var> defined = new ArrayList<>();
    /// What other nodes read in the present region, and what is written in it.
    final List<Var> remote = new ArrayList<>();
    final List<Var> written = new ArrayList<>();
    final List<Var> counters = new ArrayList<>();
    Place place = Place.SERVER;
    private int site;

    enum Place { SERVER, NODE, EDGE }

    Pool(SplittableRandom random, World world) {
        this.random = random;
        this.world = world;
    }

    Var var(String name, Var.Home home, Var.Kind kind, int length) {
        Var v = new Var(vars.size(), name, home, kind, length, false, kind == Var.Kind.NUMBERS && random.nextInt(3) == 0);
        vars.add(v);
        return v;
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    Var first(Predicate<Var> condition) {
        return vars.stream().filter(condition).findFirst().orElseThrow();
    }

    boolean readable(Var v) {
        return switch (v.home()) {
            case ONE -> true;
            case NODE -> place != Place.SERVER;
            case EDGE -> place == Place.EDGE;
            case SCRATCH -> defined.contains(v);
            case REGISTER -> false;
        };
    }

    boolean writable(Var v) {
        return !remote.contains(v) && !counters.contains(v) && switch (v.home()) {
            case ONE -> place == Place.SERVER;
            case NODE -> place != Place.SERVER;
            case EDGE -> place == Place.EDGE;
            case SCRATCH -> true;
            case REGISTER -> false;
        };
    }

    Var source(Predicate<Var> kind) {
        return pick(vars.stream().filter(v -> kind.test(v) && readable(v)).toList());
    }

    Var target(Predicate<Var> kind, Var... not) {
        List<Var> excluded = List.of(not);
        return pick(vars.stream().filter(v -> kind.test(v) && writable(v) && !excluded.contains(v)).toList());
    }

    /// Notes that a variable was written.
    Var wrote(Var v) {
        written.add(v);
        if (v.home() == Var.Home.SCRATCH) {
            defined.add(v);
        }
        return v;
    }

    static boolean isMessage(Var v) {
        return v.kind() == Var.Kind.MESSAGE;
    }

    static boolean isSamples(Var v) {
        return v.kind() == Var.Kind.SAMPLES;
    }

    static boolean isCohort(Var v) {
        return v.kind() == Var.Kind.COHORT;
    }

    static Scalar number(double value) {
        return new Scalar.Const(value);
    }

    static Element every(double value) {
        return new Element.Broadcast(number(value));
    }

    DrawKey key(DrawKey.Who who) {
        return new DrawKey(++site, who, List.copyOf(counters));
    }

    DrawKey key() {
        if (place == Place.EDGE && chance(0.5)) {
            return key(DrawKey.Who.EDGE);
        }
        return key(place == Place.SERVER || chance(0.3) ? DrawKey.Who.EVERYBODY : DrawKey.Who.NODE);
    }

    <T> T with(Var counter, java.util.function.Supplier<T> body) {
        counters.add(counter);
        T result = body.get();
        counters.removeLast();
        return result;
    }

    Var newCounter(Var.Home home) {
        return var("k", home, Var.Kind.NUMBERS, 1);
    }
}
