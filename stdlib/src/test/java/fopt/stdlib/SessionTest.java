package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.CompilationException;
import fopt.Fopt;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.Session;
import fopt.compiler.source.Source;
import fopt.runtime.record.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Entries one after the other: what stands, what is given a new meaning, what an error leaves as it was.
class SessionTest {
    private static final String PROBLEM = "let p = quadratic(nodes = 4, d = 3)";

    @TempDir
    private Path out;

    private final Session session = new Session(Path.of("."));
    private final StringBuilder printed = new StringBuilder();

    private Outcome enter(String text) {
        Outcome outcome = session.enter(new Source("[" + session.number() + "]", text), RunOptions.standard().withThreads(1).withOut(out), new RunListener() {
            @Override
            public void printed(String line) {
                printed.append(line);
            }
        });
        session.computed().ifPresent(c -> printed.append(c.text()));
        return outcome;
    }

    @Test
    void valuesHaveTheNumberOfTheirEntry() {
        enter("2 + 3");
        enter("let k = 7");
        enter("_1 * k");
        assertThat(printed.toString()).isEqualTo("5\n35\n");
        assertThat(session.variables()).containsEntry("_1", "5").containsEntry("_3", "35").doesNotContainKey("_2");
    }

    @Test
    void runsArePrintedAndKept() {
        enter(PROBLEM);
        Outcome outcome = enter("run gd(γ = 0.1) on p for 20 rounds measure gap");
        assertThat(printed.toString()).contains("gd").contains("20");
        enter("print _2");
        assertThat(printed.toString().split("gd", -1)).hasSize(3);
        double same = Fopt.compile("s", PROBLEM + "\nrun gd(γ = 0.1) on p for 20 rounds measure gap", out).run(RunOptions.standard().withOut(out), RunListener.NONE)
                .runs().getFirst().last().metrics().get("gap");
        assertThat(outcome.runs().getFirst().last().metrics().get("gap")).as("the same bits as in a script").isEqualTo(same);
    }

    @Test
    void aReportHasTheRunsOfEarlierEntries() throws java.io.IOException {
        enter(PROBLEM);
        enter("let slow = run gd(γ = 0.01) on p for 5 rounds measure gap");
        enter("slow");
        enter("run gd(γ = 0.1) on p for 5 rounds measure gap");
        enter("let last = run gd on p for 5 rounds measure gap\nreport \"r.html\"");
        String table = java.nio.file.Files.readString(out.resolve("r.html")).split("</table>")[0];
        assertThat(table.split("<tr>", -1)).as("a head and three runs").hasSize(5);
        assertThat(table).contains(">slow<", ">gd<", ">last<");
    }

    @Test
    void namesAreGivenNewMeanings() {
        enter("fun f(x) = x + 1");
        enter("fun g(x) = 2 * f(x)");
        enter("g(1)");
        enter("fun f(x) = x + 10");
        enter("g(1)");
        enter("let v = 1");
        enter("let v = \"text\"");
        enter("print v");
        assertThat(printed.toString()).isEqualTo("4\n22\ntext\n");
    }

    @Test
    void algorithmsSeeFunctionsOfEarlierEntries() {
        enter(PROBLEM);
        enter("fun shrink(v) = v / 2");
        enter("algorithm a(η = 0.1) {\n  node x = x0\n  round { x = shrink(x) }\n}");
        assertThat(enter("run a on p for 3 rounds").runs()).hasSize(1);
        enter("algorithm a(η = 0.1) {\n  node x = x0\n  round { x -= η * ∇f(x) }\n}");
        assertThat(enter("run a on p for 300 rounds measure gap").runs().getFirst().last().metrics().get("gap")).isLessThan(1e-2);
    }

    @Test
    void anErrorChangesNothing() {
        enter("let k = 1");
        assertThatThrownBy(() -> enter("let k = 2\nlet j = unknown")).isInstanceOf(CompilationException.class).hasMessageContaining("[2]:2:9");
        assertThat(session.number()).isEqualTo(2);
        assertThat(session.variables()).containsEntry("k", "1").doesNotContainKey("j");
        assertThatThrownBy(() -> enter("algorithm a( {")).isInstanceOf(CompilationException.class);
        enter("k + 1");
        assertThat(printed.toString()).isEqualTo("2\n");
    }

    @Test
    void whatRanBeforeAnErrorStays() {
        enter(PROBLEM);
        assertThatThrownBy(() -> enter("let r = run gd on p for 2 rounds measure gap\nassert r.gap < 0")).isInstanceOf(CompilationException.class);
        assertThat(session.variables()).containsKey("r");
    }

    @Test
    void commentsAreEntries() {
        enter("# nothing but this");
        enter("fun f(x) = x");
        enter("# a word about\n2 + 3 # a sum");
        assertThat(printed.toString()).isEqualTo("5\n");
        assertThat(session.text()).isEqualTo("# nothing but this\nfun f(x) = x\n# a word about\nprint 2 + 3 # a sum\n");
    }

    @Test
    void aStoppedRunKeepsItsRows() {
        enter(PROBLEM);
        Outcome outcome = session.enter(new Source("[2]", "run gd on p for 1000000000 rounds measure gap every 10"), RunOptions.standard().withOut(out), new RunListener() {
            private int rows;

            @Override
            public void row(fopt.runtime.record.Row row) {
                rows++;
            }

            @Override
            public boolean stopRequested() {
                return rows >= 5;
            }
        });
        assertThat(outcome.interrupted()).isTrue();
        assertThat(outcome.runs().getFirst().status()).isEqualTo(Status.INTERRUPTED);
        assertThat(session.variables()).containsKey("_2");
    }

    @Test
    void theEntriesAreAScript() {
        enter(PROBLEM);
        enter("2 + 3");
        enter("run gd on p for _2 rounds measure gap");
        enter("_3");
        assertThat(session.text()).isEqualTo(PROBLEM + "\nlet _2 = 2 + 3\nlet _3 = run gd on p for _2 rounds measure gap\nprint _3\n");
        assertThat(Fopt.compile("s", session.text(), out).run(RunOptions.standard().withOut(out), RunListener.NONE).runs()).hasSize(1);
    }

    @Test
    void clearForgetsTheNames() {
        enter("let k = 1");
        session.clear();
        assertThatThrownBy(() -> enter("print k")).hasMessageContaining("E010");
        assertThat(session.number()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"algorithm a() {", "algorithm a() {\n node x = x0", "let x =", "f(1,", "let y = [1, 2", "2 +", "fun f(x) {\n let y = x"})
    void beginningsAreIncomplete(String text) {
        assertThat(Session.isIncomplete(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "let x = 1", "let x = )", "algorithm a() { } }", "2 3", "# a comment", "print \"text"})
    void wholeOrWrongTextsAreNot(String text) {
        assertThat(Session.isIncomplete(text)).isFalse();
    }

    @Test
    void namesAreExplained() {
        enter("# Adds one.\nfun plus_one(x) = x + 1");
        assertThat(session.help("plus_one")).contains("fun plus_one(x)\nAdds one.\n");
        assertThat(session.help("choco_sgd").orElseThrow()).contains("CHOCO-SGD").contains("Koloskova");
        assertThat(session.help("top_k").orElseThrow()).contains("largest magnitude");
        assertThat(session.help("nothing_has_this_name")).isEmpty();
        assertThat(session.parameters("plus_one")).containsExactly("x");
        assertThat(session.parameters("choco_sgd")).contains("η", "Q");
        assertThat(session.names()).contains("plus_one", "choco_sgd", "top_k", "ring");
    }

    @Test
    void expressionsHaveTypesAndDumps() {
        enter(PROBLEM);
        assertThat(session.type("p")).isEqualTo("a problem");
        assertThat(session.type("2^3")).isEqualTo("a number");
        assertThatThrownBy(() -> session.type("2 +")).isInstanceOf(CompilationException.class);
        assertThat(session.dump("ir", "run gd on p for 2 rounds")).contains("gd");
        assertThat(session.variables()).containsOnlyKeys("p");
    }
}
