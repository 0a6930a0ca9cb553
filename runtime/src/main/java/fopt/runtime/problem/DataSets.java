package fopt.runtime.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The list of all readers of data: a new one is its own file and one line here.
///
/// All of them unpack gzip, recognised by the first bytes; keep labels as they are in the file; give a dense data set if more than half of the
/// entries are not zero and a sparse one if not; and throw [fopt.runtime.UserError]: E500 for a file that is missing or unreadable, E501 for one that is malformed,
/// with file and line.
public final class DataSets {
    public static final List<Format> ALL = List.of(
        new Format("libsvm", List.of("file"), "A LIBSVM file: a label and index:value pairs in each line.", files -> libsvm(files.get(0))),
        new Format("csv", List.of("file"), "A CSV file, with or without a header; the label stands in the last column.", files -> csv(files.get(0))),
        new Format("idx", List.of("images", "labels"), "IDX files of images and labels, as of MNIST; pixels are scaled to [0, 1].",
            files -> idx(files.get(0), files.get(1))));

    private DataSets() {
    }

    public static Optional<Format> byName(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /// A format of data as programs know it.
    ///
    /// @param files what the files are, one for each path that is given
    /// @param doc one line for help and hover
    /// @param read reads as many files
    public record Format(String name, List<String> files, String doc, Function<List<Path>, DataSet> read) {
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
