package fopt.compiler.numpy;

import java.util.Collections;
import java.util.ArrayList;
import java.util.List;

/// A Python expression, and how its value lies in arrays: leading axes for nodes, then neighbours, then the axes of the value itself.
///
/// @param binding how tightly it binds, see the constants
/// @param axes 0, 1 (a row for each node) or 2 (for each node and each neighbour)
/// @param rank 0 for a number, 1 for a vector, 2 for a matrix
/// @param stored whether it is the name of an array, which may change in place later: who keeps it copies it
record Code(String text, int binding, int axes, int rank, boolean stored) {
    static final int CHOICE = 0;
    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    static final int COMPARISON = 4;
    static final int SUM = 5;
    static final int PRODUCT = 6;
    static final int SIGN = 7;
    static final int POWER = 8;
    static final int ATOM = 9;

    static Code of(String text, int binding, int axes, int rank) {
        return new Code(text, binding, axes, rank, false);
    }

    /// A name, a literal, a call or a part: it never needs parentheses.
    static Code atom(String text, int axes, int rank) {
        return of(text, ATOM, axes, rank);
    }

    static Code stored(String name, int axes, int rank) {
        return new Code(name, ATOM, axes, rank, true);
    }

    /// The text, in parentheses if it binds less tightly.
    String within(int least) {
        return binding >= least ? text : "(" + text + ")";
    }

    /// With length-1 axes where the other operand of an elementwise operation has more.
    Code aligned(int otherAxes, int otherRank) {
        if (axes == 0) {
            return this;
        }
        List<String> index = new ArrayList<>(Collections.nCopies(axes, ":"));
        index.addAll(Collections.nCopies(Math.max(0, otherAxes - axes), "None"));
        if (rank == 0) {
            index.addAll(Collections.nCopies(otherRank, "None"));
        }
        return index.contains("None") ? atom(within(ATOM) + "[" + String.join(", ", index) + "]", Math.max(axes, otherAxes), Math.max(rank, otherRank)) : this;
    }

    /// The part `[index]` of the first axis.
    String at(String index) {
        return within(ATOM) + "[" + index + "]";
    }
}
