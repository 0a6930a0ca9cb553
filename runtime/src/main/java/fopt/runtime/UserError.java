package fopt.runtime;

/// Something that the user asked for cannot be done: a missing file, a malformed line, an option out of range, a graph that does not fit.
///
/// The message says what was found, what was expected, why, and what to do. Whoever knows the place in the program adds it; a user never
/// sees a stack trace for one of these.
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    /// @param code stable diagnostic code, e.g. `E310`
    public UserError(String code, String message) {
        this(code, message, null);
    }

    /// @param cause what went wrong in code that is not of fopt, or null
    protected UserError(String code, String message, Throwable cause) {
        super(message, cause, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
