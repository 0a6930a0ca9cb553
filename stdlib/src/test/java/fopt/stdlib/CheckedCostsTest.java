package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.record.Row;
import fopt.runtime.report.Figures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `fopt check` says that a round costs is what the engine counts when it runs.
class CheckedCostsTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "dsgd(η = 0.1)", "gradient_tracking()", "extra()", "choco_sgd(η = 0.1, Q = top_k(2), γ = 0.1)",
        "choco_sgd(η = 0.1, Q = scaled_sign, γ = 0.1)", "gd()", "ef21(C = top_k(3))", "diana(Q = rand_k(2))", "diana(Q = qsgd_fixed(4))",
        "fedavg(η = 0.1, clients = uniform(3), batch = all)", "scaffold(η = 0.01, clients = everybody, batch = all)", "relay_sgd(η = 0.1, batch = all)"})
    void aRoundCostsWhatIsSaid(String algorithm) {
        Program program = Fopt.compile("costs.fopt", "let p = quadratic(nodes = 7, d = 10, μ = 1, L = 10)\nrun " + algorithm
                + " on p over path(7) for 2 rounds measure gap every 1\n", Path.of("."));
        List<Row> rows = program.run(RunOptions.standard().withThreads(1), RunListener.NONE).runs().getFirst().rows();
        assertThat(program.check()).contains("each round: " + Figures.bits(rows.get(2).bits() - rows.get(1).bits()) + "\n");
    }
}
