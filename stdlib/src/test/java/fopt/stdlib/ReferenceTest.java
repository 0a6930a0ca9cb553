package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import java.util.Arrays;
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
    void sameIteratesAndBits(Reference reference) {
        List<Reference.State> states = reference.states();
        sameIterate(run(reference, 1), states.get(1));
        RunResult whole = run(reference, states.getLast().round());
        sameIterate(whole, states.getLast());
        states.forEach(state -> sameBits(whole, state));
    }

    private static void sameIterate(RunResult result, Reference.State state) {
        double[] expected = result.point().length == Problems.D ? state.mean() : state.x().stream().flatMapToDouble(Arrays::stream).toArray();
        assertThat(result.point()).as("round %d", state.round()).containsExactly(expected, ROUNDING);
    }

    private static void sameBits(RunResult result, Reference.State state) {
        Row row = result.rows().stream().filter(r -> r.round() == state.round()).findFirst().orElseThrow();
        assertThat(row.bitsUp()).as("bits up after %d", state.round()).isEqualTo(state.up());
        assertThat(row.bitsDown()).as("bits down after %d", state.round()).isEqualTo(state.down());
        assertThat(row.bits() - row.bitsUp() - row.bitsDown()).as("bits between nodes after %d", state.round()).isEqualTo(state.peers());
        assertThat(row.metrics().get("consensus")).as("consensus after %d", state.round()).isCloseTo(state.consensus(), ROUNDING);
    }

    private static RunResult run(Reference reference, long rounds) {
        String over = reference.graph().isEmpty() ? "" : " over " + reference.graph();
        return Problems.run("run " + reference.run() + " on p" + over + " for " + rounds + " rounds measure consensus every 1").runs().getFirst();
    }
}
