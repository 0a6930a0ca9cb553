package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Access;
import fopt.Fopt;
import fopt.FoptException;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Source;
import fopt.runtime.file.CsvTable;
import fopt.runtime.file.Datum;
import fopt.runtime.file.Json;
import fopt.runtime.file.Npy;
import fopt.runtime.file.Npz;
import fopt.runtime.record.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `read`, data, graphs and weights from files, and `save`: what goes in is what a run uses, what comes out is what it had, bit for bit.
class FilesTest {
    private static final String DGD = """
            algorithm dgd(η, A = 1) {
              node x = x0
              round { x = gossip(x - η * A * ∇f(x)) }
            }
            """;
    private static final double[] X = {1, 2, 3, -1, 0.5, 2, 0.1, -2, 1.5, 1, -1, -1};
    private static final double[] Y = {1, -1, 1, 1};

    @TempDir
    Path folder;

    private final StringBuilder said = new StringBuilder();

    @BeforeEach
    void files() {
        Npy.write(folder.resolve("X.npy"), new Datum.Numbers(new int[] {4, 3}, X, false));
        Npy.write(folder.resolve("y.npy"), Datum.Numbers.of(Y));
        SequencedMap<String, Datum> arrays = new LinkedHashMap<>();
        arrays.put("A", new Datum.Numbers(new int[] {2, 2, 3}, X, false));
        arrays.put("x0", Datum.Numbers.of(new double[] {0.25, -1, 3}));
        arrays.put("steps", Datum.Numbers.of(new double[] {0.1, 0.2}));
        arrays.put("names", Datum.Items.texts(List.of("a", "b")));
        Npz.write(folder.resolve("all.npz"), arrays);
    }

    private Outcome run(String text) {
        return Fopt.compile("files.fopt", DGD + text, folder).run(RunOptions.standard().withThreads(1).withOut(folder), new RunListener() {
            @Override
            public void printed(String text) {
                said.append(text);
            }
        });
    }

    private String printed(String text) {
        run(text);
        return said.toString();
    }

    // ---- in

    @Test
    void arraysAreDataSets() throws IOException {
        Files.writeString(folder.resolve("rows.csv"), "label,a,b,c\n1,1,2,3\n-1,-1,0.5,2\n1,0.1,-2,1.5\n1,1,-1,-1\n");
        SequencedMap<String, Datum> arrays = new LinkedHashMap<>();
        arrays.put("F", new Datum.Numbers(new int[] {4, 3}, X, false));
        arrays.put("l", new Datum.Numbers(new int[] {4, 1}, Y, true));
        Npz.write(folder.resolve("set.npz"), arrays);
        List<RunResult> runs = run("""
                for data in [csv("rows.csv", label = "label"), npy("X.npy", "y.npy"), npy("X.npy", labels = "y.npy"), npz("set.npz", features = "F", labels = "l")] {
                  run dgd(η = 0.1) on least_squares(data, nodes = 2) over path(2) for 5 rounds measure loss
                }
                """).runs();
        assertThat(runs).hasSize(4).allSatisfy(r -> assertThat(r.digest()).isEqualTo(runs.getFirst().digest()));
    }

    @Test
    void arraysAreValues() {
        assertThat(printed("""
                let all = read("all.npz")
                let M = all.A[2]
                print size(all.A), all.names, all.x0[2], M[1, 3], M[:, 2], M[2, :], (2 * M - 1)[2, 1], ‖all.x0‖^2
                print [s for s in all.steps], [r[1] for r in M], all["x0"][3]
                """)).isEqualTo("2 [a, b] -1 1.5 [-2.00000, -1.00000] [1.00000, -1.00000, -1.00000] 1 10.0625\n[0.1, 0.2] [0.1, 1] 3\n");
    }

    /// Two nodes that begin at one point and take the mean of both: x − 0.1 P ∇f(x), with the matrix and the point of files.
    @Test
    void algorithmsComputeWithThem() throws IOException {
        double[][] P = {{2, 0, 0}, {0.5, 1, 0}, {0, 0, 0.25}};
        Files.writeString(folder.resolve("P.csv"), "2,0,0\n0.5,1,0\n0,0,0.25\n");
        RunResult run = run("""
                algorithm preconditioned(P) {
                  node x = x0
                  round { x = gossip(x - 0.1 * (P * ∇f(x))) }
                }
                let p = least_squares(npy("X.npy", "y.npy"), nodes = 2)
                run preconditioned(read("P.csv")) on p over path(2) from read("all.npz").x0 for 7 rounds measure loss
                """).runs().getFirst();
        double[] x = {0.25, -1, 3};
        assertThat(run.rows().getFirst().metrics().get("loss")).isEqualTo(loss(x));
        for (int round = 0; round < 7; round++) {
            double[] g = gradient(x);
            for (int i = 0; i < 3; i++) {
                x[i] -= 0.1 * (P[i][0] * g[0] + P[i][1] * g[1] + P[i][2] * g[2]);
            }
        }
        assertThat(run.point()).containsExactly(x, Assertions.within(1e-14));
    }

    private static double[] gradient(double[] x) {
        double[] g = new double[3];
        for (int row = 0; row < 4; row++) {
            double e = X[3 * row] * x[0] + X[3 * row + 1] * x[1] + X[3 * row + 2] * x[2] - Y[row];
            for (int k = 0; k < 3; k++) {
                g[k] += e * X[3 * row + k] / 4;
            }
        }
        return g;
    }

    private static double loss(double[] x) {
        double sum = 0;
        for (int row = 0; row < 4; row++) {
            double e = X[3 * row] * x[0] + X[3 * row + 1] * x[1] + X[3 * row + 2] * x[2] - Y[row];
            sum += e * e / 2;
        }
        return sum / 4;
    }

    @Test
    void sweepsGoThroughVectors() {
        assertThat(run("""
                run dgd(η = each read("all.npz").steps) on least_squares(npy("X.npy", "y.npy"), nodes = 2) over path(2) for 2 rounds measure loss
                """).runs()).extracting(r -> r.varied().get("η")).containsExactly("0.1", "0.2");
    }

    @Test
    void problemsOfOnesOwnHaveTargetsFromFiles() {
        assertThat(run("""
                problem targets(c) { f(x: vector(3)) = ‖x - c[i]‖^2 / 2 }
                run dgd(η = 0.5) on targets(read("X.npy"), nodes = 4) over complete(4) for 80 rounds measure loss
                """).runs().getFirst().point()).satisfies(x -> assertThat(x[0]).isCloseTo((1 - 1 + 0.1 + 1) / 4, Assertions.offset(1e-6)));
    }

    @Test
    void graphsAndWeightsComeFromMatrices() throws IOException {
        Files.writeString(folder.resolve("A.csv"), "0,1,0,1\n1,0,1,0\n0,1,0,1\n1,0,1,0\n");
        double[] w = {0.5, 0.25, 0, 0.25, 0.25, 0.5, 0.25, 0, 0, 0.25, 0.5, 0.25, 0.25, 0, 0.25, 0.5};
        Npy.write(folder.resolve("W.npy"), new Datum.Numbers(new int[] {4, 4}, w, false));
        List<RunResult> runs = run("""
                let p = quadratic(nodes = 4, d = 3)
                for w in [lazy(metropolis(ring(4))), lazy(adjacency("A.csv")), lazy(adjacency(read("A.csv")))] { run dgd(η = 0.1) on p over w for 5 rounds measure loss }
                for w in [mixing_matrix("W.npy"), mixing_matrix(read("W.npy")), weights_from(ring(4), "W.npy")] { run dgd(η = 0.1) on p over w for 5 rounds measure loss }
                save mixing_matrix("W.npy") to "W2.npy"
                """).runs();
        assertThat(runs.subList(0, 3)).extracting(RunResult::digest).containsOnly(runs.get(0).digest());
        assertThat(runs.subList(3, 6)).extracting(RunResult::digest).containsOnly(runs.get(3).digest());
        assertThat(((Datum.Numbers) Npy.read(folder.resolve("W2.npy"))).values()).containsExactly(w);
    }

    @Test
    void adjacencyIsReadAsNetworkxWritesIt() throws IOException {
        Files.writeString(folder.resolve("A.csv"), "0,1,0\n0,0,1\n1,0,0\n");
        Files.writeString(folder.resolve("edges.txt"), "1 2\n2 3\n3 1\n");
        List<RunResult> runs = run("""
                algorithm push(η) {
                  node x = x0
                  round { x = gossip(x - η * ∇f(x)) }
                }
                for g in [adjacency("A.csv"), edge_list("edges.txt", directed = true)] { run push(η = 0.1) on quadratic(nodes = 3, d = 2) over g for 5 rounds measure loss }
                """).runs();
        assertThat(runs.get(0).digest()).isEqualTo(runs.get(1).digest());
    }

    /// Node 1 is heard by two and hears one. What it sends, one of three entries in 64 + 2 bits, counts for both who hear it.
    @Test
    void whatIsSentOneWayCountsForThoseWhoHearIt() throws IOException {
        Files.writeString(folder.resolve("A.csv"), "0,1,1\n0,0,1\n1,0,0\n");
        List<RunResult> runs = run("""
                algorithm mixing() {
                  node x = x0 .+ i
                  round { x = gossip(compress(x, top_k(1)) if i == 1 else 0) }
                }
                algorithm hearing() {
                  node x = x0 .+ i
                  node y = 0
                  round { y = sum(exchange(compress(x, top_k(1)) if i == 1 else 0)) }
                  metric heard = sum_i(sum(y))
                }
                run mixing() on quadratic(nodes = 3, d = 3) over adjacency("A.csv") for 1 rounds measure loss
                run hearing() on quadratic(nodes = 3, d = 3) over adjacency("A.csv") for 1 rounds measure heard
                """).runs();
        assertThat(runs).extracting(r -> r.last().bits()).containsOnly(2 * 66L);
        assertThat(runs.getLast().series("heard")).endsWith(2.0);
    }

    // ---- out

    private static final String TWO = """
            let p = quadratic(nodes = 3, d = 2, heterogeneity = 1)
            let r = run dgd(η = each [0.1, 0.05]) on p over path(3) for 6 rounds measure gap, consensus every 2 with iterates()
            """;

    @Test
    void resultsAreArrays() {
        List<RunResult> runs = run(TWO + "save r to \"r.npz\"").runs();
        SequencedMap<String, Datum> back = Npz.read(folder.resolve("r.npz")).fields();
        assertThat(back.keySet()).containsExactly("run", "algorithm", "η", "seed", "round", "time", "bits_up", "bits_down", "bits", "gradients", "gap", "consensus",
                "x", "iterates");
        Datum.Numbers gap = (Datum.Numbers) back.get("gap");
        assertThat(gap.values()).startsWith(runs.get(0).series("gap")).endsWith(runs.get(1).series("gap"));
        assertThat(((Datum.Numbers) back.get("round")).whole()).isTrue();
        Datum.Numbers x = (Datum.Numbers) back.get("x");
        assertThat(x.shape()).containsExactly(2, 2);
        assertThat(x.at(1).values()).containsExactly(runs.get(1).point());
        Datum.Numbers iterates = (Datum.Numbers) back.get("iterates");
        assertThat(iterates.shape()).containsExactly(2, 4, 2);
        assertThat(iterates.at(1).at(3).values()).containsExactly(runs.get(1).point());
        assertThat(iterates.at(0).at(0).values()).containsOnly(0);
    }

    @Test
    void resultsAreJson() throws IOException {
        List<RunResult> runs = run(TWO + "save r to \"r.json\"\nsave r to \"r.jsonl\"").runs();
        SequencedMap<String, Datum> all = ((Datum.Fields) Json.read(folder.resolve("r.json"))).fields();
        assertThat(all.keySet()).containsExactly("format", "fopt", "script", "sha256", "units", "runs");
        SequencedMap<String, Datum> second = ((Datum.Fields) ((Datum.Items) all.get("runs")).items().get(1)).fields();
        assertThat(second.keySet()).containsExactly("run", "algorithm", "parameters", "varied", "seed", "precision", "status", "rounds", "digest", "rows", "x", "iterates");
        assertThat(second.get("digest")).isEqualTo(new Datum.Text(runs.get(1).digest()));
        SequencedMap<String, Datum> rows = ((Datum.Fields) second.get("rows")).fields();
        assertThat(((Datum.Numbers) rows.get("gap")).values()).containsExactly(runs.get(1).series("gap"));
        assertThat(((Datum.Numbers) rows.get("round")).values()).containsExactly(0, 2, 4, 6);
        Datum.Items lines = (Datum.Items) Json.readLines(folder.resolve("r.jsonl"));
        assertThat(lines.items()).hasSize(8);
        assertThat(((Datum.Numbers) ((Datum.Fields) lines.items().get(5)).fields().get("gap")).values()).containsExactly(runs.get(1).series("gap")[1]);
    }

    @Test
    void severalResultsAreOneTable() {
        run(TWO + "let s = run dgd(η = 0.2) on p over path(3) for 2 rounds measure gap\nsave r, s to \"all.csv\"");
        Datum.Fields table = (Datum.Fields) CsvTable.read(folder.resolve("all.csv"));
        assertThat(((Datum.Items) table.fields().get("run")).items()).extracting(d -> ((Datum.Text) d).value()).contains("r η=0.1", "s").hasSize(11);
        assertThat(((Datum.Numbers) table.fields().get("consensus")).values()[10]).isNaN();
    }

    @Test
    void partsOfResultsComeBack() {
        List<RunResult> runs = run("""
                algorithm own(η) {
                  node x = x0
                  round { x = gossip(x - η * ∇f(x)) }
                  output x
                }
                let p = quadratic(nodes = 3, d = 2, heterogeneity = 1)
                let r = run own(η = 0.1) on p over path(3) for 4 rounds measure gap every 2 with iterates()
                save r.x to "x.npy"
                save x = r.x, r.iterates, gap = r.series(gap), rounds = r.series(round) to "parts.npz"
                save gap = r.series(gap), rounds = r.series(round) to "series.csv"
                """).runs();
        Datum.Numbers x = (Datum.Numbers) Npy.read(folder.resolve("x.npy"));
        assertThat(x.shape()).containsExactly(3, 2);
        assertThat(x.values()).containsExactly(runs.getFirst().point());
        SequencedMap<String, Datum> parts = Npz.read(folder.resolve("parts.npz")).fields();
        assertThat(((Datum.Numbers) parts.get("iterates")).shape()).containsExactly(3, 3, 2);
        assertThat(((Datum.Numbers) parts.get("rounds")).values()).containsExactly(0, 2, 4);
        assertThat(((Datum.Numbers) ((Datum.Fields) CsvTable.read(folder.resolve("series.csv"))).fields().get("gap")).values())
                .containsExactly(runs.getFirst().series("gap"));
    }

    @Test
    void dataSetsComeBack() {
        List<RunResult> runs = run("""
                save npy("X.npy", "y.npy") to "both.npz"
                run dgd(η = 0.1) on least_squares(npy("X.npy", "y.npy"), nodes = 2) over path(2) for 3 rounds measure loss
                """).runs();
        assertThat(run("run dgd(η = 0.1) on least_squares(npz(\"both.npz\"), nodes = 2) over path(2) for 3 rounds measure loss").runs().getFirst().digest())
                .isEqualTo(runs.getFirst().digest());
    }

    // ---- closed

    @Test
    void closedFilesStayClosed() {
        Fopt engine = Fopt.builder().folder(folder).access(Access.NONE).build();
        for (String text : List.of("print read(\"X.npy\")", "print rows(npy(\"X.npy\", \"y.npy\"))", "print adjacency(\"X.npy\")", "print mixing_matrix(\"X.npy\")",
                "save 1 to \"new.json\"", "save 1 to \"" + folder.resolve("new.npy") + "\"")) {
            FoptException e = Assertions.catchThrowableOfType(FoptException.class,
                    () -> engine.compile(new Source("closed", text)).run(RunOptions.standard().withOut(folder), RunListener.NONE));
            assertThat(e).as(text).isNotNull();
            assertThat(e.code()).as(text).isEqualTo("E830");
        }
        assertThat(folder.resolve("new.json")).doesNotExist();
        assertThat(folder.resolve("new.npy")).doesNotExist();
    }
}
