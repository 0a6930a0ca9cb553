package fopt.runtime.sim;

/// The seam between what runs and who runs it: what a compiled program implements, and the interpreter too.
///
/// The three phases are called by one thread. Within them the algorithm asks [Context#parallel] to run one of its regions, which
/// comes back to [#region] on several threads.
public interface Algorithm {
    /// Initial values, then the `init` block. What it sends is counted as round 0.
    void init(Context context);

    /// One round; [Context#round] is its number, from 1.
    void round(Context context);

    /// Computes what is measured from the state.
    void observe(Context context);

    /// Phase `id` of what is driven by events: a part of a job, or a handler (see [Events]). [Context] says for whom.
    void event(int id, Context context);

    /// Runs region `id` for the members `from … to-1` of the current cohort.
    ///
    /// @param worker number of the thread, for scratch rows
    void region(int id, Context context, int worker, int from, int to);
}
