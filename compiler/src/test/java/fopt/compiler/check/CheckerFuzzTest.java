package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Renderer;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Unit;
import fopt.testing.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Programs that were changed at random: whatever they say then, the checker answers with diagnostics, never with an exception.
class CheckerFuzzTest {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*");
    private static final int MUTANTS = 250;

    @Test
    void noMutantOfAProgramCrashesTheChecker() {
        List<Path> files = Stream.concat(Programs.ofTheProject().stream(), Programs.ofTheDesign().stream()).toList();
        Random random = new Random(20250601);
        int withErrors = 0;
        for (int k = 0; k < MUTANTS; k++) {
            String text = Library.text(files.get(random.nextInt(files.size())));
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                text = mutant(text, random);
            }
            withErrors += check(text, k) ? 1 : 0;
        }
        assertThat(withErrors).as("mutants with errors").isGreaterThan(MUTANTS / 3);
    }

    /// @return whether the program has errors
    private static boolean check(String text, int number) {
        Diagnostics diagnostics = new Diagnostics();
        Unit unit = Parser.parse(new Source("mutant " + number, text), diagnostics);
        try {
            ScriptChecker.check(unit, Library.DECLARATIONS, java.util.Map.of(), diagnostics);
            for (Diagnostic d : diagnostics.all()) {
                assertThat(new Renderer(false).render(d)).contains(d.code());
            }
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("mutant " + number + ":\n" + text, e);
        }
        return diagnostics.hasErrors();
    }

    private static String mutant(String text, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> lines(text, random, (lines, k) -> lines.remove((int) k));
            case 1 -> lines(text, random, (lines, k) -> lines.add(random.nextInt(lines.size()), lines.get(k)));
            case 2 -> lines(text, random, (lines, k) -> Collections.swap(lines, k, random.nextInt(lines.size())));
            default -> otherName(text, random);
        };
    }

    private interface Change {
        void apply(List<String> lines, Integer k);
    }

    private static String lines(String text, Random random, Change change) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        change.apply(lines, random.nextInt(lines.size()));
        return String.join("\n", lines) + "\n";
    }

    /// One name in place of another one.
    private static String otherName(String text, Random random) {
        List<int[]> spans = new ArrayList<>();
        Matcher m = NAME.matcher(text);
        while (m.find()) {
            spans.add(new int[] {m.start(), m.end()});
        }
        if (spans.isEmpty()) {
            return text;
        }
        int[] from = spans.get(random.nextInt(spans.size()));
        int[] to = spans.get(random.nextInt(spans.size()));
        return text.substring(0, to[0]) + text.substring(from[0], from[1]) + text.substring(to[1]);
    }
}
