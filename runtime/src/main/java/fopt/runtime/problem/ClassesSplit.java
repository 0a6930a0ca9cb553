package fopt.runtime.problem;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;

/// k classes at each node ("#C = k" of Li, Diao, Chen, He: "Federated learning on non-IID data silos", ICDE 2022).
///
/// Nodes and classes are put into random order; each node in turn takes the next k classes, around and around, so that every class is held
/// by as many nodes as another, or one more. The rows of a class are dealt out in equal parts to the nodes that hold it, as far as there are any; a node
/// left without rows gets one from the largest node.
final class ClassesSplit {
    private ClassesSplit() {
    }

    static int[][] rowsOfNode(DataSet data, int nodes, int k, Stream random) {
        Labels.Classes classes = Labels.classes(data);
        check(data, classes.count(), nodes, k);
        Assignment assignment = new Assignment(Splits.shuffled(data, random), nodes);
        int[] node = numbers(nodes, random);
        int[] klass = numbers(classes.count(), random);
        int[][] rows = assignment.byClass(classes);
        long slots = (long) nodes * k;
        for (int c = 0; c < klass.length; c++) {
            // Slot s is the (s mod k)-th class of the (s / k)-th node, and holds class s mod C.
            int holders = (int) ((slots - c + klass.length - 1) / klass.length);
            int[] those = rows[klass[c]];
            for (int p = 0; p < those.length; p++) {
                long slot = (long) p * holders / those.length * klass.length + c;
                assignment.give(those[p], node[(int) (slot / k)]);
            }
        }
        return assignment.rowsOfNode();
    }

    private static void check(DataSet data, int classes, int nodes, int k) {
        if (k > classes) {
            throw new UserError("E506", "classes(" + k + "): " + data.name() + " has only " + classes + " classes; take k from 1 to " + classes);
        }
        if ((long) nodes * k < classes) {
            throw new UserError("E506", "classes(" + k + "): " + nodes + " nodes with " + k + " of the " + classes + " classes of " + data.name()
                    + " each would leave some classes out; take more nodes, or k from " + (classes + nodes - 1) / nodes + " on");
        }
    }

    private static int[] numbers(int n, Stream random) {
        int[] numbers = new int[n];
        for (int k = 0; k < n; k++) {
            numbers[k] = k;
        }
        random.shuffle(numbers, n);
        return numbers;
    }
}
