package fopt.runtime.problem;

import fopt.runtime.UserError;
import fopt.runtime.file.Datum;
import fopt.runtime.file.Nearest;
import fopt.runtime.file.Npy;
import fopt.runtime.file.Npz;
import java.nio.file.Path;
import java.util.Arrays;

/// Data sets of arrays of NumPy: a table of features, a row for each sample, and a label for each. Of arrays with more axes, such as images, each
/// sample becomes one row.
final class ArrayData {
    private ArrayData() {}

    /// @throws UserError E862 if sizes do not fit, E863 if a number is not finite, and what [Npy#read] throws
    static DataSet npy(Path features, Path labels) {
        return of(name(features), features.toString(), Npy.read(features), labels.toString(), Npy.read(labels));
    }

    /// @param features name of the array of features
    /// @param labels name of the array of labels
    /// @throws UserError E868 if there is no such array, and as [#npy]
    static DataSet npz(Path file, String features, String labels) {
        Datum.Fields arrays = Npz.read(file);
        return of(name(file), file + ": " + features, array(file, arrays, features), file + ": " + labels, array(file, arrays, labels));
    }

    private static Datum array(Path file, Datum.Fields arrays, String name) {
        Datum array = arrays.fields().get(name);
        if (array == null) {
            throw new UserError("E868", file + " has no array " + name + ", but " + String.join(", ", arrays.fields().keySet()) + "."
                    + Nearest.question(name, arrays.fields().keySet()) + " Name them: npz(\"…\", features = \"…\", labels = \"…\")");
        }
        return array;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static DataSet of(String name, String placeA, Datum a, String placeB, Datum b) {
        if (!(a instanceof Datum.Numbers features) || features.rank() < 2) {
            throw wrong(placeA, found(a), "a table of features: a row for each sample");
        }
        if (!(b instanceof Datum.Numbers labels) || labels.rank() == 0 || labels.shape()[0] != labels.values().length) {
            throw wrong(placeB, found(b), b instanceof Datum.Items ? "labels as numbers: number the classes, np.unique(y, return_inverse=True)[1]" : "a label for each sample");
        }
        int rows = features.shape()[0];
        if (labels.values().length != rows) {
            throw wrong(placeB, labels.values().length + " labels", rows + ", one for each row of " + placeA);
        }
        int columns = rows == 0 ? 0 : features.values().length / rows;
        if (columns == 0) {
            throw wrong(placeA, features.size(), "at least one row and one column");
        }
        checkFinite(placeA, features.values(), columns);
        checkFinite(placeB, labels.values(), 1);
        return dataSet(name, rows, columns, Arrays.stream(labels.values()).map(y -> y + 0.0).toArray(), features.values());
    }

    private static String found(Datum d) {
        return switch (d) {
            case Datum.Numbers n -> n.size();
            case Datum.Items _, Datum.Text _ -> "texts";
            default -> "another value";
        };
    }

    private static UserError wrong(String place, String found, String expected) {
        return new UserError("E862", place + ": found " + found + ", expected " + expected);
    }

    private static void checkFinite(String place, double[] values, int columns) {
        for (int p = 0; p < values.length; p++) {
            if (!Double.isFinite(values[p])) {
                throw new UserError("E863", place + ": row " + (p / columns + 1) + (columns == 1 ? "" : ", column " + (p % columns + 1)) + " is " + values[p]
                        + ", expected a finite number. Leave out the row, or fill in a value");
            }
        }
    }

    /// Held as a text of the same numbers would be: sparse if at most half of them are not 0.
    private static DataSet dataSet(String name, int rows, int columns, double[] labels, double[] values) {
        if (RowBuilder.isDense(Arrays.stream(values).filter(v -> v != 0).count(), rows, columns)) {
            return DataSet.dense(name, rows, columns, labels, values);
        }
        RowBuilder sparse = new RowBuilder();
        for (int row = 0; row < rows; row++) {
            sparse.row(labels[row]);
            for (int k = 0; k < columns; k++) {
                sparse.entry(k, values[row * columns + k]);
            }
        }
        return sparse.toDataSet(name, columns);
    }
}
