package fopt.compiler.run;

import fopt.compiler.source.Diagnostic;
import fopt.runtime.record.RunResult;
import java.util.List;

/// A script ended with errors; the runs that ended before are kept.
public final class ScriptFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Diagnostic> diagnostics;
    private final transient List<RunResult> runs;

    /// @param cause what a class of the host threw, or null
    ScriptFailed(List<Diagnostic> diagnostics, List<RunResult> runs, Throwable cause) {
        super(null, cause, false, false);
        this.diagnostics = List.copyOf(diagnostics);
        this.runs = List.copyOf(runs);
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    public List<RunResult> runs() {
        return runs;
    }
}
