package fopt.compiler.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What triggers what: clocks and `init` happen by themselves; they, and handlers, assign jobs and send messages, and these have handlers.
final class Triggers {
    /// What happens by itself.
    static final String ITSELF = "";
    /// The job, of which the handler of its result is what comes of it.
    static final String JOB = "job of all workers";

    private final Map<String, Set<String>> edges = new LinkedHashMap<>();
    /// What is being looked at.
    private String current = ITSELF;

    void in(String cause) {
        current = cause;
    }

    /// What is being looked at triggers this.
    void trigger(String effect) {
        edges.computeIfAbsent(current, c -> new HashSet<>()).add(effect);
    }

    /// Whether anything at all triggers this.
    boolean isTriggered(String effect) {
        return edges.values().stream().anyMatch(e -> e.contains(effect));
    }

    /// What may ever happen.
    Set<String> reached() {
        Set<String> reached = new HashSet<>(Set.of(ITSELF));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String effect : edges.getOrDefault(open.pop(), Set.of())) {
                if (reached.add(effect)) {
                    open.add(effect);
                }
            }
        }
        return reached;
    }
}
