package fopt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/// Test scripts with their expectations beside the line.
///
/// A script is cut into chunks by lines that begin with `---`; what stands behind that is the header of the chunk that follows. Marks, all of
/// them comments of the language:
///
/// - `### E021 text`: this line has a diagnostic with this code, and this text somewhere in its message, notes or help
/// - `#> text`: this line prints that
/// - `#~ gap < 1e-6`: that holds of a metric of the finished run
/// - `#= text`: a line of the dump that the header asks for
///
/// A line of marks alone belongs to the line above. What is expected and does not come fails, and what comes and is not expected. With
/// `-Dfopt.bless=true` the scripts are rewritten to what came; look at the difference before it is committed.
public final class ScriptCases {
    private ScriptCases() {}

    /// The folder of test scripts, also where other modules look for it.
    private static final Path SCRIPTS = Path.of("src", "test", "resources", "fopt", "scripts");

    /// The chunks of the scripts in a folder of the compiler's test scripts, read from another module.
    public static List<Chunk> ofTheCompiler(String folder) {
        Path root = Path.of(System.getProperty("fopt.root", "..")).resolve("compiler").resolve(SCRIPTS).resolve(folder);
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(f -> f.toString().endsWith(".fopt")).sorted().flatMap(f -> chunks(f).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One test for each chunk of the scripts in a folder of `src/test/resources/fopt/scripts`.
    public static Stream<DynamicNode> in(String folder, Function<Chunk, Outcome> judge) {
        Path root = Path.of(System.getProperty("basedir", ".")).resolve(SCRIPTS).resolve(folder);
        try (Stream<Path> files = Files.list(root)) {
            List<Path> scripts = files.filter(f -> f.toString().endsWith(".fopt")).sorted().toList();
            return scripts.stream().flatMap(script -> Boolean.getBoolean("fopt.bless") ? Stream.of(bless(script, judge)) : tests(script, judge));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DynamicNode> tests(Path script, Function<Chunk, Outcome> judge) {
        return chunks(script).stream().map(chunk -> DynamicTest.dynamicTest(name(chunk), () -> {
            List<String> differences = chunk.differences(judge.apply(chunk));
            assertThat(differences).withFailMessage(() -> script + ":" + chunk.firstLine() + "\n" + String.join("\n", differences)).isEmpty();
        }));
    }

    private static DynamicNode bless(Path script, Function<Chunk, Outcome> judge) {
        return DynamicTest.dynamicTest("bless " + script.getFileName(), () -> {
            List<String> lines = new ArrayList<>();
            for (Chunk chunk : chunks(script)) {
                if (chunk.firstLine() > 1) {
                    lines.add(("--- " + chunk.header()).strip());
                }
                lines.addAll(chunk.blessed(judge.apply(chunk)));
            }
            Files.write(script, lines);
        });
    }

    private static String name(Chunk chunk) {
        String first = chunk.lines().stream().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
        return chunk.file() + ":" + chunk.firstLine() + " " + (chunk.header().isEmpty() ? Mark.unmarked(first) : chunk.header());
    }

    /// The chunks of a script, without empty ones.
    static List<Chunk> chunks(Path script) {
        List<Chunk> chunks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String header = "";
        int first = 1;
        int number = 0;
        for (String line : read(script)) {
            number++;
            if (line.startsWith("---")) {
                chunks.add(new Chunk(script.getFileName().toString(), first, header, List.copyOf(lines)));
                lines.clear();
                header = line.substring(3).strip();
                first = number + 1;
            } else {
                lines.add(line);
            }
        }
        chunks.add(new Chunk(script.getFileName().toString(), first, header, List.copyOf(lines)));
        chunks.removeIf(c -> c.lines().stream().allMatch(String::isBlank));
        return chunks;
    }

    private static List<String> read(Path script) {
        try {
            return Files.readAllLines(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
