package fopt.runtime.compress;

import fopt.runtime.random.Distribution;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// What a compressor of one's own computes: an expression for a number, a vector, or a part of one, in which whatever is sent is a [Part].
///
/// A vector is as long as the input; a part at a set holds the entries at the set's members, one after the other. Receivers compute the same
/// expression with the parts that they were sent, and know nothing else of the input.
public sealed interface Formula {

    /// The vector that is compressed.
    record Input() implements Formula {}

    record Constant(double value) implements Formula {}

    record ConstantVector(double[] values) implements Formula {}

    /// What a `let` stands for; computed once.
    record Use(Formula let) implements Formula {}

    record One(DoubleUnaryOperator function, Formula a) implements Formula {}

    /// Entry by entry; a number goes with every entry. @param scales whether this is a product or a quotient with a number, so that zeros stay zeros
    record Two(DoubleBinaryOperator function, Formula a, Formula b, boolean scales) implements Formula {}

    record Reduce(Reduction reduction, Formula a) implements Formula {}

    enum Reduction { SUM, MEAN, MAX, MIN, NORM, SUM_OF_MAGNITUDES, LARGEST_MAGNITUDE, NOT_ZERO }

    /// The entries of v at a set.
    record Take(Formula v, Coordinates set) implements Formula {}

    record SizeOf(Coordinates set) implements Formula {}

    /// `a if condition else b`; only the one that is chosen is computed. @param told whether the condition is known to receivers without being sent
    record Choice(Formula condition, Formula a, Formula b, boolean told) implements Formula {}

    /// A draw of its own stream. @param like null for one number
    record Draw(int site, Distribution law, List<Formula> parameters, Formula like) implements Formula {}

    /// A function that is not written in the language: at the sender only, by one thread.
    ///
    /// @param arguments numbers, and vectors as long as the input
    /// @param number whether its value is one number, and not such a vector
    record Outside(Outer function, List<Formula> arguments, boolean number) implements Formula {}

    /// What an [Outside] calls.
    @FunctionalInterface
    interface Outer {
        /// @param arguments one array for each. *Not modified*
        /// @param out for the value. *Modified*
        void call(double[][] arguments, double[] out);
    }

    /// The centres that [KMeans] finds among the entries of v.
    record Centroids(Formula v, int count) implements Formula {}

    // ---- what is sent

    /// What carries its own size. Its value is what the receivers decode.
    sealed interface Part extends Formula {}

    /// All numbers of a, 64 bits each.
    record Reals(Formula a, Extent extent) implements Part {}

    /// -1 or 1 for each entry (1 for 0), one bit each.
    record Signs(Formula a, Extent extent) implements Part {}

    /// Whole numbers of -s … s (others are rounded), ⌈log₂(2s + 1)⌉ bits each.
    record Levels(Formula a, int s, Extent extent) implements Part {}

    /// For each entry the nearest of the centroids, by a Huffman code ([PrefixCode]), after the centroids.
    record Coded(Formula a, Formula centroids, int count, boolean told, Extent extent) implements Part {}

    /// The vector with `entries` at the members of a set, 0 elsewhere. @param announced what receivers know of the set
    record Sparse(Coordinates set, KeptEntries.Announced announced, int size, Formula entries) implements Part {}

    /// How many numbers a part has: 1, as many as the input, or as many as a set has members.
    record Extent(boolean number, Coordinates set) {
        public static final Extent NUMBER = new Extent(true, null);
        public static final Extent ALL = new Extent(false, null);
    }

    // ---- sets of coordinates

    sealed interface Coordinates {}

    record UseSet(Coordinates let) implements Coordinates {}

    /// From … to, 1-based.
    record Range(int from, int to) implements Coordinates {}

    /// The k largest (or smallest) entries of v, the first among equals. @param among the set that v is a part at, or null
    record Extreme(boolean largest, Amount k, Formula v, Coordinates among) implements Coordinates {}

    /// k random coordinates.
    record Chosen(int site, Amount k) implements Coordinates {}

    /// A count, or a share of all.
    record Amount(double value, boolean share) {
        int of(int all) {
            return (int) Math.min(all, share ? Math.max(1, Math.round(all * value)) : value);
        }
    }
}
