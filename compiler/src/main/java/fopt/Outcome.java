package fopt;

import fopt.runtime.record.RunResult;
import fopt.runtime.report.Table;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/// What running a program gave: all runs in the order in which they ended.
///
/// @param interrupted whether a listener asked to stop
public record Outcome(List<RunResult> runs, boolean interrupted) {
    /// The run with this label. @throws NoSuchElementException if there is none
    public RunResult run(String label) {
        return runs.stream().filter(r -> r.label().equals(label)).findFirst().orElseThrow(() -> new NoSuchElementException("there is no run `" + label
                + "`, but " + runs.stream().map(RunResult::label).distinct().collect(Collectors.joining(", "))));
    }

    /// The last row of every run side by side, in figures for people, as `print` shows them.
    public String table() {
        return Table.of(runs).render();
    }
}
