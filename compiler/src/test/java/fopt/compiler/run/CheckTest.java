package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.Fopt;
import fopt.Outcome;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `fopt check` says of runs before they run.
class CheckTest {
    private static final String PROBLEM = "let p = quadratic(nodes = 4, d = 10, μ = 1, L = 4, heterogeneity = 1)\n";

    private static Program program(String text) {
        return Fopt.compile("check.fopt", PROBLEM + text, Path.of("."));
    }

    private static List<String> check(String text) {
        return program(text).check().lines().map(String::strip).toList();
    }

    @Test
    void stepSizesStandBesideTheirDefaults() {
        String gd = """
                algorithm gd(γ = 1/(2*L), K: int = 3) {
                  server x = x0
                  round { repeat K { x -= γ * mean_i(∇f(broadcast(x))) } }
                }
                """;
        assertThat(check(gd + "run gd() on p for 2 rounds")).contains("theory      γ = 1/(2*L) = 0.125, the default");
        assertThat(check(gd + "run gd(γ = 1/4, K = 2) on p for 2 rounds")).contains("theory      ! γ = 0.25 is 2 × the default 1/(2*L) = 0.125");
        assertThat(check(gd + "run gd(γ = each [0.0625, 1/8]) on p for 2 rounds"))
                .contains("theory      γ = 0.0625 is 0.5 × the default 1/(2*L) = 0.125", "theory      γ = 0.125, the default 1/(2*L)");
        assertThat(check(gd + "run gd(γ = 1/(1 + round)) on p for 2 rounds"))
                .contains("not known   `γ = 1/(1 + round)` is not one number: nothing to compare");
    }

    /// A default of a parameter that follows another one that the run gives.
    @Test
    void defaultsFollowTheOtherArguments() {
        String ef = """
                algorithm ef(Q: contractive = identity, γ = Q.δ/L) {
                  server x = x0
                  public g = 0
                  round {
                    g += compress(∇f(broadcast(x)) - g, Q)
                    x -= γ * mean_i(g)
                  }
                }
                """;
        assertThat(check(ef + "run ef(Q = top_k(1), γ = 0.05) on p for 2 rounds"))
                .contains("theory      ! γ = 0.05 is 2 × the default Q.δ/L = 0.025")
                .anyMatch(l -> l.matches("compressor  top_k\\(1\\) on 10 numbers: contractive, δ = 0.1; measured error 0\\.\\d+ on normal vectors, 0.9 at worst; .*"));
        assertThat(check(ef + "run ef(Q = scaled(rand_k(1)), γ = 0.05) on p for 2 rounds")).anyMatch(l -> l.matches("compressor  .*normal vectors, 0\\.\\d+ ± 0\\.\\d+ at worst; .*"));
    }

    /// A start at another run's end changes nothing that is checked; a step that is computed from its results is not known.
    @Test
    void whatDependsOnResultsIsLeftOut() {
        List<String> lines = check("""
                algorithm gd(γ = 1/L) {
                  server x = x0
                  round { x -= γ * mean_i(∇f(broadcast(x))) }
                }
                let a = run gd() on p for 2 rounds measure gap
                let b = run gd() on p from a.x for 2 rounds measure gap
                let s = a.gap
                let c = run gd(γ = s) on p for 2 rounds
                if a.gap < 1 { run gd() on p for 3 rounds }
                let all = [(run gd(γ = k) on p for 3 rounds measure gap) for k in [0.1, 0.2]]
                let t = all[1].best(gap).gap
                let d = run gd(γ = t) on p from c.x for 4 rounds
                print s, d
                """);
        assertThat(lines).contains("a", "b", "gd").doesNotContain("c", "d").filteredOn(l -> l.contains("not examined"))
                .containsExactly("line 9 (not examined)", "line 10 (not examined)", "line 13 (not examined)");
    }

    @Test
    void saysWhoTalksWithWhom() {
        assertThat(check("algorithm a() {\n node x = x0\n round { x = gossip(x) } }\nrun a() on p over ring(4) for 2 rounds"))
                .contains("locality    neighbours with each other; there is no server", "sent        5.12 kbit a round, 10.24 kbit in 2 rounds");
        assertThat(check("algorithm a() {\n server x = x0\n round { x -= mean_i(∇f(x0)) } }\nrun a() on p for 2 rounds"))
                .contains("locality    nodes with the server, which never answers");
        assertThat(check("algorithm a() {\n node x = x0\n round { x -= 0.1 * ∇f(x) } }\nrun a() on p for 2 rounds"))
                .contains("locality    nothing crosses: each node by itself", "sent        0 bit a round, 0 bit in 2 rounds");
    }

    /// 4 nodes hold x and 3 rows of its past, the server y: 4·10 + 10 numbers, and 3·40 of the past.
    @Test
    void countsMemory() {
        assertThat(check("""
                algorithm a() {
                  node x = x0
                  server y = x0
                  round {
                    y -= mean_i(∇f(delay(x, 2)))
                    x = broadcast(y)
                  }
                  output y
                }
                run a() on p for 2 rounds""")).anyMatch(l -> l.startsWith("memory      400 B of state, ") && l.endsWith(", 960 B of the past"));
    }

    /// What an event sends, and what lives from one to the next: x and g at the server (10 numbers each), what each of 4 workers heard, and its result, and i.
    @Test
    void tellsWhatEventsSend() {
        assertThat(check("""
                algorithm a() {
                  server x = x0
                  job { ∇f(broadcast(x)) }
                  init { assign all }
                  when result(g) from i {
                    x -= g
                    assign i
                  }
                }
                run a() on p for 2 s""")).anyMatch(l -> l.startsWith("memory      568 B of state, ")).contains("at its event")
                .anyMatch(l -> l.endsWith("the server → the worker: d numbers (640 bit)"))
                .anyMatch(l -> l.endsWith("the node → the server: d numbers (640 bit)"));
    }

    /// The mean of what coins, periods and counts let happen, and what a long run then sends (failure probability below 1e-9: 6 standard deviations).
    @Test
    void expectedBitsAreThoseOfALongRun() {
        String scaffnew = """
                algorithm a(p = 25%, T = 4) {
                  node x = x0 .+ i
                  round {
                    let talk = shared coin(p)
                    if talk { x = allmean(x) } else { x = x - 0.1 * ∇f(x) }
                    if mod(round, T) == 0 { x = gossip(x) }
                    repeat shared geometric(p) { x = 0.5*x + 0.5*gossip(x) }
                    x = gossip(compress(x, rand_k(2)) if shared coin(p) else 0)
                  }
                }
                run a() on p over ring(4) for 4000 rounds measure bits every 4000
                """;
        double vector = 640;
        double message = 2 * (64 + 4);
        double expected = 0.25 * 8 * vector + 0.25 * 8 * vector + 4 * 8 * vector + 0.25 * 8 * message;
        assertThat(check(scaffnew)).anyMatch(l -> l.startsWith("sent        " + fopt.runtime.report.Figures.bits(expected) + " a round"));
        assertThat(check(scaffnew.replace("every 4000", "every 4000 with precision(float32)"))).as("numbers of 32 bits, positions as before").contains("precision   float32")
                .anyMatch(l -> l.startsWith("sent        " + fopt.runtime.report.Figures.bits((expected - 0.25 * 8 * 2 * 4) / 2 + 0.25 * 8 * 2 * 4) + " a round"));
        Outcome outcome = program(scaffnew).run(RunOptions.standard().withThreads(1), RunListener.NONE);
        double deviation = 8 * vector * Math.sqrt(12 + 0.1875) + 8 * message;
        assertThat(outcome.runs().getFirst().last().bits() / 4000.0).isCloseTo(expected, within(6 * deviation / Math.sqrt(4000)));
    }

    @Test
    void saysWhatItCannotDecide() {
        assertThat(check("""
                algorithm a(η) {
                  require shared_enough(η)
                  node x = x0 .+ i
                  fun shared_enough(v) = v < 1
                  round {
                    if allmean(norm(x)) > 1 { x = gossip(x) }
                    x -= η * ∇f(x)
                  }
                }
                run a(η = 0.1) on p over matching(4) for 10 rounds"""))
                .contains("not known   `η` has no default: nothing to compare 0.1 with",
                        "not known   bits a round: they depend on decisions or messages of the run")
                .anyMatch(l -> l.startsWith("not known   the spectrum of matching(4)"));
    }
}
