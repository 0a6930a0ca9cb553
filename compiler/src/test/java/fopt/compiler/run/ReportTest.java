package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `report "r.html"`: the runs so far, with the plots so far, or one for each metric.
class ReportTest {
    private static final String SCRIPT = """
            algorithm gd(γ) {
              server x = x0
              round { x -= γ * mean_i(∇f(broadcast(x))) }
            }
            let p = quadratic(nodes = 2, d = 2, μ = 1, L = 10, heterogeneity = 1)
            report "none.html"
            let a = run gd(γ = each [0.01, 0.02]) on p for 3 rounds measure gap, distance
            report "all.html"
            plot gap against bits of a
            let late = run gd(γ = 0.05) on p for 3 rounds measure gap
            report "sub/one.html"
            """;

    @TempDir
    private Path out;

    @Test
    void showsTheRunsSoFar() throws IOException {
        Fopt.compile("dir/script.fopt", SCRIPT, out).run(RunOptions.standard().withThreads(1).withOut(out), RunListener.NONE);
        String all = Files.readString(out.resolve("all.html"));
        assertThat(Files.readString(out.resolve("none.html"))).contains("No runs yet", "<h1>script.fopt</h1>").doesNotContain("<img");
        assertThat(all).contains("a γ=0.01", "a γ=0.02", "algorithm gd(γ)").doesNotContain("<td>late</td>");
        assertThat(all.split("<img", -1)).hasSize(3);
        String one = Files.readString(out.resolve("sub/one.html"));
        assertThat(one).contains("<td>late</td>");
        assertThat(one.split("<img", -1)).hasSize(2);
    }
}
