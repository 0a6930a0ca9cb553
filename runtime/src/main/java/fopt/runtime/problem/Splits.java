package fopt.runtime.problem;

import fopt.runtime.Parameter;
import fopt.runtime.UserError;
import fopt.runtime.file.Nearest;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The list of all ways to split data over nodes: a new one is its own file and one line here; a contract test runs over the list.
public final class Splits {
    private static final int MOST = 1 << 30;

    public static final List<Kind> ALL = List.of(
        new Kind("sorted", List.of(), "Sorted by label, equal parts: most nodes see one class.",
            (call, random) -> Blocks.even(byLabel(call.data), call.nodes)),
        new Kind("shuffled", List.of(), "In random order, equal parts: all nodes see about the same.",
            (call, random) -> Blocks.even(shuffled(call.data, random), call.nodes)),
        new Kind("contiguous", List.of(), "As the rows stand in the file, equal parts.",
            (call, random) -> Blocks.even(inFileOrder(call.data), call.nodes)),
        new Kind("dirichlet", List.of(Parameter.positive("alpha")), "Each class in shares drawn from Dirichlet(α): the smaller α, the more the nodes differ.",
            (call, random) -> DirichletSplit.rowsOfNode(call.data, call.nodes, call.argument(), random)),
        new Kind("classes", List.of(Parameter.whole("k", MOST)), "k classes at each node; the rows of a class in equal parts.",
            (call, random) -> ClassesSplit.rowsOfNode(call.data, call.nodes, (int) call.argument(), random)),
        new Kind("unequal", List.of(Parameter.positive("ratio")), "In random order; sizes grow geometrically, the last node's is ratio times the first's.",
            (call, random) -> Blocks.geometric(shuffled(call.data, random), call.nodes, call.argument())),
        new Kind("copied", List.of(), "Every node has all rows, as they stand in the file.", (call, random) -> copies(inFileOrder(call.data), call.nodes)));

    private Splits() {
    }

    public static Optional<Kind> byName(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    static Kind kind(String name) {
        return byName(name).orElseThrow(() -> new UserError("E504", "`" + name + "` is no way to split data; there are "
                + ALL.stream().map(Kind::name).collect(Collectors.joining(", ")) + "." + Nearest.question(name, ALL.stream().map(Kind::name).toList())));
    }

    /// A way to split data as programs know it. @param doc one line for help and hover
    public record Kind(String name, List<Parameter> parameters, String doc, Make make) {
        /// @throws UserError if the arguments do not fit the parameters, or the nodes the data
        public Split split(List<? extends Number> arguments, DataSet data, int nodes, long seed) {
            Parameter.checkAll(name, parameters, arguments);
            if (nodes < 1 || nodes > data.rows()) {
                throw new UserError("E505", "found " + nodes + " nodes for the " + data.rows() + " rows of " + data.name()
                        + ", expected from 1 to as many nodes as rows, since each node needs a row");
            }
            Stream random = new Stream().reset(seed, name.hashCode(), Stream.EVERYBODY, 0, 0);
            return new Split(Parameter.call(name, parameters, arguments), make.rowsOfNode(new Call(data, nodes, arguments), random));
        }
    }

    /// What a split is asked for.
    record Call(DataSet data, int nodes, List<? extends Number> arguments) {
        double argument() {
            return arguments.getFirst().doubleValue();
        }
    }

    @FunctionalInterface
    interface Make {
        int[][] rowsOfNode(Call call, Stream random);
    }

    private static int[][] copies(int[] rows, int nodes) {
        int[][] copies = new int[nodes][];
        Arrays.fill(copies, rows);
        return copies;
    }

    private static int[] inFileOrder(DataSet data) {
        return IntStream.range(0, data.rows()).toArray();
    }

    /// Ascending labels; rows with the same label keep their order.
    private static int[] byLabel(DataSet data) {
        Integer[] rows = Arrays.stream(inFileOrder(data)).boxed().toArray(Integer[]::new);
        Arrays.sort(rows, Comparator.comparingDouble(row -> data.labels()[row]));
        return Arrays.stream(rows).mapToInt(Integer::intValue).toArray();
    }

    static int[] shuffled(DataSet data, Stream random) {
        int[] rows = inFileOrder(data);
        random.shuffle(rows, rows.length);
        return rows;
    }
}
