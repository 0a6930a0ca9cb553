package fopt.runtime.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Rows for tests.
final class Rows {
    private Rows() {}

    static Row row(long round, Map<String, String> parameters, Map<String, Double> metrics) {
        return new Row("r", "dsgd", sorted(parameters), 7, round, Double.NaN, 10 * round, 20 * round, 30 * round, 5 * round, sorted(metrics));
    }

    private static <V> SequencedMap<String, V> sorted(Map<String, V> map) {
        SequencedMap<String, V> sorted = new LinkedHashMap<>();
        map.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }
}
