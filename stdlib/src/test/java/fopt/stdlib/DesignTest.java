package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The design's programs not only check, they run, and end where they should: claims under `#= program` in design/runs.fopt.
class DesignTest {
    private static final Path DESIGN = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath().normalize().resolveSibling("shared").resolve("design");
    private static final Path RUNS = Problems.RESOURCES.resolve("design/runs.fopt");
    private static final Pattern ALGORITHM = Pattern.compile("(?m)^algorithm (\\w+)");

    /// Programs, each with its claims.
    private static Map<String, List<Claim>> claims() throws IOException {
        Map<String, List<Claim>> claims = new LinkedHashMap<>();
        List<Claim> ofProgram = List.of();
        for (String line : Files.readAllLines(RUNS)) {
            if (line.startsWith("#= ")) {
                ofProgram = new ArrayList<>();
                claims.put(line.substring(3), ofProgram);
            } else if (line.startsWith("run ")) {
                ofProgram.add(Claim.of(line));
            }
        }
        return claims;
    }

    /// The copy in the final notation, if there is one, or the design's.
    private static Path program(String name) {
        Path copy = RUNS.resolveSibling(name + ".fopt");
        Path program = Files.exists(copy) ? copy : DESIGN.resolve(name + ".fopt");
        assumeTrue(Files.exists(program), "without the programs of the design there is nothing to run");
        return program;
    }

    @TestFactory
    Stream<DynamicTest> programsEndWhereTheyShould() throws IOException {
        String problems = String.join("\n", Files.readAllLines(RUNS).stream().takeWhile(l -> !l.startsWith("#= ")).toList());
        return claims().entrySet().stream().flatMap(e -> e.getValue().stream().map(claim -> DynamicTest.dynamicTest(e.getKey() + ": " + claim.run(), () -> {
            Path program = program(e.getKey());
            claim.judge("import \"" + program + "\"\n" + problems);
        })));
    }

    @TestFactory
    Stream<DynamicTest> noAlgorithmOfThemIsForgotten() throws IOException {
        return claims().entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
            Path program = program(e.getKey());
            List<String> run = e.getValue().stream().map(c -> c.run().replaceFirst("run (\\w+).*", "$1")).toList();
            assertThat(run).containsAll(ALGORITHM.matcher(Files.readString(program)).results().map(m -> m.group(1)).toList());
        }));
    }

    /// A copy that runs something, run as it stands: its own asserts hold.
    @TestFactory
    Stream<DynamicTest> copiesRun() throws IOException {
        try (Stream<Path> files = Files.walk(RUNS.getParent())) {
            return files.filter(f -> f.toString().endsWith(".fopt") && !f.equals(RUNS)).sorted().filter(f -> text(f).contains("\nassert ")).toList().stream()
                    .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> Fopt.compile(f.getFileName().toString(), text(f), f.getParent())
                            .run(RunOptions.standard().withThreads(1), RunListener.NONE)));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every file of algorithms has claims.
    @Test
    void noProgramIsForgotten() throws IOException {
        assumeTrue(Files.exists(DESIGN), "without the programs of the design none can be forgotten");
        try (Stream<Path> files = Files.walk(DESIGN.resolve("stress"))) {
            List<String> programs = files.map(f -> DESIGN.relativize(f).toString()).filter(f -> f.endsWith(".fopt")).map(f -> f.replace(".fopt", "")).toList();
            assertThat(programs).filteredOn(p -> !p.equals("stress/modest")).isSubsetOf(claims().keySet());
        }
    }
}
