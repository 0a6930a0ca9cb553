package fopt.runtime.fault;

/// What goes wrong in a run.
public record Faults(Loss loss, Churn churn) {
    public static final Faults NONE = new Faults(Loss.NONE, Churn.NONE);

    /// Whether messages may be lost.
    public boolean lossy() {
        return loss != Loss.NONE;
    }
}
