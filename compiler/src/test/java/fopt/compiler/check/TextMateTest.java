package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Token;
import fopt.grammar.FoptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The colours of `editors/vscode`: its lists of names are those of the language (`-Dfopt.bless=true` writes them anew), and programs are coloured as the lexer reads them.
class TextMateTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", ".."));
    private static final Path FILE = ROOT.resolve("editors/vscode/syntaxes/fopt.tmLanguage.json");
    private static final String NAMES = "(?<names>[A-Za-z0-9_|]+)";

    private static Set<String> builtIns(Predicate<Builtin> which) {
        return Stream.concat(Builtins.ALL.stream(), Builtins.settings().stream()).filter(which).map(Builtin::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isPrimitive(Builtin b) {
        return b.family() == Builtin.Family.PRIMITIVE;
    }

    private static Set<String> constants() {
        Set<String> all = builtIns(b -> b.isConstant() && !isPrimitive(b));
        Stream.concat(Builtins.ALL.stream(), Builtins.settings().stream()).flatMap(b -> b.parameters().stream()).flatMap(p -> p.options().stream()).filter(w -> w.length() > 2).forEach(all::add);
        return all;
    }

    @Test
    void theListsOfNamesAreThoseOfTheLanguage() throws IOException {
        list("support.function.communication.fopt", builtIns(TextMateTest::isPrimitive));
        list("support.function.fopt", builtIns(b -> !b.parameters().isEmpty() && !isPrimitive(b)));
        list("support.constant.fopt", constants());
    }

    /// The rule of a scope lists these names and no others.
    private static void list(String scope, Set<String> names) throws IOException {
        String text = Files.readString(FILE);
        Matcher m = Pattern.compile("\"name\": \"" + Pattern.quote(scope) + "\",\\s*\"match\": \"[^\"]*?\\(\\?:" + NAMES + "\\)").matcher(text);
        assertThat(m.find()).as(scope).isTrue();
        if (Boolean.getBoolean("fopt.bless")) {
            Files.writeString(FILE, text.substring(0, m.start("names")) + String.join("|", names) + text.substring(m.end("names")));
        } else {
            assertThat(List.of(m.group("names").split("\\|"))).as(scope).containsExactlyElementsOf(names);
        }
    }

    @Test
    void everyReservedWordHasAColour() {
        TextMateGrammar grammar = new TextMateGrammar(FILE);
        for (int type = FoptParser.LET; type <= FoptParser.SHARED; type++) {
            String word = FoptParser.VOCABULARY.getLiteralName(type).replace("'", "");
            assertThat(scope(grammar.scopes("  " + word + " "), 2)).as(word).matches("(keyword|storage|constant)\\..*");
        }
    }

    @Test
    void partsOfAnAlgorithmHaveTheirColours() {
        String text = """
                algorithm a(η) {          # 😀 "no text"
                  node x̂ = x0
                  round { x̂ -= gossip(x̂, over = ring(9)) * 10% }
                }
                let t = 5 ms
                let s = "# no comment" + sample
                """;
        List<TextMateGrammar.Scoped> scopes = new TextMateGrammar(FILE).scopes(text);
        assertThat(scope(scopes, text.indexOf("algorithm"))).isEqualTo("keyword.declaration.fopt");
        assertThat(scope(scopes, text.indexOf("a(η)"))).isEqualTo("entity.name.function.fopt");
        assertThat(scope(scopes, text.indexOf("no text"))).isEqualTo("comment.line.number-sign.fopt");
        assertThat(scope(scopes, text.indexOf("node"))).isEqualTo("storage.modifier.placement.fopt");
        assertThat(scope(scopes, text.indexOf("x̂ -=") + 1)).isEqualTo("variable.other.fopt");
        assertThat(scope(scopes, text.indexOf("round"))).isEqualTo("keyword.control.fopt");
        assertThat(scope(scopes, text.indexOf("gossip"))).isEqualTo("support.function.communication.fopt");
        assertThat(scope(scopes, text.indexOf("over ="))).isEqualTo("variable.other.fopt");
        assertThat(scope(scopes, text.indexOf("ring"))).isEqualTo("support.function.fopt");
        assertThat(scope(scopes, text.indexOf("10%") + 2)).isEqualTo("constant.numeric.fopt");
        assertThat(scope(scopes, text.indexOf("ms"))).isEqualTo("keyword.other.unit.fopt");
        assertThat(scope(scopes, text.indexOf("# no"))).isEqualTo("string.quoted.double.fopt");
        assertThat(scope(scopes, text.lastIndexOf("sample"))).isEqualTo("variable.other.fopt");
    }

    static List<Path> programs() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("examples", "stdlib/src/main/resources/fopt/stdlib")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".fopt")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programsAreColouredAsTheLexerReadsThem(Path program) throws IOException {
        String text = Files.readString(program);
        List<TextMateGrammar.Scoped> scopes = new TextMateGrammar(FILE).scopes(text);
        List<String> wrong = new ArrayList<>();
        for (Token t : Parser.tokens(new Source(program.getFileName().toString(), text))) {
            String scope = scope(scopes, t.span().start());
            boolean right = switch (t.kind()) {
                case KEYWORD -> scope.matches("(keyword|storage|constant\\.language)\\..*");
                case NUMBER -> scope.equals("constant.numeric.fopt");
                case TEXT -> scope.startsWith("string.");
                case COMMENT -> scope.startsWith("comment.");
                case NAME -> !scope.isEmpty() && !scope.matches("(storage|string|comment)\\..*");
                case RAW, WORD, SYMBOL, NEWLINE, UNKNOWN -> true;
            };
            if (!right) {
                wrong.add(t.span() + " " + t.span().text() + ": " + scope);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// The innermost scope at a place.
    private static String scope(List<TextMateGrammar.Scoped> scopes, int at) {
        return scopes.stream().filter(s -> s.start() <= at && at < s.end()).min(Comparator.comparingInt((TextMateGrammar.Scoped s) -> s.end() - s.start()))
                .map(TextMateGrammar.Scoped::scope).orElse("");
    }
}
