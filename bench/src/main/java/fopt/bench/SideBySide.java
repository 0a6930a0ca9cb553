package fopt.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs workloads on this engine and on NumPy in turn, and prints a table.
///
/// `SideBySide [repetitions] [workload …]`; the system properties `fopt.bench.python` (default `python3`), `fopt.bench.scripts` (default
/// `bench/python`) and `fopt.bench.inputs` (default: a temporary directory) say where things are.
public final class SideBySide {
    private static final int WARM_UP = 3;
    private static final OperatingSystemMXBean MACHINE = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private SideBySide() {}

    public static void main(String[] args) throws IOException {
        int repetitions = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        List<String> names = args.length > 1 ? List.of(args).subList(1, args.length) : List.of();
        Path inputs = inputs();
        System.out.println(Report.HEADER);
        for (Workload workload : Workloads.all()) {
            if (names.isEmpty() || names.contains(workload.name())) {
                compare(workload, new RawFiles(inputs.resolve(workload.name())), repetitions);
            }
        }
    }

    private static Path inputs() throws IOException {
        String given = System.getProperty("fopt.bench.inputs");
        return given != null ? Path.of(given) : Files.createTempDirectory("fopt-bench");
    }

    private static void compare(Workload workload, RawFiles files, int repetitions) throws IOException {
        workload.prepare(files);
        for (int k = 0; k < WARM_UP; k++) {
            workload.run();
        }
        Path script = Path.of(System.getProperty("fopt.bench.scripts", "bench/python"), workload.script());
        try (Baseline numpy = new Baseline(System.getProperty("fopt.bench.python", "python3"), script, files.directory())) {
            for (String variant : numpy.variants()) {
                System.out.println(inTurn(workload, files, repetitions, numpy, variant).row());
            }
        }
    }

    private static Report inTurn(Workload workload, RawFiles files, int repetitions, Baseline numpy, String variant) {
        List<Measured> ours = new ArrayList<>();
        List<Measured> theirs = new ArrayList<>();
        double distance = 0;
        numpy.run(variant);
        for (int k = 0; k < repetitions; k++) {
            long cpu = MACHINE.getProcessCpuTime();
            long wall = System.nanoTime();
            Workload.Result result = workload.run();
            ours.add(new Measured((MACHINE.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9, result.loss()));
            theirs.add(numpy.run(variant));
            distance = Math.max(distance, relativeDistance(result.x(), files.doubles("numpy.f64")));
        }
        return new Report(workload.name(), variant, ours, theirs, distance);
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
