package fopt.cli;

import fopt.RunListener;
import fopt.compiler.source.Diagnostic;
import fopt.runtime.record.Columns;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import fopt.runtime.report.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Shows a script's runs on the console while they go on, and has them recorded.
final class RunConsole implements RunListener {
    private final Console console;
    private final Progress progress;
    private final RunRecorder recorder;
    private final Interruption interruption;
    private boolean silent = true;

    RunConsole(Console console, Progress progress, RunRecorder recorder, Interruption interruption) {
        this.console = console;
        this.progress = progress;
        this.recorder = recorder;
        this.interruption = interruption;
    }

    /// Whether the script has run and printed nothing.
    boolean silent() {
        return silent;
    }

    @Override
    public void planned(Columns columns) {
        silent = false;
        recorder.planned(columns);
    }

    @Override
    public void started(String label, int number, int of, long rounds) {
        progress.started(number, of, label, rounds);
    }

    @Override
    public void row(Row row) {
        recorder.row(row);
    }

    @Override
    public void progress(long round, Map<String, Double> latest) {
        progress.update(round, latest);
    }

    @Override
    public void preparing(String what) {
        progress.preparing(what);
    }

    @Override
    public void finished(RunResult result) {
        progress.clear();
        recorder.finished(result);
    }

    @Override
    public void printed(String text) {
        silent = false;
        progress.clear();
        console.print(text);
    }

    @Override
    public void written(Path file) {
        recorder.written(file);
    }

    @Override
    public void warned(List<Diagnostic> warnings) {
        progress.clear();
        console.complain(warnings);
    }

    @Override
    public boolean stopRequested() {
        return interruption.requested();
    }
}
