package fopt;

import fopt.compiler.source.Diagnostic;
import fopt.runtime.record.Columns;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import fopt.runtime.report.Figure;
import fopt.runtime.report.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Passes everything on to another listener.
class Passing implements RunListener {
    private final RunListener listener;

    Passing(RunListener listener) {
        this.listener = Objects.requireNonNull(listener, "there is no listener: RunListener.NONE hears nothing");
    }

    @Override
    public void planned(Columns columns) {
        listener.planned(columns);
    }

    @Override
    public void started(String label, int number, int of, long rounds) {
        listener.started(label, number, of, rounds);
    }

    @Override
    public void row(Row row) {
        listener.row(row);
    }

    @Override
    public void progress(long round, Map<String, Double> latest) {
        listener.progress(round, latest);
    }

    @Override
    public void preparing(String what) {
        listener.preparing(what);
    }

    @Override
    public void finished(RunResult result) {
        listener.finished(result);
    }

    @Override
    public void printed(String text) {
        listener.printed(text);
    }

    @Override
    public void printed(Table table) {
        listener.printed(table);
    }

    @Override
    public void plotted(Figure figure) {
        listener.plotted(figure);
    }

    @Override
    public void written(Path file) {
        listener.written(file);
    }

    @Override
    public void warned(List<Diagnostic> warnings) {
        listener.warned(warnings);
    }

    @Override
    public boolean stopRequested() {
        return listener.stopRequested();
    }
}
