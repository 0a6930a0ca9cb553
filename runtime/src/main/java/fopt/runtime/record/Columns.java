package fopt.runtime.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The columns of a table of rows: `run, algorithm, <parameters>, seed, round, time, bits_up, bits_down, bits, gradients, <metrics>`.
///
/// No two columns have the same name. A metric that is a column anyway (`bits`, `time`, …) gets no second one; a parameter whose name is
/// taken by another column is written as `param_<name>`.
///
/// @param parameters names of the varied parameters
/// @param metrics names of the measured metrics
public record Columns(List<String> parameters, List<String> metrics) {
    private static final List<String> WHO = List.of("run", "algorithm");
    private static final List<String> COUNTERS = List.of("seed", "round", "time", "bits_up", "bits_down", "bits", "gradients");

    public Columns {
        parameters = List.copyOf(new LinkedHashSet<>(parameters));
        var own = new LinkedHashSet<>(metrics);
        WHO.forEach(own::remove);
        COUNTERS.forEach(own::remove);
        metrics = List.copyOf(own);
    }

    /// The columns that this row fills.
    public static Columns of(Row row) {
        return new Columns(List.copyOf(row.parameters().keySet()), List.copyOf(row.metrics().keySet()));
    }

    /// The columns of both, those of this one first in each group.
    public Columns union(Columns other) {
        return new Columns(joined(parameters, other.parameters), joined(metrics, other.metrics));
    }

    /// Whether every parameter and metric of the row has a column here.
    public boolean hold(Row row) {
        return parameters.containsAll(row.parameters().keySet())
                && row.metrics().keySet().stream().allMatch(m -> metrics.contains(m) || COUNTERS.contains(m) || WHO.contains(m));
    }

    /// The names, in order, each once.
    public List<String> header() {
        var names = new ArrayList<>(WHO);
        Set<String> taken = new LinkedHashSet<>(WHO);
        taken.addAll(COUNTERS);
        taken.addAll(metrics);
        for (String p : parameters) {
            names.add(taken.contains(p) ? "param_" + p : p);
        }
        names.addAll(COUNTERS);
        names.addAll(metrics);
        return names;
    }

    /// The row's values in the order of [#header]; empty where it has none. Numbers are written in full (`Double.toString`).
    public List<String> cells(Row row) {
        var cells = new ArrayList<String>(WHO.size() + parameters.size() + COUNTERS.size() + metrics.size());
        cells.add(row.run());
        cells.add(row.algorithm());
        for (String p : parameters) {
            cells.add(row.parameters().getOrDefault(p, ""));
        }
        cells.add(Long.toString(row.seed()));
        cells.add(Long.toString(row.round()));
        cells.add(Double.isNaN(row.time()) ? "" : Double.toString(row.time()));
        cells.add(Long.toString(row.bitsUp()));
        cells.add(Long.toString(row.bitsDown()));
        cells.add(Long.toString(row.bits()));
        cells.add(Long.toString(row.gradients()));
        for (String m : metrics) {
            Double value = row.metrics().get(m);
            cells.add(value == null ? "" : value.toString());
        }
        return cells;
    }

    /// For each column of this table, where the other table has it, or -1.
    int[] positionsIn(Columns other) {
        var positions = IntStream.builder();
        int at = 0;
        for (String _ : WHO) {
            positions.add(at++);
        }
        for (String p : parameters) {
            positions.add(position(p, other.parameters, at));
        }
        at += other.parameters.size();
        for (String _ : COUNTERS) {
            positions.add(at++);
        }
        for (String m : metrics) {
            positions.add(position(m, other.metrics, at));
        }
        return positions.build().toArray();
    }

    private static int position(String name, List<String> among, int start) {
        int i = among.indexOf(name);
        return i < 0 ? -1 : start + i;
    }

    private static List<String> joined(List<String> a, List<String> b) {
        var all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
