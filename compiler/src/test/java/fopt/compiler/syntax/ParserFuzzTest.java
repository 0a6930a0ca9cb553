package fopt.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Renderer;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInstance;

/// Whatever the text, the parser comes back with a tree or with errors that can be printed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParserFuzzTest {
    private static final List<String> PIECES = List.of("(", ")", "[", "]", "{", "}", "\n", ",", ";", "=", "==", "=>", "-", "*", ".", "..", "'", "\"", "\"\"\"",
            "‖", "⟨", "⟩", "∇", "%", "10%", "3", "2.5", "x", "run", "for", "if", "else", "let", "on", "algorithm a(", "round", "node", "shared", "each", "fun",
            "€", "#", "\uD800", "\u0000", "x̂");

    private final List<String> programs;

    ParserFuzzTest() throws IOException {
        programs = new ArrayList<>();
        List<Path> files = Stream.of(Programs.ofTheDesign(), Programs.ofTheProject(), List.of(ParserTest.script("traps.fopt"))).flatMap(List::stream).toList();
        for (Path file : files) {
            programs.add(Files.readString(file));
        }
    }

    @RepeatedTest(250)
    void mutatedPrograms(RepetitionInfo repetition) {
        Random random = new Random(11_000 + repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder(programs.get(random.nextInt(programs.size())));
        for (int k = random.nextInt(6); k >= 0; k--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(random.nextInt(10) == 0 ? 200 : 4));
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, piece);
                case 2 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
                default -> text.replace(at, end, piece);
            }
        }
        check(text.toString());
    }

    @RepeatedTest(300)
    void wordsInAnyOrder(RepetitionInfo repetition) {
        Random random = new Random(12_000 + repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int k = random.nextInt(60); k >= 0; k--) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
        }
        check(text.toString());
    }

    /// Code units of all ranges, also half surrogates: ASCII, Latin, Greek, anything.
    @RepeatedTest(300)
    void anyText(RepetitionInfo repetition) {
        Random random = new Random(13_000 + repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int k = random.nextInt(80); k > 0; k--) {
            int bound = List.of(0x80, 0x100, 0x400, 0x10000).get(random.nextInt(4));
            text.append((char) random.nextInt(bound));
        }
        check(text.toString());
    }

    private static void check(String text) {
        Source source = new Source("fuzz.fopt", text);
        Diagnostics diagnostics = new Diagnostics();
        Unit unit = Parser.parse(source, diagnostics);
        assertThat(new Renderer(true).render(diagnostics.all())).isNotNull();
        TreePrinter.print(unit);
        TokenPrinter.print(source);
        if (!diagnostics.hasErrors()) {
            assertThat(Parser.tokens(source)).allMatch(t -> isBetweenItems(t.kind()) || isWithin(unit, t.span()));
        }
    }

    private static boolean isBetweenItems(Token.Kind kind) {
        return kind == Token.Kind.NEWLINE || kind == Token.Kind.COMMENT;
    }

    private static boolean isWithin(Unit unit, Span span) {
        return unit.items().stream().anyMatch(i -> i.span().start() <= span.start() && span.end() <= i.span().end());
    }
}
