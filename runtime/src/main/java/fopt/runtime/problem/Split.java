package fopt.runtime.problem;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/// Which rows of a data set each node holds: every row is at one node (at all of them if it is `copied`), and every node has at least one.
///
/// @param name as in a program, such as `dirichlet(0.3)`
/// @param rowsOfNode for each node its 0-based rows, in the order in which `in_order` sampling takes them
public record Split(String name, int[][] rowsOfNode) {
    private static final int MOST_CLASSES = 1000;

    /// The split of a data set; the same for the same arguments.
    ///
    /// @param name of a kind in [Splits#ALL]
    /// @param arguments as its parameters ask; Integer or Long where a whole number was written
    /// @throws fopt.runtime.UserError E330, E331 if the arguments do not fit, E504 if there is no such kind, E505 if there are more nodes than rows, E506 if
    ///     the classes do not fit the nodes, E503 if there are no classes where the kind needs them
    public static Split of(String name, List<? extends Number> arguments, DataSet data, int nodes, long seed) {
        return Splits.kind(name).split(arguments, data, nodes, seed);
    }

    public int nodes() {
        return rowsOfNode.length;
    }

    /// One line for people: how many rows the nodes have, and, where labels are classes, how many of these.
    ///
    /// @param labels of the data set that was split
    public String describe(double[] labels) {
        IntSummaryStatistics sizes = Arrays.stream(rowsOfNode).mapToInt(rows -> rows.length).summaryStatistics();
        return number(nodes(), "node") + " with " + range(sizes) + (sizes.getMax() == 1 ? " row" : " rows") + describeClasses(labels);
    }

    private String describeClasses(double[] labels) {
        int classes = Labels.distinct(labels).length;
        if (classes < 2 || classes > MOST_CLASSES || Arrays.stream(labels).anyMatch(label -> label != Math.rint(label))) {
            return "";
        }
        int[] held = Arrays.stream(rowsOfNode).mapToInt(rows -> classesAmong(rows, labels)).toArray();
        long single = Arrays.stream(held).filter(count -> count == 1).count();
        IntSummaryStatistics range = IntStream.of(held).summaryStatistics();
        if (single == nodes()) {
            return "; labels: " + (single == 1 ? "it has" : "all nodes have") + " one class only";
        }
        if (range.getMin() == classes) {
            return "; labels: " + (nodes() == 1 ? "it has" : "all nodes have") + " all " + classes + " classes";
        }
        return "; labels: " + (classes == 2 ? "" : range(range) + " of " + classes + " classes at a node" + (single > 0 ? ", " : ""))
                + (single == 0 ? "" : single == 1 ? "1 node has one class only" : single + " nodes have one class only");
    }

    private static int classesAmong(int[] rows, double[] labels) {
        return (int) IntStream.of(rows).mapToDouble(row -> labels[row]).distinct().count();
    }

    private static String range(IntSummaryStatistics values) {
        return values.getMin() == values.getMax() ? "" + values.getMin() : values.getMin() + "–" + values.getMax();
    }

    private static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
