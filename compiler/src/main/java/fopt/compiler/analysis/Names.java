package fopt.compiler.analysis;

import fopt.Analysis.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The names of a block and of those around it.
final class Names {
    /// A name and the stretch of text in which it is known.
    record Stretch(Named named, int from, int to) {
        boolean holds(int offset) {
            return from <= offset && offset <= to;
        }
    }

    private final Names outer;
    private final int to;
    private final List<Stretch> stretches;
    private final Map<String, Named> names = new LinkedHashMap<>();
    private final Function<String, Optional<Named>> further;
    private final Function<String, Optional<Named>> under;

    private Names(Names outer, int to, List<Stretch> stretches, Function<String, Optional<Named>> further, Function<String, Optional<Named>> under) {
        this.outer = outer;
        this.to = to;
        this.stretches = stretches;
        this.further = further;
        this.under = under;
    }

    /// The outermost names.
    static Names outermost(Function<String, Optional<Named>> names) {
        return new Names(null, Integer.MAX_VALUE, new ArrayList<>(), names, id -> Optional.empty());
    }

    /// A block in this one. @param end where it ends
    Names block(int end) {
        return new Names(this, end, stretches, id -> Optional.empty(), id -> Optional.empty());
    }

    /// These, and names that are looked for in between: after those of the block, and before those around.
    Names with(int end, Function<String, Optional<Named>> more) {
        return new Names(this, end, stretches, more, id -> Optional.empty());
    }

    /// These, and names that are looked for when nothing around has them.
    Names beneath(int end, Function<String, Optional<Named>> more) {
        return new Names(this, end, stretches, id -> Optional.empty(), more);
    }

    /// Declares a name, known from a place to the end of the block.
    Named declare(Named named, int from) {
        names.put(named.id(), named);
        stretches.add(new Stretch(named, from, to));
        return named;
    }

    Optional<Named> find(String id) {
        for (Names n = this; n != null; n = n.outer) {
            Optional<Named> found = Optional.ofNullable(n.names.get(id));
            if (found.isEmpty()) {
                found = n.further.apply(id);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<Named> found = Optional.empty();
        for (Names n = this; n != null && found.isEmpty(); n = n.outer) {
            found = n.under.apply(id);
        }
        return found;
    }

    /// All that was declared in any block, in the order of the text.
    List<Stretch> stretches() {
        return stretches;
    }
}
