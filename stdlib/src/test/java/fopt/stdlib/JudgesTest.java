package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.run.Judges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Interpreter and compiled class, before and after the passes, and with several threads, give the same bits for the library's algorithms.
class JudgesTest {
    private static final int ROUNDS = 7;

    static List<String> runs() throws IOException {
        List<String> runs = new ArrayList<>();
        for (Reference r : Reference.all()) {
            runs.add("run " + r.run() + " on p" + (r.graph().isEmpty() ? "" : " over " + r.graph()) + " for 1 rounds measure gap");
        }
        try (Stream<Path> scripts = Files.list(Problems.RESOURCES.resolve("behaviour"))) {
            for (Path script : scripts.sorted().toList()) {
                Files.readAllLines(script).stream().filter(l -> l.startsWith("run ")).map(l -> l.replaceAll(" *#~.*", "")).forEach(runs::add);
            }
        }
        return runs;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theJudgesAgree(String run) {
        String script = Problems.script(run);
        List<Judges.Verdict> verdicts = Judges.judge(script, Problems.RESOURCES, ROUNDS);
        for (Judges.Verdict verdict : verdicts) {
            assertThat(verdict.state()).as("%s, as against %s", verdict.judge(), verdicts.getFirst().judge()).isEqualTo(verdicts.getFirst().state())
                    .hasSizeGreaterThan(1);
        }
    }
}
