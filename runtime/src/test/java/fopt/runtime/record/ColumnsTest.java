package fopt.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void standInTheDocumentedOrder() {
        assertThat(new Columns(List.of("η", "K"), List.of("gap", "consensus")).header())
                .containsExactly("run", "algorithm", "η", "K", "seed", "round", "time", "bits_up", "bits_down", "bits", "gradients", "gap", "consensus");
    }

    @Test
    void noNameStandsTwice() {
        var columns = new Columns(List.of("bits", "gap", "K"), List.of("gap", "bits", "time", "gap"));
        assertThat(columns.header()).doesNotHaveDuplicates().contains("param_bits", "param_gap", "K", "bits", "gap", "time");
        assertThat(columns.cells(Rows.row(3, Map.of("bits", "4", "gap", "wide"), Map.of("gap", 0.5, "bits", 90.0))))
                .containsExactly("r", "dsgd", "4", "wide", "", "7", "3", "", "30", "60", "90", "15", "0.5");
    }

    @Test
    void unionKeepsTheFirstOrder() {
        var union = new Columns(List.of("b"), List.of("gap")).union(new Columns(List.of("a", "b"), List.of("loss", "gap")));
        assertThat(union).isEqualTo(new Columns(List.of("b", "a"), List.of("gap", "loss")));
    }

    @Test
    void aRowIsHeldIfAllItHasHasAColumn() {
        var columns = new Columns(List.of("b"), List.of("gap"));
        assertThat(columns.hold(Rows.row(1, Map.of(), Map.of("gap", 1.0, "bits_up", 2.0)))).isTrue();
        assertThat(columns.hold(Rows.row(1, Map.of("c", "1"), Map.of()))).isFalse();
        assertThat(columns.hold(Rows.row(1, Map.of(), Map.of("loss", 1.0)))).isFalse();
    }
}
