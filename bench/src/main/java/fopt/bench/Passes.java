package fopt.bench;

import fopt.RunListener;
import fopt.runtime.record.RunResult;
import java.util.ArrayList;
import java.util.List;

/// Times the passes of a program, from the compilation of the algorithm's class to the end of its last round, and after each pass lets every variant of
/// the other sides have its turn.
final class Passes implements RunListener {
    private final Clock clock = new Clock();
    private final RawFiles files;
    private final int warmUp;
    private final List<Measured> ours = new ArrayList<>();
    private final List<Other> others;
    private Measured start;
    private int finished;
    private Measured cold;

    /// @param warmUp how many passes come first and do not count
    Passes(RawFiles files, List<Baseline> others, int warmUp) {
        this.files = files;
        this.others = others.stream().flatMap(b -> b.variants().stream().map(v -> new Other(b, v))).toList();
        this.warmUp = warmUp;
    }

    private static final class Other {
        private final Baseline process;
        private final String variant;
        private final List<Measured> passes = new ArrayList<>();
        private double distance;

        Other(Baseline process, String variant) {
            this.process = process;
            this.variant = variant;
        }
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
        }
        for (Other other : others) {
            if (finished > warmUp) {
                other.passes.add(other.process.run(other.variant));
                other.distance = Math.max(other.distance, relativeDistance(result.point(), files.doubles("result.f64")));
            } else if (other.process.needsWarmUp()) {
                other.process.run(other.variant);
            }
        }
    }

    List<Report> reports(String workload) {
        return others.stream().map(o -> new Report(workload, o.process.tool() + ", " + o.variant, cold, ours, o.passes, o.distance)).toList();
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
