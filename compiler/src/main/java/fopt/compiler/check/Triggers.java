package fopt.compiler.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which handlers can ever run: those that are triggered by `init`, by a clock, or by a handler that can.
final class Triggers {
    /// `init` and the clocks, which run by themselves.
    static final String START = "";

    private final Map<String, Set<String>> by = new HashMap<>();

    /// A statement of the handler `of`, or of the [#START], lets the handler `message` run.
    void add(String of, String message) {
        by.computeIfAbsent(of, k -> new HashSet<>()).add(message);
    }

    /// Whether anything at all triggers it.
    boolean has(String message) {
        return by.values().stream().anyMatch(all -> all.contains(message));
    }

    /// The handlers that can run.
    Set<String> started() {
        Set<String> started = new HashSet<>();
        reach(START, started);
        return started;
    }

    private void reach(String from, Set<String> started) {
        for (String message : by.getOrDefault(from, Set.of())) {
            if (started.add(message)) {
                reach(message, started);
            }
        }
    }
}
