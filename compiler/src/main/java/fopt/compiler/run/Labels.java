package fopt.compiler.run;

import fopt.runtime.report.Figures;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Labels of the runs of a sweep: `dsgd η=0.048, H=4`. Numbers have the figures of tables there, as long as these tell the values of a parameter apart.
///
/// @param brief by parameter, then by value as written: how it stands in labels
record Labels(Map<String, Map<String, String>> brief) {

    /// @param all what varies, of all runs
    static Labels of(List<? extends SequencedMap<String, String>> all) {
        Map<String, Set<String>> values = new HashMap<>();
        all.forEach(varied -> varied.forEach((name, value) -> values.computeIfAbsent(name, k -> new LinkedHashSet<>()).add(value)));
        Map<String, Map<String, String>> brief = new HashMap<>();
        values.forEach((name, written) -> brief.put(name, brief(written)));
        return new Labels(brief);
    }

    private static Map<String, String> brief(Collection<String> written) {
        Map<String, String> brief = written.stream().collect(Collectors.toMap(v -> v, Labels::rounded));
        return new HashSet<>(brief.values()).size() == brief.size() ? brief : Map.of();
    }

    private static String rounded(String written) {
        try {
            double value = Double.parseDouble(written);
            String figures = brief(value, Figures.number(value));
            return figures.length() < written.length() ? figures : written;
        } catch (NumberFormatException e) {
            return written;
        }
    }

    /// Without zeros at the end where the value is this but for rounding: `0.009` for 0.009000000000000001.
    private static String brief(double value, String figures) {
        boolean exact = figures.matches("-?[0-9]+\\.[0-9]+") && Math.abs(Double.parseDouble(figures) - value) <= 1e-12 * Math.abs(value);
        return exact ? figures.replaceAll("\\.?0+$", "") : figures;
    }

    String label(String base, SequencedMap<String, String> varied) {
        return varied.isEmpty() ? base : varied.entrySet().stream()
                .map(e -> e.getKey() + "=" + brief.getOrDefault(e.getKey(), Map.of()).getOrDefault(e.getValue(), e.getValue())).collect(Collectors.joining(", ", base + " ", ""));
    }
}
