package fopt.runtime.file;

import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// What a file holds, whatever its format.
public sealed interface Datum {
    /// True or false.
    record Bool(boolean value) implements Datum {}

    /// A text.
    record Text(String value) implements Datum {}

    /// Numbers in a rectangle: a number has no axis, a vector one, a matrix two. The array is shared, not copied.
    ///
    /// @param shape how many there are along each axis
    /// @param values in C order: the last index runs fastest
    /// @param whole whether they are whole numbers by their type, such as counts
    record Numbers(int[] shape, double[] values, boolean whole) implements Datum {
        public Numbers {
            if (Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact) != values.length) {
                throw new IllegalArgumentException(values.length + " numbers in the shape " + Arrays.toString(shape));
            }
        }

        /// A number.
        public static Numbers of(double value, boolean whole) {
            return new Numbers(new int[0], new double[] {value}, whole);
        }

        /// A vector.
        public static Numbers of(double[] values) {
            return new Numbers(new int[] {values.length}, values, false);
        }

        /// A vector of whole numbers.
        public static Numbers of(long[] values) {
            return new Numbers(new int[] {values.length}, Arrays.stream(values).asDoubleStream().toArray(), true);
        }

        /// A list as one rectangle with an axis more, if it holds numbers of one shape.
        public static Datum stacked(List<Datum> items) {
            if (items.isEmpty() || !(items.getFirst() instanceof Numbers first)
                    || !items.stream().allMatch(d -> d instanceof Numbers n && Arrays.equals(n.shape(), first.shape()))) {
                return new Items(items);
            }
            int[] shape = new int[first.rank() + 1];
            shape[0] = items.size();
            System.arraycopy(first.shape(), 0, shape, 1, first.rank());
            int size = first.values().length;
            double[] values = new double[Math.multiplyExact(items.size(), size)];
            boolean whole = true;
            for (int k = 0; k < items.size(); k++) {
                Numbers n = (Numbers) items.get(k);
                System.arraycopy(n.values(), 0, values, k * size, size);
                whole &= n.whole();
            }
            return new Numbers(shape, values, whole);
        }

        /// How many axes.
        public int rank() {
            return shape.length;
        }

        /// What stands at an index of the first axis. @param k from 0
        public Numbers at(int k) {
            int size = values.length / shape[0];
            return new Numbers(Arrays.copyOfRange(shape, 1, shape.length), Arrays.copyOfRange(values, k * size, (k + 1) * size), whole);
        }

        /// `3 × 4`, for messages.
        public String size() {
            return rank() == 0 ? "one number" : rank() == 1 ? shape[0] + (shape[0] == 1 ? " number" : " numbers")
                    : String.join(" × ", IntStream.of(shape).mapToObj(Integer::toString).toList()) + " numbers";
        }
    }

    /// A list.
    record Items(List<Datum> items) implements Datum {
        public Items {
            items = List.copyOf(items);
        }

        /// A list of texts.
        public static Items texts(List<String> texts) {
            return new Items(texts.stream().<Datum>map(Text::new).toList());
        }
    }

    /// Values by name, in the order of the file: the arrays of an npz, the columns of a table, an object of JSON.
    record Fields(SequencedMap<String, Datum> fields) implements Datum {}
}
