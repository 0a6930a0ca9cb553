package fopt;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import java.util.List;

/// A program has errors. Carries all of them; the message is their rendering, as on a terminal without colours.
public final class CompilationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Diagnostic> diagnostics;

    public CompilationException(List<Diagnostic> diagnostics) {
        super(new Renderer(false).render(diagnostics), null, false, false);
        this.diagnostics = List.copyOf(diagnostics);
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
