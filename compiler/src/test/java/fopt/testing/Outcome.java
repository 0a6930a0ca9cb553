package fopt.testing;

import fopt.compiler.source.Diagnostic;
import java.util.List;
import java.util.Map;

/// What came of a chunk of a test script.
///
/// @param diagnostics of any phase
/// @param printed what the program printed, in order
/// @param metrics of the finished run, by name
/// @param dump the dump of the stage that the chunk's header names; empty if it names none
public record Outcome(List<Diagnostic> diagnostics, List<Printed> printed, Map<String, Double> metrics, String dump) {

    /// A line of output, and the 1-based line of the chunk that printed it.
    public record Printed(int line, String text) {}

    public static Outcome of(List<Diagnostic> diagnostics) {
        return new Outcome(diagnostics, List.of(), Map.of(), "");
    }

    public static Outcome ofDump(List<Diagnostic> diagnostics, String dump) {
        return new Outcome(diagnostics, List.of(), Map.of(), dump);
    }
}
