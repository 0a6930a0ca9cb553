package fopt.runtime;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/// A parameter of something that programs name, such as a compressor or a law of cohorts: its name, and what may be given for it.
public record Parameter(String name, Type type, double most) {
    public enum Type {
        /// A count if given as a whole number, a share if given as a real one.
        SIZE,
        /// A whole number from 1.
        WHOLE,
        /// A real number above 0, at most 1.
        PROBABILITY,
        /// A real number above 0.
        POSITIVE,
        /// A number.
        NUMBER,
        /// One positive number for each node, as a `double[]`.
        WEIGHTS
    }

    public static Parameter size(String name) {
        return new Parameter(name, Type.SIZE, Integer.MAX_VALUE);
    }

    public static Parameter whole(String name, int most) {
        return new Parameter(name, Type.WHOLE, most);
    }

    public static Parameter probability(String name) {
        return new Parameter(name, Type.PROBABILITY, 1);
    }

    public static Parameter positive(String name) {
        return new Parameter(name, Type.POSITIVE, Double.MAX_VALUE);
    }

    public static Parameter number(String name) {
        return new Parameter(name, Type.NUMBER, Double.MAX_VALUE);
    }

    public static Parameter weights(String name) {
        return new Parameter(name, Type.WEIGHTS, Double.MAX_VALUE);
    }

    /// Checks the arguments of a call: their number, and each.
    ///
    /// @param owner what is called
    /// @throws UserError if something does not fit
    public static void checkAll(String owner, List<Parameter> parameters, List<?> arguments) {
        if (arguments.size() != parameters.size()) {
            throw new UserError("E331", "`" + owner + "` takes " + signature(parameters) + ", but " + arguments.size() + " were given");
        }
        for (int a = 0; a < arguments.size(); a++) {
            parameters.get(a).check(owner, arguments.get(a));
        }
    }

    private static String signature(List<Parameter> parameters) {
        List<String> names = parameters.stream().map(p -> "`" + p.name + "`").toList();
        return names.isEmpty() ? "no arguments" : (names.size() == 1 ? "one argument, " : "the arguments ") + String.join(", ", names);
    }

    /// A call as it is written in a program: `top_k(1%)`, or the bare name where nothing is given.
    public static String call(String owner, List<Parameter> parameters, List<?> arguments) {
        StringJoiner call = new StringJoiner(", ", owner + "(", ")").setEmptyValue(owner);
        for (int a = 0; a < arguments.size(); a++) {
            call.add(parameters.get(a).show(arguments.get(a)));
        }
        return call.toString();
    }

    private void check(String owner, Object argument) {
        if (!fits(argument)) {
            throw new UserError("E330", "`" + name + "` of `" + owner + "` must be " + expected() + ", not " + show(argument));
        }
    }

    private boolean fits(Object argument) {
        if (type == Type.WEIGHTS) {
            return argument instanceof double[] weights && Arrays.stream(weights).allMatch(w -> w > 0 && w <= most);
        }
        if (!(argument instanceof Number number)) {
            return false;
        }
        double x = number.doubleValue();
        return switch (type) {
            case SIZE -> counts(number) ? x >= 1 && x <= most : x > 0 && x <= 1;
            case WHOLE -> x == Math.rint(x) && x >= 1 && x <= most;
            case PROBABILITY, POSITIVE -> x > 0 && x <= most;
            case NUMBER -> !Double.isNaN(x);
            case WEIGHTS -> false;
        };
    }

    private String expected() {
        return switch (type) {
            case SIZE -> "a count (a whole number from 1) or a share (above 0% and at most 100%)";
            case WHOLE -> "a whole number from 1 to " + plain(most);
            case PROBABILITY -> "a probability above 0 and at most 1";
            case POSITIVE -> "a number above 0";
            case NUMBER -> "a number";
            case WEIGHTS -> "one positive number for each node";
        };
    }

    /// The argument as it is written in a program: shares and probabilities in percent.
    public String show(Object argument) {
        return switch (argument) {
            case double[] _ -> "…";
            case Number x when counts(x) || !Double.isFinite(x.doubleValue()) -> x.toString();
            case Number x when type == Type.SIZE || type == Type.PROBABILITY -> decimal(exact(x.doubleValue()).movePointRight(2)) + "%";
            case Number x -> plain(x.doubleValue());
            default -> String.valueOf(argument);
        };
    }

    /// How many of `total` a size means: at least 1; a share is rounded to the nearest count. May exceed the total.
    public static int count(Number size, int total) {
        return counts(size) ? size.intValue() : (int) Math.max(1, Math.round(total * size.doubleValue()));
    }

    /// Whether it was given as a whole number, not as a real that happens to be whole.
    private static boolean counts(Number x) {
        return x instanceof Integer || x instanceof Long;
    }

    private static String plain(double x) {
        boolean scientific = x != 0 && (Math.abs(x) < 1e-4 || Math.abs(x) >= 1e10);
        return scientific ? Double.toString(x).replace(".0E", "e").replace("E", "e") : decimal(exact(x));
    }

    private static BigDecimal exact(double x) {
        return new BigDecimal(Double.toString(x));
    }

    private static String decimal(BigDecimal x) {
        return x.signum() == 0 ? "0" : x.stripTrailingZeros().toPlainString();
    }
}
