package fopt.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.source.Source;
import fopt.grammar.FoptParser;
import fopt.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// The grammar summary of docs/language.md says what the parser does: it has the same words and signs, and accepts the same programs, those of the
/// project and mutilated ones, by a recogniser that reads the summary.
class GrammarPageTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", ".."));
    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)+)'");
    private static final String PAGE = read(ROOT.resolve("docs/language.md"));
    private static final Ebnf SUMMARY = new Ebnf(PAGE.substring(PAGE.indexOf("```ebnf\n") + 8, PAGE.indexOf("\n```", PAGE.indexOf("```ebnf\n"))), reserved());

    @Test
    void wordsAndSignsAreThoseOfTheGrammar() {
        String grammar = read(ROOT.resolve("grammar/src/main/antlr4/fopt/grammar/Fopt.g4")).replaceAll("(?m)(?<!')//.*$", "");
        String rules = grammar.substring(grammar.indexOf("script\n"), grammar.indexOf("\nid\n"));
        Set<String> words = QUOTED.matcher(rules).results().map(m -> m.group(1).replace("\\'", "'").replace("\\\\", "\\")).collect(Collectors.toCollection(TreeSet::new));
        assertThat(SUMMARY.terminals()).isEqualTo(words);
    }

    @Test
    void programsOfTheProjectAreAccepted() throws IOException {
        for (Path file : Programs.ofTheProject()) {
            Lexed lexed = Lexed.of(new Source(file.toString(), Files.readString(file)));
            assertThat(SUMMARY.accepts(lexed)).as(file.toString()).isTrue();
        }
    }

    @RepeatedTest(300)
    void whatTheParserRefusesIsRefused(RepetitionInfo repetition) throws IOException {
        Random random = new Random(31_000 + repetition.getCurrentRepetition());
        List<Path> files = Programs.ofTheProject();
        String text = Files.readString(files.get(random.nextInt(files.size())));
        List<String> lines = text.lines().toList();
        int from = random.nextInt(lines.size());
        Lexed whole = Lexed.of(new Source("text", String.join("\n", lines.subList(from, Math.min(lines.size(), from + 12))) + "\n"));
        List<String> tokens = new ArrayList<>(whole.forParser().stream().filter(t -> t.getType() != FoptParser.EOF).map(whole::text).toList());
        for (int k = random.nextInt(3); k > 0 && !tokens.isEmpty(); k--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(3)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
                default -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            }
        }
        Lexed lexed = Lexed.of(new Source("text", String.join(" ", tokens)));
        FoptParser parser = Parser.antlr(lexed);
        parser.script();
        assertThat(SUMMARY.accepts(lexed)).as(String.join(" ", tokens)).isEqualTo(parser.getNumberOfSyntaxErrors() == 0);
    }

    /// The words that the page calls reserved.
    private static Set<String> reserved() {
        int from = PAGE.indexOf("These words are never names:");
        return Pattern.compile("`(\\w+)`").matcher(PAGE.substring(from, PAGE.indexOf('.', from))).results().map(m -> m.group(1)).collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
