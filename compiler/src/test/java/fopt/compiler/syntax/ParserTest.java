package fopt.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Renderer;
import fopt.compiler.source.Source;
import fopt.grammar.FoptParser;
import fopt.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;

class ParserTest {

    @Test
    void programsOfTheDesignParse() throws IOException {
        assumeTrue(!Programs.ofTheDesign().isEmpty(), "the design pages are not at hand");
        assertParse(Programs.ofTheDesign());
    }

    @Test
    void programsOfTheProjectParse() throws IOException {
        assertParse(Programs.ofTheProject());
    }

    private static void assertParse(List<Path> files) throws IOException {
        List<Diagnostic> errors = new ArrayList<>();
        for (Path file : files) {
            errors.addAll(errors(Files.readString(file)));
        }
        assertThat(errors).withFailMessage(() -> new Renderer(false).render(errors)).isEmpty();
    }

    /// The grammar needs no context to decide, and no decision has two readings: on all programs, and on those written to trip it.
    @Test
    void grammarIsSllAndUnambiguous() throws IOException {
        List<String> conflicts = new ArrayList<>();
        List<Path> files = Stream.of(Programs.ofTheDesign(), Programs.ofTheProject(), List.of(script("traps.fopt"), script("tree.fopt")))
                .flatMap(List::stream).toList();
        for (Path file : files) {
            FoptParser parser = fopt.compiler.syntax.Parser.antlr(Lexed.of(new Source(file.toString(), Files.readString(file))));
            parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
            parser.addErrorListener(new Conflicts(conflicts));
            parser.script();
        }
        assertThat(conflicts).isEmpty();
    }

    static Path script(String name) {
        return Path.of(System.getProperty("basedir", "."), "src/test/resources/fopt/scripts/syntax", name);
    }

    private static final class Conflicts extends BaseErrorListener {
        private final List<String> found;

        Conflicts(List<String> found) {
            this.found = found;
        }

        @Override
        public void reportAmbiguity(Parser p, DFA dfa, int start, int stop, boolean exact, BitSet alternatives, ATNConfigSet configs) {
            found.add("ambiguous " + at(p, dfa, start, stop));
        }

        @Override
        public void reportAttemptingFullContext(Parser p, DFA dfa, int start, int stop, BitSet conflicting, ATNConfigSet configs) {
            found.add("conflict " + at(p, dfa, start, stop));
        }

        private static String at(Parser p, DFA dfa, int start, int stop) {
            return p.getRuleNames()[dfa.atnStartState.ruleIndex] + " at line " + p.getTokenStream().get(start).getLine() + ", lookahead " + (stop - start + 1);
        }
    }

    @Test
    void emptyProgramsAreRight() {
        assertThat(errors("")).isEmpty();
        assertThat(errors("\n\n")).isEmpty();
        assertThat(errors("# nothing")).isEmpty();
        assertThat(errors("\r\n  \t\r\n")).isEmpty();
    }

    @Test
    void lineEndsOfAllSystemsSeparateStatements() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertThat(parse("let a = 1" + end + end + "let b = f(a," + end + "c)" + end).items()).hasSize(2);
        }
    }

    @Test
    void wrongItemsAreLeftOut() {
        Unit unit = parse("let a = 1\nlet b = )\nlet c = 3");
        assertThat(unit.items()).extracting(i -> i.span().text()).containsExactly("let a = 1", "let c = 3");
    }

    @Test
    void spansCountUtf16UnitsAlsoAfterOtherPlanes() {
        Stmt.Let let = (Stmt.Let) parse("let 𝔼, x̂ = 1").items().getFirst();
        assertThat(let.names()).extracting(n -> n.span().text()).containsExactly("𝔼", "x̂");
        assertThat(let.values().getFirst().span().text()).isEqualTo("1");
    }

    @Test
    void numbersAreReadExactly() {
        Stmt.Print print = (Stmt.Print) parse("print 0.1, 12.5%, 1e-3, 10%, 33.3%, 9007199254740993").items().getFirst();
        assertThat(print.values().stream().map(v -> v instanceof Expr.Number n ? n.value() : ((Expr.Percent) v).share()))
                .containsExactly(0.1, 0.125, 1e-3, 0.1, 0.333, 9007199254740992.0);
    }

    @Test
    void deepProgramsGiveAnErrorAndNoOverflow() {
        List<String> deep = List.of("x = " + "(".repeat(100_000), "x = " + "[".repeat(5000) + "]".repeat(5000), "x = " + "-".repeat(100_000) + "1",
                "x = " + "1 + ".repeat(100_000) + "1", "x = " + "f => ".repeat(50_000) + "1", "x = " + "a ^ ".repeat(50_000) + "a",
                "x = a" + "'".repeat(100_000), "x = a" + "(1)".repeat(50_000), "x = " + "not ".repeat(50_000) + "a", "if a { ".repeat(20_000),
                "if a { } " + "else if a { } ".repeat(20_000), "x = " + "a if b else ".repeat(20_000) + "c", "x = " + "‖".repeat(30_001));
        for (String text : deep) {
            assertThat(errors(text)).as(text.substring(0, 30)).isNotEmpty();
        }
    }

    @Test
    void ordinaryDepthIsFine() {
        assertThat(errors("x = " + "(".repeat(100) + "1" + ")".repeat(100))).isEmpty();
        assertThat(errors("x = " + "1 + ".repeat(300) + "1")).isEmpty();
        assertThat(errors("if a { ".repeat(50) + " }".repeat(50))).isEmpty();
    }

    static Unit parse(String text) {
        return fopt.compiler.syntax.Parser.parse(new Source("test.fopt", text), new Diagnostics());
    }

    static List<Diagnostic> errors(String text) {
        Diagnostics diagnostics = new Diagnostics();
        fopt.compiler.syntax.Parser.parse(new Source("test.fopt", text), diagnostics);
        return diagnostics.all();
    }
}
