package fopt.compiler.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Hands out rows for values of samples, and takes them back when nobody needs the value any more, so that a chunk stays in the cache.
final class RowRoom {
    private final Map<Integer, Deque<Integer>> free = new HashMap<>();
    private int rows;

    /// The first of `count` rows one behind the other.
    int take(int count) {
        Deque<Integer> same = free.get(count);
        if (same != null && !same.isEmpty()) {
            return same.pop();
        }
        rows += count;
        return rows - count;
    }

    void giveBack(int first, int count) {
        free.computeIfAbsent(count, c -> new ArrayDeque<>()).push(first);
    }

    /// How many rows there must be.
    int rows() {
        return rows;
    }
}
