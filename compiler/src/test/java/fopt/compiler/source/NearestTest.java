package fopt.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("gossip", "broadcast", "mean_i", "max_i", "compress", "η", "x", "x̂", "K", "round", "allmean");

    @Test
    void slipsOfTheFinger() {
        assertThat(Nearest.name("gosip", NAMES)).contains("gossip");
        assertThat(Nearest.name("gossipp", NAMES)).contains("gossip");
        assertThat(Nearest.name("gossiP", NAMES)).contains("gossip");
        assertThat(Nearest.name("boradcast", NAMES)).contains("broadcast");
        assertThat(Nearest.name("brodcats", NAMES)).contains("broadcast");
        assertThat(Nearest.name("mean_", NAMES)).contains("mean_i");
    }

    @Test
    void otherSpellings() {
        assertThat(Nearest.name("Eta", NAMES)).contains("η");
        assertThat(Nearest.name("k", NAMES)).contains("K");
        assertThat(Nearest.name("X", NAMES)).contains("x");
    }

    @Test
    void nothingIsNear() {
        assertThat(Nearest.name("y", NAMES)).isEmpty();
        assertThat(Nearest.name("loss", NAMES)).isEmpty();
        assertThat(Nearest.name("gossip", List.of("gossip"))).isEmpty();
        assertThat(Nearest.name("gossip", List.of())).isEmpty();
    }

    @Test
    void ofEqualsTheFirstInTheAlphabet() {
        assertThat(Nearest.name("rank_i", List.of("rank_k", "rank_d"))).contains("rank_d");
    }

    @Test
    void prefersTheSameBeginning() {
        assertThat(Nearest.name("rin", List.of("min", "ring"))).contains("ring");
    }
}
