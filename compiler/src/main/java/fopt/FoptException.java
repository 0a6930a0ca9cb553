package fopt;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import fopt.runtime.UserError;
import fopt.runtime.record.RunResult;
import java.util.List;

/// A program could not be compiled, or ended before its end. The message is a text for people, as on a terminal without colours; the stack begins with the lines of
/// `.fopt` files that led to the first error; the cause is what a class of the host threw, if that was it.
public class FoptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What was going on.
    public enum Phase {
        /// The text is not a program, or its file cannot be read.
        SYNTAX,
        /// Names, types, shapes, arguments.
        TYPE,
        /// Something is used where it does not live, or reaches another node uncounted.
        PLACEMENT,
        /// What only a run can know.
        RUN,
        /// A [Limits] was reached, or a file is closed to the program.
        LIMIT,
        /// A function that is not written in the language: of a guest language, or of the host.
        HOOK,
        /// [Running#cancel].
        CANCELLED,
        /// A mistake of fopt.
        INTERNAL
    }

    private final Phase phase;
    private final String code;
    private final transient List<Diagnostic> diagnostics;
    private final transient List<RunResult> runs;

    /// @param code stable, e.g. `E021`
    /// @param runs those that ended before
    /// @param cause what a class of the host threw, or a mistake of fopt; else null
    FoptException(Phase phase, String code, String message, List<Diagnostic> diagnostics, List<RunResult> runs, Throwable cause) {
        super(message, cause);
        if (phase != Phase.INTERNAL) {
            setStackTrace(ScriptFrames.on(getStackTrace(), ScriptFrames.of(diagnostics)));
        }
        this.phase = phase;
        this.code = code;
        this.diagnostics = List.copyOf(diagnostics);
        this.runs = List.copyOf(runs);
    }

    /// By a limit, or because it was cancelled.
    ///
    /// @param where a stack of the engine, in which compiled programs have their lines
    static FoptException ended(String code, String message, List<RunResult> runs, StackTraceElement... where) {
        FoptException e = new FoptException(code.equals("E831") ? Phase.CANCELLED : Phase.LIMIT, code, message, List.of(), runs, null);
        e.setStackTrace(ScriptFrames.on(e.getStackTrace(), ScriptFrames.among(where)));
        return e;
    }

    /// The file of a program cannot be read.
    static FoptException unreadable(UserError why) {
        return new FoptException(Phase.SYNTAX, why.code(), why.getMessage(), List.of(), List.of(), null);
    }

    /// What a listener threw in a program that runs in a thread of its own.
    static FoptException ofListener(RuntimeException cause) {
        return new FoptException(Phase.HOOK, "E841", "a listener of the host failed: " + cause, List.of(), List.of(), cause);
    }

    static FoptException internal(Throwable cause) {
        return new FoptException(Phase.INTERNAL, "E900", "internal error: " + cause, List.of(), List.of(), cause);
    }

    public Phase phase() {
        return phase;
    }

    /// Of the first error.
    public String code() {
        return code;
    }

    /// All errors with their places, and warnings; empty where no place is guilty.
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /// The runs that ended before.
    public List<RunResult> runs() {
        return runs;
    }

    /// Whether the text is the beginning of a program that could go on.
    public boolean isIncomplete() {
        return phase == Phase.SYNTAX && !diagnostics.isEmpty() && Session.isIncomplete(diagnostics.getFirst().span().source().text());
    }

    static String text(List<Diagnostic> diagnostics) {
        return new Renderer(false).render(diagnostics);
    }
}
