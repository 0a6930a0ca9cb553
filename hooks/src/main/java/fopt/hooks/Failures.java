package fopt.hooks;

import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import fopt.runtime.hook.HookSource;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;

/// What went wrong in a guest, in words of the guest, at a line of the file in which its text stands.
final class Failures {
    private static final Pattern HOST_CLASS = Pattern.compile("^(?:[a-z][\\w]*\\.)+[\\w$.]+: ");
    private static final Pattern HOW_TO_OPEN = Pattern.compile(",? to enable it set .*", Pattern.DOTALL);
    private static final Pattern CLOSED = Pattern.compile("(host lookup|polyglot access|Operation) is not allowed");
    private static final Pattern EXCLUDED = Pattern.compile("(\\w+) was excluded");

    private Failures() {
    }

    /// The text of a hook as a source whose lines are those of its file.
    static Source numbered(String language, HookSource source, String text) {
        return Source.newBuilder(language, "\n".repeat(source.firstLine() - 1) + text, source.file()).buildLiteral();
    }

    /// @param line of the text, where the error arose
    static HookFailure of(PolyglotException e, HookSource source, int line) {
        return new HookFailure(reason(e), plain(e), source.file(), line);
    }

    private static Reason reason(PolyglotException e) {
        if (e.isSyntaxError()) {
            return Reason.SYNTAX;
        }
        String message = String.valueOf(e.getMessage());
        boolean denied = e.isInternalError()
            ? message.contains("not allowed") || EXCLUDED.matcher(message).find()
            : message.startsWith("PermissionError") || CLOSED.matcher(message).find();
        return denied ? Reason.DENIED : Reason.THROWN;
    }

    /// The message without what only a Java programmer, or only a reader of the guest's own text, could use.
    static String plain(PolyglotException e) {
        String message = String.valueOf(e.getMessage());
        if (e.isExit() || message.startsWith("SystemExit")) {
            return "it called exit";
        }
        if (e.isResourceExhausted() && message.contains("heap") || message.startsWith("MemoryError")) {
            return "it needs more memory than there is (option -Xmx of the JVM)";
        }
        if (e.isSyntaxError()) {
            return message.lines().findFirst().orElse("").replaceFirst(" \\(.*, line \\d+\\)$", "").replaceFirst("^SyntaxError: \\S*:\\d+:\\d+ ", "SyntaxError: ");
        }
        if (!e.isInternalError()) {
            return message;
        }
        message = HOW_TO_OPEN.matcher(HOST_CLASS.matcher(message).replaceFirst("")).replaceFirst("");
        return EXCLUDED.matcher(message).replaceFirst("$1 is not allowed").replaceFirst("( for)?[ .:]*$", "");
    }

    /// The innermost line of the hook's own text; 0 if there is none.
    static int line(PolyglotException e, HookSource source) {
        SourceSection place = e.getSourceLocation();
        if (e.isSyntaxError() && of(source, place)) {
            return place.getStartLine();
        }
        return StreamSupport.stream(e.getPolyglotStackTrace().spliterator(), false)
            .filter(StackFrame::isGuestFrame)
            .map(StackFrame::getSourceLocation)
            .filter(section -> of(source, section))
            .mapToInt(SourceSection::getStartLine)
            .findFirst()
            .orElse(0);
    }

    /// The line at which a function begins.
    static int line(Value function, HookSource source) {
        SourceSection place = function.getSourceLocation();
        return of(source, place) ? place.getStartLine() : source.firstLine();
    }

    private static boolean of(HookSource source, SourceSection section) {
        return section != null && section.isAvailable() && section.getSource().getName().equals(source.file());
    }
}
