package fopt.cli.conversation;

import fopt.RunListener;
import fopt.compiler.source.Diagnostic;
import fopt.runtime.record.RunResult;
import fopt.runtime.report.Figure;
import fopt.runtime.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Shows what an entry does while it runs.
final class Shown implements RunListener {
    private final Screen screen;
    private final BooleanSupplier stop;
    private final List<Path> files = new ArrayList<>();

    /// @param stop whether the user wants the run to end
    Shown(Screen screen, BooleanSupplier stop) {
        this.screen = screen;
        this.stop = stop;
    }

    /// The files that were written.
    List<Path> files() {
        return files;
    }

    @Override
    public void started(String label, int number, int of, long rounds) {
        screen.progress().started(number, of, label, rounds);
    }

    @Override
    public void progress(long round, Map<String, Double> latest) {
        screen.progress().update(round, latest);
    }

    @Override
    public void preparing(String what) {
        screen.progress().preparing(what);
    }

    @Override
    public void finished(RunResult result) {
        screen.progress().clear();
    }

    @Override
    public void printed(String text) {
        screen.progress().clear();
        screen.print(text);
    }

    @Override
    public void printed(Table table) {
        screen.progress().clear();
        screen.print(table);
    }

    @Override
    public void plotted(Figure figure) {
        screen.progress().clear();
        screen.plot(figure);
    }

    @Override
    public void written(Path file) {
        files.add(file);
    }

    @Override
    public void warned(List<Diagnostic> warnings) {
        screen.progress().clear();
        screen.warn(warnings);
    }

    @Override
    public boolean stopRequested() {
        return stop.getAsBoolean();
    }
}
