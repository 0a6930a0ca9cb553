package fopt.runtime.hook;

import java.util.OptionalInt;

/// A hook that did not give a value: what happened, and where in the guest's own text.
public final class HookFailure extends RuntimeException {
    /// Why there is no value. `ENDED`: the session was closed during the call. `MISSING`: the language is not installed.
    public enum Reason { THROWN, SYNTAX, WRONG_TYPE, WRONG_SIZE, TOO_LONG, DENIED, NO_FUNCTION, ENDED, MISSING }

    private final Reason reason;
    private final String file;
    private final int line;

    /// @param line the line of `file` at which the guest was, from 1; 0 if it is not known
    public HookFailure(Reason reason, String message, String file, int line) {
        super(message, null, false, false);
        this.reason = reason;
        this.file = file;
        this.line = line;
    }

    public Reason reason() {
        return reason;
    }

    public String file() {
        return file;
    }

    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }
}
