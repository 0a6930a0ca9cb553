package fopt.runtime.problem;

import fopt.runtime.UserError;
import java.util.Arrays;

/// What labels mean to a problem: two classes, or several, numbered.
public final class Labels {
    private Labels() {
    }

    /// ±1 for each row; the larger of the two labels in the file becomes +1.
    ///
    /// @throws UserError E502 if there are not just two
    public static double[] twoClass(DataSet data) {
        double[] distinct = distinct(data.labels());
        if (distinct.length != 2) {
            throw new UserError("E502", data.name() + ": found " + different(distinct) + ", expected two, one for each class. "
                    + (distinct.length < 2 ? "Is it a part of the data, of one class?" : "Softmax regression takes more classes, least squares any numbers."));
        }
        return Arrays.stream(data.labels()).map(label -> label == distinct[1] ? 1 : -1).toArray();
    }

    /// Numbered classes. @param ofRow the class of each row, from 0 @param names for each class its label in the file, ascending
    public record Classes(int[] ofRow, double[] names) {
        public int count() {
            return names.length;
        }
    }

    /// The classes in ascending order of their labels.
    ///
    /// @throws UserError E503 if the labels are not whole numbers, at least two different ones
    public static Classes classes(DataSet data) {
        double[] distinct = distinct(data.labels());
        for (double label : distinct) {
            if (label != Math.rint(label)) {
                throw new UserError("E503", data.name() + ": found the label " + label + ", expected whole numbers, which stand for classes. "
                        + "Least squares takes any numbers.");
            }
        }
        if (distinct.length < 2) {
            throw new UserError("E503", data.name() + ": found " + different(distinct) + ", expected at least two, one for each class.");
        }
        return new Classes(Arrays.stream(data.labels()).mapToInt(label -> Arrays.binarySearch(distinct, label)).toArray(), distinct);
    }

    /// Ascending.
    static double[] distinct(double[] labels) {
        return Arrays.stream(labels).sorted().distinct().toArray();
    }

    private static String different(double[] distinct) {
        return distinct.length == 1 ? "only the label " + shown(distinct[0])
                : distinct.length + " different labels, from " + shown(distinct[0]) + " to " + shown(distinct[distinct.length - 1]);
    }

    private static String shown(double label) {
        return label == Math.rint(label) && Math.abs(label) < 1e15 ? Long.toString((long) label) : Double.toString(label);
    }
}
