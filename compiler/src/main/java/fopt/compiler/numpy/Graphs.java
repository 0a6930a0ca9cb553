package fopt.compiler.numpy;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.source.Span;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Schedule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes mixing matrices: a line for each node. Graphs that change, drawn or not, are written for all rounds.
final class Graphs {
    private static final int MOST = 200;

    private Graphs() {}

    static String matrix(MixingMatrix w) {
        return IntStream.range(0, w.nodes()).mapToObj(i -> row(w, i)).collect(Collectors.joining(",\n    ", "mixing([\n    ", "])"));
    }

    private static String row(MixingMatrix w, int i) {
        return IntStream.range(w.rowStart()[i], w.rowStart()[i + 1]).mapToObj(k -> w.column()[k] + ": " + Numbers.number(w.weight()[k], false))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /// The different matrices of the rounds, and which one each round has.
    record Rounds(List<MixingMatrix> matrices, int[] which) {}

    /// @throws EvaluationError if there are too many
    static Rounds rounds(Schedule schedule, long rounds, long seed, Span place) {
        Map<MixingMatrix, Integer> numbers = new IdentityHashMap<>();
        List<MixingMatrix> matrices = new ArrayList<>();
        int[] which = new int[(int) Math.max(1, rounds)];
        for (int t = 0; t < which.length; t++) {
            MixingMatrix w = schedule.at(t + 1, seed);
            Integer number = numbers.putIfAbsent(w, matrices.size());
            if (number == null) {
                matrices.add(w);
            }
            which[t] = numbers.get(w);
            if (matrices.size() > MOST) {
                throw Untranscribed.at(place, "a graph that is drawn anew in more than " + MOST + " rounds");
            }
        }
        return new Rounds(matrices, which);
    }

    /// For each node whom it hears.
    static String neighbours(MixingMatrix w) {
        int[] offsets = w.topology().offsets();
        return IntStream.range(0, w.nodes()).mapToObj(i -> java.util.Arrays.stream(w.topology().neighbours(), offsets[i], offsets[i + 1])
                .mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"))).collect(Collectors.joining(", ", "[", "]"));
    }
}
