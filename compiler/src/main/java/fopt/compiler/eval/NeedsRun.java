package fopt.compiler.eval;

/// Where a script is only looked at: what is asked for depends on the results of a run.
public final class NeedsRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NeedsRun() {
        super(null, null, false, false);
    }
}
