package fopt.runtime.problem;

import fopt.runtime.UserError;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// The list of all sampling orders: a new one is its own class and one line here.
public final class Samplers {
    /// @param name as in `minibatch(8, name)`
    /// @param doc one line for help and hover
    /// @param make the sampler of a site, for so many nodes
    public record Order(String name, String doc, IntFunction<Sampler> make) {}

    public static final List<Order> ALL = List.of(
        new Order("with_replacement", "Each sample is drawn on its own, so that one may come twice.", nodes -> new WithReplacement()),
        new Order("distinct", "Different samples, all such sets equally likely.", Distinct::new),
        new Order("reshuffled", "One permutation after the other, a new one for each epoch; the last batch of an epoch is what is left.",
            nodes -> new Permuted("reshuffled", nodes)),
        new Order("shuffled_once", "One permutation, drawn at the start, again and again; the last batch of an epoch is what is left.",
            nodes -> new Permuted("shuffled_once", nodes)),
        new Order("in_order", "As the data stand, again and again; the last batch of an epoch is what is left.",
            nodes -> new Permuted("in_order", nodes)),
        new Order("poisson", "Each sample with the same probability, independently, so that the size is random, and may be 0.",
            nodes -> new Poisson()),
        new Order("all", "The full data of the node.", nodes -> new All()));

    private Samplers() {}

    /// The sampler of one drawing site.
    ///
    /// @throws UserError if no order has this name
    public static Sampler make(String order, int nodes) {
        return ALL.stream().filter(o -> o.name().equals(order)).findFirst()
            .orElseThrow(() -> new UserError("E340", "`" + order + "` is no order of samples; there are "
                + ALL.stream().map(Order::name).collect(Collectors.joining(", "))))
            .make().apply(nodes);
    }

    /// The number of samples that a size means: at least one, at most all; a size below 1 is a share of the rows.
    static int count(int rows, double size) {
        double count = size < 1 ? Math.rint(size * rows) : Math.rint(size);
        return (int) Math.clamp(count, 1, rows);
    }
}
