package fopt.compiler.check;

import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The names that are known inside every algorithm, in the outermost scope. Everybody knows these values.
///
/// @param id canonical
public record Ambient(String id, String written, Type type, Placement place, String doc) {

    public static final List<Ambient> ALL = List.of(
            number("n", "n", true, "how many nodes there are"),
            number("d", "d", true, "how many unknowns there are"),
            number("m", "m", true, "samples at a node (the most, if nodes differ)"),
            number("L", "L", false, "smoothness of f"),
            number("Lmax", "Lmax", false, "the largest L_i"),
            number("Ltilde", "Ltilde", false, "the root of the mean of L_i²"),
            number("Lsample", "Lsample", false, "the largest smoothness of the loss of one sample"),
            number("mu", "μ", false, "strong convexity of f"),
            number("mu_min", "μ_min", false, "the strong convexity that every f_i has"),
            number("f_star", "f_star", false, "the least value of f + r"),
            number("round", "round", true, "the number of the round, from 1; 0 in `init`"),
            number("now", "now", false, "the simulated time in seconds"),
            shared("x0", "x0", Type.POINT, "the starting point"),
            shared("x_star", "x_star", Type.POINT, "a minimiser"),
            shared("W", "W", new Type.Graph(), "the mixing matrix of the run"),
            shared("data", "data", new Type.DataSet(), "the data of the problem"),
            shared("f", "f", new Type.Function(1), "the node's loss: the mean over its samples"),
            shared("r", "r", new Type.Function(1), "the regulariser of the problem, known to all"),
            shared("F", "F", new Type.Function(1), "the operator of the problem"),
            shared("players", "players", new Type.Table(new Type.IndexSet()), "the coordinates that each player (node) owns"),
            shared("nodes", "nodes", new Type.Cohort(), "all nodes"),
            own("i", "i", true, "the number of the node, from 1"),
            own("L_i", "L_i", false, "smoothness of the node's loss"),
            own("m_i", "m_i", true, "how many samples the node has"),
            own("w_i", "w_i", false, "the node's share of all samples"),
            own("p_i", "p_i", false, "the chance that the node is in the cohort"),
            own("elapsed", "elapsed", false, "seconds since the node's last event"),
            own("degree", "degree", true, "how many neighbours the node has"),
            own("rank", "rank", true, "the node's place in the cohort, from 1"),
            new Ambient("j", "j", Type.INT, Placement.EDGE, "the number of the neighbour, from 1"));

    private static final Map<String, Ambient> BY_ID = ALL.stream().collect(Collectors.toUnmodifiableMap(Ambient::id, Function.identity()));

    static Ambient of(String id) {
        return BY_ID.get(id);
    }

    Symbol.Ambient symbol() {
        return new Symbol.Ambient(id, written);
    }

    Typed typed() {
        return new Typed(type, place, Knowledge.KNOWN);
    }

    /// Whether it is a function of the problem.
    boolean isFunction() {
        return type instanceof Type.Function;
    }

    private static Ambient number(String id, String written, boolean integer, String doc) {
        return shared(id, written, integer ? Type.INT : Type.SCALAR, doc);
    }

    private static Ambient shared(String id, String written, Type type, String doc) {
        return new Ambient(id, written, type, Placement.SHARED, doc);
    }

    private static Ambient own(String id, String written, boolean integer, String doc) {
        return new Ambient(id, written, integer ? Type.INT : Type.SCALAR, Placement.NODE, doc);
    }
}
