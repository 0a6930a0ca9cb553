package fopt.runtime.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The list of all readers of data: a new one is its own file and one line here.
///
/// All of them unpack gzip, recognised by the first bytes; keep labels as they are in the file; give a dense data set if more than half of the
/// entries are not zero and a sparse one if not; and throw [fopt.runtime.UserError]: E500 for a file that is missing or unreadable, E501 for one that is malformed,
/// with file and line (arrays: E860 to E869, with row and column).
public final class DataSets {
    public static final List<Format> ALL = List.of(
        new Format("libsvm", List.of("file"), List.of(), "A LIBSVM file: a label and index:value pairs in each line.", (files, options) -> libsvm(files.get(0))),
        new Format("csv", List.of("file"), List.of(new Option("label", "")),
            "A CSV file, with or without a header; the label stands in the last column, or in the one that is named.",
            (files, options) -> options.get(0).isEmpty() ? csv(files.get(0)) : csv(files.get(0), options.get(0))),
        new Format("npy", List.of("features", "labels"), List.of(), "Arrays of NumPy: features, a row for each sample, and labels, as np.save writes them.",
            (files, options) -> ArrayData.npy(files.get(0), files.get(1))),
        new Format("npz", List.of("file"), List.of(new Option("features", "X"), new Option("labels", "y")),
            "Arrays of NumPy in one file, as np.savez writes them: the features X, a row for each sample, and the labels y, or those that are named.",
            (files, options) -> ArrayData.npz(files.get(0), options.get(0), options.get(1))),
        new Format("idx", List.of("images", "labels"), List.of(), "IDX files of images and labels, as of MNIST; pixels are scaled to [0, 1].",
            (files, options) -> idx(files.get(0), files.get(1))));

    private DataSets() {
    }

    public static Optional<Format> byName(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /// A format of data as programs know it.
    ///
    /// @param files what the files are, one for each path that is given
    /// @param options what else may be given
    /// @param doc one line for help and hover
    public record Format(String name, List<String> files, List<Option> options, String doc, Reader reader) {
    }

    /// A text that may be given.
    ///
    /// @param usual what it is if it is not given
    public record Option(String name, String usual) {
    }

    /// Reads data.
    @FunctionalInterface
    public interface Reader {
        /// @param files as many as the format has
        /// @param options one for each that the format has
        DataSet read(List<Path> files, List<String> options);
    }

    /// A LIBSVM file: indices from 1, ascending in each row; `#` starts a comment. As many columns as the largest index.
    public static DataSet libsvm(Path file) {
        return LibsvmReader.read(file);
    }

    /// The same, with a given number of columns: for a part of the data in which the last features do not occur.
    ///
    /// @param columns at least the largest index in the file
    public static DataSet libsvm(Path file, int columns) {
        return LibsvmReader.read(file, columns);
    }

    /// A CSV file of numbers. The first line is a header if something in it is no number. The label stands in the last column.
    public static DataSet csv(Path file) {
        return CsvReader.read(file);
    }

    /// The same, with the label in the named column of the header.
    public static DataSet csv(Path file, String label) {
        return CsvReader.read(file, label);
    }

    /// Images and their labels in IDX, as of MNIST. A row is an image, with pixels scaled to [0, 1].
    public static DataSet idx(Path images, Path labels) {
        return IdxReader.read(images, labels);
    }
}
