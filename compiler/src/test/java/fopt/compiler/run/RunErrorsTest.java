package fopt.compiler.run;

import fopt.CompilationException;
import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import fopt.testing.Chunk;
import fopt.testing.Outcome;
import fopt.testing.ScriptCases;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What a user is told of files, graphs, problems and runs that do not fit: the texts as they stand on the terminal, with place, reason and way out.
class RunErrorsTest {
    private static final Path SCRIPTS = Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "fopt", "scripts", "errors").toAbsolutePath();

    @TempDir
    private Path out;

    @TestFactory
    Stream<DynamicNode> scripts() {
        return ScriptCases.in("errors", this::outcome);
    }

    private Outcome outcome(Chunk chunk) {
        List<Diagnostic> told = errors(chunk);
        return Outcome.ofDump(told, new Renderer(false).render(told).replace(SCRIPTS + "/", "…/"));
    }

    private List<Diagnostic> errors(Chunk chunk) {
        try {
            Fopt.compile("script", chunk.source().text(), SCRIPTS).run(RunOptions.standard().withThreads(1).withOut(out), RunListener.NONE);
            return List.of();
        } catch (CompilationException e) {
            return e.diagnostics();
        }
    }
}
