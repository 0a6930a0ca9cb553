package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.record.Row;
import fopt.runtime.record.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class TableTest {
    private static Row row(long round, double time, long up, long down, double gap, Double consensus) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("gap", gap);
        if (consensus != null) {
            metrics.put("consensus", consensus);
        }
        return new Row("", "dsgd", new LinkedHashMap<>(), 1, round, time, up, down, up + down, 25 * round, metrics);
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
                run               rounds       gap  consensus     bits up  gradients
                ────────────────────────────────────────────────────────────────────
                exact              3,000  1.235e-4        0.5  1.235 Gbit     75,000
                choco, top_k(1%)   3,000    0.0023              12.3 Mbit     75,000
                """);
    }

    @Test
    void unusualEndsAreRemarked() {
        var table = new Table(List.of(
                line("a", row(10, 1.5, 0, 64, 1, null)),
                new Table.Line("b", List.of(row(7, 0.5, 0, 64, Double.NaN, null)), Status.DIVERGED)));
        assertThat(table.render()).isEqualTo("""
                run  rounds   time  gap  bits down  gradients
                ───────────────────────────────────────────────────────
                a        10  1.5 s    1     64 bit        250
                b         7  0.5 s  NaN     64 bit        175  diverged
                """);
    }

    @Test
    void severalSeedsShowMeanAndDeviation() {
        // mean 2, sample standard deviation 1
        var table = new Table(List.of(line("a", row(10, Double.NaN, 0, 0, 1, 5.0), row(10, Double.NaN, 0, 0, 2, 5.0), row(10, Double.NaN, 0, 0, 3, 5.0))));
        assertThat(table.render()).contains("2 ± 1").contains("5 ± 0");
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
