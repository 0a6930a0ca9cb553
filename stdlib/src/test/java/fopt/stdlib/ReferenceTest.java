package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Iterates and bits of the library's algorithms are those of independent NumPy transcriptions.
class ReferenceTest {
    private static final Offset<Double> ROUNDING = within(1e-11);

    static List<Reference> cases() {
        return Reference.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sameIterates(Reference reference) {
        for (Reference.State state : reference.states().subList(1, reference.states().size())) {
            RunResult result = run(reference, state.round());
            if (result.point().length == Problems.D) {
                assertThat(result.point()).as("round %d", state.round()).containsExactly(state.mean(), ROUNDING);
            } else {
                double[] rows = state.x().stream().flatMapToDouble(java.util.Arrays::stream).toArray();
                assertThat(result.point()).as("round %d", state.round()).containsExactly(rows, ROUNDING);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sameConsensusDistanceAndBits(Reference reference) {
        RunResult result = run(reference, reference.states().getLast().round());
        for (Reference.State state : reference.states()) {
            Row row = result.rows().stream().filter(r -> r.round() == state.round()).findFirst().orElseThrow();
            assertThat(row.bitsUp()).as("bits up after %d", state.round()).isEqualTo(state.up());
            assertThat(row.bitsDown()).as("bits down after %d", state.round()).isEqualTo(state.down());
            assertThat(row.bits() - row.bitsUp() - row.bitsDown()).as("bits between nodes after %d", state.round()).isEqualTo(state.peers());
            assertThat(row.metrics().get("consensus")).as("consensus after %d", state.round()).isCloseTo(state.consensus(), ROUNDING);
        }
    }

    private static RunResult run(Reference reference, long rounds) {
        String over = reference.graph().isEmpty() ? "" : " over " + reference.graph();
        return Problems.run("run " + reference.run() + " on p" + over + " for " + rounds + " rounds measure consensus every 1").runs().getFirst();
    }
}
