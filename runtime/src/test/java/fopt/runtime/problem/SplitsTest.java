package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every split promises, over the list, and what each adds.
class SplitsTest {
    /// For every kind some arguments; a kind without an entry fails the contract test.
    private static final Map<String, List<List<Number>>> SAMPLES = Map.of(
        "sorted", List.of(List.of()), "copied", List.of(List.of()), "shuffled", List.of(List.of()), "contiguous", List.of(List.of()),
        "dirichlet", List.of(List.of(0.3), List.of(1e-3), List.of(1e-300), List.of(1e6), List.of(1)),
        "classes", List.of(List.of(2), List.of(3)),
        "unequal", List.of(List.of(10), List.of(1.0), List.of(0.2), List.of(1e200), List.of(1e-200)));

    /// Rows with random labels 0 … classes-1, each class at least once.
    private static DataSet data(int rows, int classes, long seed) {
        Stream random = new Stream().reset(seed, 1, Stream.EVERYBODY, 0, 0);
        double[] labels = IntStream.range(0, rows).mapToDouble(row -> row < classes ? row : random.nextInt(classes)).toArray();
        return DataSet.dense("random.svm", rows, 1, labels, new double[rows]);
    }

    @Test
    void everyRowIsAtOneNodeAndEveryNodeHasARow() {
        for (Splits.Kind kind : Splits.ALL) {
            for (List<Number> arguments : SAMPLES.get(kind.name())) {
                for (int[] size : new int[][] {{1, 30}, {2, 31}, {7, 100}, {30, 30}, {99, 100}, {25, 1000}}) {
                    DataSet data = data(size[1], Math.min(3, size[0] * 2), size[0]);
                    if (kind.name().equals("classes") && (arguments.getFirst().intValue() > Labels.classes(data).count() || size[0] == 1)) {
                        continue;
                    }
                    Split split = Split.of(kind.name(), arguments, data, size[0], 5);
                    assertThat(split.nodes()).isEqualTo(size[0]);
                    assertThat(Arrays.stream(split.rowsOfNode())).as(split.name()).allMatch(rows -> rows.length > 0);
                    int[] given = Arrays.stream(split.rowsOfNode()).flatMapToInt(Arrays::stream).sorted().toArray();
                    int times = kind.name().equals("copied") ? size[0] : 1;
                    assertThat(given).containsExactly(Arrays.stream(range(0, size[1])).flatMap(row -> IntStream.generate(() -> row).limit(times)).toArray());
                }
            }
        }
    }

    @Test
    void theSeedDecides() {
        DataSet data = data(200, 3, 1);
        for (Splits.Kind kind : Splits.ALL) {
            List<Number> arguments = SAMPLES.get(kind.name()).getFirst();
            Split split = Split.of(kind.name(), arguments, data, 10, 1);
            assertThat(split.rowsOfNode()).isDeepEqualTo(Split.of(kind.name(), arguments, data, 10, 1).rowsOfNode());
            boolean random = !Arrays.deepEquals(split.rowsOfNode(), Split.of(kind.name(), arguments, data, 10, 2).rowsOfNode());
            assertThat(random).as(kind.name()).isEqualTo(!List.of("sorted", "contiguous", "copied").contains(kind.name()));
        }
    }

    @Test
    void equalPartsDifferByOneRowAtMost() {
        DataSet data = data(1003, 3, 1);
        for (String name : List.of("sorted", "shuffled", "contiguous")) {
            int[] sizes = Arrays.stream(Split.of(name, List.of(), data, 10, 1).rowsOfNode()).mapToInt(rows -> rows.length).toArray();
            assertThat(sizes).as("as numpy.array_split").containsExactly(101, 101, 101, 100, 100, 100, 100, 100, 100, 100);
        }
    }

    @Test
    void sortedIsStable() {
        DataSet data = DataSet.dense("a", 5, 1, new double[] {2, -1, 2, -1, 0.5}, new double[5]);
        assertThat(Split.of("sorted", List.of(), data, 2, 1).rowsOfNode()).isDeepEqualTo(new int[][] {{1, 3, 4}, {0, 2}});
        assertThat(Split.of("contiguous", List.of(), data, 2, 1).rowsOfNode()).isDeepEqualTo(new int[][] {{0, 1, 2}, {3, 4}});
    }

    /// Row 0 is at each of 5 places alike: 5 counts within 5 standard deviations, which fails for one seed in 350,000.
    @Test
    void shuffledPutsRowsAnywhere() {
        int[] counts = new int[5];
        DataSet data = data(5, 2, 1);
        for (int seed = 0; seed < 5000; seed++) {
            int[][] rows = Split.of("shuffled", List.of(), data, 5, seed).rowsOfNode();
            counts[IntStream.range(0, 5).filter(i -> rows[i][0] == 0).findFirst().orElseThrow()]++;
        }
        assertThat(Arrays.stream(counts).boxed()).allMatch(count -> Math.abs(count - 1000) < 5 * Math.sqrt(1000 * 0.8));
    }

    @ParameterizedTest
    @CsvSource({"10, 5, 1", "10, 5, 2", "10, 5, 5", "7, 3, 2", "4, 10, 3", "5, 10, 2", "100, 2, 1"})
    void classesGivesEachNodeThatManyClassesInEqualParts(int nodes, int classes, int k) {
        DataSet data = data(4000, classes, 3);
        int[][] rows = Split.of("classes", List.of(k), data, nodes, 1).rowsOfNode();
        int[][] count = new int[classes][nodes];
        for (int i = 0; i < nodes; i++) {
            for (int row : rows[i]) {
                count[(int) data.labels()[row]][i]++;
            }
        }
        for (int i = 0; i < nodes; i++) {
            int node = i;
            assertThat(Arrays.stream(count).filter(ofClass -> ofClass[node] > 0).count()).isEqualTo(k);
        }
        for (int[] ofClass : count) {
            int[] held = Arrays.stream(ofClass).filter(n -> n > 0).sorted().toArray();
            assertThat(held.length).isBetween(nodes * k / classes, nodes * k / classes + 1);
            assertThat(held[held.length - 1] - held[0]).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void classesThatDoNotFitAreRefused() {
        DataSet data = data(100, 10, 1);
        assertThatThrownBy(() -> Split.of("classes", List.of(11), data, 5, 1)).isInstanceOf(UserError.class).hasMessageContaining("has only 10 classes")
                .extracting("code").isEqualTo("E506");
        assertThatThrownBy(() -> Split.of("classes", List.of(2), data, 4, 1)).isInstanceOf(UserError.class).hasMessageContaining("k from 3 on")
                .extracting("code").isEqualTo("E506");
    }

    @Test
    void unequalGrowsGeometrically() {
        int[] sizes = Arrays.stream(Split.of("unequal", List.of(8), data(15_000, 2, 1), 4, 1).rowsOfNode()).mapToInt(rows -> rows.length).toArray();
        assertThat(sizes).containsExactly(1000, 2000, 4000, 8000);
        int[] falling = Arrays.stream(Split.of("unequal", List.of(0.125), data(15_000, 2, 1), 4, 1).rowsOfNode()).mapToInt(rows -> rows.length).toArray();
        assertThat(falling).containsExactly(8000, 4000, 2000, 1000);
    }

    /// The first two moments of a share, which is Beta(α, (n − 1)α), against their closed forms, within 5 standard deviations (6 comparisons: fails for one
    /// seed in 290,000).
    @ParameterizedTest
    @CsvSource({"0.05", "1", "20"})
    void dirichletSharesHaveTheirMoments(double alpha) {
        int n = 10;
        int draws = 4000;
        double[] shares = new double[n];
        double first = 0;
        double second = 0;
        Stream random = new Stream();
        for (int k = 0; k < draws; k++) {
            DirichletSplit.shares(alpha, random.reset(3, 0, 0, k, 0), shares);
            assertThat(Arrays.stream(shares).sum()).isBetween(1 - 1e-12, 1 + 1e-12);
            first += shares[4] / draws;
            second += shares[4] * shares[4] / draws;
        }
        double[] moment = new double[5];
        moment[0] = 1;
        for (int p = 1; p < 5; p++) {
            moment[p] = moment[p - 1] * (alpha + p - 1) / (n * alpha + p - 1);
        }
        assertThat(Math.abs(first - moment[1])).isLessThan(5 * Math.sqrt((moment[2] - moment[1] * moment[1]) / draws));
        assertThat(Math.abs(second - moment[2])).isLessThan(5 * Math.sqrt((moment[4] - moment[2] * moment[2]) / draws));
    }

    @Test
    void smallAlphaGivesAClassToFewNodesAndLargeAlphaToAllAlike() {
        DataSet data = data(10_000, 10, 1);
        double[] concentrated = {largestShare(data, 0.01), largestShare(data, 1000)};
        assertThat(concentrated[0]).isGreaterThan(0.8);
        assertThat(concentrated[1]).isLessThan(0.2);
    }

    /// The largest part of a class that is at one node, on the mean over classes; of 10 nodes.
    private static double largestShare(DataSet data, double alpha) {
        int[][] rows = Split.of("dirichlet", List.of(alpha), data, 10, 1).rowsOfNode();
        double sum = 0;
        for (int c = 0; c < 10; c++) {
            double label = c;
            double all = Arrays.stream(data.labels()).filter(l -> l == label).count();
            sum += Arrays.stream(rows).mapToDouble(r -> Arrays.stream(r).filter(row -> data.labels()[row] == label).count() / all).max().orElseThrow();
        }
        return sum / 10;
    }

    @Test
    void namesAreThoseOfTheProgram() {
        DataSet data = data(100, 3, 1);
        assertThat(Split.of("dirichlet", List.of(0.3), data, 5, 1).name()).isEqualTo("dirichlet(0.3)");
        assertThat(Split.of("classes", List.of(2), data, 5, 1).name()).isEqualTo("classes(2)");
        assertThat(Split.of("sorted", List.of(), data, 5, 1).name()).isEqualTo("sorted");
    }

    @Test
    void wrongCallsAreUserErrors() {
        DataSet data = data(10, 2, 1);
        failsWith("E505", "found 11 nodes for the 10 rows of random.svm", () -> Split.of("sorted", List.of(), data, 11, 1));
        failsWith("E505", "found 0 nodes", () -> Split.of("sorted", List.of(), data, 0, 1));
        failsWith("E504", "`sortet` is no way to split data; there are sorted, shuffled, contiguous, dirichlet, classes, unequal, copied. Did you mean sorted?",
            () -> Split.of("sortet", List.of(), data, 2, 1));
        failsWith("E331", "`dirichlet` takes one argument, `alpha`", () -> Split.of("dirichlet", List.of(), data, 2, 1));
        failsWith("E330", "`alpha` of `dirichlet` must be a number above 0, not 0", () -> Split.of("dirichlet", List.of(0), data, 2, 1));
        failsWith("E330", "`k` of `classes` must be a whole number", () -> Split.of("classes", List.of(1.5), data, 2, 1));
        DataSet regression = DataSet.dense("r", 2, 1, new double[] {0.1, 0.2}, new double[2]);
        failsWith("E503", "whole numbers", () -> Split.of("dirichlet", List.of(1), regression, 2, 1));
    }

    private static void failsWith(String code, String message, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(UserError.class).hasMessageContaining(message).extracting("code").isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0 0 0 1 1 1       | 3 | 3 nodes with 2 rows; labels: 2 nodes have one class only
        0 0 0 1 1 1 1     | 2 | 2 nodes with 3–4 rows; labels: 1 node has one class only
        0 1 0 1           | 2 | 2 nodes with 2 rows; labels: all nodes have all 2 classes
        0 1 0 1           | 4 | 4 nodes with 1 row; labels: all nodes have one class only
        0 0 1 2 3 1 2 3 4 | 3 | 3 nodes with 3 rows; labels: 2–3 of 5 classes at a node
        0 0 0 1 2 3       | 2 | 2 nodes with 3 rows; labels: 1–3 of 4 classes at a node, 1 node has one class only
        0.5 1 2 3         | 2 | 2 nodes with 2 rows
        4 4 4 4           | 2 | 2 nodes with 2 rows
        0 1               | 1 | 1 node with 2 rows; labels: it has all 2 classes
        """)
    void descriptionsSayWhatNodesHold(String labels, int nodes, String description) {
        double[] label = Arrays.stream(labels.split(" ")).mapToDouble(Double::parseDouble).toArray();
        DataSet data = DataSet.dense("a", label.length, 1, label, new double[label.length]);
        assertThat(Split.of("contiguous", List.of(), data, nodes, 1).describe(label)).isEqualTo(description);
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}
