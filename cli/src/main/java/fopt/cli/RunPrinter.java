package fopt.cli;

import fopt.runtime.record.Row;
import fopt.runtime.report.Progress;
import java.util.List;
import java.util.Map;

/// Shows a run on the console while it goes on.
final class RunPrinter implements Host.Listener {
    private final Console console;
    private final Progress progress;
    private final Interruption interruption;

    RunPrinter(Console console, Progress progress, Interruption interruption) {
        this.console = console;
        this.progress = progress;
        this.interruption = interruption;
    }

    @Override
    public void started(int run, int runs, String label, long rounds) {
        progress.started(run, runs, label, rounds);
    }

    @Override
    public void progress(long round, Map<String, Double> metrics) {
        progress.update(round, metrics);
    }

    @Override
    public void row(Row row) {}

    @Override
    public void printed(String text) {
        progress.clear();
        Console.print(console.out(), text);
    }

    @Override
    public void plotted(List<String> remarks) {
        progress.clear();
        remarks.forEach(remark -> Console.print(console.err(), "plot: " + remark));
    }

    @Override
    public boolean stopRequested() {
        return interruption.requested();
    }
}
