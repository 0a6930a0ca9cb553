package fopt.runtime.robust;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What Byzantine nodes deliver in place of their values. They see what the honest nodes send in the same place, and all send the same to everybody.
///
/// @param kind of the list
/// @param strength z of `alie`, ε of `ipm`, the standard deviation of `gaussian`, the factor of `sign_flip`; NaN for the usual one
public record Attack(Kind kind, double strength) {
    /// @param usual NaN if it follows from n and f
    public record Kind(String name, double usual, String doc) {}

    public static final List<Kind> ALL = List.of(
        new Kind("sign_flip", 1, "What they would have sent, with the sign turned, times a factor."),
        new Kind("alie", Double.NaN, "A little is enough: the mean of the honest values minus z standard deviations, entry by entry (Baruch et al. 2019)."),
        new Kind("ipm", 0.1, "Inner product manipulation: minus ε times the mean of the honest values (Xie et al. 2020)."),
        new Kind("mimic", 0, "What the first honest node sends, so that it counts for many (Karimireddy et al. 2022, with a fixed victim)."),
        new Kind("gaussian", 1, "Normal noise of this standard deviation."));

    /// @throws UserError E331 if there is no such attack, E330 for an impossible strength
    public static Attack of(String name, double strength) {
        Kind kind = ALL.stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow(() -> new UserError("E331",
            "`" + name + "` is no attack; there are " + ALL.stream().map(Kind::name).collect(Collectors.joining(", "))));
        if (!Double.isNaN(strength) && !(strength >= 0)) {
            throw new UserError("E330", "the strength of `" + name + "` must be at least 0, not " + strength);
        }
        return new Attack(kind, strength);
    }

    /// The row that a Byzantine node delivers; if nobody honest takes part, what it would have sent with its sign turned.
    ///
    /// @param honest rows of the honest nodes that take part
    /// @param f how many Byzantine nodes the run has, n how many nodes
    /// @param row *Modified*: what the node would have sent, from `at`
    void replace(Inputs honest, int n, int f, Stream draws, double[] row, int at) {
        double power = Double.isNaN(strength) ? kind.usual() : strength;
        int d = honest.length();
        switch (honest.count() == 0 ? "sign_flip" : kind.name()) {
            case "alie" -> {
                double z = Double.isNaN(power) ? largestHidden(n, f) : power;
                moments(honest, z, row, at);
            }
            case "ipm" -> {
                Arrays.fill(row, at, at + d, 0.0);
                for (int k = 0; k < honest.count(); k++) {
                    Kernels.axpy(-power / honest.count(), honest.values(), honest.start()[k], row, at, d);
                }
            }
            case "mimic" -> System.arraycopy(honest.values(), honest.start()[0], row, at, d);
            case "gaussian" -> {
                for (int c = 0; c < d; c++) {
                    row[at + c] = power * draws.nextNormal();
                }
            }
            default -> Kernels.scale(kind.name().equals("sign_flip") ? -power : -1, row, at, row, at, d);
        }
    }

    /// mean − z · standard deviation, entry by entry.
    private static void moments(Inputs in, double z, double[] out, int at) {
        for (int c = 0; c < in.length(); c++) {
            double mean = 0;
            for (int k = 0; k < in.count(); k++) {
                mean += in.values()[in.start()[k] + c];
            }
            mean /= in.count();
            double variance = 0;
            for (int k = 0; k < in.count(); k++) {
                double e = in.values()[in.start()[k] + c] - mean;
                variance += e * e;
            }
            out[at + c] = mean - z * Math.sqrt(variance / in.count());
        }
    }

    /// z of Baruch et al.: with `s = ⌊n/2 + 1⌋ − f` honest nodes to win over, the quantile of (n − f − s)/(n − f).
    static double largestHidden(int n, int f) {
        int s = n / 2 + 1 - f;
        return Math.max(0, quantile((n - f - s) / (double) (n - f)));
    }

    /// Of the standard normal distribution, by bisection of its distribution function.
    private static double quantile(double p) {
        double low = -10;
        double high = 10;
        for (int k = 0; k < 80; k++) {
            double middle = (low + high) / 2;
            if (distribution(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// Φ(x), by the series of Marsaglia (2004).
    private static double distribution(double x) {
        double sum = x;
        double term = x;
        for (int k = 3; k < 400; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2 - 0.91893853320467274178);
    }
}
