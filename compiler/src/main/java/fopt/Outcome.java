package fopt;

import fopt.runtime.record.RunResult;
import fopt.runtime.report.Table;
import java.util.List;

/// What running a program gave: all runs in the order in which they ended.
///
/// @param interrupted whether a listener asked to stop
public record Outcome(List<RunResult> runs, boolean interrupted) {
    /// The run with this label. @throws java.util.NoSuchElementException if there is none
    public RunResult run(String label) {
        return runs.stream().filter(r -> r.label().equals(label)).findFirst().orElseThrow();
    }

    /// The last row of every run side by side, in figures for people, as `print` shows them.
    public String table() {
        return Table.of(runs).render();
    }
}
