package fopt.bench;

import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.record.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Times a loss that a program writes out against the same loss built in: `programs/written_out.fopt`, which runs both in turn.
///
/// `WrittenOut [passes]`; system properties: `fopt.bench.folder` (default `bench`), `fopt.bench.data` (where the data are; default `examples/data`).
public final class WrittenOut implements RunListener {
    private static final int WARM_UP = 2;
    private static final List<String> PAIRS = List.of("full batch", "one sample");

    private final Clock clock = new Clock();
    private final List<List<Double>> seconds = new ArrayList<>();
    private Measured start;
    private int finished;

    private WrittenOut() {
        for (int k = 0; k < 2 * PAIRS.size(); k++) {
            seconds.add(new ArrayList<>());
        }
    }

    public static void main(String[] args) throws IOException {
        int passes = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Path file = Path.of(System.getProperty("fopt.bench.folder", "bench")).resolve("programs/written_out.fopt");
        WrittenOut times = new WrittenOut();
        Fopt.compile(file.toString(), Files.readString(file), Path.of(System.getProperty("fopt.bench.data", "examples/data")))
                .run(RunOptions.standard().withThreads(1).withOverride("passes", String.valueOf(WARM_UP + passes)), times);
        times.print();
    }

    @Override
    public void started(String label, int number, int of, long rounds) {
        start = clock.now();
    }

    @Override
    public void finished(RunResult result) {
        double cpu = clock.since(start).cpu();
        int kind = finished % seconds.size();
        if (finished++ / seconds.size() >= WARM_UP) {
            seconds.get(kind).add(cpu);
        }
    }

    private void print() {
        System.out.println("| gradients of | built in, CPU s | written out, CPU s | written out / built in |\n|---|---|---|---|");
        for (int k = 0; k < PAIRS.size(); k++) {
            double builtIn = median(seconds.get(2 * k));
            double written = median(seconds.get(2 * k + 1));
            System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f | %.2f |%n", PAIRS.get(k), builtIn, written, written / builtIn);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
