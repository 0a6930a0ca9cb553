package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import fopt.Fopt;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.record.Row;
import fopt.runtime.report.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `fopt check` says that a round costs is what the engine counts when it runs.
class CheckedCostsTest {
    private static final Pattern SENT = Pattern.compile("each round: (?:about )?([0-9.]+) (k?bit)\n");

    @ParameterizedTest
    @ValueSource(strings = {
        "dsgd(η = 0.1)", "gradient_tracking()", "extra()", "choco_sgd(η = 0.1, Q = top_k(2), γ = 0.1)",
        "choco_sgd(η = 0.1, Q = scaled_sign, γ = 0.1)", "gd()", "ef21(C = top_k(3))", "diana(Q = rand_k(2))", "diana(Q = qsgd_fixed(4))",
        "fedavg(η = 0.1, clients = uniform(3), batch = all)", "scaffold(η = 0.01, clients = everybody, batch = all)", "relay_sgd(η = 0.1, batch = all)"})
    void aRoundCostsWhatIsSaid(String algorithm) {
        Program program = program(algorithm + " on p over path(7)", 2);
        List<Row> rows = rows(program);
        assertThat(program.check()).contains("each round: " + Figures.bits(rows.get(2).bits() - rows.get(1).bits()) + "\n");
    }

    /// Where coins, cohorts, graphs or lengths are random, the mean is said. Over 20,000 rounds it is found to 6 standard deviations within 9% even if
    /// all depends on a coin of 20%: a wrong alarm has probability 1e-8.
    @ParameterizedTest
    @ValueSource(strings = {
        "marina(Q = rand_k(2)) on p", "scaffnew(p = 0.2) on p", "gradskip(p = 0.3) on p", "dasha_pp_mvr(Q = rand_k(2), p = 30%) on p", "page(τ = 2) on p",
        "tamuna(γ = 0.01, c = 4, s = 2) on p", "compressed_scaffnew() on p", "diana(Q = natural) on p", "diana(Q = bernoulli(0.3)) on p", "l2gd(p = 0.4) on p",
        "loscar_sgd(η = 0.01, k = 3, batch = all) on p", "rg_saga(m = 3) on p", "teleportation(k = 4, η = 0.01) on p", "dsgd(η = 0.1) on p over matching(7)",
        "dsgd(η = 0.1) on p over erdos_renyi(7, 50%)", "periodic_gossip_sgd(H = 4) on p over ring(7)", "mime_adam(clients = uniform(3), batch = all) on p",
        "dp_fedavg(clients = poisson_sampling(50%), σ = 0, clip = 1) on p", "langevin_marina(Q = rand_k(2), p = 0.3) on p", "page_sampling(τ = 2) on p"})
    void aRoundCostsWhatIsSaidOnAverage(String run) {
        int rounds = 20_000;
        Program program = program(run, rounds);
        List<Row> rows = rows(program);
        double mean = (double) (rows.getLast().bits() - rows.getFirst().bits()) / rounds;
        Matcher said = SENT.matcher(program.check());
        assertThat(said.find()).as(program.check()).isTrue();
        double unit = said.group(2).equals("kbit") ? 1e3 : 1;
        assertThat(Double.parseDouble(said.group(1)) * unit).isCloseTo(mean, withinPercentage(9));
    }

    private static Program program(String run, int rounds) {
        return Fopt.compile("costs.fopt", "let p = quadratic(nodes = 7, d = 10, μ = 1, L = 10)\nrun " + run
                + " for " + rounds + " rounds measure gap every " + rounds / 2 + "\n", Path.of("."));
    }

    private static List<Row> rows(Program program) {
        return program.run(RunOptions.standard().withThreads(1), RunListener.NONE).runs().getFirst().rows();
    }
}
