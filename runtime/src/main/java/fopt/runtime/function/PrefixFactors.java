package fopt.runtime.function;

import java.util.Arrays;

/// Lower triangular matrices B with which noise is correlated over T rounds, so that prefix sums, A times what came in (A is 1 on and below the diagonal), are let
/// out with the noise B Z: the sensitivity is then that of B⁻¹A.
final class PrefixFactors {
    private PrefixFactors() {}

    /// `prefix_root(T)`: the square root of A, with the entries (2k over k)/4^k on diagonal k. Near the best there is.
    /// Fichtenberger, Henzinger, Upadhyay: "Constant matters: fine-grained error bound on differentially private continual observation", ICML 2023.
    static VectorFunction root(Given given) {
        int rounds = given.count(0);
        return given.gives(Size.matrix(rounds, rounds), () -> (call, out, at) -> {
            Arrays.fill(out, at, at + rounds * rounds, 0.0);
            double entry = 1;
            for (int k = 0; k < rounds; k++) {
                for (int t = k; t < rounds; t++) {
                    out[at + t * rounds + t - k] = entry;
                }
                entry *= (2.0 * k + 1) / (2.0 * k + 2);
            }
        });
    }

    /// `prefix_tree(T)`: sums are put together of blocks whose lengths are powers of two, and each block has a noise of its own, drawn in its last round. Row t
    /// is 1 in the rounds in which the blocks end that make up 1 … t.
    /// Dwork, Naor, Pitassi, Rothblum: "Differential privacy under continual observation", STOC 2010; Kairouz, McMahan, Song, Thakkar, Thakurta, Xu:
    /// "Practical and private (deep) learning without sampling or shuffling" (DP-FTRL), ICML 2021.
    static VectorFunction tree(Given given) {
        int rounds = given.count(0);
        return given.gives(Size.matrix(rounds, rounds), () -> (call, out, at) -> {
            Arrays.fill(out, at, at + rounds * rounds, 0.0);
            for (int t = 1; t <= rounds; t++) {
                for (int end = t; end > 0; end -= Integer.lowestOneBit(end)) {
                    out[at + (t - 1) * rounds + end - 1] = 1;
                }
            }
        });
    }

    /// `row_differences(B)`: each row minus the one before.
    static VectorFunction rowDifferences(Given given) {
        Size a = given.vector(0);
        return given.gives(a, () -> (call, out, at) -> {
            double[] b = call.array(0);
            int from = call.offset(0);
            for (int k = 0; k < a.length(); k++) {
                out[at + k] = k < a.columns() ? b[from + k] : b[from + k] - b[from + k - a.columns()];
            }
        });
    }
}
