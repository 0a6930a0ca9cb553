package fopt.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RendererTest {
    private static final Renderer PLAIN = new Renderer(false);

    private static Span span(Source s, String part) {
        int start = s.text().indexOf(part);
        return new Span(s, start, start + part.length());
    }

    @Test
    void messagePlaceLineNoteAndHelp() {
        Source s = new Source("demo.fopt", "algorithm a() {\n  node x = x0\n  server y = x\n}\n");
        Diagnostic d = Diagnostic.of("E021", span(s, "x\n}"), "`x` lives at each node, expected a value at the server")
                .note(span(s, "x = x0"), "declared here").note("values cross only by a primitive").help("write `mean_i(x)`");
        assertThat(PLAIN.render(d)).isEqualTo("""
                error[E021]: `x` lives at each node, expected a value at the server
                 --> demo.fopt:3:14
                  |
                3 |   server y = x
                  |              ^
                4 | }
                  | ^
                note: declared here
                 --> demo.fopt:2:8
                  |
                2 |   node x = x0
                  |        ^^^^^^
                note: values cross only by a primitive
                help: write `mean_i(x)`
                """);
    }

    @Test
    void longSpansShowTheirFirstAndLastLine() {
        Source s = new Source("a.fopt", "x = f(a,\n  b,\n  c,\n    d) + 1\n");
        assertThat(PLAIN.render(Diagnostic.of("W101", span(s, "f(a,\n  b,\n  c,\n    d)"), "unused"))).isEqualTo("""
                warning[W101]: unused
                 --> a.fopt:1:5
                  |
                1 | x = f(a,
                  |     ^^^^
                ...
                4 |     d) + 1
                  |     ^^
                """);
    }

    @Test
    void caretsStandUnderTheirCharacters() {
        assertThat(carets("x̂ = ȳ + z", "z")).isEqualTo("        ^");
        assertThat(carets("名前 = z", "z")).isEqualTo("       ^");
        assertThat(carets("名前 = z", "名前")).isEqualTo("^^^^");
        assertThat(carets("\tx = z", "z")).isEqualTo("        ^");
        assertThat(carets("a\tx = z", "z")).isEqualTo("        ^");
        assertThat(carets("𝔼 = z", "z")).isEqualTo("    ^");
        assertThat(carets("x̂ = 1", "x̂")).isEqualTo("^");
    }

    private static String carets(String line, String part) {
        Source s = new Source("a.fopt", line);
        return PLAIN.render(Diagnostic.of("E001", span(s, part), "m")).lines().skip(4).findFirst().orElseThrow().substring("  | ".length());
    }

    @Test
    void emptySpansStillHaveACaret() {
        Source s = new Source("a.fopt", "x = f(");
        assertThat(PLAIN.render(Diagnostic.of("E002", new Span(s, 6, 6), "found the end"))).isEqualTo("""
                error[E002]: found the end
                 --> a.fopt:1:7
                  |
                1 | x = f(
                  |       ^
                """);
        assertThat(PLAIN.render(Diagnostic.of("E002", new Span(new Source("b", ""), 0, 0), "empty"))).contains("1 |\n  | ^");
    }

    @Test
    void controlCharactersAreNotSentToTheTerminal() {
        Source s = new Source("a.fopt", "x = \u001b[31m1");
        assertThat(PLAIN.render(Diagnostic.of("E001", new Span(s, 4, 5), "m"))).contains("1 | x = \uFFFD[31m1\n").doesNotContain("\u001b");
    }

    @Test
    void gutterIsAsWideAsTheWidestNumber() {
        Source s = new Source("a.fopt", "a\n".repeat(99) + "b\n");
        Diagnostic d = Diagnostic.of("E001", new Span(s, 0, 1), "m").note(new Span(s, 198, 199), "n");
        assertThat(PLAIN.render(d)).isEqualTo("""
                error[E001]: m
                   --> a.fopt:1:1
                    |
                  1 | a
                    | ^
                note: n
                   --> a.fopt:100:1
                    |
                100 | b
                    | ^
                """);
    }

    @Test
    void allInTheOrderOfTheProgramWithASummary() {
        Source s = new Source("a.fopt", "a b");
        Diagnostic first = Diagnostic.of("W100", new Span(s, 0, 1), "first");
        Diagnostic second = Diagnostic.of("E001", new Span(s, 2, 3), "second");
        Diagnostic third = Diagnostic.of("E002", new Span(s, 2, 3), "third");
        assertThat(PLAIN.render(List.of(second, third, first))).containsSubsequence("first", "\n\nerror", "second", "third").endsWith("\n\n2 errors, 1 warning\n");
        assertThat(PLAIN.render(List.of())).isEmpty();
        assertThat(Renderer.summary(List.of(first))).isEqualTo("1 warning");
        assertThat(Renderer.summary(List.of(second))).isEqualTo("1 error");
    }

    @Test
    void coloursOnlyPaint() {
        Source s = new Source("a.fopt", "a\nb\nc");
        Diagnostic d = Diagnostic.of("E001", new Span(s, 0, 5), "m").note(new Span(s, 2, 3), "n").help("h");
        String coloured = new Renderer(true).render(d);
        assertThat(coloured).contains("\u001b[1;31merror[E001]\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(PLAIN.render(d));
    }
}
