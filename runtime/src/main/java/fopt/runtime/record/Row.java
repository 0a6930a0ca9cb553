package fopt.runtime.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What was measured of one run at the end of one round.
///
/// @param run label of the run, as tables and legends show it
/// @param algorithm name of the algorithm
/// @param parameters the parameters that vary between the runs of the script, name → value as written, in the order of the columns
/// @param seed seed of the run
/// @param round 0 is the state after initialisation
/// @param time simulated seconds; NaN where no timing model is given
/// @param bitsUp bits sent towards the server, or by the nodes, since the start
/// @param bitsDown bits sent by the server since the start
/// @param bits all bits since the start
/// @param gradients gradients of single samples since the start, all nodes together
/// @param metrics measured metrics, name → value, in the order of the columns
public record Row(
        String run,
        String algorithm,
        SequencedMap<String, String> parameters,
        long seed,
        long round,
        double time,
        long bitsUp,
        long bitsDown,
        long bits,
        long gradients,
        SequencedMap<String, Double> metrics) {

    public Row {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
    }
}
