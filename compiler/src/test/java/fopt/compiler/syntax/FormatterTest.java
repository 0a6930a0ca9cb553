package fopt.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.compiler.source.Columns;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Formatter.Notation;
import fopt.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Formatting keeps the tree and the comments, and does nothing the second time: for all programs that there are, and for generated ones.
class FormatterTest {
    private static final List<String> OPERATORS = List.of("+", "-", "*", "/", ".*", "./", ".+", ".-", "^", ".^", "==", "<=", "≠", "and", "or", "..", "∈", "\\");

    private static String format(String text, Notation notation) {
        return Formatter.format(new Source("program.fopt", text), notation, new Diagnostics()).orElseThrow(() -> new AssertionError("does not parse:\n" + text));
    }

    private static String format(String text) {
        return format(text, Notation.AS_WRITTEN);
    }

    private static void check(String text) {
        String once = format(text);
        assertThat(SameTree.of(once)).as(once).isEqualTo(SameTree.of(text));
        assertThat(comments(once)).isEqualTo(comments(text));
        assertThat(format(once)).isEqualTo(once);
        assertThat(once).doesNotContain("\t", " \n", "\n\n\n").satisfies(t -> assertThat(t.isEmpty() || t.endsWith("\n")).isTrue());
        String ascii = format(text, Notation.ASCII);
        String unicode = format(ascii, Notation.UNICODE);
        assertThat(SameTree.of(ascii)).as(ascii).isEqualTo(SameTree.of(text));
        assertThat(SameTree.of(unicode)).as(unicode).isEqualTo(SameTree.of(text));
        assertThat(tokens(format(unicode, Notation.ASCII))).isEqualTo(tokens(ascii));
        assertThat(format(unicode, Notation.UNICODE)).isEqualTo(unicode);
        assertThat(format(ascii, Notation.ASCII)).isEqualTo(ascii);
        assertThat(comments(ascii)).isEqualTo(comments(text));
    }

    private static List<String> comments(String text) {
        return Parser.tokens(new Source("c", text)).stream().filter(t -> t.kind() == Token.Kind.COMMENT).map(t -> t.span().text().stripTrailing()).toList();
    }

    /// The notations differ in width, so that lines may end elsewhere.
    private static List<String> tokens(String text) {
        return Parser.tokens(new Source("t", text)).stream().map(t -> t.span().text()).toList();
    }

    // ---- programs

    @TestFactory
    Stream<DynamicTest> programsOfTheProject() throws IOException {
        return all(Programs.ofTheProject());
    }

    @TestFactory
    Stream<DynamicTest> programsOfTheDesign() throws IOException {
        assumeTrue(!Programs.ofTheDesign().isEmpty(), "the design pages are not at hand");
        return all(Programs.ofTheDesign());
    }

    private static Stream<DynamicTest> all(List<Path> files) {
        return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(Files.readString(f))));
    }

    /// A program of the project, with other blanks and newlines wherever they mean nothing.
    @RepeatedTest(60)
    void scrambledPrograms(RepetitionInfo repetition) throws IOException {
        Random random = new Random(21_000 + repetition.getCurrentRepetition());
        List<Path> files = Programs.ofTheProject();
        String program = Files.readString(files.get(random.nextInt(files.size())));
        StringBuilder text = new StringBuilder();
        int brackets = 0;
        int end = 0;
        for (Token t : Parser.tokens(new Source("p", program))) {
            String between = program.substring(Math.min(end, t.span().start()), t.span().start());
            String word = t.span().text();
            boolean inside = brackets > 0 && !between.contains("#");
            String newline = inside && random.nextInt(8) == 0 && (word.equals(")") || word.equals("*")) ? "\n" : "";
            text.append(between.isBlank() && !between.contains("\n") && !between.isEmpty() ? " ".repeat(1 + random.nextInt(3)) : between).append(newline).append(word);
            brackets += "([⟨".contains(word) ? 1 : ")]⟩".contains(word) ? -1 : 0;
            end = t.span().end();
        }
        assertThat(SameTree.of(text.toString())).isEqualTo(SameTree.of(program));
        check(text.toString());
    }

    // ---- generated programs

    @RepeatedTest(200)
    void generatedPrograms(RepetitionInfo repetition) {
        Random random = new Random(22_000 + repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder("# generated\n");
        for (int k = 0; k < 6; k++) {
            text.append(random.nextInt(3) == 0 ? "\n\n  # remark\n" : "").append("let  v").append(k).append(" =").append(gap(random)).append(expression(random, 5));
            text.append(random.nextInt(3) == 0 ? "   # behind\n" : "\n");
            if (random.nextInt(3) == 0) {
                text.append("if ").append(expression(random, 2)).append(random.nextBoolean() ? " {" : "\n".isEmpty() ? "" : " {\n").append("print ")
                        .append(expression(random, 3)).append(random.nextBoolean() ? "}" : "\n}").append(random.nextBoolean() ? "\n" : " else { v0 -= 1 }\n");
            }
        }
        assertThat(SameTree.of(text.toString())).as(text.toString()).isPresent();
        check(text.toString());
    }

    private static String expression(Random random, int depth) {
        String g = gap(random);
        String one = random.nextInt(6) == 0 ? "a" : "";
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(16)) {
            case 0 -> List.of("x", "η_g", "x̂", "λ₂", "max", "s", "over").get(random.nextInt(7));
            case 1 -> "3";
            case 2 -> List.of("2.5e-3", "10%", "5 ms", "\"text # no comment\"").get(random.nextInt(4));
            case 3 -> "true";
            case 4, 5, 6, 7 -> "(" + g + expression(random, depth - 1) + " " + gap(random) + OPERATORS.get(random.nextInt(OPERATORS.size())) + " "
                    + expression(random, depth - 1) + g + ")";
            case 8 -> "-" + g + "(" + expression(random, depth - 1) + ")";
            case 9 -> "norm(" + expression(random, depth - 1) + g + ")" + (one.isEmpty() ? "" : "[1,2]");
            case 10 -> "⟨" + expression(random, depth - 1) + "," + g + expression(random, depth - 1) + "⟩";
            case 11 -> "∇f" + "(" + expression(random, depth - 1) + g + "; " + expression(random, depth - 1) + ")";
            case 12 -> "g(" + expression(random, depth - 1) + g + ", like" + g + "= " + expression(random, depth - 1) + ")";
            case 13 -> "[" + expression(random, depth - 1) + ",\n" + g + expression(random, depth - 1) + "]";
            case 14 -> "(" + expression(random, depth - 1) + g + " if " + expression(random, depth - 1) + " else " + expression(random, depth - 1) + ")";
            default -> "‖" + expression(random, depth - 1) + "‖";
        };
    }

    private static String gap(Random random) {
        return " ".repeat(random.nextInt(3));
    }

    // ---- what it looks like

    @Test
    void indentsAndSpaces() {
        assertThat(format("""
                algorithm a(η=0.1 ,Q : contractive= top_k( 1% )){
                node   x   = x0
                public x_h = 0



                 round{
                 let g=∇f( x ;32 )# gradient
                     x-=η*g  # step
                 if round>3 {x=gossip(x)}
                 else       { x = - x }
                 local  K { y -= 2*x[ 1 ]' }

                 }
                }
                """)).isEqualTo("""
                algorithm a(η = 0.1, Q: contractive = top_k(1%)) {
                  node   x   = x0
                  public x_h = 0

                  round {
                    let g = ∇f(x; 32)  # gradient
                    x -= η*g           # step
                    if round > 3 { x = gossip(x) }
                    else         { x = -x }
                    local K { y -= 2*x[1]' }
                  }
                }
                """);
    }

    @Test
    void continuesBelowTheBracketOrTheRun() {
        assertThat(format("""
                let r = run f(a,
                 b = each [1, 2])
                   for 300 rounds
                 measure gap
                let s = x +
                y
                """)).isEqualTo("""
                let r = run f(a,
                              b = each [1, 2])
                        for 300 rounds
                        measure gap
                let s = x +
                    y
                """);
    }

    @Test
    void breaksLongLines() {
        String text = format("algorithm long(" + "parameter = 1, ".repeat(20) + "last = 3) { node x = x0 }\nlet r = run long(" + "parameter = 1, ".repeat(7)
                + "last = 3) on quadratic(nodes = 3) over ring(3) for 10 rounds measure gap\n");
        assertThat(text.lines()).allMatch(l -> Columns.width(l) <= 120);
        assertThat(text.lines().filter(l -> l.stripLeading().startsWith("parameter")).count()).isEqualTo(3);
        assertThat(text).contains("\n  node x = x0\n}\n").contains("\n        ");
        check(text);
    }

    @Test
    void writesEitherNotation() {
        String unicode = "let η_g = ‖x̂ - ⟨a, ∇f(x; ξ)⟩‖^2 ≤ λ₂ and 1 ≠ 2  # ‖ stays\n";
        String ascii = "let eta_g = norm(x_hat - dot(a, grad(f, x; xi)))^2 <= lambda2 and 1 != 2  # ‖ stays\n";
        assertThat(format(unicode, Notation.ASCII)).isEqualTo(ascii);
        assertThat(format(ascii, Notation.UNICODE)).isEqualTo(unicode.replace("λ₂", "λ2").replace("2  #", "2   #"));
        String own = "fun norm(v) = 1\nlet y = norm(x) + ‖x‖\n";
        assertThat(format(own, Notation.UNICODE)).isEqualTo(own);
        assertThat(format(own, Notation.ASCII)).isEqualTo(own);
    }

    @Test
    void refusesWhatDoesNotParse() {
        Diagnostics found = new Diagnostics();
        assertThat(Formatter.format(new Source("p", "let = 3"), Notation.AS_WRITTEN, found)).isEmpty();
        assertThat(found.hasErrors()).isTrue();
    }

    @Test
    void keepsTextsOverSeveralLines() {
        check("extern python fun f(x: vector) -> vector {\"\"\"\n   a =  1\n\n  # no comment\n\"\"\"}\n");
    }
}
