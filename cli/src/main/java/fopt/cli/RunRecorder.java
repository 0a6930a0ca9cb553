package fopt.cli;

import fopt.RunOptions;
import fopt.compiler.source.Source;
import fopt.runtime.record.Columns;
import fopt.runtime.record.Digest;
import fopt.runtime.record.Machine;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunLog;
import fopt.runtime.record.RunManifest;
import fopt.runtime.record.RunResult;
import fopt.runtime.record.Status;
import fopt.runtime.record.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes `results.csv` and `run.json` while a script runs. A script without runs leaves neither.
final class RunRecorder implements AutoCloseable {
    private static final long DEFAULT_SEED = 1;

    private final List<Source> sources;
    private final RunOptions options;
    private final Path manifest;
    private final Instant started = Instant.now();
    private final long start = System.nanoTime();
    private final List<RunManifest.Run> runs = new ArrayList<>();
    private final Set<Path> files = new LinkedHashSet<>();
    private RunLog log;
    private Status status = Status.RUNNING;

    /// @param sources the script, and the files that it imports
    RunRecorder(List<Source> sources, RunOptions options) {
        this.sources = sources;
        this.options = options;
        this.manifest = options.out().resolve("run.json");
    }

    /// Rows with these columns will come.
    void planned(Columns columns) {
        if (log == null) {
            log = RunLog.create(options.out().resolve("results.csv"), columns);
            files.add(log.file());
            files.add(manifest);
            write();
        }
    }

    void row(Row row) {
        planned(Columns.of(row));
        log.append(row);
    }

    void finished(RunResult r) {
        runs.add(new RunManifest.Run(r.label(), r.algorithm(), r.parameters(), r.seed(), r.precision().word(), r.rounds(), r.rows().size(), r.digest(), r.status()));
        write();
    }

    /// Something else was written.
    void written(Path file) {
        files.add(file);
    }

    /// The script came to its end.
    void ended(Status how) {
        status = how;
        if (log != null) {
            write();
        }
    }

    /// All files, in the order in which they were begun.
    List<Path> files() {
        return List.copyOf(files);
    }

    long rows() {
        return log == null ? 0 : log.rows();
    }

    @Override
    public void close() {
        if (status == Status.RUNNING) {
            ended(Status.FAILED);
        }
        if (log != null) {
            log.close();
        }
    }

    private void write() {
        double seconds = status == Status.RUNNING ? 0 : (System.nanoTime() - start) * 1e-9;
        new RunManifest(
                Version.current(), sources.getFirst().name(), Digest.ofText(text()), options.overrides(), options.seed().orElse(DEFAULT_SEED),
                options.threads(), started.truncatedTo(ChronoUnit.SECONDS).toString(), seconds, Machine.here(), status, rows(), List.copyOf(runs))
                .write(manifest);
    }

    private String text() {
        return String.join("\f", sources.stream().map(Source::text).toList());
    }
}
