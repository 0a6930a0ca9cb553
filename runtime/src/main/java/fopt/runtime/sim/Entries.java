package fopt.runtime.sim;

import fopt.runtime.UserError;

/// Entries of vectors and tables by numbers that come from a program: 1-based, and checked. A table is a row of entries, one after the other.
public final class Entries {
    private Entries() {
    }

    /// `out = table[key]`. @param size numbers in the table @param key 1-based @param length numbers in an entry
    public static void take(double[] table, int offset, int size, double key, double[] out, int oo, int length) {
        System.arraycopy(table, offset + place(size / length, key) * length, out, oo, length);
    }

    /// `table[key] = in`.
    public static void put(double[] table, int offset, int size, double key, double[] in, int io, int length) {
        System.arraycopy(in, io, table, offset + place(size / length, key) * length, length);
    }

    private static int place(int entries, double key) {
        if (!isKey(key, entries)) {
            throw new UserError("E622", "key " + text(key) + " of a table of " + entries + " entries: keys are 1 to " + entries + whyNot(key));
        }
        return (int) key - 1;
    }

    /// Entry of a row of `length` numbers. @param index 1-based
    public static double entry(double[] a, int offset, int length, double index) {
        if (!isKey(index, length)) {
            throw new UserError("E605", "index " + text(index) + " into a vector of length " + length + ": indices are 1 to " + length + whyNot(index));
        }
        return a[offset + (int) index - 1];
    }

    /// The key itself. @param most the largest that there is: of a list, how many entries it has now
    public static double key(double key, double most) {
        if (!isKey(key, most)) {
            throw new UserError("E605", "index " + text(key) + " among " + text(most) + (most == 1 ? " entry" : " entries") + ": indices are "
                    + (most < 1 ? "none, there is nothing" : "1 to " + text(most)) + whyNot(key));
        }
        return key;
    }

    /// Whether a number is a whole one from 1 to `most`.
    static boolean isKey(double key, double most) {
        return key >= 1 && key <= most && key == Math.rint(key);
    }

    /// What leads to an index that is no number.
    static String whyNot(double index) {
        return Double.isNaN(index) ? ". It was chosen by `argmin` or `argmax`, or computed, from values that are infinite or no numbers. If the run diverges, take smaller steps" : "";
    }

    static String text(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
