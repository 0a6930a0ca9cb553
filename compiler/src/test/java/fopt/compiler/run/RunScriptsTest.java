package fopt.compiler.run;

import fopt.CompilationException;
import fopt.RunListener;
import fopt.compiler.source.Diagnostic;
import fopt.runtime.record.Row;
import fopt.testing.Chunk;
import fopt.testing.Outcome;
import fopt.testing.ScriptCases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Scripts that run: the four judges agree on every chunk, and it does what stands beside its lines. `#~` speaks of the last run.
/// The problems of [SmallProblems] are there from the start.
class RunScriptsTest {
    @TestFactory
    java.util.stream.Stream<DynamicNode> scripts() {
        return ScriptCases.in("run", RunScriptsTest::outcome);
    }

    private static Outcome outcome(Chunk chunk) {
        List<Outcome.Printed> printed = new ArrayList<>();
        List<Integer> prints = lines(chunk, "print ");
        List<Diagnostic> diagnostics = new ArrayList<>();
        Trial trial = Trial.of(chunk.source().text(), SmallProblems.ALL).named(chunk.source().name());
        try {
            diagnostics.addAll(trial.checked().warnings());
            fopt.Outcome result = FourJudges.judge(trial);
            trial.heard(new RunListener() {
                @Override
                public void printed(String text) {
                    int line = prints.get(printed.isEmpty() ? 0 : prints.indexOf(printed.getLast().line()) + 1);
                    text.lines().forEach(l -> printed.add(new Outcome.Printed(line, l)));
                }

                @Override
                public void warned(List<Diagnostic> warnings) {
                    diagnostics.addAll(warnings);
                }
            }).run();
            return new Outcome(diagnostics, printed, result.runs().isEmpty() ? Map.of() : metrics(result.runs().getLast().last()), "");
        } catch (CompilationException e) {
            diagnostics.addAll(e.diagnostics());
            return Outcome.of(diagnostics);
        }
    }

    /// The numbers of the lines that begin so.
    private static List<Integer> lines(Chunk chunk, String beginning) {
        List<String> lines = chunk.source().text().lines().toList();
        return java.util.stream.IntStream.range(0, lines.size()).filter(k -> lines.get(k).startsWith(beginning)).mapToObj(k -> k + 1).toList();
    }

    private static Map<String, Double> metrics(Row row) {
        Map<String, Double> all = new HashMap<>(row.metrics());
        all.put("bits", (double) row.bits());
        all.put("bits_up", (double) row.bitsUp());
        all.put("bits_down", (double) row.bitsDown());
        all.put("gradients", (double) row.gradients());
        all.put("round", (double) row.round());
        return all;
    }
}
