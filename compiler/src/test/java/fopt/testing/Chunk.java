package fopt.testing;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import fopt.compiler.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A piece of a test script, between two lines that begin with `---`.
///
/// @param file the script's file name
/// @param firstLine the line of the file where the chunk begins
/// @param header what stands behind `---`, as in `--- stage=tree`; empty if nothing does
/// @param lines with their marks
public record Chunk(String file, int firstLine, String header, List<String> lines) {

    /// The program without its marks; lines count from the chunk's first one.
    public Source source() {
        return new Source(file + ":" + firstLine, lines.stream().map(l -> Mark.unmarked(l) + "\n").collect(Collectors.joining()));
    }

    /// The value of a `key=value` in the header, or the empty text.
    public String option(String key) {
        return List.of(header.split(" +")).stream().filter(o -> o.startsWith(key + "=")).map(o -> o.substring(key.length() + 1)).findFirst().orElse("");
    }

    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        int owner = 1;
        for (int k = 0; k < lines.size(); k++) {
            if (!Mark.unmarked(lines.get(k)).isBlank()) {
                owner = k + 1;
            }
            marks.addAll(Mark.of(lines.get(k), owner));
        }
        return marks;
    }

    /// What differs between expectation and outcome, in words; empty if nothing does.
    List<String> differences(Outcome outcome) {
        List<String> differences = new ArrayList<>();
        List<Diagnostic> silent = new ArrayList<>(outcome.diagnostics());
        for (Mark mark : marks()) {
            switch (mark.kind()) {
                case DIAGNOSTIC -> {
                    if (silent.stream().filter(mark::matches).findFirst().map(silent::remove).isEmpty()) {
                        differences.add("expected, but absent: " + mark);
                    }
                }
                case METRIC -> {
                    if (!mark.holds(outcome.metrics())) {
                        differences.add("does not hold: " + mark + ", metrics are " + outcome.metrics());
                    }
                }
                case PRINTED, DUMP -> { }
            }
        }
        silent.forEach(d -> differences.add("unexpected, on line " + d.span().line() + ":\n" + new Renderer(false).render(d)));
        compare("printed", Mark.Kind.PRINTED, printed(outcome), differences);
        compare("dump", Mark.Kind.DUMP, outcome.dump().lines().toList(), differences);
        return differences;
    }

    private void compare(String what, Mark.Kind kind, List<String> found, List<String> differences) {
        List<String> expected = marks().stream().filter(m -> m.kind() == kind).map(m -> kind == Mark.Kind.DUMP ? m.text() : m.line() + ": " + m.text()).toList();
        if (!expected.equals(found)) {
            differences.add(what + " expected:\n" + String.join("\n", expected) + "\n" + what + " found:\n" + String.join("\n", found));
        }
    }

    private static List<String> printed(Outcome outcome) {
        return outcome.printed().stream().map(p -> p.line() + ": " + p.text().strip()).toList();
    }

    /// The chunk with the marks that the outcome calls for: those that hold stay as they are; metrics stay in any case.
    List<String> blessed(Outcome outcome) {
        List<Mark> old = marks();
        List<String> result = new ArrayList<>();
        for (int k = 1; k <= lines.size(); k++) {
            int line = k;
            String program = Mark.unmarked(lines.get(k - 1));
            if (program.isBlank() && !lines.get(k - 1).isBlank()) {
                continue;
            }
            List<Diagnostic> here = outcome.diagnostics().stream().filter(d -> d.span().line() == line).toList();
            String marks = here.stream().map(d -> "   ### " + old.stream().filter(m -> m.matches(d)).findFirst().map(Mark::text)
                    .orElse(d.code() + " " + d.help().orElse(d.message()))).collect(Collectors.joining());
            result.add(program + marks);
            outcome.printed().stream().filter(p -> p.line() == line).forEach(p -> result.add("#> " + p.text()));
            old.stream().filter(m -> m.kind() == Mark.Kind.METRIC && m.line() == line).forEach(m -> result.add("#~ " + m.text()));
        }
        outcome.dump().lines().forEach(l -> result.add(("#= " + l).stripTrailing()));
        return result;
    }
}
