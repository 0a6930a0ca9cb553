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

/// Hears what happens while a program runs. All methods are called by the thread that runs it.
public interface RunListener {
    /// Before the runs of a `run` expression: the columns that their rows will fill.
    default void planned(Columns columns) {}

    /// A run starts. @param number of this run within its `run` expression, from 1
    default void started(String label, int number, int of, long rounds) {}

    /// A row was recorded.
    default void row(Row row) {}

    /// A round was finished; called after each round, so it must be cheap. @param latest the metrics of the last row
    default void progress(long round, Map<String, Double> latest) {}

    /// Something slow happens before a run starts: data are read, an optimum is computed.
    default void preparing(String what) {}

    default void finished(RunResult result) {}

    /// `print`: text that ends in a newline.
    default void printed(String text) {}

    /// `print`: results of runs, which are text unless a listener wants them as they are.
    default void printed(Table table) {
        printed(table.render());
    }

    /// A plot was made; its files are told by [#written].
    default void plotted(Figure figure) {}

    /// A file was written: a plot, or saved results.
    default void written(Path file) {}

    /// Warnings that only a run can know.
    default void warned(List<Diagnostic> warnings) {}

    /// Asked often; true ends the run in progress and the script, keeping the rows so far.
    default boolean stopRequested() {
        return false;
    }

    RunListener NONE = new RunListener() {};
}
