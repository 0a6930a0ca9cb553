package fopt.stdlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What somebody else computed: states of some rounds, read from `<folder>/<name>.csv`.
///
/// @param name of the case
/// @param run the algorithm with its arguments, as in a program
/// @param graph as in a program; empty for none
/// @param program of the design that declares the algorithm; empty for the library
/// @param changes to the program's text, `old => new`, by ` | `: expressions in the number of the round where it draws
record Reference(String name, String run, String graph, String program, String changes, List<State> states) {

    /// After a round.
    ///
    /// @param up bits sent so far to the server @param down from the server @param peers between nodes
    /// @param x a row for each node, or one row
    record State(long round, long up, long down, long peers, List<double[]> x) {}

    /// Transcriptions of the papers' boxes in NumPy, by `src/test/python/reference.py`.
    static List<Reference> ofThePapers() {
        return in("reference");
    }

    /// Programs of the design, run by its slow interpreter, by `src/test/python/interpreter.py`.
    static List<Reference> ofTheInterpreter() {
        return in("interpreter");
    }

    private static List<Reference> in(String name) {
        Path folder = Problems.RESOURCES.resolve(name);
        return lines(folder.resolve("cases.csv")).stream().skip(1).map(l -> l.split(";", -1))
                .map(f -> new Reference(f[0], f[1], f[2], f.length > 3 ? f[3] : "", f.length > 4 ? f[4] : "", states(folder.resolve(f[0] + ".csv")))).toList();
    }

    /// The program with its changes.
    String changed(String program) {
        String text = program;
        for (String change : changes.isEmpty() ? new String[0] : changes.split(" \\| ")) {
            String[] oldAndNew = change.split(" => ?", -1);
            text = text.replace(oldAndNew[0], oldAndNew[1]);
        }
        return text;
    }

    private static List<State> states(Path file) {
        List<String[]> rows = lines(file).stream().skip(1).map(l -> l.split(",")).toList();
        return rows.stream().map(r -> r[0]).distinct().map(round -> state(rows.stream().filter(r -> r[0].equals(round)).toList())).toList();
    }

    private static State state(List<String[]> rows) {
        String[] first = rows.getFirst();
        List<double[]> x = rows.stream().map(r -> Arrays.stream(r).skip(5).mapToDouble(Double::parseDouble).toArray()).toList();
        return new State(Long.parseLong(first[0]), Long.parseLong(first[2]), Long.parseLong(first[3]), Long.parseLong(first[4]), x);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
