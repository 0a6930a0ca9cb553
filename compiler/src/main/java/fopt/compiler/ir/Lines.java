package fopt.compiler.ir;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The lines of the source that steps and operations come from, by identity: a table beside the code, which consists of values. Passes keep it up.
public final class Lines {
    private final String file;
    private final Map<Object, Integer> lines = new IdentityHashMap<>();

    /// @param file name of the source
    public Lines(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    /// @param code a step or an operation @param line from 1
    public void put(Object code, int line) {
        lines.put(code, line);
    }

    /// What stands in the place of something comes from the same line. @return made
    public <T> T moved(Object old, T made) {
        Integer line = lines.get(old);
        if (line != null) {
            lines.putIfAbsent(made, line);
        }
        return made;
    }

    /// The line of an operation, or of the first one inside; 0 if it is not known.
    public int of(Op op) {
        Integer line = lines.get(op);
        if (line != null) {
            return line;
        }
        return switch (op) {
            case Op.Fused f -> of(f.assigns());
            case Op.EdgeLoop e -> of(e.body());
            default -> 0;
        };
    }

    /// The line of a step, or of the first operation inside; 0 if it is not known.
    public int of(Step step) {
        Integer line = lines.get(step);
        if (line != null) {
            return line;
        }
        return switch (step) {
            case Step.Region r -> of(r.ops());
            case Step.Solo s -> of(s.ops());
            default -> 0;
        };
    }

    private int of(List<? extends Op> ops) {
        return ops.stream().mapToInt(this::of).filter(line -> line > 0).findFirst().orElse(0);
    }
}
