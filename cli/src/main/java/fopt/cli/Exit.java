package fopt.cli;

/// What the exit code of a command says.
final class Exit {
    static final int DONE = 0;
    /// The program has errors; nothing was run.
    static final int PROGRAM_HAS_ERRORS = 1;
    /// The command line is wrong, or there is no JDK to run on.
    static final int WRONG_USE = 2;
    /// The program is right but could not be run to its end.
    static final int FAILED_WHILE_RUNNING = 3;

    private Exit() {}
}
