package fopt.runtime.record;

import fopt.runtime.UserError;
import fopt.runtime.file.CsvTable;
import fopt.runtime.file.Datum;
import fopt.runtime.file.FileFormats;
import fopt.runtime.file.Json;
import fopt.runtime.file.Npz;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Results of runs in a file: the rows alone (`csv`, `jsonl`), rows and points (`npz`), or all that is known of them (`json`).
public final class ResultFile {
    private static final String FORMAT = "fopt results 1";
    /// Units of what is measured in one; metrics of loss have that of the loss.
    private static final Map<String, String> UNITS = Map.of("time", "s", "bits_up", "bit", "bits_down", "bit", "bits", "bit", "gradients", "gradients of one sample");
    private static final String POINT = "x";

    private ResultFile() {}

    /// Where results come from.
    ///
    /// @param script its name
    /// @param text the program
    public record Origin(String script, String text) {}

    /// Writes them in the format of the file's ending.
    ///
    /// @throws UserError E866 if that is none, E867 if it is that of one array, E390 if the file cannot be written
    public static void write(Path file, List<RunResult> runs, Origin origin) {
        switch (FileFormats.of(file).ending()) {
            case "csv" -> {
                try (RunLog log = RunLog.create(file, columns(runs))) {
                    runs.forEach(run -> run.rows().forEach(log::append));
                }
            }
            case "jsonl" -> Json.writeLines(file, lines(table(runs)));
            case "npz" -> Npz.write(file, arrays(runs));
            case "json" -> Json.write(file, document(runs, Optional.of(origin)));
            default -> throw new UserError("E867", file + ": one array does not hold all of a result; write npz, or one part of it: r.x, r.iterates, r.series(gap)");
        }
    }

    private static Columns columns(List<RunResult> runs) {
        return runs.stream().flatMap(run -> run.rows().stream()).map(Columns::of).reduce(Columns::union).orElseThrow();
    }

    /// All rows, column by column, as in `results.csv`.
    private static Datum.Fields table(List<RunResult> runs) {
        Columns columns = columns(runs);
        List<List<String>> cells = runs.stream().flatMap(run -> run.rows().stream()).map(columns::cells).toList();
        SequencedMap<String, Datum> table = new LinkedHashMap<>();
        List<String> header = columns.header();
        for (int k = 0; k < header.size(); k++) {
            int column = k;
            table.put(header.get(k), CsvTable.column(cells.stream().map(row -> row.get(column)).toList()));
        }
        return new Datum.Fields(table);
    }

    private static List<Datum.Fields> lines(Datum.Fields table) {
        int rows = length(table.fields().firstEntry().getValue());
        return IntStream.range(0, rows).mapToObj(k -> {
            SequencedMap<String, Datum> line = new LinkedHashMap<>();
            table.fields().forEach((name, column) -> line.put(name, column instanceof Datum.Numbers n ? n.at(k) : ((Datum.Items) column).items().get(k)));
            return new Datum.Fields(line);
        }).toList();
    }

    private static int length(Datum column) {
        return column instanceof Datum.Numbers n ? n.shape()[0] : ((Datum.Items) column).items().size();
    }

    // ---- arrays

    /// The columns of all rows, and the final points, with an axis for the runs if there are several.
    private static SequencedMap<String, Datum> arrays(List<RunResult> runs) {
        SequencedMap<String, Datum> arrays = new LinkedHashMap<>(table(runs).fields());
        add(arrays, POINT, runs.stream().<Datum>map(ResultFile::point).toList());
        if (runs.stream().noneMatch(run -> run.iterates().isEmpty())) {
            add(arrays, "iterates", runs.stream().map(ResultFile::iterates).toList());
        }
        return arrays;
    }

    /// One array if they have one shape, else one for each run: `x_1`, `x_2`.
    private static void add(SequencedMap<String, Datum> arrays, String name, List<Datum> all) {
        if (all.size() == 1) {
            arrays.put(name, all.getFirst());
        } else if (Datum.Numbers.stacked(all) instanceof Datum.Numbers one) {
            arrays.put(name, one);
        } else {
            IntStream.range(0, all.size()).forEach(k -> arrays.put(name + "_" + (k + 1), all.get(k)));
        }
    }

    /// The measured point at the end: d numbers, or a row of them for each node.
    private static Datum.Numbers point(RunResult run) {
        return shaped(run, run.point());
    }

    private static Datum.Numbers shaped(RunResult run, double[] x) {
        int rows = x.length / run.dimension();
        return rows <= 1 || x.length % run.dimension() != 0 ? Datum.Numbers.of(x) : new Datum.Numbers(new int[] {rows, run.dimension()}, x, false);
    }

    /// The points of all recorded rows, one after the other.
    public static Datum iterates(RunResult run) {
        return Datum.Numbers.stacked(run.iterates().stream().<Datum>map(x -> shaped(run, x)).toList());
    }

    // ---- JSON

    /// All that is known of runs.
    public static Datum.Fields document(List<RunResult> runs, Optional<Origin> origin) {
        SequencedMap<String, Datum> all = new LinkedHashMap<>();
        all.put("format", new Datum.Text(FORMAT));
        all.put("fopt", new Datum.Text(Version.current()));
        origin.ifPresent(o -> {
            all.put("script", new Datum.Text(o.script()));
            all.put("sha256", new Datum.Text(Digest.ofText(o.text())));
        });
        all.put("units", texts(UNITS.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()));
        all.put("runs", new Datum.Items(runs.stream().<Datum>map(ResultFile::run).toList()));
        return new Datum.Fields(all);
    }

    private static Datum.Fields run(RunResult run) {
        SequencedMap<String, Datum> all = new LinkedHashMap<>();
        all.put("run", new Datum.Text(run.label()));
        all.put("algorithm", new Datum.Text(run.algorithm()));
        all.put("parameters", texts(List.copyOf(run.parameters().entrySet())));
        all.put("varied", texts(List.copyOf(run.varied().entrySet())));
        all.put("seed", Datum.Numbers.of(run.seed(), true));
        all.put("precision", new Datum.Text(run.precision().word()));
        all.put("status", new Datum.Text(run.status().name().toLowerCase(java.util.Locale.ROOT)));
        all.put("rounds", Datum.Numbers.of(run.rounds(), true));
        all.put("digest", new Datum.Text(run.digest()));
        SequencedMap<String, Datum> rows = new LinkedHashMap<>();
        table(List.of(run)).fields().forEach((name, column) -> {
            if (column instanceof Datum.Numbers && !name.equals("seed") && !run.varied().containsKey(name)) {
                rows.put(name, column);
            }
        });
        all.put("rows", new Datum.Fields(rows));
        all.put(POINT, point(run));
        if (!run.iterates().isEmpty()) {
            all.put("iterates", iterates(run));
        }
        return new Datum.Fields(all);
    }

    private static Datum.Fields texts(List<Map.Entry<String, String>> entries) {
        SequencedMap<String, Datum> all = new LinkedHashMap<>();
        entries.forEach(e -> all.put(e.getKey(), new Datum.Text(e.getValue())));
        return new Datum.Fields(all);
    }
}
