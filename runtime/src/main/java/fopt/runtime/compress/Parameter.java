package fopt.runtime.compress;

import fopt.runtime.UserError;

/// A parameter of a compressor: its name in programs and what may be given for it.
///
/// @param least the smallest number allowed, itself excluded unless whole numbers are asked for
/// @param most the largest number allowed
public record Parameter(String name, Type type, double least, double most) {
    /// A size is a count if given as a whole number, and a share of the dimension if given as a real one.
    public enum Type { SIZE, WHOLE, REAL }

    static Parameter size(String name) {
        return new Parameter(name, Type.SIZE, 1, Integer.MAX_VALUE);
    }

    static Parameter whole(String name, int least, int most) {
        return new Parameter(name, Type.WHOLE, least, most);
    }

    static Parameter probability(String name) {
        return new Parameter(name, Type.REAL, 0, 1);
    }

    static Parameter positive(String name) {
        return new Parameter(name, Type.REAL, 0, Double.MAX_VALUE);
    }

    /// @throws UserError if the argument does not fit
    void check(String owner, Number argument) {
        if (!fits(argument)) {
            throw new UserError("E330", "`" + name + "` of `" + owner + "` must be " + expected() + ", not " + Numbers.show(argument));
        }
    }

    private boolean fits(Number argument) {
        double x = argument.doubleValue();
        return switch (type) {
            case SIZE -> Numbers.whole(argument) ? x >= least && x <= most : x > 0 && x <= 1;
            case WHOLE -> x == Math.rint(x) && x >= least && x <= most;
            case REAL -> x > least && x <= most;
        };
    }

    private String expected() {
        return switch (type) {
            case SIZE -> "a count (a whole number from 1) or a share of the dimension (above 0% and at most 100%)";
            case WHOLE -> "a whole number from " + Numbers.show((long) least) + " to " + Numbers.show((long) most);
            case REAL -> "a number above " + Numbers.show(least) + (most == Double.MAX_VALUE ? "" : " and at most " + Numbers.show(most));
        };
    }
}
