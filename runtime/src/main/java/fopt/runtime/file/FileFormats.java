package fopt.runtime.file;

import fopt.runtime.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The list of formats in which values are read and written, by the ending of a file's name. A new one is its own class and one line here.
public final class FileFormats {
    public static final List<Format> ALL = List.of(
            new Format("npy", "an array of NumPy", Npy::read, Npy::write),
            new Format("npz", "arrays of NumPy by name", Npz::read, FileFormats::npz),
            new Format("csv", "a table of numbers and texts", CsvTable::read, CsvTable::write),
            new Format("json", "any value", Json::read, Json::write),
            new Format("jsonl", "a list, one value on each line", Json::readLines, FileFormats::lines));

    private FileFormats() {}

    /// @param ending of names of files
    /// @param doc what it holds
    /// @param read throws [UserError]s
    /// @param write throws [UserError]s; E867 if the format cannot hold the value
    public record Format(String ending, String doc, Function<Path, Datum> read, BiConsumer<Path, Datum> write) {}

    /// The format of a file by its name; `.gz` behind the ending does not matter. @throws UserError E866 if there is none
    public static Format of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return ALL.stream().filter(f -> plain.endsWith("." + f.ending())).findFirst().orElseThrow(() -> new UserError("E866",
                "the name of " + file + " does not end in " + ALL.stream().map(f -> "." + f.ending()).collect(Collectors.joining(", "))
                        + ", so its format is not known. Data sets in other formats have readers of their own, such as libsvm(…)"));
    }

    private static void npz(Path file, Datum datum) {
        if (!(datum instanceof Datum.Fields(SequencedMap<String, Datum> arrays))) {
            throw new UserError("E867", file + ": npz holds arrays by name, and this one has none: give it one, `save x = …`, or write npy");
        }
        Npz.write(file, arrays);
    }

    private static void lines(Path file, Datum datum) {
        switch (datum) {
            case Datum.Items(List<Datum> items) -> Json.writeLines(file, items);
            case Datum.Numbers n when n.rank() > 0 -> Json.writeLines(file, java.util.stream.IntStream.range(0, n.shape()[0]).mapToObj(n::at).toList());
            default -> Json.writeLines(file, List.of(datum));
        }
    }
}
