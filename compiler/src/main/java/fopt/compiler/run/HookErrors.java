package fopt.compiler.run;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.runtime.hook.HookError;
import fopt.runtime.hook.HookFailure;
import java.util.Optional;

/// Errors of hooks, with two places: that of the call, and the line of the guest's own text.
final class HookErrors {
    private HookErrors() {}

    /// @param call where the hook was called
    static EvaluationError at(Span call, HookError error) {
        HookFailure f = error.failure();
        Diagnostic d = EvaluationError.at(call, error).diagnostic();
        if (f.line().isEmpty()) {
            return new EvaluationError(f.file().isEmpty() ? d : d.note("in " + f.file()));
        }
        Optional<Span> line = line(call.source(), f);
        return new EvaluationError(line.isPresent() ? d.note(line.get(), "here") : d.note("at " + f.file() + ":" + f.line().getAsInt()));
    }

    /// The line, if it is one of the program itself: of an inline block.
    private static Optional<Span> line(Source program, HookFailure f) {
        if (!f.file().equals(program.name())) {
            return Optional.empty();
        }
        int start = 0;
        for (int line = 1; line < f.line().getAsInt() && start >= 0; line++) {
            int end = program.text().indexOf('\n', start);
            start = end < 0 ? -1 : end + 1;
        }
        if (start < 0) {
            return Optional.empty();
        }
        int end = program.text().indexOf('\n', start);
        String text = program.text().substring(start, end < 0 ? program.text().length() : end);
        int first = start + text.length() - text.stripLeading().length();
        return Optional.of(new Span(program, first, Math.max(first, start + text.stripTrailing().length())));
    }
}
