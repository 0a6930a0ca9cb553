package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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

    @TestFactory
    Stream<DynamicTest> programsEndWhereTheyShould() throws IOException {
        String problems = String.join("\n", Files.readAllLines(RUNS).stream().takeWhile(l -> !l.startsWith("#= ")).toList());
        return claims().entrySet().stream().flatMap(e -> e.getValue().stream().map(claim -> DynamicTest.dynamicTest(e.getKey() + ": " + claim.run(), () -> {
            Path program = DESIGN.resolve(e.getKey() + ".fopt");
            assumeTrue(Files.exists(program), "without the programs of the design there is nothing to run");
            claim.judge("import \"" + program + "\"\n" + problems);
        })));
    }

    @TestFactory
    Stream<DynamicTest> noAlgorithmOfThemIsForgotten() throws IOException {
        return claims().entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
            Path program = DESIGN.resolve(e.getKey() + ".fopt");
            assumeTrue(Files.exists(program), "without the programs of the design there is nothing to run");
            List<String> run = e.getValue().stream().map(c -> c.run().replaceFirst("run (\\w+).*", "$1")).toList();
            assertThat(run).containsAll(ALGORITHM.matcher(Files.readString(program)).results().map(m -> m.group(1)).toList());
        }));
    }
}
