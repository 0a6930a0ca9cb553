package fopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Gossip of a public variable that changes by sparse messages is kept up to date by the messages themselves.
class SparseGossipTest {
    private static final String CHOCO = """
            algorithm choco(Q = top_k(2), γ = 0.2) {
              node x = x0
              public x̂ = 0
              round {
                x -= 0.05 * ∇f(x)
                x̂ += compress(x - x̂, Q)
                x += γ * (gossip(%s) - x̂)
              }
            }
            let p = quadratic(nodes = 9, d = 20, μ = 0.1, L = 1, heterogeneity = 1)
            let r = run choco(%s) on p over %s for 300 rounds measure gap, consensus every 100
            """;

    private static Program choco(String gossiped, String arguments, String graph) {
        return Fopt.compile("choco.fopt", CHOCO.formatted(gossiped, arguments, graph), Path.of("."));
    }

    @Test
    void agreesWithTheProductByTheMatrixUpToRounding() {
        var sparse = choco("x̂", "", "ring(9)").run(RunOptions.standard(), RunListener.NONE).run("r");
        var dense = choco("1 * x̂", "", "ring(9)").run(RunOptions.standard(), RunListener.NONE).run("r");
        for (int c = 0; c < sparse.point().length; c++) {
            assertThat(sparse.point()[c]).isCloseTo(dense.point()[c], within(1e-13));
        }
        assertThat(sparse.last().metrics().get("consensus")).isCloseTo(dense.last().metrics().get("consensus"), within(1e-11));
    }

    @Test
    void messagesStaySparse() {
        assertThat(choco("x̂", "", "ring(9)").dump("opt", null)).contains("+= W m").doesNotContain("= W x̂");
    }

    @Test
    void denseMessagesAndChangingGraphsUseTheMatrix() {
        assertThat(choco("x̂", "Q = top_k(10)", "ring(9)").dump("opt", null)).contains("= W x̂");
        assertThat(choco("x̂", "Q = identity", "ring(9)").dump("opt", null)).contains("= W x̂");
    }

    @Test
    void aLetThatIsNoMessageAnyMoreUsesTheMatrix() {
        String text = CHOCO.replace("x̂ += compress(x - x̂, Q)", "let m = compress(x - x̂, Q)\n    m = 0.5 * m\n    x̂ += m");
        double[] kept = Fopt.compile("choco.fopt", text.formatted("x̂", "", "ring(9)"), Path.of(".")).run(RunOptions.standard(), RunListener.NONE)
                .run("r").point();
        double[] whole = Fopt.compile("choco.fopt", text.formatted("1 * x̂", "", "ring(9)"), Path.of(".")).run(RunOptions.standard(), RunListener.NONE)
                .run("r").point();
        assertThat(kept).containsExactly(whole, within(1e-13));
    }
}
