package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.testing.Chunk;
import fopt.testing.Outcome;
import fopt.testing.ScriptCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// What the parser says of wrong programs, and how it reads right ones.
class SyntaxScriptsTest {
    @TestFactory
    Stream<DynamicNode> scripts() {
        return ScriptCases.in("syntax", SyntaxScriptsTest::outcome);
    }

    private static Outcome outcome(Chunk chunk) {
        Diagnostics diagnostics = new Diagnostics();
        Source source = chunk.source();
        Unit unit = Parser.parse(source, diagnostics);
        return Outcome.ofDump(diagnostics.all(), switch (chunk.option("stage")) {
            case "tree" -> TreePrinter.print(unit);
            case "tokens" -> TokenPrinter.print(source);
            default -> "";
        });
    }
}
