package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.Precision;
import fopt.runtime.privacy.Ledger;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import fopt.runtime.record.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class TableTest {
    /// @param up bits between nodes, or to a server if `down` is not 0
    private static Row row(long round, double time, long up, long down, double gap, Double consensus) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("gap", gap);
        if (consensus != null) {
            metrics.put("consensus", consensus);
        }
        return new Row("", "dsgd", new LinkedHashMap<>(), 1, round, time, down == 0 ? 0 : up, down, up + down, 25 * round, metrics);
    }

    private static Table.Line line(String run, Row... last) {
        return new Table.Line(run, List.of(last), Status.DONE);
    }

    @Test
    void columnsAreAligned() {
        var table = new Table(List.of(
                line("exact", row(3000, Double.NaN, 1_234_567_890, 0, 1.23456e-4, 0.5)),
                line("choco, top_k(1%)", row(3000, Double.NaN, 12_300_000, 0, 0.0023, null))));
        assertThat(table.render()).isEqualTo("""
                run               rounds       gap  consensus        bits  gradients
                ────────────────────────────────────────────────────────────────────
                exact              3,000  1.235e-4        0.5  1.235 Gbit     75,000
                choco, top_k(1%)   3,000    0.0023              12.3 Mbit     75,000
                """);
    }

    @Test
    void unusualEndsAreRemarked() {
        var table = new Table(List.of(
                line("a", row(10, 1.5, 6400, 64, 1, null)),
                new Table.Line("b", List.of(row(7, 0.5, 6400, 64, Double.NaN, null)), Status.DIVERGED)));
        assertThat(table.render()).isEqualTo("""
                run  rounds   time  gap   bits up  bits down        bits  gradients
                ─────────────────────────────────────────────────────────────────────────────
                a        10  1.5 s    1  6.4 kbit     64 bit  6.464 kbit        250
                b         7  0.5 s  NaN  6.4 kbit     64 bit  6.464 kbit        175  diverged
                """);
    }

    @Test
    void severalSeedsShowMeanAndDeviation() {
        // mean 2, sample standard deviation 1
        var table = new Table(List.of(line("a", row(10, Double.NaN, 0, 0, 1, 5.0), row(10, Double.NaN, 0, 0, 2, 5.0), row(10, Double.NaN, 0, 0, 3, 5.0))));
        assertThat(table.render()).contains("2 ± 1").contains(" 5 ").doesNotContain("± 0");
    }

    @Test
    void runsThatDifferInTheirSeedOnlyAreOneLine() {
        var results = List.of(result("a", 1, 1, Status.DONE), result("b", 1, 1, Status.DONE), result("a", 2, 3, Status.DIVERGED), result("a", 1, 5, Status.DONE));
        assertThat(Table.of(results).render()).isEqualTo("""
                run  rounds        gap    bits  gradients
                ───────────────────────────────────────────────────
                a        10  2 ± 1.414  64 bit        250  diverged
                b        10          1  64 bit        250
                a        10          5  64 bit        250
                """);
        assertThat(Table.of(results.subList(0, 1)).and(Table.of(results.subList(3, 4))).lines()).hasSize(2);
    }

    private static RunResult result(String label, long seed, double gap, Status status) {
        Row last = row(10, Double.NaN, 64, 0, gap, null);
        return new RunResult(label, "dsgd", new LinkedHashMap<>(), new LinkedHashMap<>(), seed, Precision.FLOAT64, List.of(last), 10, status, new double[0], "", List.of(), new Ledger(List.of()), 1, List.of());
    }

    @Test
    void countersHaveOneColumn() {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("bits", 64.0);
        metrics.put("rounds", 10.0);
        Row row = new Row("", "dsgd", new LinkedHashMap<>(), 1, 10, Double.NaN, 0, 0, 64, 250, metrics);
        assertThat(new Table(List.of(line("a", row))).render().lines().findFirst()).hasValue("run  rounds    bits  gradients");
    }

    @Test
    void marksAndWideLettersKeepTheColumnsStraight() {
        var table = new Table(List.of(line("x\u0302", row(1, Double.NaN, 0, 0, 1, null)), line("環", row(1, Double.NaN, 0, 0, 1, null))));
        assertThat(table.render().lines().skip(2)).containsExactly(
                "x\u0302         1    1         25",
                "環        1    1         25");
    }

    @Test
    void nothingIsNothing() {
        assertThat(new Table(List.of()).render()).isEmpty();
        assertThatThrownBy(() -> line("empty")).hasMessageContaining("empty has no row");
    }
}
