package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.List;

/// The list of all attacks: a new one is one line here, and its class if it needs one.
public final class Attacks {
    /// @param usual strength where none is given; NaN if it follows from n and f
    /// @param doc one sentence
    /// @param delivery null if the attackers only learn from wrong labels
    public record Kind(String name, double usual, String doc, Delivery delivery) {}

    /// What a Byzantine node delivers.
    @FunctionalInterface
    public interface Delivery {
        /// @param honest rows of the honest nodes, at least one
        /// @param f how many Byzantine nodes the run has, n how many nodes
        /// @param row *Modified*: what the node would have sent, from `at`
        void replace(Inputs honest, int n, int f, double strength, Stream draws, double[] row, int at);
    }

    static final Delivery SIGN_FLIP = (honest, n, f, strength, draws, row, at) -> Kernels.scale(-strength, row, at, row, at, honest.length());

    public static final List<Kind> ALL = List.of(
        new Kind("sign_flip", 1, "What they would have sent, with the sign turned, times a factor.", SIGN_FLIP),
        new Kind("alie", Double.NaN, "A little is enough: the mean of the honest values minus z standard deviations, entry by entry (Baruch et al. 2019).",
            Alie::replace),
        new Kind("ipm", 0.1, "Inner product manipulation: minus ε times the mean of the honest values (Xie et al. 2020).", Attacks::againstTheMean),
        new Kind("mimic", 0, "What the first honest node sends, so that it counts for many (Karimireddy et al. 2022, with a fixed victim).",
            (honest, n, f, strength, draws, row, at) -> System.arraycopy(honest.values(), honest.start()[0], row, at, honest.length())),
        new Kind("gaussian", 1, "Normal noise of this standard deviation.", Attacks::noise),
        new Kind("label_flip", 0, "What the algorithm says, with data whose labels are wrong: −b for b, the last class for the first, and so on.", null));

    private Attacks() {}

    private static void againstTheMean(Inputs honest, int n, int f, double strength, Stream draws, double[] row, int at) {
        Arrays.fill(row, at, at + honest.length(), 0.0);
        for (int k = 0; k < honest.count(); k++) {
            Kernels.axpy(-strength / honest.count(), honest.values(), honest.start()[k], row, at, honest.length());
        }
    }

    private static void noise(Inputs honest, int n, int f, double strength, Stream draws, double[] row, int at) {
        for (int c = 0; c < honest.length(); c++) {
            row[at + c] = strength * draws.nextNormal();
        }
    }
}
