package fopt.runtime.sim;

import java.util.List;

/// What the nodes' variables held after the start: what a node begins with that comes back.
final class FirstState {
    private final List<Setup.Storage> storage;
    private final double[][] first;

    FirstState(List<Setup.Storage> storage, double[][] numbers) {
        this.storage = storage;
        first = new double[numbers.length][];
        for (int k = 0; k < numbers.length; k++) {
            Setup.Storage s = storage.get(k);
            if (s.kind() == Setup.Storage.Kind.NUMBERS && s.rows() == Setup.Storage.Rows.NODES && s.initial() == null) {
                first[k] = numbers[k].clone();
            }
        }
    }

    /// A node has this again. @param numbers *Modified*: its rows
    void restore(int node, double[][] numbers) {
        for (int k = 0; k < first.length; k++) {
            if (first[k] != null) {
                int length = storage.get(k).length();
                System.arraycopy(first[k], node * length, numbers[k], node * length, length);
            }
        }
    }
}
