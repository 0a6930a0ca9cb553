package fopt.runtime.hook;

import fopt.runtime.UserError;
import java.util.OptionalInt;

/// A hook that did not give a value, as an error of the program that called it.
public final class HookError extends UserError {
    private static final long serialVersionUID = 1L;
    private final int use;
    private final transient HookFailure failure;

    /// @param use number of the place of the call; negative if it was not called from code
    HookError(HookFunction function, int use, HookFailure failure) {
        super(code(failure.reason()), "`" + function.name() + "` " + what(failure));
        this.use = use;
        this.failure = failure;
    }

    /// The place of the call, by number; empty if it was not called from code.
    public OptionalInt use() {
        return use < 0 ? OptionalInt.empty() : OptionalInt.of(use);
    }

    /// What the guest says, and where in its own text.
    public HookFailure failure() {
        return failure;
    }

    private static String code(HookFailure.Reason reason) {
        return switch (reason) {
            case MISSING -> "E701";
            case THROWN -> "E705";
            case SYNTAX -> "E706";
            case WRONG_TYPE -> "E707";
            case WRONG_SIZE -> "E708";
            case TOO_LONG -> "E709";
            case DENIED -> "E710";
            case NO_FUNCTION -> "E711";
            case ENDED -> "E712";
        };
    }

    private static String what(HookFailure f) {
        return switch (f.reason()) {
            case MISSING -> "is written in a language that is not there: " + f.getMessage();
            case THROWN -> "failed: " + f.getMessage();
            case SYNTAX -> "does not parse: " + f.getMessage();
            case WRONG_TYPE, WRONG_SIZE -> "gave something else than it declares: " + f.getMessage();
            case TOO_LONG -> "took too long: " + f.getMessage();
            case DENIED -> "wanted what is closed to it: " + f.getMessage();
            case NO_FUNCTION -> "is not found in its text: " + f.getMessage();
            case ENDED -> "was ended in the middle of a call: " + f.getMessage();
        };
    }
}
