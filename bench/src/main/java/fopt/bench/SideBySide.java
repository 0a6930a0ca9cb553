package fopt.bench;

import fopt.Fopt;
import fopt.Program;
import fopt.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs workloads on this engine and on the others in turn, and prints a table.
///
/// `SideBySide [passes] [workload …]`; system properties: `fopt.bench.folder` (programs and scripts; default `bench`), `fopt.bench.python` (default
/// `python3`), `fopt.bench.threads` (of this engine; default 1), `fopt.bench.variants` (how many variants of each other side; default all), `fopt.bench.inputs`
/// (where inputs are written; default: a temporary folder), `fopt.bench.a9a` (data of W3).
public final class SideBySide {
    private static final int WARM_UP = 3;

    private SideBySide() {}

    public static void main(String[] args) throws IOException {
        int passes = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        List<String> names = args.length > 1 ? List.of(args).subList(1, args.length) : List.of();
        String given = System.getProperty("fopt.bench.inputs");
        Path inputs = given != null ? Path.of(given) : Files.createTempDirectory("fopt-bench");
        System.out.println(Report.HEADER);
        for (Workload workload : Workloads.all()) {
            if (names.isEmpty() || names.contains(workload.name())) {
                compare(workload, new RawFiles(inputs.resolve(workload.name())), passes);
            }
        }
    }

    private static void compare(Workload workload, RawFiles files, int passes) throws IOException {
        workload.prepare(files);
        Path folder = Path.of(System.getProperty("fopt.bench.folder", "bench"));
        Path file = folder.resolve("programs").resolve(workload.program());
        Program program = Fopt.compile(file.toString(), Files.readString(file), files.directory());
        RunOptions options = RunOptions.standard().withThreads(Integer.getInteger("fopt.bench.threads", 1))
                .withOverride("passes", String.valueOf(WARM_UP + passes));
        List<Baseline> others = others(workload, folder, files.directory());
        try {
            Passes listener = new Passes(files, others, WARM_UP);
            program.run(options, listener);
            listener.reports(workload.name()).forEach(r -> System.out.println(r.row()));
        } finally {
            for (Baseline other : others) {
                other.close();
            }
        }
    }

    private static List<Baseline> others(Workload workload, Path folder, Path inputs) {
        Path script = folder.resolve("python").resolve(workload.script());
        List<Baseline> others = new ArrayList<>(List.of(Baseline.python(System.getProperty("fopt.bench.python", "python3"), script, inputs)));
        workload.java().ifPresent(main -> others.add(Baseline.java(main, inputs)));
        return others;
    }
}
