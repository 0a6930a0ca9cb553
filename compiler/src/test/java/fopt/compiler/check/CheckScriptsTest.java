package fopt.compiler.check;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Unit;
import fopt.testing.Chunk;
import fopt.testing.Outcome;
import fopt.testing.ScriptCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Scripts that the checker must refuse, each line with what it says, and scripts that it must let pass.
class CheckScriptsTest {
    @TestFactory
    Stream<DynamicNode> scripts() {
        return ScriptCases.in("check", CheckScriptsTest::check);
    }

    private static Outcome check(Chunk chunk) {
        Diagnostics diagnostics = new Diagnostics();
        Unit unit = Parser.parse(chunk.source(), diagnostics);
        ScriptChecker.check(unit, Library.DECLARATIONS, java.util.Map.of(), diagnostics);
        return Outcome.of(diagnostics.all());
    }
}
