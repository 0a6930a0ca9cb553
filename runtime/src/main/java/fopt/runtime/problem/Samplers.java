package fopt.runtime.problem;

import fopt.runtime.UserError;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// The list of all sampling orders: a new one is its own class and one line here.
///
/// A sampler keeps a permutation and a place in it for each node, so that a run needs its own. What it draws at a node depends on the streams
/// and sizes of its draws at that node only.
public final class Samplers {
    /// @param name as in `minibatch(8, name)`
    /// @param doc one line for help and hover
    /// @param make the sampler of a site, for so many nodes
    public record Order(String name, String doc, IntFunction<Sampler> make) {}

    public static final List<Order> ALL = List.of(
        new Order("with_replacement", "Each sample is drawn on its own, so that one may come twice.", nodes -> new WithReplacement()),
        new Order("distinct", "Different samples, all such sets equally likely; all of them if there are not as many.", Distinct::new),
        new Order("reshuffled", "One permutation after the other, a new one for each pass; a batch may end one pass and begin the next.",
            nodes -> new Passes(nodes, Passes.Order.RESHUFFLED, false)),
        new Order("shuffled_once", "One permutation, drawn at the start, again and again.",
            nodes -> new Passes(nodes, Passes.Order.SHUFFLED_ONCE, false)),
        new Order("in_order", "As the data stand, again and again.",
            nodes -> new Passes(nodes, Passes.Order.AS_IT_STANDS, false)),
        new Order("epoch", "As reshuffled, but the last batch of a pass is what is left of it.",
            nodes -> new Passes(nodes, Passes.Order.RESHUFFLED, true)),
        new Order("poisson", "Each sample with the same probability, independently, so that the size is random, and may be 0.",
            nodes -> new Poisson()),
        new Order("all", "The full data of the node.", nodes -> new All()));

    private Samplers() {}

    /// The sampler of one drawing site of a run.
    ///
    /// @throws UserError E340 if no order has this name
    public static Sampler make(String order, int nodes) {
        return ALL.stream().filter(o -> o.name().equals(order)).findFirst()
            .orElseThrow(() -> new UserError("E340", "`" + order + "` is no order of samples; there are "
                + ALL.stream().map(Order::name).collect(Collectors.joining(", "))))
            .make().apply(nodes);
    }

    /// The number of samples that a size means: it is rounded, and at least one; a size below 1 is a share of the rows.
    ///
    /// @throws UserError E345 if it is not a number above 0
    static int count(int rows, double size) {
        if (!(size > 0 && size < Integer.MAX_VALUE)) {
            throw new UserError("E345", "the size of a minibatch is " + shown(size) + "; it must be a whole number from 1, or a share above 0% of the node's samples");
        }
        return (int) Math.max(1, Math.rint(size < 1 ? size * rows : size));
    }

    private static String shown(double size) {
        return size == Math.rint(size) && Math.abs(size) < 1e15 ? Long.toString((long) size) : Double.toString(size);
    }
}
