package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.Outcome;
import fopt.Program;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.hook.HookLanguages;
import fopt.runtime.record.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What README and docs show works: programs run, commands end with 0, Java compiles, links lead somewhere. Programs that call functions in a language that is not here are checked only.
class DocsTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)[^):]*\\)");
    private static final Pattern EXTERN = Pattern.compile("(?m)^extern (\\w+) ");
    private static final String IMPORTS = "import fopt.*; import fopt.compiler.source.Source; import fopt.runtime.hook.*; import fopt.runtime.record.*; import java.nio.file.*; import java.util.*; import java.util.function.*;";

    @TempDir
    private Path out;

    @TestFactory
    Stream<DynamicTest> blocks() throws IOException {
        return pages().stream().flatMap(page -> {
            String text = read(page);
            return BLOCK.matcher(text).results().filter(b -> List.of("fopt", "sh", "java").contains(b.group(1))).map(b -> {
                String place = ROOT.relativize(page) + ":" + (text.substring(0, b.start()).lines().count() + 1);
                return DynamicTest.dynamicTest(place, () -> check(b.group(1), place, b.group(2)));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> links() throws IOException {
        return pages().stream().map(page -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () ->
                assertThat(LINK.matcher(read(page)).results().map(m -> page.resolveSibling(m.group(1)).normalize())).allMatch(Files::exists)));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.filter(f -> f.toString().endsWith(".md")).sorted()).toList();
        }
    }

    private void check(String language, String place, String block) throws IOException {
        switch (language) {
            case "fopt" -> runs(place, block);
            case "sh" -> commandsEndWell(block);
            default -> compiles(block);
        }
    }

    private void runs(String place, String text) {
        Program program = Fopt.compile(place, text, ROOT);
        assertThat(program.warnings()).isEmpty();
        EXTERN.matcher(text).results().forEach(e -> Assumptions.assumeTrue(HookLanguages.named(e.group(1)).filter(l -> l.missing().isEmpty()).isPresent(), e.group(1) + " is not here"));
        Outcome outcome = program.run(RunOptions.standard().withThreads(1).withOut(out), RunListener.NONE);
        assertThat(outcome.runs()).isNotEmpty().allMatch(r -> r.status() == Status.DONE);
        program.tests().forEach(title -> program.test(title, RunOptions.standard().withThreads(1).withOut(out), RunListener.NONE));
    }

    /// Lines that start with `./fopt`; files of the project are found wherever the test runs.
    private void commandsEndWell(String block) {
        for (String line : block.lines().filter(l -> l.startsWith("./fopt ")).toList()) {
            String command = line.replaceFirst(" +#.*", "");
            List<String> words = new ArrayList<>(Arrays.stream(command.split(" +")).skip(1)
                    .map(w -> Files.exists(ROOT.resolve(w)) ? ROOT.resolve(w).toString() : w).toList());
            if (words.contains("--out")) {
                words.set(words.indexOf("--out") + 1, out.toString());
            } else if (words.getFirst().equals("run")) {
                words.addAll(List.of("--out", out.toString()));
            }
            var err = new ByteArrayOutputStream();
            var console = new Console(new ByteArrayInputStream(new byte[0]), new PrintStream(new ByteArrayOutputStream()),
                    new PrintStream(err, true, StandardCharsets.UTF_8), 0, false);
            int code = Commands.of(console, new Interruption(text -> {})).execute(words.toArray(String[]::new));
            assertThat(code).as(line + "\n" + err.toString(StandardCharsets.UTF_8)).isZero();
        }
    }

    /// A block is a class, or the body of a method.
    private void compiles(String block) throws IOException {
        String unit = IMPORTS + (block.contains("class ") || block.contains("record ") ? block : "class Block { void run() throws Exception {\n" + block + "\n}}");
        var source = new SimpleJavaFileObject(URI.create("string:///Block.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return unit;
            }
        };
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-classpath", System.getProperty("java.class.path"), "-d", out.toString(), "-Xlint:none");
        boolean compiled = ToolProvider.getSystemJavaCompiler().getTask(null, null, diagnostics, options, null, List.of(source)).call();
        assertThat(compiled).as(diagnostics.getDiagnostics().toString()).isTrue();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
