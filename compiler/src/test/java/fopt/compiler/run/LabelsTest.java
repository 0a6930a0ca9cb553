package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static SequencedMap<String, String> varied(String... pairs) {
        SequencedMap<String, String> map = new LinkedHashMap<>();
        for (int k = 0; k < pairs.length; k += 2) {
            map.put(pairs[k], pairs[k + 1]);
        }
        return map;
    }

    @Test
    void longNumbersAreRounded() {
        var a = varied("η", "0.04829581467471241", "Q", "top_k(5)");
        var b = varied("η", "0.09659162934942482", "Q", "top_k(5)");
        Labels labels = Labels.of(List.of(a, b));
        assertThat(labels.label("r", a)).isEqualTo("r η=0.04830, Q=top_k(5)");
        assertThat(labels.label("r", b)).isEqualTo("r η=0.09659, Q=top_k(5)");
    }

    @Test
    void noiseOfTheLastDigitIsNotShown() {
        var a = varied("η", "0.009000000000000001");
        assertThat(Labels.of(List.of(a)).label("r", a)).isEqualTo("r η=0.009");
    }

    @Test
    void notWhereTheyWouldBeTheSame() {
        var a = varied("η", "0.100001");
        var b = varied("η", "0.100002");
        assertThat(Labels.of(List.of(a, b)).label("r", a)).isEqualTo("r η=0.100001");
    }

    @Test
    void shortOnesStay() {
        var a = varied("H", "4", "γ", "0.5");
        assertThat(Labels.of(List.of(a)).label("r", a)).isEqualTo("r H=4, γ=0.5");
        assertThat(Labels.of(List.of()).label("r", varied())).isEqualTo("r");
    }
}
