package fopt;

import fopt.compiler.source.Diagnostic;
import fopt.runtime.record.RunResult;
import java.util.List;

/// A program has errors, in its text or in what a run made of it. Carries all of them.
public final class CompilationException extends FoptException {
    private static final long serialVersionUID = 1L;

    public CompilationException(List<Diagnostic> diagnostics) {
        this(diagnostics, List.of(), null);
    }

    /// @param runs those that ended before
    /// @param cause what a class of the host threw, or null
    CompilationException(List<Diagnostic> diagnostics, List<RunResult> runs, Throwable cause) {
        super(phase(first(diagnostics)), first(diagnostics), text(diagnostics), diagnostics, runs, cause);
    }

    private static String first(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Diagnostic::isError).findFirst().map(Diagnostic::code).orElse("E900");
    }

    private static Phase phase(String code) {
        if (code.equals("E841")) {
            return Phase.HOOK;
        }
        if (List.of("E700", "E702", "E704", "E714", "E715", "E716", "E717", "E722", "E850").contains(code)) {
            return Phase.TYPE;
        }
        if (code.equals("E718")) {
            return Phase.RUN;
        }
        return switch (code.substring(0, 3)) {
            case "E00" -> Phase.SYNTAX;
            case "E02" -> Phase.PLACEMENT;
            case "E70", "E71" -> Phase.HOOK;
            case "E83" -> Phase.LIMIT;
            default -> code.charAt(1) < '3' ? Phase.TYPE : Phase.RUN;
        };
    }
}
