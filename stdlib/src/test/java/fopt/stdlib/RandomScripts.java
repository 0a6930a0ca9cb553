package fopt.stdlib;

import fopt.compiler.run.SmallProblems;
import fopt.compiler.run.StandardLibrary;
import fopt.compiler.run.Trial;
import fopt.compiler.syntax.Decl;
import fopt.testing.ScriptCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Programs that are known to run, cut down to a few rounds: every algorithm of the library, the test scripts, the blocks of the language's page.
final class RandomScripts {
    private static final Pattern LONG = Pattern.compile("for [0-9_]+ rounds");
    private static final Pattern BLOCK = Pattern.compile("```fopt\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NOT_RUN = Pattern.compile("\\b(epochs|until|seeds|plot|save|report|libsvm|idx|each|seconds|test \"|import|extern|with timing)\\b");

    /// @param changing declarations that mutations change @param fixed what runs them
    record Script(String name, String changing, String fixed, boolean given) {
        Trial trial(String changed) {
            return Trial.of(changed + "\n" + fixed, given ? SmallProblems.ALL : Map.of()).named(name).in(Problems.RESOURCES);
        }
    }

    private RandomScripts() {}

    static List<Script> all() {
        List<Script> all = new ArrayList<>(ofTheLibrary());
        ScriptCases.ofTheCompiler("run").forEach(c -> split(c.source().name(), c.source().text(), true, all));
        Matcher blocks = BLOCK.matcher(read(Path.of(System.getProperty("fopt.root", "..")).resolve("docs").resolve("language.md")));
        while (blocks.find()) {
            split("language.md:" + blocks.start(), blocks.group(1), false, all);
        }
        return List.copyOf(all);
    }

    private static List<Script> ofTheLibrary() {
        Map<String, Decl.Algorithm> algorithms = StandardLibrary.declarations().algorithms();
        return JudgesTest.cases().map(run -> {
            Decl.Algorithm a = algorithms.get(run.replaceFirst("[( ].*", ""));
            return new Script(run, a.span().text(), Problems.P + "run " + run.replaceFirst("( over .*)?$", " on p$1") + " for 3 rounds measure loss\n", false);
        }).toList();
    }

    /// Declarations and what follows on them.
    private static void split(String name, String text, boolean given, List<Script> all) {
        int runs = Pattern.compile("(?m)^(let|run|print|plot|for|assert)\\b").matcher(text).results().map(m -> m.start()).findFirst().orElse(0);
        String fixed = LONG.matcher(text.substring(runs)).replaceAll("for 3 rounds");
        if (runs > 0 && !NOT_RUN.matcher(fixed).find()) {
            all.add(new Script(name, text.substring(0, runs), fixed, given));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
