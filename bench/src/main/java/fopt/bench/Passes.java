package fopt.bench;

import fopt.RunListener;
import fopt.runtime.record.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Times the passes of a program, from the compilation of the algorithm's class to the end of its last round, and after each pass lets every variant of
/// the NumPy script have its turn.
final class Passes implements RunListener {
    private final Clock clock = new Clock();
    private final RawFiles files;
    private final Baseline numpy;
    private final int warmUp;
    private final List<Measured> ours = new ArrayList<>();
    private final Map<String, List<Measured>> theirs = new LinkedHashMap<>();
    private final Map<String, Double> distances = new LinkedHashMap<>();
    private Measured start;
    private int finished;
    private Measured cold;

    /// @param warmUp how many passes come first and do not count
    Passes(RawFiles files, Baseline numpy, int warmUp) {
        this.files = files;
        this.numpy = numpy;
        this.warmUp = warmUp;
        numpy.variants().forEach(v -> theirs.put(v, new ArrayList<>()));
    }

    @Override
    public void started(String label, int number, int of, long rounds) {
        start = clock.now();
    }

    @Override
    public void finished(RunResult result) {
        Measured pass = clock.since(start);
        if (finished++ == 0) {
            cold = pass;
        }
        if (finished > warmUp) {
            ours.add(pass);
            theirs.forEach((variant, passes) -> {
                passes.add(numpy.run(variant));
                distances.merge(variant, relativeDistance(result.point(), files.doubles("numpy.f64")), Math::max);
            });
        }
    }

    List<Report> reports(String workload) {
        return theirs.keySet().stream().map(v -> new Report(workload, v, cold, ours, theirs.get(v), distances.get(v))).toList();
    }

    private static double relativeDistance(double[] x, double[] reference) {
        double difference = 0;
        double size = 0;
        for (int c = 0; c < reference.length; c++) {
            difference += (x[c] - reference[c]) * (x[c] - reference[c]);
            size += reference[c] * reference[c];
        }
        return Math.sqrt(difference / size);
    }
}
